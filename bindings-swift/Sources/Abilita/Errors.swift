// What every error tells, whatever its kind.

import Foundation

extension AbilitaError: LocalizedError {
    /// The code: programs match on it, and it never comes to mean something else.
    public var code: String { parts.code }

    /// The path to what is wrong; empty where there is none.
    public var path: String { parts.path }

    /// What is wrong, for developers, in English.
    public var detail: String { parts.detail }

    public var errorDescription: String? { detail }

    private var parts: (code: String, path: String, detail: String) {
        switch self {
        case let .CodiceFiscale(code, path, detail, _, _): return (code, path, detail)
        case let .Definition(code, path, detail, _): return (code, path, detail)
        case let .Announcement(code, path, detail): return (code, path, detail)
        case let .Ask(code, path, detail): return (code, path, detail)
        case let .Opening(code, path, detail): return (code, path, detail)
        case let .Replay(code, path, detail): return (code, path, detail)
        case let .Told(code, path, detail): return (code, path, detail)
        case let .Scenario(code, path, detail): return (code, path, detail)
        case let .Wire(code, path, detail): return (code, path, detail)
        case let .Refused(refusal): return (refusal.code, refusal.argument ?? "", refusal.text.en)
        }
    }
}
