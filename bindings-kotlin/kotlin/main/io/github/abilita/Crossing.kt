// How a short text crosses: the library reads it where it stands.

package io.github.abilita

import java.nio.Buffer
import java.nio.ByteBuffer

/** Memory that the library reads in place: a buffer a thread, which lives longer than any call. */
internal object Crossing {
    private const val CAPACITY = 64
    private const val ASCII = 0x7F

    private val buffers = object : ThreadLocal<ByteBuffer>() {
        override fun initialValue(): ByteBuffer = ByteBuffer.allocateDirect(CAPACITY)
    }

    /** The text, until the thread asks for the next; null if it is long or goes beyond ASCII, as next to none does. */
    fun inPlace(text: String): ByteBuffer? {
        if (text.length > CAPACITY) return null
        val buffer = buffers.get()
        // Android has known these by the name of the class above only.
        (buffer as Buffer).clear()
        for (char in text) {
            if (char.code > ASCII) return null
            buffer.put(char.code.toByte())
        }
        (buffer as Buffer).flip()
        return buffer
    }
}
