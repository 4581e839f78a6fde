// How to say who asks: `Asker.person("…").loggedIn("spid", level: 2).acting(as: "head")`

extension Asker {
    /// A person, not logged in.
    public static func person(_ id: PersonId) -> Asker {
        Asker(person: id, role: nil, vouched: false, identity: nil)
    }

    /// A person, not logged in.
    public static func person(_ codiceFiscale: String) -> Asker {
        person(PersonId(codiceFiscale))
    }

    /// Nobody in particular: a visitor before the login.
    public static var anonymous: Asker {
        Asker(person: nil, role: nil, vouched: false, identity: nil)
    }

    /// Somebody for whom the host vouches that he acts in a role, such as an operator. No login is asked of him.
    public static func vouched(_ role: String) -> Asker {
        Asker(person: nil, role: role, vouched: true, identity: nil)
    }

    /// With a login of his own; nobody in particular has none. `level`: the assurance level, 0 where the scheme knows none.
    public func loggedIn(_ scheme: String, level: Int32) -> Asker {
        guard let person else { return self }
        return with(identity: Identity(scheme: scheme, level: level, codiceFiscale: person))
    }

    /// With a login as the host verified it. That it is somebody else's is for the decision to tell.
    public func with(identity: Identity?) -> Asker {
        Asker(person: person, role: role, vouched: vouched, identity: identity)
    }

    /// The vouched person's own codice fiscale, for the record.
    public func who(is id: PersonId) -> Asker {
        Asker(person: id, role: role, vouched: vouched, identity: identity)
    }

    /// In one of the roles he holds, not in all of them. A role that he does not hold leaves him with none.
    public func acting(as role: String) -> Asker {
        Asker(person: person, role: role, vouched: vouched, identity: identity)
    }
}

extension Wording {
    /// The text in a language.
    public subscript(lang: Lang) -> String {
        switch lang {
        case .it: return it
        case .en: return en
        }
    }
}
