package io.github.abilita

import org.junit.jupiter.api.Assertions.assertFalse
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
    @Test
    fun `a million calls leak nothing`() {
        assumeTrue(Files.isReadable(STATUS), "the size of the process is read from /proc")
        repeat(WARM_UP) { round() }
        val before = residentMegabytes()
        repeat(ROUNDS) { round() }
        val grown = residentMegabytes() - before
        assertTrue(grown < BOUND_MEGABYTES, "grew by $grown MB")
    }

    /** Ten thousand calls of every kind: an argument, an answer, an error, an object. Whatever loses its text shows after a hundred. */
    private fun round() {
        repeat(ASKED) { assertFalse(CodiceFiscale.isValid(LONG)) }
        repeat(ANSWERED) { maskText(LONG) }
        repeat(FAILED) { assertThrows(AbilitaException.Wire::class.java) { eventFromJson(UNKNOWN) } }
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
        val LONG = "x".repeat(200)
        val UNKNOWN = """{"$LONG": 1}"""
        val DEFINITION = "id = \"long\"\n# $LONG\nportal = \"$LONG\""
        const val WARM_UP = 5
        const val ROUNDS = 50
        const val ASKED = 18_000
        const val ANSWERED = 1_600
        const val FAILED = 200
        const val OPENED = 100
        // Of what a hundred rounds would lose, a text a call, the least is 10 MB of cases, the most 1.8 GB of arguments.
        const val BOUND_MEGABYTES = 64
    }
}
