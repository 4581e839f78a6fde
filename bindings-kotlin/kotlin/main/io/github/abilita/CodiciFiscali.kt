// Columns of codici fiscali: many in one crossing.

package io.github.abilita

import java.nio.Buffer
import java.nio.ByteBuffer
import java.nio.ByteOrder

/** Tests whole columns of codici fiscali with the vector instructions of the machine. */
public object CodiciFiscali {
    /** Which of the texts are codici fiscali of natural persons. */
    @JvmStatic
    @JvmOverloads
    public fun areValid(texts: List<String>, strictness: Strictness = Strictness.STRICT): BooleanArray {
        val formal = strictness == Strictness.FORMAL
        val valid = BooleanArray(texts.size)
        val codes = Codes(minOf(texts.size, CHUNK))
        for (from in texts.indices step CHUNK) {
            val chunk = texts.subList(from, minOf(from + CHUNK, texts.size))
            val inPlace = codes.inPlace(chunk)
            val bits = if (inPlace == null) {
                Column.of(chunk).ask { values, offsets -> codiciFiscaliValid(values, offsets, formal) }
            } else {
                codiciFiscaliValidOf16(inPlace, formal).also { codes.isUsedUntilHere() }
            }
            for (index in bits.indices) valid[from + index] = bits[index] != ZERO
        }
        return valid
    }

    /** The code of the first fault of each text; null for those that are codici fiscali. */
    @JvmStatic
    @JvmOverloads
    public fun faults(texts: List<String>, strictness: Strictness = Strictness.STRICT): List<String?> {
        val formal = strictness == Strictness.FORMAL
        return Column.of(texts).ask { values, offsets -> codiciFiscaliFaults(values, offsets, formal) }
    }

    private const val ZERO: Byte = 0

    /** What is copied before it crosses should fit into the memory that is near to a processor. */
    private const val CHUNK = 2048
}

/** Texts of sixteen characters one after the other, where the library reads them in place: the same memory for one chunk after another. */
private class Codes(count: Int) {
    private val characters = CharArray(CODE_LENGTH * count)
    private val buffer = ByteBuffer.allocateDirect(Char.SIZE_BYTES * characters.size).order(ByteOrder.nativeOrder())

    /** The texts, until the next are asked for; null if one is longer or shorter. */
    fun inPlace(texts: List<String>): ByteBuffer? {
        var end = 0
        for (text in texts) {
            if (text.length != CODE_LENGTH) return null
            // As they are, beyond ASCII or not: nothing is encoded, and strings know how to do it by the word.
            text.toCharArray(characters, end, 0, CODE_LENGTH)
            end += CODE_LENGTH
        }
        // Android has known these by the name of the class above only.
        (buffer as Buffer).clear()
        buffer.asCharBuffer().put(characters, 0, end)
        (buffer as Buffer).limit(Char.SIZE_BYTES * end)
        return buffer
    }

    /** A buffer of which nothing more is asked may be collected while the library still reads it. */
    fun isUsedUntilHere() {
        (buffer as Buffer).clear()
    }

    private companion object {
        const val CODE_LENGTH = 16
    }
}

/** Texts of any length one after the other in UTF-8, and where each begins and ends: both where the library reads them in place. */
private class Column(private val values: ByteBuffer, private val offsets: ByteBuffer) {
    fun <T> ask(question: (ByteBuffer, ByteBuffer) -> T): T = try {
        question(values, offsets)
    } finally {
        (values as Buffer).clear()
        (offsets as Buffer).clear()
    }

    companion object {
        fun of(texts: List<String>): Column {
            val encoded = texts.map { it.toByteArray() }
            val values = ByteBuffer.allocateDirect(encoded.sumOf { it.size })
            val offsets = ByteBuffer.allocateDirect(Int.SIZE_BYTES * (encoded.size + 1)).order(ByteOrder.LITTLE_ENDIAN)
            offsets.putInt(0)
            for (bytes in encoded) offsets.putInt(values.put(bytes).position())
            (values as Buffer).flip()
            (offsets as Buffer).flip()
            return Column(values, offsets)
        }
    }
}
