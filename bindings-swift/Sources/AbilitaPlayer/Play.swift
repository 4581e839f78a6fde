// The steps of a scenario, played over the typed API as an app would use it.

import Abilita
import Foundation

final class Play {
    private let file: File
    private var campaign: Campaign
    private let cast: Cast
    private(set) var failures: [Failure] = []
    /// The messages that time has brought since the step before.
    private var brought: [Effect] = []
    private var index = 0

    init(file: File, campaign: Campaign) throws {
        self.file = file
        self.campaign = campaign
        cast = try Cast(file: file, campaign: campaign)
    }

    func run() throws {
        var last = Date.distantPast
        for (number, step) in file.steps.enumerated() {
            index = number
            let at = try instant(step.at, "at")
            if number > 0 && at < last { throw malformed(path("at"), "the steps go back in time") }
            last = at
            try play(step, at)
        }
    }

    private func path(_ key: String) -> String { "steps[\(index)].\(key)" }

    private func instant(_ text: String, _ key: String) throws -> Date {
        try orMalformed(path(key)) { try parseInstant(text: text) }
    }

    /// What the library refuses is here an error of the file.
    private func orMalformed<T>(_ path: String, _ act: () throws -> T) throws -> T {
        do {
            return try act()
        } catch let error as AbilitaError {
            throw malformed(path, error.detail)
        }
    }

    /// Every case is carried on to the instant before anything else.
    private func play(_ step: Step, _ at: Date) throws {
        try advance(at)
        switch step.deed {
        case let .happens(moment):
            guard campaign.awaitsAnnouncement(moment: moment) else {
                throw unknown(path("happens"), "moment that waits for an announcement", moment)
            }
            return try announce(Announcement(moment: moment, at: at, knownFrom: at, act: nil), "happens")
        case let .announce(moment, instant, act):
            let announced = try self.instant(instant, "announce.at")
            return try announce(Announcement(moment: moment, at: announced, knownFrom: at, act: act), "announce.moment")
        case let .tell(key, person, facts, forget):
            try tell(key, person, facts, forget, at)
        case let .ask(key, who, function):
            try ask(key, who, function, step.expect, at)
        case let .order(key, who, command, arguments):
            try order(key, who, command, arguments, step.expect, at)
        case let .check(key, stage, roster):
            try check(key, stage, roster, step.expect, at)
        case let .state(key):
            try state(try cast.theCase(key, path("state.case")), step.expect)
        }
        brought = []
    }

    private func advance(_ at: Date) throws {
        try orMalformed(path("at")) {
            var due: [(key: String, events: [Event])] = []
            for key in cast.keys {
                guard let current = cast.cases[key] else { continue }
                due.append((key: key, events: try campaign.due(case: current, now: at)))
            }
            for (key, events) in due {
                try apply(key, events)
                brought += try effects(of: events)
            }
        }
    }

    private func effects(of events: [Event]) throws -> [Effect] {
        try events.flatMap { try $0.effects() }
    }

    private func apply(_ key: String, _ events: [Event]) throws {
        guard !events.isEmpty, let current = cast.cases[key] else { return }
        cast.cases[key] = try campaign.apply(case: current, events: events)
    }

    /// What the announcement brings at once, the step after it can expect.
    private func announce(_ announcement: Announcement, _ key: String) throws {
        campaign = try orMalformed(path(key)) { try campaign.announce(announcement: announcement) }
        brought = []
        try advance(announcement.knownFrom)
    }

    private func tell(_ key: String, _ who: String?, _ given: [(key: String, value: Json)], _ forget: [String], _ at: Date) throws {
        let path = path("tell")
        let facts = try Cast.facts(given, path)
        let told: Told
        if let who {
            let person = try cast.person(who, "\(path).person").codiceFiscale
            let news = MemberNews(person: person, forget: forget, facts: facts)
            told = Told(leaving: [], record: [], forget: [], facts: [:], members: [news])
        } else {
            told = Told(leaving: [], record: [], forget: forget, facts: facts, members: [])
        }
        let current = try cast.theCase(key, "\(path).case")
        try orMalformed(path) { try apply(key, try campaign.tell(case: current, told: told, at: at)) }
    }

    private func ask(_ key: String, _ who: Who, _ function: String, _ expect: Expect, _ at: Date) throws {
        let path = path("ask")
        let current = try cast.theCase(key, "\(path).case")
        let request = Request(function: function, asker: try cast.asker(who, path))
        let decision: Decision
        do {
            decision = try campaign.decide(case: current, request: request, at: at)
        } catch AbilitaError.Ask {
            throw unknown("\(path).function", "function", function)
        }
        if let expected = expect.decision { same("decision", expected, decision.isAllowed ? "allow" : "deny") }
        contained("because", expect, decision.because)
        sameOrNone("next", expect.next, decision.next)
        if case let .given(text) = expect.validUntil {
            let expected = try text.map { try instant($0, "expect.valid_until") }
            if expected != decision.validUntil { fail("valid_until", told(expected), told(decision.validUntil)) }
        }
    }

    private func order(
        _ key: String, _ who: Who, _ name: String, _ given: [(key: String, value: Json)], _ expect: Expect, _ at: Date
    ) throws {
        let path = path("do")
        let current = try cast.theCase(key, "\(path).case")
        let command = Command(
            name: name,
            asker: try cast.asker(who, path),
            expectedSequence: current.sequence(),
            arguments: try cast.arguments(given, of: name, path))
        var refusal: Refusal?
        var events: [Event] = []
        do {
            events = try campaign.handle(case: current, command: command, at: at)
        } catch let AbilitaError.Refused(refused) {
            refusal = refused
        }
        if let expected = expect.accepted, expected != (refusal == nil) {
            fail("accepted", "\(expected)", refusal.map { "false (\($0.code))" } ?? "true")
        }
        if let expected = expect.refusal { same("refusal", expected, refusal?.code ?? "none") }
        contained("because", expect, refusal?.because ?? [])
        sameOrNone("next", expect.next, refusal?.next)
        contained("effects", expect, try effects(of: events).map { $0.name })
        try orMalformed(path) { try apply(key, events) }
    }

    private func check(_ key: String, _ stage: Stage, _ entries: [RosterEntry], _ expect: Expect, _ at: Date) throws {
        let path = path("check")
        let current = try cast.theCase(key, "\(path).case")
        let roster = try entries.enumerated().map { number, entry in try cast.delegate(entry, "\(path).roster[\(number)]") }
        let findings = try orMalformed(path) { try campaign.check(case: current, roster: roster, stage: stage, at: at) }
        let codes = { (severity: Severity) in findings.filter { $0.severity == severity }.map { $0.code } }
        sameSet("errors", expect, codes(.error))
        sameSet("warnings", expect, codes(.warning))
        sameSet("advice", expect, codes(.advice))
        contained("because", expect, findings.flatMap { $0.cites })
    }

    private func state(_ current: Case, _ expect: Expect) throws {
        let tracks = current.tracks()
        for (track, expected) in expect.tracks ?? [] {
            guard let found = tracks[track] else { throw unknown(path("expect.tracks"), "track", track) }
            if found != expected { fail("tracks", "\(track): \(expected)", found) }
        }
        sameSet("flags", expect, current.flags())
        sameSet("debts", expect, current.debts())
        contained("effects", expect, brought.filter { $0.caseId == current.id() }.map { $0.name })
        if let members = expect.members { try check(members, current) }
        if let enabled = expect.lists["enabled"] { check(enabled, current) }
    }

    private func check(_ expected: [(key: String, value: [(key: String, value: String)])], _ current: Case) throws {
        let path = path("expect.members")
        let ofMembers = campaign.tracks().filter { $0.isOfMembers }.map { $0.name }
        let members = try current.members()
        for (key, states) in expected {
            let person = try cast.person(key, path).codiceFiscale
            let member = members.first { $0.person == person }
            for (track, state) in states {
                guard ofMembers.contains(track) else { throw unknown(path, "track of members", track) }
                let found = member?.tracks[track] ?? "none"
                if found != state { fail("members", "\(key), \(track): \(state)", found) }
            }
        }
    }

    /// Who stands in the register, compared by person; told by key.
    private func check(_ enabled: [String], _ current: Case) {
        let wanted = Set(enabled.map { entry -> Enabled in
            guard let colon = entry.lastIndex(of: ":") else { return Enabled(person: cast.personId(entry), role: "") }
            let role = String(entry[entry.index(after: colon)...])
            return Enabled(person: cast.personId(String(entry[..<colon])), role: role)
        })
        let found = Set(current.register().map { Enabled(person: $0.person.codiceFiscale, role: $0.role) })
        if wanted != found { fail("enabled", told(wanted), told(found)) }
    }

    private struct Enabled: Hashable {
        let person: PersonId
        let role: String
    }

    private func told(_ entries: Set<Enabled>) -> String {
        list(entries.map { "\(cast.key(of: $0.person)):\($0.role)" }.sorted())
    }

    private func told(_ at: Date?) -> String {
        at.flatMap { try? formatInstant(at: $0) } ?? "null"
    }

    private func list(_ entries: [String]) -> String { "[\(entries.joined(separator: ", "))]" }

    private func fail(_ what: String, _ expected: String, _ found: String) {
        failures.append(Failure(step: index, what: what, expected: expected, found: found))
    }

    private func same(_ what: String, _ expected: String, _ found: String) {
        if expected != found { fail(what, expected, found) }
    }

    private func sameOrNone(_ what: String, _ expected: Written<String>, _ found: String?) {
        if case let .given(text) = expected, text != found { fail(what, text ?? "null", found ?? "null") }
    }

    private func contained(_ what: String, _ expect: Expect, _ found: [String]) {
        guard let expected = expect.lists[what], !Set(expected).isSubset(of: found) else { return }
        fail(what, list(expected), list(found))
    }

    private func sameSet(_ what: String, _ expect: Expect, _ found: [String]) {
        guard let expected = expect.lists[what], Set(expected) != Set(found) else { return }
        fail(what, list(Set(expected).sorted()), list(Set(found).sorted()))
    }
}
