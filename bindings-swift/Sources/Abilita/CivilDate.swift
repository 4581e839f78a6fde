// A civil date in Foundation's terms.

import Foundation

extension DateComponents {
    /// A date such as `2025-10-06`, as the library writes it.
    init(civilDate text: String) {
        let parts = text.split(separator: "-").map { Int($0) }
        self.init()
        guard parts.count == 3 else { return }
        (year, month, day) = (parts[0], parts[1], parts[2])
    }

    /// The date as the library reads it. Components without a year, a month or a day give a text that it refuses.
    var civilDate: String {
        guard let year, let month, let day else { return "" }
        let padded = { (number: Int, width: Int) -> String in
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}
