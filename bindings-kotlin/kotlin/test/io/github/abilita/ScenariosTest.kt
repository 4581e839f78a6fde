package io.github.abilita

import io.github.abilita.player.Failure
import io.github.abilita.player.outcomeOf
import io.github.abilita.player.play
import io.github.abilita.player.scenarioFiles
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestFactory
import java.nio.file.Path
import kotlin.io.path.readText

/** The scenarios of the project, played in Kotlin. */
class ScenariosTest {
    private val root = Path.of(System.getProperty("abilita.root"))

    @TestFactory
    fun `every scenario passes`(): List<DynamicTest> {
        val files = listOf("tests/scenarios", "examples/definitions").flatMap { scenarioFiles(root.resolve(it)) }
        assertTrue(files.size > 200)
        return files.map { file ->
            DynamicTest.dynamicTest("${root.relativize(file)}") { assertEquals(emptyList<String>(), outcomeOf(file).lines) }
        }
    }

    @Test
    fun `a wrong expectation fails alike in the library's own player`() {
        val source = root.resolve("tests/scenarios").let(::scenarioFiles).map { it.readText() }
            .first { "\"decision\": \"allow\"" in it && "\"campaign\": \"factotum-2025\"" in it }
            .replace("\"decision\": \"allow\"", "\"decision\": \"deny\"")
        Campaign.builtIn("factotum-2025").use { campaign ->
            val own = Scenario.parse(source).use { it.run(campaign) }
            val played = play(io.github.abilita.player.File.parse(source), campaign)
            assertTrue(played.failures.isNotEmpty())
            assertEquals(own.failures.map { Failure(it.step.toInt(), it.what, it.expected, it.found) }, played.failures)
        }
    }
}
