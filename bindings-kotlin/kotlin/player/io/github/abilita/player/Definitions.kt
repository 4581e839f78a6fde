// The campaign that a scenario is played against.

package io.github.abilita.player

import io.github.abilita.Campaign
import io.github.abilita.DefinitionLibrary
import java.nio.file.Path
import kotlin.io.path.extension
import kotlin.io.path.isRegularFile
import kotlin.io.path.readText

/** Plays the scenario in a file against the campaign that it names: a built-in id, or a definition by a path relative to its own. */
fun playFile(path: Path): Report {
    val file = File.parse(path.readText())
    val definition = file.definition ?: return play(file, builtIn(file.campaign.orEmpty()))
    return definitionIn(path.toAbsolutePath().resolveSibling(definition)).use { play(file, it) }
}

private val BUILT_IN = HashMap<String, Campaign>()

/** Compiled once for all files. */
private fun builtIn(id: String): Campaign = BUILT_IN.getOrPut(id) { Campaign.builtIn(id) }

/** The definition in a file, laid over what it extends: a built-in one, or the file beside it that is named after the id. */
private fun definitionIn(path: Path): Campaign {
    var library = DefinitionLibrary.builtIn()
    var next: Path? = path
    var compiled: String? = null
    while (next != null) {
        val known = library.ids()
        library = library.with(next)
        // A document that is added comes last.
        val id = library.ids().last()
        compiled = compiled ?: id
        next = library.extendedBy(id)?.takeIf { it !in known }?.let { beside(path, it) }
    }
    return library.compile(compiled.orEmpty())
}

private fun DefinitionLibrary.with(path: Path): DefinitionLibrary =
    if (path.extension == "json") addJson("${path.fileName}", path.readText()) else addToml("${path.fileName}", path.readText())

private fun DefinitionLibrary.extendedBy(id: String): String? =
    ((toJson(id)?.let(Json::parse) as? Json.Object)?.entries?.get("extends") as? Json.Text)?.value

private fun beside(path: Path, id: String): Path? {
    if (id.any { it == '/' || it == '\\' }) return null
    return listOf("toml", "json").map { path.resolveSibling("$id.$it") }.firstOrNull { it.isRegularFile() }
}
