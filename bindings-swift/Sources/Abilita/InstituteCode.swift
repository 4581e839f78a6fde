// The codice meccanografico as a type whose shape cannot be wrong.

/// A school code (codice meccanografico): two letters of the province and eight letters or digits. Only the shape is tested.
public struct InstituteCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The ten characters.
    public let text: String

    /// The code that a text is, blanks removed and letters upper-cased; throws ``AbilitaError`` for a text of another shape.
    public init(_ text: String) throws {
        self = try parseInstituteCode(text: text)
    }

    /// A text that the library gave: it has been tested.
    init(trusted text: String) {
        self.text = text
    }

    /// Whether the last character is the one that most codes have there; nil where no value is known for a letter.
    ///
    /// Good for a hint beside a form field, never for a refusal.
    public func hasUsualCheckCharacter() throws -> Bool? {
        try Abilita.hasUsualCheckCharacter(code: self)
    }

    public static func < (one: InstituteCode, other: InstituteCode) -> Bool { one.text < other.text }

    public var description: String { text }
}
