// The codice meccanografico as a type whose shape cannot be wrong.

package io.github.abilita

/** A school code (codice meccanografico): two letters of the province and eight letters or digits. Only the shape is tested. */
public class InstituteCode private constructor(private val text: String) : Comparable<InstituteCode> {
    /** The ten characters. */
    public fun asString(): String = text

    /**
     * Whether the last character is the one that most codes have there; null where no value is known for a letter. Good for a hint
     * beside a form field, never for a refusal.
     */
    public val hasUsualCheckCharacter: Boolean? get() = hasUsualCheckCharacter(this)

    override fun equals(other: Any?): Boolean = other is InstituteCode && other.text == text

    override fun hashCode(): Int = text.hashCode()

    override fun compareTo(other: InstituteCode): Int = text.compareTo(other.text)

    override fun toString(): String = text

    public companion object {
        /** The code that a text is, blanks removed and letters upper-cased; an [AbilitaException] for a text of another shape. */
        @JvmStatic
        @Throws(AbilitaException::class)
        public fun parse(text: String): InstituteCode = parseInstituteCode(text)

        /** A text that the library gave: it has been tested. */
        @JvmSynthetic
        internal fun trusted(text: String): InstituteCode = InstituteCode(text)
    }
}
