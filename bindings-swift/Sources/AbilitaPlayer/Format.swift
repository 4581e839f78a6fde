// A scenario as it stands in the file.

import Abilita

let format = "abilita-scenario/1"
let usualLevel: Int32 = 2
let personFields = ["codice_fiscale", "name", "surname", "email"]

/// A whole scenario.
struct File {
    let name: String
    let campaign: String?
    let definition: String?
    let people: [(key: String, value: Person)]
    let institutes: [(key: String, value: Institute)]
    let accounts: [(key: String, value: Account)]
    let steps: [Step]

    static func parse(_ source: String) throws -> File {
        try fields(Json.parse(source), "") { file in
            guard try file.need("format", text) == format else { throw malformed("format", "expected `\(format)`") }
            _ = try file.otherwise("rules", [], many(text))
            let parsed = File(
                name: try file.need("name", text),
                campaign: try file.maybe("campaign", text),
                definition: try file.maybe("definition", text),
                people: try file.otherwise("people", [], named(readPerson)),
                institutes: try file.otherwise("institutes", [], named(Institute.read)),
                accounts: try file.otherwise("accounts", [], named(Account.read)),
                steps: try file.need("steps", many(Step.read)))
            guard (parsed.campaign == nil) != (parsed.definition == nil) else {
                throw malformed(".", "exactly one of `campaign` and `definition` is needed")
            }
            return parsed
        }
    }
}

/// A person by his data; what is not given is empty.
func person(of data: [String: String]) -> Person {
    Person(
        codiceFiscale: PersonId(data["codice_fiscale"] ?? ""),
        name: data["name"] ?? "",
        surname: data["surname"] ?? "",
        email: data["email"] ?? "")
}

func readPerson(_ json: Json, _ path: String) throws -> Person {
    try fields(json, path) { data in
        person(of: dictionary(try personFields.map { (key: $0, value: try data.otherwise($0, "", text)) }))
    }
}

/// The case of an institute. Its texts become the facts of the same names, where the definition declares them.
struct Institute {
    let texts: [(key: String, value: String)]
    let head: String?
    let enabled: [RosterEntry]
    let record: [(key: String, value: String)]
    let facts: [(key: String, value: Json)]
    let tracks: [(key: String, value: String)]
    let members: [(key: String, value: Account)]

    static func read(_ json: Json, _ path: String) throws -> Institute {
        try fields(json, path) { institute in
            let texts = ["code", "name", "dedicated_mailbox", "zone_referent"]
            return Institute(
                texts: try texts.compactMap { key in try institute.maybe(key, text).map { (key: key, value: $0) } },
                head: try institute.maybe("head", text),
                enabled: try institute.otherwise("enabled", [], many(RosterEntry.read)),
                record: try institute.otherwise("record", [], named(text)),
                facts: try institute.otherwise("facts", [], named(anything)),
                tracks: try institute.otherwise("tracks", [], named(text)),
                members: try institute.otherwise("members", [], named(Account.read)))
        }
    }
}

/// The case of a person's account, whose key is the person's; or what an institute's case keeps of a person.
struct Account {
    let facts: [(key: String, value: Json)]
    let tracks: [(key: String, value: String)]

    static func read(_ json: Json, _ path: String) throws -> Account {
        try fields(json, path) { account in
            Account(
                facts: try account.otherwise("facts", [], named(anything)),
                tracks: try account.otherwise("tracks", [], named(text)))
        }
    }
}

/// A delegate: somebody of `people`, or the data in place.
struct RosterEntry {
    let role: String
    let person: String?
    let data: [String: String]

    static func read(_ json: Json, _ path: String) throws -> RosterEntry {
        try fields(json, path) { entry in
            let data = try personFields.compactMap { key in try entry.maybe(key, text).map { (key: key, value: $0) } }
            return RosterEntry(
                role: try entry.need("role", text),
                person: try entry.maybe("person", text),
                data: dictionary(data))
        }
    }
}

/// A login: another person's, where it says whose.
struct Login {
    let scheme: String
    let level: Int32
    let codiceFiscale: String?

    static func read(_ json: Json, _ path: String) throws -> Login {
        try fields(json, path) { login in
            Login(
                scheme: try login.need("scheme", text),
                level: try login.otherwise("level", usualLevel, AbilitaPlayer.level),
                codiceFiscale: try login.maybe("codice_fiscale", text))
        }
    }
}

/// Whose question or command it is.
struct Who {
    let key: String?
    let role: String?
    let identity: Written<Login>

    static func take(from fields: Fields) throws -> Who {
        Who(
            key: try fields.maybe("who", text),
            role: try fields.maybe("as", text),
            identity: try fields.written("identity", Login.read))
    }
}

/// One thing at one instant, and what must come of it.
struct Step {
    let at: String
    let deed: Deed
    let expect: Expect

    static func read(_ json: Json, _ path: String) throws -> Step {
        try fields(json, path) { step in
            let at = try step.need("at", text)
            let deeds = try Deed.kinds.compactMap { kind, read in try step.maybe(kind, read).map { (kind: kind, deed: $0) } }
            let expect = try step.maybe("expect", Expect.read)
            guard deeds.count == 1, let (kind, deed) = deeds.first else {
                let kinds = Deed.kinds.map { "`\($0.0)`" }.joined(separator: ", ")
                throw malformed(path, "exactly one of \(kinds) is needed")
            }
            if expect == nil && ["ask", "check", "state"].contains(kind) {
                throw malformed(path, "a step `\(kind)` needs `expect`")
            }
            if let key = expect?.keys.first(where: { !deed.gives.contains($0) }) {
                throw malformed(path, "a step `\(kind)` cannot be expected to give `\(key)`")
            }
            return Step(at: at, deed: deed, expect: expect ?? Expect())
        }
    }
}

/// What a step does.
enum Deed {
    case ask(case: String, who: Who, function: String)
    case order(case: String, who: Who, command: String, arguments: [(key: String, value: Json)])
    case check(case: String, stage: Stage, roster: [RosterEntry])
    case state(case: String)
    /// A moment comes now.
    case happens(moment: String)
    /// A moment gets an instant, or another one; this is known from the instant of the step on.
    case announce(moment: String, at: String, act: String?)
    /// The host tells facts of a case, or of a person in its register or draft.
    case tell(case: String, person: String?, facts: [(key: String, value: Json)], forget: [String])

    /// What can be expected of it.
    var gives: [String] {
        switch self {
        case .ask: return ["decision", "because", "next", "valid_until"]
        case .order: return ["accepted", "refusal", "because", "next", "effects"]
        case .check: return ["errors", "warnings", "advice", "because"]
        case .state: return ["tracks", "flags", "debts", "enabled", "members", "effects"]
        case .happens, .announce, .tell: return []
        }
    }

    static var kinds: [(String, Read<Deed>)] {
        [
            ("ask", { try fields($0, $1) { .ask(case: try $0.need("case", text), who: try Who.take(from: $0), function: try $0.need("function", text)) } }),
            ("do", readOrder),
            ("check", readCheck),
            ("state", { try fields($0, $1) { .state(case: try $0.need("case", text)) } }),
            ("happens", { .happens(moment: try text($0, $1)) }),
            ("announce", readAnnounce),
            ("tell", readTell),
        ]
    }

    private static func readOrder(_ json: Json, _ path: String) throws -> Deed {
        try fields(json, path) { order in
            .order(
                case: try order.need("case", text),
                who: try Who.take(from: order),
                command: try order.need("command", text),
                arguments: try order.otherwise("with", [], named(anything)))
        }
    }

    private static func readCheck(_ json: Json, _ path: String) throws -> Deed {
        try fields(json, path) { check in
            .check(
                case: try check.need("case", text),
                stage: try check.need("stage", readStage),
                roster: try check.need("roster", many(RosterEntry.read)))
        }
    }

    private static func readAnnounce(_ json: Json, _ path: String) throws -> Deed {
        try fields(json, path) { announce in
            .announce(
                moment: try announce.need("moment", text),
                at: try announce.need("at", text),
                act: try announce.maybe("act", text))
        }
    }

    private static func readTell(_ json: Json, _ path: String) throws -> Deed {
        try fields(json, path) { tell in
            .tell(
                case: try tell.need("case", text),
                person: try tell.maybe("person", text),
                facts: try tell.otherwise("facts", [], named(anything)),
                forget: try tell.otherwise("forget", [], many(text)))
        }
    }

    private static func readStage(_ json: Json, _ path: String) throws -> Stage {
        switch try text(json, path) {
        case "draft": return .draft
        case "submission": return .submission
        default: throw malformed(path, "expected `draft` or `submission`")
        }
    }
}

/// What must come out. Only what is written is compared.
struct Expect {
    var decision: String?
    var next: Written<String> = .absent
    var validUntil: Written<String> = .absent
    var accepted: Bool?
    var refusal: String?
    var tracks: [(key: String, value: String)]?
    var members: [(key: String, value: [(key: String, value: String)])]?
    /// Those that are lists, by key: `because`, `effects`, `errors` and so on.
    var lists: [String: [String]] = [:]

    private static let listKeys = ["because", "effects", "errors", "warnings", "advice", "flags", "debts", "enabled"]

    /// The keys that are written.
    var keys: [String] {
        let others = [
            ("decision", decision != nil), ("next", next.isGiven), ("valid_until", validUntil.isGiven),
            ("accepted", accepted != nil), ("refusal", refusal != nil), ("tracks", tracks != nil), ("members", members != nil),
        ]
        return others.filter { $0.1 }.map { $0.0 } + lists.keys.sorted()
    }

    static func read(_ json: Json, _ path: String) throws -> Expect {
        try fields(json, path) { given in
            var expect = Expect()
            expect.decision = try given.maybe("decision", text)
            if let word = expect.decision, word != "allow", word != "deny" {
                throw malformed(given.path("decision"), "expected `allow` or `deny`")
            }
            expect.next = try given.written("next", text)
            expect.validUntil = try given.written("valid_until", text)
            expect.accepted = try given.maybe("accepted", flag)
            expect.refusal = try given.maybe("refusal", text)
            expect.tracks = try given.maybe("tracks", named(text))
            expect.members = try given.maybe("members", named(named(text)))
            for key in listKeys { expect.lists[key] = try given.maybe(key, many(text)) }
            return expect
        }
    }
}
