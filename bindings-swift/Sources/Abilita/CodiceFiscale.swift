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

    /// Which of many texts are codici fiscali: one crossing for all of them.
    public static func areValid(_ texts: [String], strictness: Strictness = .strict) throws -> [Bool] {
        var values = Data()
        var offsets = Data()
        func mark() {
            withUnsafeBytes(of: Int32(values.count).littleEndian) { offsets.append(contentsOf: $0) }
        }
        mark()
        for text in texts {
            values.append(contentsOf: text.utf8)
            mark()
        }
        return try codiciFiscaliValid(values: values, offsets: offsets, strictness: strictness).map { $0 != 0 }
    }

    /// What it says: sex, dates of birth, place.
    public func decoded() throws -> DecodedCodiceFiscale {
        try decodeCodiceFiscale(code: self)
    }

    /// Whether a name and a surname give its letters.
    public func matches(surname: String, name: String) throws -> NameMatch {
        try matchesName(code: self, surname: surname, name: name)
    }

    public static func < (one: CodiceFiscale, other: CodiceFiscale) -> Bool { one.text < other.text }

    public var description: String { maskText(text: text) }

    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
