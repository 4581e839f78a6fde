import Abilita
import Foundation
import XCTest

final class AbilitaTests: XCTestCase {
    private func suspended() throws -> (Campaign, Case, Request) {
        let campaign = try Campaign.builtIn(id: "factotum-2025")
        let anna = Person(codiceFiscale: PersonId("RSSNNA75S42D205F"), name: "Anna", surname: "Rossi", email: "")
        let opening = Opening(record: [], register: [Delegate(role: "delegate", person: anna)], facts: [:], tracks: [:], members: [])
        let opened = try campaign.open(caseId: "7f3a", opening: opening, at: parseInstant(text: "2025-09-01T00:00:00+02:00"))
        let request = Request(function: "interventions.request", asker: .person("RSSNNA75S42D205F").loggedIn("spid", level: 2))
        return (campaign, try campaign.replay(events: [opened]), request)
    }

    /// F25-02: a delegate is locked out while the suspension lasts, and told why.
    func testADecisionTellsItsRulesAndItsEnd() throws {
        let (campaign, theCase, request) = try suspended()
        let before = try campaign.decide(case: theCase, request: request, at: parseInstant(text: "2025-10-05T12:00:00+02:00"))
        XCTAssertTrue(before.isAllowed)
        XCTAssertEqual(before.validUntil, try parseInstant(text: "2025-10-06T00:00:00+02:00"))
        let during = try campaign.decide(case: theCase, request: request, at: parseInstant(text: "2025-10-07T08:00:00+02:00"))
        XCTAssertFalse(during.isAllowed)
        XCTAssertTrue(during.because.contains("F25-02"))
    }

    func testOneCampaignServesManyTasks() async throws {
        let (campaign, theCase, request) = try suspended()
        let at = try parseInstant(text: "2025-10-07T08:00:00+02:00")
        let answers = try await withThrowingTaskGroup(of: Decision.self) { group in
            for _ in 0..<8 { group.addTask { try campaign.decide(case: theCase, request: request, at: at) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        XCTAssertEqual(answers.count, 8)
        XCTAssertEqual(Set(answers).count, 1)
    }

    func testEveryVectorIsJudgedAlike() throws {
        struct Vector: Decodable {
            let cf: String
            let valid: Bool
        }
        let lines = try String(contentsOf: package.appendingPathComponent("vectors/codice-fiscale.jsonl"), encoding: .utf8)
        let vectors = try lines.split(separator: "\n").map { try JSONDecoder().decode(Vector.self, from: Data($0.utf8)) }
        // A vector may be the tax code of a body, which is no codice fiscale of a person.
        let holders = vectors.map { try? taxCodeHolder(text: $0.cf, strictness: .strict) }
        XCTAssertEqual(holders.map { $0 != nil }, vectors.map { $0.valid })
        let alone = vectors.map { CodiceFiscale.isValid($0.cf) }
        XCTAssertEqual(alone, holders.map { $0 == .person })
        XCTAssertEqual(try CodiceFiscale.areValid(vectors.map { $0.cf }), alone)
    }

    func testACodeIsMaskedAndADateIsCivil() throws {
        let code = try CodiceFiscale("rss mra 80a01 h501u")
        XCTAssertEqual("\(code)", "RSS*************")
        let birth = try code.decoded().birthDates.first
        XCTAssertEqual(birth, DateComponents(year: 1980, month: 1, day: 1))
        XCTAssertThrowsError(try CodiceFiscale("RSSMRA80A01H501X")) { error in
            XCTAssertEqual((error as? AbilitaError)?.code, "codice_fiscale.check_character")
        }
    }
}
