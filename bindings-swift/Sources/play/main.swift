// Plays scenario files: `swift run play FILE…` (a folder: all scenarios in it). Closes with `N passed, M failed`.

import AbilitaPlayer
import Foundation

let given = CommandLine.arguments.dropFirst()
guard !given.isEmpty else {
    FileHandle.standardError.write(Data("usage: play FILE…\n".utf8))
    exit(2)
}
let files = given.flatMap { scenarioFiles(URL(fileURLWithPath: $0)) }
var failed = 0
for file in files {
    let lines = outcome(of: file)
    failed += lines.isEmpty ? 0 : 1
    for line in lines { print("\(file.path): \(line)") }
}
print("\(files.count - failed) passed, \(failed) failed")
exit(failed == 0 && !files.isEmpty ? 0 : 1)
