// Columns of codici fiscali: many in one crossing.

package io.github.abilita

import java.io.ByteArrayOutputStream
import java.nio.Buffer
import java.nio.ByteBuffer
import java.nio.ByteOrder

/** Tests whole columns of codici fiscali with the vector instructions of the machine, in one call. */
public object CodiciFiscali {
    /** Which of the texts are codici fiscali of natural persons. */
    @JvmStatic
    @JvmOverloads
    public fun areValid(texts: List<String>, strictness: Strictness = Strictness.STRICT): BooleanArray {
        val bits = Column.of(texts).ask { values, offsets -> codiciFiscaliValid(values, offsets, strictness == Strictness.FORMAL) }
        return BooleanArray(bits.size) { bits[it] != ZERO }
    }

    /** The code of the first fault of each text; null for those that are codici fiscali. */
    @JvmStatic
    @JvmOverloads
    public fun faults(texts: List<String>, strictness: Strictness = Strictness.STRICT): List<String?> =
        Column.of(texts).ask { values, offsets -> codiciFiscaliFaults(values, offsets, strictness == Strictness.FORMAL) }

    private const val ZERO: Byte = 0
}

/** Texts one after the other in UTF-8, and where each begins and ends: both where the library reads them in place. */
private class Column(private val values: ByteBuffer, private val offsets: ByteBuffer) {
    fun <T> ask(question: (ByteBuffer, ByteBuffer) -> T): T = try {
        question(values, offsets)
    } finally {
        // A buffer of which nothing more is asked may be collected while the library still reads it.
        (values as Buffer).clear()
        (offsets as Buffer).clear()
    }

    companion object {
        fun of(texts: List<String>): Column {
            val ends = IntArray(texts.size + 1)
            val joined = StringBuilder(CODE_LENGTH * texts.size)
            for ((index, text) in texts.withIndex()) {
                joined.append(text)
                ends[index + 1] = joined.length
            }
            val bytes = joined.toString().toByteArray()
            // As long as no text has a letter beyond ASCII, characters are bytes.
            return if (bytes.size == joined.length) Column(inPlace(bytes), inPlace(ends)) else encoded(texts, ends)
        }

        private fun encoded(texts: List<String>, ends: IntArray): Column {
            val bytes = ByteArrayOutputStream()
            for ((index, text) in texts.withIndex()) {
                bytes.write(text.toByteArray())
                ends[index + 1] = bytes.size()
            }
            return Column(inPlace(bytes.toByteArray()), inPlace(ends))
        }

        private fun inPlace(bytes: ByteArray): ByteBuffer {
            val buffer = ByteBuffer.allocateDirect(bytes.size).put(bytes)
            (buffer as Buffer).flip()
            return buffer
        }

        private fun inPlace(numbers: IntArray): ByteBuffer {
            val buffer = ByteBuffer.allocateDirect(Int.SIZE_BYTES * numbers.size).order(ByteOrder.LITTLE_ENDIAN)
            buffer.asIntBuffer().put(numbers)
            return buffer
        }

        private const val CODE_LENGTH = 16
    }
}
