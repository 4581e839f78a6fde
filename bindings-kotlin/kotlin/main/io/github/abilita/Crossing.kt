// What makes a crossing cheap: a short text is read where it stands, and what every call needs is there already. A structure of JNA
// costs more to make than most calls take, and its memory is freed by one thread for the whole process.

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

/**
 * Where the library tells how a call went: one a thread. The generated file asks for it here. No call begins inside another: what a
 * call needs is made before it, by calls of their own.
 */
internal class CallStatus private constructor() : UniffiRustCallStatus() {
    /** It is as the library left it: that of a call that went well. */
    override fun write() = Unit

    /** One that tells of an error is read whole, and serves no other call. */
    override fun read() {
        code = pointer.getByte(0)
        if (code == UNIFFI_CALL_SUCCESS) return
        statuses.remove()
        super.read()
    }

    companion object {
        private val statuses = object : ThreadLocal<CallStatus>() {
            override fun initialValue(): CallStatus = CallStatus()
        }

        fun ofThisThread(): CallStatus = statuses.get()
    }
}

/** Where a call finds the bytes that it reads in place: two a thread, in turn, for no call reads more. The generated file asks here. */
internal class CallBytes private constructor() {
    private val places = Array(2) { ForeignBytes.ByValue() }
    private var isSecond = false

    private fun next(): ForeignBytes.ByValue {
        isSecond = !isSecond
        return places[if (isSecond) 1 else 0]
    }

    companion object {
        private val bytes = object : ThreadLocal<CallBytes>() {
            override fun initialValue(): CallBytes = CallBytes()
        }

        fun ofThisThread(): ForeignBytes.ByValue = bytes.get().next()
    }
}
