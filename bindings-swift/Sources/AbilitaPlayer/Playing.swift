// Scenario files, and the campaigns they are played against.

import Abilita
import Foundation

/// Plays the scenario in a file against the campaign that it names. A file that cannot be played throws.
public func play(file url: URL) throws -> [Failure] {
    let file = try File.parse(try String(contentsOf: url, encoding: .utf8))
    let campaign: Campaign
    if let definition = file.definition {
        campaign = try compile(URL(fileURLWithPath: definition, relativeTo: url.deletingLastPathComponent()).standardizedFileURL)
    } else {
        campaign = try Campaign.builtIn(id: file.campaign ?? "")
    }
    let play = try Play(file: file, campaign: campaign)
    try play.run()
    return play.failures
}

/// What failed in a file, one line each. A file that cannot be played has failed.
public func outcome(of url: URL) -> [String] {
    do {
        return try play(file: url).map { $0.description }
    } catch let error as AbilitaError {
        return [error.detail]
    } catch {
        return ["cannot be read"]
    }
}

/// The file itself; of a folder, every JSON file in it that says it is a scenario.
public func scenarioFiles(_ given: URL) -> [URL] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: given.path, isDirectory: &isFolder), isFolder.boolValue else { return [given] }
    let all = FileManager.default.enumerator(at: given, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    let scenarios = all.filter { url in
        url.pathExtension == "json" && ((try? String(contentsOf: url, encoding: .utf8))?.contains("\"abilita-scenario/") ?? false)
    }
    return scenarios.sorted { $0.path < $1.path }
}

/// The definition in a file, laid over what it extends: a built-in one, or the file beside it that is named after the id.
private func compile(_ url: URL) throws -> Campaign {
    var library = DefinitionLibrary.builtIn()
    var next: URL? = url
    var compiled: String?
    while let document = next {
        let known = library.ids()
        let text = try String(contentsOf: document, encoding: .utf8)
        let name = document.lastPathComponent
        library = document.pathExtension == "json"
            ? try library.addJson(name: name, text: text) : try library.addToml(name: name, text: text)
        // A document that is added comes last.
        let id = library.ids().last ?? ""
        compiled = compiled ?? id
        let base = try library.toJson(id: id).flatMap { try Json.parse($0)["extends"]?.asText }
        next = base.flatMap { known.contains($0) ? nil : beside(url, $0) }
    }
    return try library.compile(id: compiled ?? "")
}

private func beside(_ url: URL, _ id: String) -> URL? {
    guard !id.contains("/"), !id.contains("\\") else { return nil }
    let folder = url.deletingLastPathComponent()
    return ["toml", "json"].map { folder.appendingPathComponent("\(id).\($0)") }
        .first { FileManager.default.fileExists(atPath: $0.path) }
}
