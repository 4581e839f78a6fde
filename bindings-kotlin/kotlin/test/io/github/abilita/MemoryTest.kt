package io.github.abilita

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Assumptions.assumeTrue
import org.junit.jupiter.api.Tag
import org.junit.jupiter.api.Test
import java.nio.file.Files
import java.nio.file.Path

/**
 * A million calls leave the process as large as it was. It runs in a virtual machine of its own, with a heap that has its full
 * size from the start.
 */
@Tag("memory")
class MemoryTest {
    private val library = DefinitionLibrary.empty()

    @Test
    fun `a million calls leak nothing`() {
        assumeTrue(Files.isReadable(STATUS), "the size of the process is read from /proc")
        repeat(WARM_UP) { round() }
        val before = residentMegabytes()
        repeat(ROUNDS) { round() }
        val grown = residentMegabytes() - before
        assertTrue(grown < BOUND_MEGABYTES, "grew by $grown MB")
    }

    /** Twenty thousand calls of every kind: a text in place, a copied argument and answer, an error, an object. */
    private fun round() {
        repeat(ASKED) { assertTrue(CodiceFiscale.isValid("RSSMRA80A01H501U")) }
        repeat(ANSWERED) { assertEquals(LONG, maskText(LONG)) }
        repeat(FAILED) { assertThrows(AbilitaException.Definition::class.java) { library.addToml(LONG, "no TOML") } }
        repeat(OPENED) { DefinitionLibrary.empty().use { it.addToml("long.toml", DEFINITION).close() } }
        letGo()
    }

    /**
     * A structure of JNA is freed by a thread of JNA after it was collected. Where calls come faster than that thread frees, the
     * process grows for a while and no call is to blame, so each round waits for it.
     */
    private fun letGo() {
        System.gc()
        val cleaner = Thread.getAllStackTraces().keys.find { it.name == "JNA Cleaner" } ?: return
        do Thread.sleep(1) while (cleaner.state == Thread.State.RUNNABLE)
    }

    private fun residentMegabytes(): Long {
        val line = Files.readAllLines(STATUS).first { it.startsWith("VmRSS:") }
        return line.filter(Char::isDigit).toLong() / 1024
    }

    private companion object {
        val STATUS: Path = Path.of("/proc/self/status")
        val LONG = "x".repeat(2_000)
        val DEFINITION = "id = \"long\"\nportal = \"$LONG\""
        const val WARM_UP = 5
        const val ROUNDS = 50
        const val ASKED = 18_400
        const val ANSWERED = 1_000
        const val FAILED = 400
        const val OPENED = 200

        // What one kind of call would lose in all rounds, a long text each time: 20 MB of objects or of errors, 100 MB of answers.
        const val BOUND_MEGABYTES = 12
    }
}
