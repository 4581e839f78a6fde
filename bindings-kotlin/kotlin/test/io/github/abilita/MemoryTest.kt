package io.github.abilita

import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Assumptions.assumeTrue
import org.junit.jupiter.api.Test
import java.nio.file.Files
import java.nio.file.Path
import java.util.stream.IntStream

/** A million crossings, after some to warm up, leave the process as large as it was. */
class MemoryTest {
    @Test
    fun `a million calls leak nothing`() {
        val status = Path.of("/proc/self/status")
        assumeTrue(Files.isReadable(status), "the size of the process is read from /proc")
        val residentMegabytes = {
            System.gc()
            Files.readAllLines(status).first { it.startsWith("VmRSS:") }.filter(Char::isDigit).toLong() / 1024
        }
        calls(WARM_UP)
        val before = residentMegabytes()
        calls(MILLION)
        val grown = residentMegabytes() - before
        // The heap has its full size from the start. A buffer lost in every call would be 16 MB and more.
        assertTrue(grown < BOUND_MEGABYTES, "grew by $grown MB")
    }

    /** On all processors: most of a call is JNA's. */
    private fun calls(count: Int) {
        IntStream.range(0, count).parallel().forEach { CodiceFiscale.isValid("RSSMRA80A01H501U") }
    }

    private companion object {
        const val WARM_UP = 100_000
        const val MILLION = 1_000_000
        const val BOUND_MEGABYTES = 16
    }
}
