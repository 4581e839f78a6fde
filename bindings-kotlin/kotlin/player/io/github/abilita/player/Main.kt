// Plays scenario files from the command line: `play [--json] FILE…` (a folder: all scenarios in it).
//
// Prints a line for each expectation that failed and closes with `N passed, M failed`; exit status 0 only if all passed.

package io.github.abilita.player

import com.fasterxml.jackson.core.JsonFactory
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter
import io.github.abilita.AbilitaException
import io.github.abilita.detail
import java.io.IOException
import java.io.StringWriter
import java.nio.file.Files
import java.nio.file.Path
import kotlin.io.path.extension
import kotlin.io.path.isDirectory
import kotlin.io.path.readText
import kotlin.system.exitProcess

fun main(arguments: Array<String>) {
    val asJson = "--json" in arguments
    val given = arguments.filter { it != "--json" }
    if (given.isEmpty()) {
        System.err.println("usage: play [--json] FILE…")
        exitProcess(2)
    }
    val outcomes = given.flatMap { scenarioFiles(Path.of(it)) }.map(::outcomeOf)
    print(if (asJson) toJson(outcomes) else toText(outcomes))
    exitProcess(if (outcomes.isNotEmpty() && outcomes.all { it.lines.isEmpty() }) 0 else 1)
}

/** What failed in a file, one line each. A file that cannot be played has failed. */
class Outcome(val path: Path, val lines: List<String>)

/** The file itself; of a folder, every JSON file that says it is a scenario. */
fun scenarioFiles(given: Path): List<Path> {
    if (!given.isDirectory()) return listOf(given)
    val all = Files.walk(given).use { paths -> paths.filter { it.extension == "json" }.sorted().toList() }
    return all.filter { "\"abilita-scenario/" in it.readText() }
}

fun outcomeOf(path: Path): Outcome = try {
    val report = playFile(path)
    Outcome(path, report.failures.map(Failure::toString))
} catch (error: AbilitaException) {
    Outcome(path, listOf(error.detail))
} catch (error: IOException) {
    Outcome(path, listOf("cannot be read: ${error.javaClass.simpleName}"))
}

private fun toText(outcomes: List<Outcome>): String = buildString {
    for (outcome in outcomes) outcome.lines.forEach { appendLine("${outcome.path}: $it") }
    val failed = outcomes.count { it.lines.isNotEmpty() }
    appendLine("${outcomes.size - failed} passed, $failed failed")
}

private fun toJson(outcomes: List<Outcome>): String {
    val text = StringWriter()
    JsonFactory().createGenerator(text).setPrettyPrinter(DefaultPrettyPrinter()).use { json ->
        json.writeStartObject()
        json.writeNumberField("passed", outcomes.count { it.lines.isEmpty() })
        json.writeNumberField("failed", outcomes.count { it.lines.isNotEmpty() })
        json.writeArrayFieldStart("scenarios")
        for (outcome in outcomes) {
            json.writeStartObject()
            json.writeStringField("file", "${outcome.path}")
            json.writeBooleanField("passed", outcome.lines.isEmpty())
            json.writeArrayFieldStart("failures")
            outcome.lines.forEach(json::writeString)
            json.writeEndArray()
            json.writeEndObject()
        }
        json.writeEndArray()
        json.writeEndObject()
    }
    return text.toString() + "\n"
}
