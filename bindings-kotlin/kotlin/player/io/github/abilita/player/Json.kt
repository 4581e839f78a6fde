// JSON as such, read strictly: keys that stand twice, lone surrogates and numbers out of range are errors of the file.

package io.github.abilita.player

import com.fasterxml.jackson.core.JsonFactory
import com.fasterxml.jackson.core.JsonParser
import com.fasterxml.jackson.core.JsonProcessingException
import com.fasterxml.jackson.core.JsonToken

/** Any JSON value. */
sealed interface Json {
    object Null : Json
    data class Bool(val value: Boolean) : Json
    data class Integer(val value: Long) : Json

    /** A number that is not a whole one of 64 bits. */
    object OtherNumber : Json
    data class Text(val value: String) : Json
    data class List(val items: kotlin.collections.List<Json>) : Json
    data class Object(val entries: Map<String, Json>) : Json

    companion object {
        /** As deep as the core reads. */
        private const val DEEPEST = 127
        private val FACTORY = JsonFactory()

        /** Reads a whole text. */
        fun parse(text: String): Json = try {
            FACTORY.createParser(text).use { parser ->
                parser.nextToken()
                val json = parser.value(1)
                if (parser.nextToken() != null) throw malformed(".", "there is more after the end")
                json
            }
        } catch (error: JsonProcessingException) {
            throw malformed(".", error.originalMessage)
        }

        private fun JsonParser.value(depth: Int): Json = when (val token = currentToken()) {
            JsonToken.VALUE_NULL -> Null
            JsonToken.VALUE_TRUE -> Bool(true)
            JsonToken.VALUE_FALSE -> Bool(false)
            JsonToken.VALUE_STRING -> Text(whole(text))
            JsonToken.VALUE_NUMBER_INT -> number(text)
            JsonToken.VALUE_NUMBER_FLOAT -> fraction(text)
            JsonToken.START_ARRAY -> list(within(depth))
            JsonToken.START_OBJECT -> fields(within(depth))
            else -> throw malformed(".", "expected a value, found ${token ?: "the end"}")
        }

        private fun JsonParser.list(depth: Int): Json {
            val items = ArrayList<Json>()
            while (nextToken() != JsonToken.END_ARRAY) items += value(depth)
            return List(items)
        }

        private fun JsonParser.fields(depth: Int): Json {
            val entries = LinkedHashMap<String, Json>()
            while (nextToken() != JsonToken.END_OBJECT) {
                val key = whole(currentName())
                nextToken()
                if (entries.put(key, value(depth)) != null) throw malformed(".", "duplicate key `$key`")
            }
            return Object(entries)
        }

        private fun within(depth: Int): Int {
            if (depth > DEEPEST) throw malformed(".", "nested too deep")
            return depth + 1
        }

        /** Minus zero is no whole number. */
        private fun number(text: String): Json =
            text.takeIf { it != "-0" }?.toLongOrNull()?.let(::Integer) ?: fraction(text)

        private fun fraction(text: String): Json {
            if (!text.toDouble().isFinite()) throw malformed(".", "the number is out of range")
            return OtherNumber
        }

        private fun whole(text: String): String {
            val lone = text.indices.any { at ->
                val next = text.getOrNull(at + 1)
                val before = text.getOrNull(at - 1)
                (text[at].isHighSurrogate() && next?.isLowSurrogate() != true) ||
                    (text[at].isLowSurrogate() && before?.isHighSurrogate() != true)
            }
            return if (lone) throw malformed(".", "a lone surrogate is no character") else text
        }
    }
}
