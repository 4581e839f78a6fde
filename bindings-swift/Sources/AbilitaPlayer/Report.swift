// What came out of a scenario.

/// One expectation that failed: in which step, what was expected, what came. Persons are told by their keys.
public struct Failure: Equatable, Sendable, CustomStringConvertible {
    /// The step, counted from 0.
    public let step: Int
    /// The key of `expect` that failed.
    public let what: String
    /// What was expected.
    public let expected: String
    /// What came.
    public let found: String

    public var description: String { "steps[\(step)].expect.\(what): expected \(expected), got \(found)" }
}
