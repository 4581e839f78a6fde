// Columns of codici fiscali: many in one crossing.

package io.github.abilita

import java.io.ByteArrayOutputStream
import java.nio.ByteBuffer
import java.nio.ByteOrder

/** Tests whole columns of codici fiscali with the vector instructions of the machine, in one call. */
public object CodiciFiscali {
    /** Which of the texts are codici fiscali of natural persons. */
    @JvmStatic
    @JvmOverloads
    public fun areValid(texts: List<String>, strictness: Strictness = Strictness.STRICT): BooleanArray {
        val column = Column.of(texts)
        val bits = codiciFiscaliValid(column.values, column.offsets, strictness)
        return BooleanArray(bits.size) { bits[it] != ZERO }
    }

    /** The code of the first fault of each text; null for those that are codici fiscali. */
    @JvmStatic
    @JvmOverloads
    public fun faults(texts: List<String>, strictness: Strictness = Strictness.STRICT): List<String?> {
        val column = Column.of(texts)
        return codiciFiscaliFaults(column.values, column.offsets, strictness)
    }

    private const val ZERO: Byte = 0
}

/** Texts one after the other in UTF-8, and where each begins and ends. */
private class Column(val values: ByteArray, val offsets: ByteArray) {
    companion object {
        fun of(texts: List<String>): Column {
            val offsets = ByteBuffer.allocate(Int.SIZE_BYTES * (texts.size + 1)).order(ByteOrder.LITTLE_ENDIAN)
            val joined = StringBuilder(CODE_LENGTH * texts.size)
            offsets.putInt(0)
            for (text in texts) {
                joined.append(text)
                offsets.putInt(joined.length)
            }
            val values = joined.toString().toByteArray()
            // As long as no text has a letter beyond ASCII, characters are bytes.
            return if (values.size == joined.length) Column(values, offsets.array()) else encoded(texts, offsets)
        }

        private fun encoded(texts: List<String>, offsets: ByteBuffer): Column {
            val values = ByteArrayOutputStream()
            offsets.clear()
            offsets.putInt(0)
            for (text in texts) {
                values.write(text.toByteArray())
                offsets.putInt(values.size())
            }
            return Column(values.toByteArray(), offsets.array())
        }

        private const val CODE_LENGTH = 16
    }
}
