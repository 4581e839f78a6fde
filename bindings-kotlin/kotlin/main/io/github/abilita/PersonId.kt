// Who somebody is.

package io.github.abilita

/**
 * Who somebody is: his codice fiscale as the host has it, valid or not, in the form in which identities are compared. Registers hold
 * faulty codes, and whoever stands there under one is still the same person tomorrow.
 *
 * It is personal data, so [toString] hides it; to have it one has to say [asString].
 */
public class PersonId private constructor(private val text: String, @Suppress("unused") private val normal: Unit) {
    /** Blanks and a leading `TINIT-` are removed, letters upper-cased. */
    public constructor(codiceFiscale: String) : this(normalOf(codiceFiscale), Unit)

    /** The person whom a codice fiscale belongs to. */
    public constructor(codiceFiscale: CodiceFiscale) : this(codiceFiscale.asString(), Unit)

    /** The whole code. */
    public fun asString(): String = text

    /** True for nobody. */
    public fun isBlank(): Boolean = text.isEmpty()

    override fun equals(other: Any?): Boolean = other is PersonId && other.text == text

    override fun hashCode(): Int = text.hashCode()

    override fun toString(): String = if (isBlank()) "PersonId(blank)" else "PersonId(…)"

    public companion object {
        /** A text that the library gave: it is in its normal form. */
        @JvmSynthetic
        internal fun trusted(text: String): PersonId = PersonId(text, Unit)

        /** Most codes are in their normal form already, and need no crossing. */
        private fun normalOf(text: String): String {
            val isNormal = text.all { it in 'A'..'Z' || it in '0'..'9' }
            return if (isNormal) text else normalizeCodiceFiscale(text)
        }
    }
}
