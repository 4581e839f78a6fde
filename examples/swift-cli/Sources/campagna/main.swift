// The calendar of a campaign, and whether a text is a codice fiscale: `swift run campagna factotum-2025 [--check]`.
// The code is read from standard input, where it leaves no trace.

import Abilita
import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
do {
    if arguments.contains("--check") {
        let code = try CodiceFiscale(readLine() ?? "")
        print("\(code): \(try code.decoded().birthDates.count) possible dates of birth")
    } else {
        let campaign = try Campaign.builtIn(id: arguments.first ?? "factotum-2025")
        print(try campaign.timelineText(lang: .it, knownAt: Date(), today: Date()))
    }
} catch let error as AbilitaError {
    FileHandle.standardError.write(Data("\(error.code): \(error.detail)\n".utf8))
    exit(1)
}
