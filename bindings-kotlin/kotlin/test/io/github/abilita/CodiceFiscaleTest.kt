package io.github.abilita

import io.github.abilita.player.Json
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.nio.file.Files
import java.nio.file.Path
import java.time.LocalDate

class CodiceFiscaleTest {
    private class Vector(val text: String, val valid: Boolean, val decoded: Map<String, Json>?)

    private val vectors: List<Vector> =
        Files.readAllLines(Path.of(System.getProperty("abilita.root"), "tests/vectors/codice-fiscale.jsonl")).map { line ->
            val entries = (Json.parse(line) as Json.Object).entries
            val text = (entries.getValue("cf") as Json.Text).value
            Vector(text, entries["valid"] == Json.Bool(true), (entries["decoded"] as? Json.Object)?.entries)
        }

    @Test
    fun `every vector is judged alike, alone and in a column`() {
        // A vector may be the tax code of a body, which is no codice fiscale of a person.
        assertEquals(vectors.map { it.valid }, vectors.map { holderOf(it.text) != null })
        val alone = vectors.map { CodiceFiscale.isValid(it.text) }
        assertEquals(vectors.map { holderOf(it.text) is TaxCode.Person }, alone)
        assertEquals(alone, CodiciFiscali.areValid(vectors.map { it.text }).toList())
        assertEquals(alone, CodiciFiscali.faults(vectors.map { it.text }).map { it == null })
    }

    private fun holderOf(text: String): TaxCode? = try {
        parseTaxCode(text)
    } catch (_: AbilitaException.CodiceFiscale) {
        null
    }

    @Test
    fun `a code tells what its vector says`() {
        val seen = LocalDate.of(2026, 11, 22)
        for (vector in vectors.filter { it.valid && it.decoded != null }) {
            val code = (holderOf(vector.text) as? TaxCode.Person)?.code ?: continue
            val decoded = vector.decoded.orEmpty()
            if (code.isProvisional) continue
            assertEquals(decoded["birth_date"], code.birthDate(seen)?.let { Json.Text("$it") })
            assertEquals(decoded["place_code"], code.placeCode?.let { Json.Text(it.asString()) })
            assertEquals(decoded["sex"], Json.Text(if (code.sex == Sex.FEMALE) "F" else "M"))
        }
    }

    @Test
    fun `a column may hold texts of any length, letters beyond ASCII and line breaks`() {
        val texts = listOf("", "RSSMRA80A01H501U", "è", "rss mra 80a01 h501u", "RSSMRA80A01H501U\n\nRSSMRA80A01H501U")
        assertEquals(listOf(false, true, false, true, false), CodiciFiscali.areValid(texts).toList())
        assertEquals(listOf(false, true, false, true, false), texts.map { CodiceFiscale.isValid(it) })
        assertEquals(listOf("codice_fiscale.empty", null), CodiciFiscali.faults(texts.take(2)))
        assertEquals(0, CodiciFiscali.areValid(emptyList()).size)
        assertTrue(CodiceFiscale.isValid("RSSMRA80A01H501U".padStart(1_000)))
        assertFalse(CodiceFiscale.isValid("\uD800"))
        assertThrows(AbilitaException.CodiceFiscale::class.java) { CodiceFiscale.parse("RSSMRA80A01H501\uD800") }
    }

    @Test
    fun `a column of sixteen characters each is judged as its texts are alone`() {
        // Beyond ASCII, some of these would be codes if a character were cut to its lower byte, or were a blank.
        val beyond = listOf("\u0152SSMRA80A01H501U", "12345678903".padEnd(16, '\u00A0'), "RSSMRA80A01H501\u00A0", "RSSMRA80A01H501\uD800")
        val texts = listOf("RSSMRA80A01H501U", "RSSMRA80A01H501X", "rssmra80a01h501u", " ".repeat(16)) + beyond
        assertTrue(texts.all { it.length == 16 })
        val long = List(10_000) { texts[it % 2] }
        for (column in listOf(texts, long, long + texts) + texts.map { listOf(it) }) {
            for (strictness in Strictness.entries) {
                val alone = column.map { CodiceFiscale.faults(it, strictness).isEmpty() }
                assertEquals(alone, CodiciFiscali.areValid(column, strictness).toList())
            }
        }
    }

    @Test
    fun `what is wrong is told with its place, never with the text`() {
        val error = assertThrows(AbilitaException.CodiceFiscale::class.java) { CodiceFiscale.parse("RSSMRA80A32H501C") }
        assertEquals("codice_fiscale.day", error.code)
        assertEquals(9, error.position)
        assertFalse("RSSMRA" in "$error ${error.message}")
    }

    @Test
    fun `a code is masked where it would be printed`() {
        val code = CodiceFiscale.parse("rss mra 80a01 h501u")
        assertEquals("RSSMRA80A01H501U", code.asString())
        assertEquals("RSS*************", "$code")
        val printed = "${Person(PersonId(code), "Mario", "Rossi")} ${Asker.person(code.asString()).loggedIn("spid", 2)}"
        assertFalse("RSSMRA" in printed || "Mario" in printed)
        assertEquals("for RSS*************.", maskText("for rssmra80a01h501u."))
    }

    @Test
    fun `a code has 128 ways to be written, all of one base`() {
        val code = CodiceFiscale.encode("Rossi", "Mario", Sex.MALE, LocalDate.of(1980, 1, 1), "H501")
        assertEquals("RSSMRA80A01H501U", code.asString())
        assertEquals(128, code.variants().toSet().size)
        assertTrue(code.variants().all { it.baseCode() == code && it.sameBase(code) })
        val written = code.variant(0b101)
        assertEquals(0b101, written.omocodiaMask)
        assertEquals(2, written.omocodiaLevel)
        assertFalse(written.sameBase(CodiceFiscale.parse("RSSNNA75S42D205F")))
        assertThrows(AbilitaException.Wire::class.java) { code.variant(128) }
    }

    @Test
    fun `codes are found in running text where its characters stand`() {
        val text = "è 😀 for rssmra80a01h501u, and RSSNNA75S42D205F."
        val found = findInText(text)
        assertEquals(listOf("rssmra80a01h501u", "RSSNNA75S42D205F"), found.map { text.substring(it.range) })
        assertEquals(listOf("RSSMRA80A01H501U", "RSSNNA75S42D205F"), found.map { it.code.asString() })
        assertEquals(emptyList<FoundCode>(), findInText("no code of anybody"))
    }

    @Test
    fun `the code of a body is told from that of a person, and masked`() {
        val body = (parseTaxCode("12345670017") as TaxCode.Body).code
        assertEquals("12345670017", body.asString())
        assertTrue(body.mayBeVatNumber)
        assertEquals(body, BodyCode.parse("12345670017"))
        assertFalse("12345670017" in "$body ${TaxCode.Body(body)}")
        val wrong = assertThrows(AbilitaException.Wire::class.java) { BodyCode.parse("RSSMRA80A01H501U") }
        assertFalse("RSSMRA" in "$wrong")
        assertThrows(AbilitaException.CodiceFiscale::class.java) { BodyCode.parse("12345670018") }
    }

    @Test
    fun `every fault has a code of the table`() {
        assertEquals("codice_fiscale.empty", codiceFiscaleCodes().first())
        assertTrue(codiceFiscaleCodes().all { findCode(it)?.kind == CodeKind.FINDING })
    }
}
