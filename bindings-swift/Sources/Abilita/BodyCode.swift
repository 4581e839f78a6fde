// Codes of bodies, and of persons or bodies in one field.

/// The eleven digits of a body, a company, or a VAT number.
///
/// Hidden where it would be printed, as a person's code is: a VAT number may be that of a sole trader. To have it one has to say
/// ``text``.
public struct BodyCode: Hashable, Comparable, Sendable, CustomStringConvertible, CustomReflectable {
    /// The eleven digits.
    public let text: String

    /// The code that a text is; throws ``AbilitaError`` for a text that is none, or the code of a person.
    public init(_ text: String) throws {
        self = try parseBodyCode(text: text)
    }

    /// A text that the library gave: it has been tested.
    init(trusted text: String) {
        self.text = text
    }

    /// Whether the number can be a VAT number: those of bodies without one begin with 8 or 9.
    public func mayBeVatNumber() throws -> Bool {
        try Abilita.mayBeVatNumber(code: self)
    }

    public static func < (one: BodyCode, other: BodyCode) -> Bool { one.text < other.text }

    public var description: String { "BodyCode(…)" }

    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension TaxCode {
    /// The code in a text, of a person or of a body; throws ``AbilitaError`` for a text that is none.
    public init(_ text: String, strictness: Strictness = .strict) throws {
        self = try parseTaxCode(text: text, strictness: strictness)
    }
}

extension FoundCode {
    /// Where the code stands in the text that was searched: `text[found.range(in: text)]`.
    public func range(in text: String) -> Range<String.Index> {
        String.Index(utf16Offset: Int(start), in: text)..<String.Index(utf16Offset: Int(end), in: text)
    }
}
