import AbilitaPlayer
import Foundation
import XCTest

/// The folder of the package, which holds what the tests read.
let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The scenarios of the project, played in Swift.
final class ScenariosTests: XCTestCase {
    func testEveryScenarioPasses() {
        let files = scenarioFiles(package.appendingPathComponent("scenarios"))
        XCTAssertGreaterThan(files.count, 100)
        for file in files {
            XCTAssertEqual(outcome(of: file), [], file.lastPathComponent)
        }
    }
}
