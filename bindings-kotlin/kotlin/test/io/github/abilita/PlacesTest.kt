package io.github.abilita

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.time.LocalDate

/** Places of birth, and the codes of schools. */
class PlacesTest {
    @Test
    fun `a place has had its names on its days`() {
        val abano = PlaceCode.parse("A001")
        assertEquals(listOf("ABANO", "ABANO TERME"), abano.history().map { it.name })
        assertEquals("ABANO", abano.nameOn(LocalDate.of(1924, 11, 13)))
        assertEquals("ABANO TERME", abano.nameOn(LocalDate.of(1924, 11, 14)))
        assertEquals("ABANO TERME", abano.name)
        assertEquals(listOf(false, true), abano.history().map { it.inForceOn(LocalDate.of(2000, 1, 1)) })
        assertEquals(abano, CodiceFiscale.encode("Rossi", "Mario", Sex.MALE, LocalDate.of(1980, 1, 1), abano).placeCode)
    }

    @Test
    fun `a place may be abroad, or never have been assigned`() {
        assertTrue(PlaceCode.parse("Z404").isForeign)
        val nowhere = PlaceCode.parse("Z000")
        assertFalse(nowhere.isAssigned)
        assertNull(nowhere.name)
        assertNull(nowhere.inForceOn(LocalDate.of(2000, 1, 1)))
        assertEquals(emptyList<PlaceRecord>(), nowhere.history())
        val wrong = assertThrows(AbilitaException.Wire::class.java) { PlaceCode.parse("h501") }
        assertEquals("code", wrong.path)
    }

    @Test
    fun `places are found by their names in both languages`() {
        val found = searchPlaces("bozen").first()
        assertEquals("BOLZANO", found.record.name)
        assertEquals(MatchKind.EXACT, found.kind)
        assertEquals("BOLZANO", found.record.code.name)
    }

    @Test
    fun `a school code is known by its shape alone`() {
        val code = InstituteCode.parse(" tois99901a ")
        assertEquals("TOIS99901A", "$code")
        assertEquals(code, InstituteCode.parse("TOIS99901A"))
        assertEquals(listOf(true, false), listOf(code, InstituteCode.parse("TOIS99901B")).map { it.hasUsualCheckCharacter })
        assertThrows(AbilitaException.Wire::class.java) { InstituteCode.parse("TO") }
    }
}
