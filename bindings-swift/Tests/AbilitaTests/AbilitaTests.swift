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

    /// F25-07: the rosters of many schools are checked in one call, and what is found goes into the file.
    func testRostersOfATableAreCheckedInOneCall() throws {
        let (campaign, _, _) = try suspended()
        let file = Data("Cod. mecc.;CF;Ruolo\nTOIS99901A;RSSNNA75S42D205F;Delegato\nTOIS99901A;;Delegato\n".utf8)
        let rosters = try readTable(bytes: file, campaign: campaign).rosters
        let found = try campaign.checkRosters(rosters: rosters, stage: .submission, at: parseInstant(text: "2025-10-07T08:00:00+02:00"))
        XCTAssertTrue(found.contains { $0.line == 3 && $0.finding.code == "codice_fiscale.empty" })
        XCTAssertTrue(found.contains { $0.line == nil && $0.finding.code == "role_missing" })
        let written = try writeTable(rows: rosters.flatMap { $0.rows }, profile: .office, lang: .en, campaign: nil, findings: found)
        let faulty = try XCTUnwrap(found.first { $0.line == 3 }).finding.text[.en]
        XCTAssertTrue(String(decoding: written, as: UTF8.self).contains(faulty))
    }

    /// F25-04: the deadline falls on a Saturday, and a scenario shows it.
    func testADefinitionIsProvedAndDrawn() throws {
        let campaign = try Campaign.builtIn(id: "factotum-2025")
        let proof = campaign.prove()
        let found = try XCTUnwrap(proof.findings.first { $0.code == "analysis.deadline_on_day_off" })
        XCTAssertEqual(found.place, "moments.deadline")
        XCTAssertTrue(try Scenario.parse(json: XCTUnwrap(found.witness)).run(campaign: campaign).passed)
        XCTAssertTrue(Matrix.of(campaign: campaign).toText(lang: .en).contains("Suspension of access"))
        XCTAssertTrue(try Diagram.of(campaign: campaign, lang: .en).toMermaid().hasPrefix("stateDiagram-v2"))
        XCTAssertThrowsError(try Diagram.of(campaign: campaign, lang: .en, track: "nothing"))
        XCTAssertTrue(definitionSchema().contains("urn:abilita:definition:1"))
    }
}
