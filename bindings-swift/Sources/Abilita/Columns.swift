// Columns of codici fiscali: many in one crossing.

import Foundation

extension CodiceFiscale {
    /// Which of many texts are codici fiscali of natural persons.
    public static func areValid(_ texts: [String], strictness: Strictness = .strict) throws -> [Bool] {
        let column = Column(texts)
        return try codiciFiscaliValid(values: column.values, offsets: column.offsets, formal: strictness == .formal).map { $0 != 0 }
    }

    /// The code of the first fault of each text; nil for those that are codici fiscali.
    public static func firstFaults(_ texts: [String], strictness: Strictness = .strict) throws -> [String?] {
        let column = Column(texts)
        return try codiciFiscaliFaults(values: column.values, offsets: column.offsets, formal: strictness == .formal)
    }
}

/// Texts one after the other in UTF-8, and where each begins and ends.
private struct Column {
    var values = Data()
    var offsets = Data()

    init(_ texts: [String]) {
        mark()
        for text in texts {
            values.append(contentsOf: text.utf8)
            mark()
        }
    }

    private mutating func mark() {
        withUnsafeBytes(of: Int32(values.count).littleEndian) { offsets.append(contentsOf: $0) }
    }
}
