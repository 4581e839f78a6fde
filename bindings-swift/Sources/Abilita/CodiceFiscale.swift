// The codice fiscale as a type that cannot be invalid.

import Foundation

/// The codice fiscale of a natural person, in its normal form: a value exists only if its text passed every test.
///
/// It is personal data, so it is masked where it would be printed; to have all of it one has to say ``text``.
public struct CodiceFiscale: Hashable, Comparable, Sendable, CustomStringConvertible, CustomReflectable {
    /// The whole code.
    public let text: String

    /// The codice fiscale that a text is; throws ``AbilitaError`` for a text that is none.
    public init(_ text: String, strictness: Strictness = .strict) throws {
        self = try parseCodiceFiscale(text: text, strictness: strictness)
    }

    /// A text that the library gave: it has been tested.
    init(trusted text: String) {
        self.text = text
    }

    /// True if the text is one. Nothing is thrown and nothing made.
    public static func isValid(_ text: String, strictness: Strictness = .strict) -> Bool {
        isCodiceFiscale(text: Data(text.utf8), formal: strictness == .formal)
    }

    /// Every fault of a text; empty if there is none.
    public static func faults(_ text: String, strictness: Strictness = .strict) -> [CodiceFiscaleFault] {
        codiceFiscaleFaults(text: text, strictness: strictness)
    }

    /// What it says: sex, dates of birth, place, omocodia.
    public func decoded() throws -> DecodedCodiceFiscale {
        try decodeCodiceFiscale(code: self)
    }

    /// The date of birth of somebody who is alive on a day and not a hundred years old.
    public func birthDate(on day: DateComponents) throws -> DateComponents? {
        try Abilita.birthDate(code: self, on: day)
    }

    /// Whether a name and a surname give its letters.
    public func matches(surname: String, name: String) throws -> NameMatch {
        try matchesName(code: self, surname: surname, name: name)
    }

    /// The code with every digit written as a digit. It may belong to somebody else.
    public func baseCode() throws -> CodiceFiscale {
        try Abilita.baseCode(code: self)
    }

    /// Whether two codes differ at most by omocodia. Two different codes of one base belong to two people.
    public func sameBase(as other: CodiceFiscale) throws -> Bool {
        try Abilita.sameBase(one: self, other: other)
    }

    /// The code with just the digits of `mask`, from 0 to 127, written as letters; a provisional one as it is.
    public func variant(mask: Int32) throws -> CodiceFiscale {
        try Abilita.variant(code: self, mask: mask)
    }

    /// The 128 ways to write the code, the base first; one of a provisional code.
    public func variants() throws -> [CodiceFiscale] {
        try Abilita.variants(code: self)
    }

    /// The code that a person's data give: a guess, for filling in a form or finding a slip, never a proof.
    public static func encode(
        surname: String, name: String, sex: Sex, birthDate: DateComponents, place: PlaceCode
    ) throws -> CodiceFiscale {
        try encodeCodiceFiscale(surname: surname, name: name, sex: sex, birthDate: birthDate, place: place)
    }

    public static func < (one: CodiceFiscale, other: CodiceFiscale) -> Bool { one.text < other.text }

    public var description: String { maskText(text: text) }

    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
