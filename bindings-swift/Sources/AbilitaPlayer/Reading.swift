// Reading a file with the JSON path of what is wrong: unknown keys and values of another type are errors of the file.

import Abilita

/// The file does not have the form of a scenario, or a step makes no sense.
func malformed(_ path: String, _ reason: String) -> AbilitaError {
    .Scenario(code: "scenario.malformed", path: path, detail: "\(path): \(reason)")
}

/// The file names something that neither it nor the campaign has.
func unknown(_ path: String, _ what: String, _ name: String) -> AbilitaError {
    .Scenario(code: "scenario.unknown_name", path: path, detail: "\(path): there is no \(what) `\(name)`")
}

/// How a value becomes a thing.
typealias Read<T> = (Json, String) throws -> T

/// A key that may be absent, `null` or given, where the three mean different things.
enum Written<T> {
    case absent
    case given(T?)

    var isGiven: Bool {
        if case .given = self { return true }
        return false
    }
}

/// An object whose keys are taken one by one; none may be left.
final class Fields {
    private var left: [(key: String, value: Json)]
    private let path: String

    init(_ json: Json, _ path: String) throws {
        guard case let .object(entries) = json else { throw malformed(path.isEmpty ? "." : path, "expected an object") }
        left = entries
        self.path = path
    }

    func path(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    private func remove(_ key: String) -> Json? {
        guard let index = left.firstIndex(where: { $0.key == key }) else { return nil }
        return left.remove(at: index).value
    }

    /// A key that must be there.
    func need<T>(_ key: String, _ read: Read<T>) throws -> T {
        guard let json = remove(key) else { throw malformed(path.isEmpty ? "." : path, "missing field `\(key)`") }
        return try read(json, path(key))
    }

    /// A key that may be absent or `null`.
    func maybe<T>(_ key: String, _ read: Read<T>) throws -> T? {
        guard let json = remove(key), json != .null else { return nil }
        return try read(json, path(key))
    }

    /// A key that may be absent, and is not `null`.
    func otherwise<T>(_ key: String, _ otherwise: T, _ read: Read<T>) throws -> T {
        guard let json = remove(key) else { return otherwise }
        return try read(json, path(key))
    }

    /// A key of which it matters whether it is written.
    func written<T>(_ key: String, _ read: Read<T>) throws -> Written<T> {
        guard left.contains(where: { $0.key == key }) else { return .absent }
        return .given(try maybe(key, read))
    }

    /// Nothing may be left.
    func done() throws {
        if let first = left.first { throw malformed(path(first.key), "unknown field `\(first.key)`") }
    }
}

/// The object, of which every key has been taken.
func fields<T>(_ json: Json, _ path: String, _ read: (Fields) throws -> T) throws -> T {
    let fields = try Fields(json, path)
    let thing = try read(fields)
    try fields.done()
    return thing
}

func text(_ json: Json, _ path: String) throws -> String {
    guard case let .text(text) = json else { throw malformed(path, "expected a text") }
    return text
}

func flag(_ json: Json, _ path: String) throws -> Bool {
    guard case let .bool(flag) = json else { throw malformed(path, "expected true or false") }
    return flag
}

func level(_ json: Json, _ path: String) throws -> Int32 {
    guard case let .integer(level) = json, (0...255).contains(level) else {
        throw malformed(path, "expected a level from 0 to 255")
    }
    return Int32(level)
}

func anything(_ json: Json, _ path: String) throws -> Json { json }

func many<T>(_ read: @escaping Read<T>) -> Read<[T]> {
    { json, path in
        guard case let .list(items) = json else { throw malformed(path, "expected a list") }
        return try items.enumerated().map { index, item in try read(item, "\(path)[\(index)]") }
    }
}

/// Things by name, in the order of the file.
typealias Named<T> = [(key: String, value: T)]

func named<T>(_ read: @escaping Read<T>) -> Read<Named<T>> {
    { json, path in
        guard case let .object(entries) = json else { throw malformed(path, "expected an object") }
        return try entries.map { (key: $0.key, value: try read($0.value, "\(path).\($0.key)")) }
    }
}

/// The names as a dictionary: none stands twice.
func dictionary<T>(_ named: [(key: String, value: T)]) -> [String: T] {
    Dictionary(uniqueKeysWithValues: named.map { ($0.key, $0.value) })
}
