// Texts in the language of the user, and stored forms.

@file:JvmName("Texts")

package io.github.abilita

/** The text in a language. */
public operator fun Wording.get(lang: Lang): String = when (lang) {
    Lang.IT -> it
    Lang.EN -> en
}

/** Reads a stored event, strictly. */
@Throws(AbilitaException::class)
public fun Event.Companion.fromJson(json: String): Event = eventFromJson(json)

/** Where the code stands in its text: `text.substring(found.range)`. */
public val FoundCode.range: IntRange get() = start until end
