// The names of a scenario become persons, cases and askers.

import Abilita
import Foundation

/// People and cases by their keys in the file. Every case is opened before every moment.
final class Cast {
    private let campaign: Campaign
    private let people: [(key: String, value: Person)]
    private let roles: [Role]
    private let commands: [DeclaredCommand]
    /// In the order of the file.
    private(set) var keys: [String] = []
    var cases: [String: Case] = [:]

    private static let nobody = PersonId("")
    private static let noPerson = Value.texts(value: [])
    /// The first day of the year 0000.
    private static let beforeEverything = Date(timeIntervalSince1970: -62_167_219_200)

    init(file: File, campaign: Campaign) throws {
        self.campaign = campaign
        people = file.people
        roles = campaign.roles()
        commands = campaign.commands()
        let ofPersons = campaign.caseKind() == "person"
        for (key, institute) in file.institutes {
            let path = "institutes.\(key)"
            if ofPersons { throw malformed(path, "a case of this campaign is a person's account") }
            try open(key, opening(of: institute, path), path)
        }
        for (key, account) in file.accounts {
            let path = "accounts.\(key)"
            if !ofPersons { throw malformed(path, "a case of this campaign is no person's account") }
            try open(key, opening(of: account, key, path), path)
        }
    }

    private func open(_ key: String, _ opening: Opening, _ path: String) throws {
        do {
            let opened = try campaign.open(caseId: key, opening: opening, at: Self.beforeEverything)
            cases[key] = try campaign.replay(events: [opened])
            keys.append(key)
        } catch let error as AbilitaError {
            let kind = error.code.hasPrefix("opening.unknown") ? "unknown_name" : "malformed"
            throw AbilitaError.Scenario(code: "scenario.\(kind)", path: path, detail: "\(path): \(error.detail)")
        }
    }

    private func opening(of institute: Institute, _ path: String) throws -> Opening {
        let head = try institute.head.map { [Delegate(role: "head", person: try person($0, "\(path).head"))] } ?? []
        let record = try institute.record.map { role, key in
            Delegate(role: role, person: try person(key, "\(path).record.\(role)"))
        }
        let register = try institute.enabled.enumerated().map { index, entry in
            try delegate(entry, "\(path).enabled[\(index)]")
        }
        let declared = Set(campaign.facts().map { $0.name })
        var facts = try Self.facts(institute.facts, path)
        for (name, text) in institute.texts where declared.contains(name) && facts[name] == nil {
            facts[name] = .text(value: text)
        }
        let members = try institute.members.map { key, member -> MemberOpening in
            let path = "\(path).members.\(key)"
            return MemberOpening(
                person: try person(key, path).codiceFiscale,
                facts: try Self.facts(member.facts, path),
                tracks: dictionary(member.tracks))
        }
        return Opening(
            record: head + record, register: register, facts: facts, tracks: dictionary(institute.tracks), members: members)
    }

    /// The holder of an account stands on record, in the first role that can.
    private func opening(of account: Account, _ key: String, _ path: String) throws -> Opening {
        guard let role = roles.first(where: { $0.holders == .onRecord }) else {
            throw unknown(path, "role on record", "of the holder")
        }
        return Opening(
            record: [Delegate(role: role.name, person: try person(key, path))],
            register: [],
            facts: try Self.facts(account.facts, path),
            tracks: dictionary(account.tracks),
            members: [])
    }

    func theCase(_ key: String, _ path: String) throws -> Case {
        guard let found = cases[key] else { throw unknown(path, "case", key) }
        return found
    }

    func person(_ key: String, _ path: String) throws -> Person {
        guard let found = people.first(where: { $0.key == key }) else { throw unknown(path, "person", key) }
        return found.value
    }

    /// The person behind a key or, for who is not in `people`, a codice fiscale.
    func personId(_ key: String) -> PersonId {
        people.first { $0.key == key }?.value.codiceFiscale ?? PersonId(key)
    }

    /// How a person is told in a report: by his key, never by his codice fiscale.
    func key(of id: PersonId) -> String {
        people.first { $0.value.codiceFiscale == id }?.key ?? "(somebody else)"
    }

    func delegate(_ entry: RosterEntry, _ path: String) throws -> Delegate {
        guard let key = entry.person else { return Delegate(role: entry.role, person: AbilitaPlayer.person(of: entry.data)) }
        guard entry.data.isEmpty else { throw malformed(path, "a person by key or by data, not both") }
        return Delegate(role: entry.role, person: try person(key, "\(path).person"))
    }

    /// Who asks. A login that is left out is SPID at level 2 of that person; `null` is none.
    func asker(_ who: Who, _ path: String) throws -> Asker {
        let id = try who.key.map { try person($0, "\(path).who").codiceFiscale }
        let role = roles.first { $0.name == who.role }
        if let name = who.role, role == nil, !(try Self.isBuiltInRole(name)) { throw unknown("\(path).as", "role", name) }
        let identity: Identity?
        switch who.identity {
        case .absent:
            identity = id.map { Identity(scheme: "spid", level: usualLevel, codiceFiscale: $0) }
        case let .given(login):
            identity = login.map { login in
                let holder = login.codiceFiscale.map { PersonId($0) } ?? id ?? Self.nobody
                return Identity(scheme: login.scheme, level: login.level, codiceFiscale: holder)
            }
        }
        return Asker(person: id, role: who.role, vouched: role?.holders == .vouched, identity: identity)
    }

    /// The arguments of a command. A person is named by key under the argument's name, or his data stand among them.
    func arguments(_ given: [(key: String, value: Json)], of command: String, _ path: String) throws -> [String: Value] {
        let declared = commands.first { $0.name == command }?.arguments ?? []
        let kind = { (name: String) in declared.first { $0.name == name }?.kind }
        let wanted = declared.first { $0.kind == .person }?.name
        let person = wanted.flatMap { name in given.contains { $0.key == name } ? nil : name }
        var inline: [(key: String, value: Json)] = []
        var arguments: [String: Value] = [:]
        for (name, json) in given {
            if person != nil, kind(name) == nil, personFields.contains(name) {
                inline.append((key: name, value: json))
            } else if kind(name) == .person {
                arguments[name] = try personArgument(json, "\(path).with.\(name)")
            } else {
                // What cannot be of the type is put to the engine all the same, as something it refuses.
                arguments[name] = Self.fact(json) ?? .person(value: AbilitaPlayer.person(of: [:]))
            }
        }
        if let person, !inline.isEmpty { arguments[person] = try personArgument(.object(inline), "\(path).with") }
        return arguments
    }

    /// A text is a key of `people`, an object the person's data; anything else is no person.
    private func personArgument(_ json: Json, _ path: String) throws -> Value {
        switch json {
        case let .text(key):
            return .person(value: try person(key, path))
        case let .object(entries):
            var data: [String: String] = [:]
            for (key, value) in entries {
                guard personFields.contains(key) else { throw malformed(path, "a person has no `\(key)`") }
                guard case let .text(text) = value else { return Self.noPerson }
                data[key] = text
            }
            return .person(value: AbilitaPlayer.person(of: data))
        default:
            return Self.noPerson
        }
    }

    /// A role of another edition is one that nobody holds in this.
    private static func isBuiltInRole(_ name: String) throws -> Bool {
        let library = DefinitionLibrary.builtIn()
        return try library.ids().compactMap { library.toJson(id: $0) }.contains { document in
            try Json.parse(document)["roles"]?[name] != nil
        }
    }

    /// The facts of a file, none of a form that no fact has.
    static func facts(_ given: [(key: String, value: Json)], _ path: String) throws -> [String: Value] {
        var facts: [String: Value] = [:]
        for (name, json) in given {
            guard let value = fact(json) else { throw malformed("\(path).facts.\(name)", "no fact is of this form") }
            facts[name] = value
        }
        return facts
    }

    /// The value, where it has the form of one. Dates and instants stay texts: the definition tells what they are.
    private static func fact(_ json: Json) -> Value? {
        switch json {
        case let .text(text): return .text(value: text)
        case let .bool(flag): return .bool(value: flag)
        case let .integer(number): return .integer(value: number)
        case let .list(items):
            let texts = items.compactMap { $0.asText }
            return texts.count == items.count ? .texts(value: texts) : nil
        case .null, .otherNumber, .object: return nil
        }
    }
}
