package io.github.abilita

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** What is asked of a definition before it is published. */
class AnalysisTest {
    private val campaign = Campaign.builtIn("factotum-2025")

    @Test
    fun `F25-04 the deadline falls on a Saturday, and a scenario shows it`() {
        val proof = campaign.prove()
        assertEquals("factotum-2025", proof.campaign)
        assertTrue("only_the_head" in proof.proved)
        assertTrue(proof.shown > 0 && proof.situations > proof.shown)
        val found = proof.findings.first { it.code == "analysis.deadline_on_day_off" }
        assertEquals("moments.deadline", found.place)
        assertTrue(found.text[Lang.EN].isNotEmpty() && found.text[Lang.IT].isNotEmpty())
        Scenario.parse(found.witness.orEmpty()).use { assertTrue(it.run(campaign).passed) }
    }

    @Test
    fun `who may do what, when`() {
        Matrix.of(campaign).use { matrix ->
            assertTrue("Suspension of access" in matrix.toText(Lang.EN))
            assertTrue("Sospensione" in matrix.toMarkdown(Lang.IT))
            assertTrue(matrix.toSvg(Lang.IT).startsWith("<svg"))
            assertTrue(matrix.toJson().startsWith("{"))
        }
    }

    @Test
    fun `the procedure as a picture, whole or of one track`() {
        Diagram.of(campaign, Lang.EN).use { diagram ->
            assertTrue(diagram.toMermaid().startsWith("stateDiagram-v2"))
            assertTrue(diagram.toSvg().startsWith("<svg"))
            assertTrue(diagram.toMarkdown().isNotEmpty())
        }
        Diagram.of(campaign, Lang.EN, "renewal").close()
        val wrong = assertThrows(AbilitaException.Wire::class.java) { Diagram.of(campaign, Lang.EN, "nothing") }
        assertEquals("track", wrong.path)
    }

    @Test
    fun `a definition is read back, by itself where it is merged`() {
        assertTrue("\"urn:abilita:definition:1\"" in definitionSchema())
        DefinitionLibrary.builtIn().use { library ->
            val merged = library.toJson("factotum-2025", merged = true).orEmpty()
            val alone = library.toJson("factotum-2025").orEmpty()
            assertTrue("\"extends\"" in alone)
            assertFalse("\"extends\"" in merged)
            DefinitionLibrary.empty().addJson("merged.json", merged).use { it.compile("factotum-2025").close() }
        }
    }
}
