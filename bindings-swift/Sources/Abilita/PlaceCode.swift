// Places of birth as a type whose shape cannot be wrong.

import Foundation

/// The code of a municipality or of a foreign state (codice catastale): a letter and three digits, such as `H501`.
///
/// Whether there is such a place is for ``described()``.
public struct PlaceCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The four characters.
    public let text: String

    /// The code that a text is; throws ``AbilitaError`` for a text of another shape.
    public init(_ text: String) throws {
        self = try parsePlaceCode(text: text)
    }

    /// A text that the library gave: it has been tested.
    init(trusted text: String) {
        self.text = text
    }

    /// Whether it was ever assigned, whether it is abroad, and its last name.
    public func described() throws -> PlaceDescription {
        try describePlace(code: self)
    }

    /// The name on a day; nil where none is known.
    public func name(on day: DateComponents) throws -> String? {
        try placeNameOn(code: self, day: day)
    }

    /// Whether the place was in force on a day; nil where the table does not know.
    public func inForce(on day: DateComponents) throws -> Bool? {
        try placeInForceOn(code: self, day: day)
    }

    /// The names and provinces the place has had, the oldest first; empty if none is known.
    public func history() throws -> [PlaceRecord] {
        try placeHistory(code: self)
    }

    public static func < (one: PlaceCode, other: PlaceCode) -> Bool { one.text < other.text }

    public var description: String { text }
}
