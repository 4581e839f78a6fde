// JSON as such, read strictly: keys that stand twice, lone surrogates and numbers out of range are errors of the file. Foundation's
// reader takes all of these, and tells `true` from 1 on some platforms only.

import Abilita

/// Any JSON value.
enum Json: Equatable {
    case null
    case bool(Bool)
    case integer(Int64)
    /// A number that is not a whole one of 64 bits.
    case otherNumber
    case text(String)
    case list([Json])
    /// In the order of the text.
    case object([(key: String, value: Json)])

    static func == (one: Json, other: Json) -> Bool {
        switch (one, other) {
        case (.null, .null), (.otherNumber, .otherNumber): return true
        case let (.bool(one), .bool(other)): return one == other
        case let (.integer(one), .integer(other)): return one == other
        case let (.text(one), .text(other)): return one == other
        case let (.list(one), .list(other)): return one == other
        case let (.object(one), .object(other)):
            return one.count == other.count && zip(one, other).allSatisfy { $0.key == $1.key && $0.value == $1.value }
        default: return false
        }
    }

    /// The value of a key, where this is an object that has it.
    subscript(key: String) -> Json? {
        guard case let .object(entries) = self else { return nil }
        return entries.first { $0.key == key }?.value
    }

    /// The text, where this is one.
    var asText: String? {
        guard case let .text(text) = self else { return nil }
        return text
    }

    /// Reads a whole text.
    static func parse(_ source: String) throws -> Json {
        var reader = JsonReader(Array(source.utf8))
        let json = try reader.value(depth: 1)
        reader.skipBlanks()
        guard reader.isAtEnd else { throw malformed(".", "there is more after the end") }
        return json
    }
}

/// Where in the bytes of a text the reading stands.
private struct JsonReader {
    /// As deep as the core reads.
    private static let deepest = 127
    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { at == bytes.count }

    private var next: UInt8? { isAtEnd ? nil : bytes[at] }

    private func wrong(_ expected: String) -> AbilitaError {
        malformed(".", "expected \(expected) at byte \(at)")
    }

    mutating func skipBlanks() {
        while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { at += 1 }
    }

    private mutating func take(_ character: Character) -> Bool {
        guard let byte = next, byte == character.asciiValue else { return false }
        at += 1
        return true
    }

    private mutating func need(_ character: Character) throws {
        guard take(character) else { throw wrong("`\(character)`") }
    }

    mutating func value(depth: Int) throws -> Json {
        skipBlanks()
        switch next.map({ Character(UnicodeScalar($0)) }) {
        case "{":
            return try object(depth: depth)
        case "[":
            return try list(depth: depth)
        case "\"":
            return .text(try string())
        case "t":
            return try word("true", .bool(true))
        case "f":
            return try word("false", .bool(false))
        case "n":
            return try word("null", .null)
        default:
            return try number()
        }
    }

    private mutating func word(_ word: String, _ json: Json) throws -> Json {
        for character in word { try need(character) }
        return json
    }

    private mutating func object(depth: Int) throws -> Json {
        guard depth <= Self.deepest else { throw malformed(".", "nested too deep") }
        try need("{")
        var entries: [(key: String, value: Json)] = []
        var keys = Set<String>()
        skipBlanks()
        if take("}") { return .object(entries) }
        repeat {
            skipBlanks()
            let key = try string()
            guard keys.insert(key).inserted else { throw malformed(".", "duplicate key `\(key)`") }
            skipBlanks()
            try need(":")
            entries.append((key, try value(depth: depth + 1)))
            skipBlanks()
        } while take(",")
        try need("}")
        return .object(entries)
    }

    private mutating func list(depth: Int) throws -> Json {
        guard depth <= Self.deepest else { throw malformed(".", "nested too deep") }
        try need("[")
        var items: [Json] = []
        skipBlanks()
        if take("]") { return .list(items) }
        repeat {
            items.append(try value(depth: depth + 1))
            skipBlanks()
        } while take(",")
        try need("]")
        return .list(items)
    }

    private mutating func string() throws -> String {
        try need("\"")
        var text: [UInt8] = []
        while let byte = next {
            at += 1
            switch byte {
            case 0x22:
                return String(decoding: text, as: UTF8.self)
            case 0x5C:
                text.append(contentsOf: String(Character(try escaped())).utf8)
            case 0..<0x20:
                throw wrong("no control character")
            default:
                text.append(byte)
            }
        }
        throw wrong("the end of a text")
    }

    private mutating func escaped() throws -> UnicodeScalar {
        guard let byte = next else { throw wrong("an escape") }
        at += 1
        switch Character(UnicodeScalar(byte)) {
        case "\"": return "\""
        case "\\": return "\\"
        case "/": return "/"
        case "b": return "\u{08}"
        case "f": return "\u{0C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u": return try unicode()
        default: throw wrong("an escape")
        }
    }

    private mutating func unicode() throws -> UnicodeScalar {
        let first = try fourDigits()
        var scalar = first
        if (0xD800..<0xDC00).contains(first) {
            try need("\\")
            try need("u")
            let second = try fourDigits()
            guard (0xDC00..<0xE000).contains(second) else { throw wrong("the other half of a surrogate") }
            scalar = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)
        }
        guard let character = UnicodeScalar(scalar) else { throw wrong("no lone surrogate") }
        return character
    }

    private mutating func fourDigits() throws -> UInt32 {
        guard at + 4 <= bytes.count else { throw wrong("four hexadecimal digits") }
        var number: UInt32 = 0
        for byte in bytes[at..<at + 4] {
            guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else { throw wrong("a hexadecimal digit") }
            number = number * 16 + UInt32(digit)
        }
        at += 4
        return number
    }

    /// Minus zero is no whole number.
    private mutating func number() throws -> Json {
        let start = at
        _ = take("-")
        if !take("0") { try digits() }
        var isWhole = true
        if take(".") {
            isWhole = false
            try digits()
        }
        if take("e") || take("E") {
            isWhole = false
            if !take("+") { _ = take("-") }
            try digits()
        }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        if isWhole, text != "-0", let integer = Int64(text) { return .integer(integer) }
        guard let fraction = Double(text), fraction.isFinite else { throw malformed(".", "the number is out of range") }
        return .otherNumber
    }

    private mutating func digits() throws {
        let start = at
        while let byte = next, (0x30...0x39).contains(byte) { at += 1 }
        guard at > start else { throw wrong("a digit") }
    }
}
