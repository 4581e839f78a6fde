// Codes of bodies, and of persons or bodies in one field.

@file:JvmName("TaxCodes")

package io.github.abilita

/**
 * The eleven digits of a body, a company, or a VAT number. Masked as a person's code is, for a VAT number may be that of a sole
 * trader: to have it one has to say [asString].
 */
public class BodyCode private constructor(private val text: String) : Comparable<BodyCode> {
    /** The eleven digits. */
    public fun asString(): String = text

    /** Whether the number can be a VAT number: those of bodies without one begin with 8 or 9. */
    public val mayBeVatNumber: Boolean get() = mayBeVatNumber(this)

    override fun equals(other: Any?): Boolean = other is BodyCode && other.text == text

    override fun hashCode(): Int = text.hashCode()

    override fun compareTo(other: BodyCode): Int = text.compareTo(other.text)

    override fun toString(): String = "BodyCode(…)"

    public companion object {
        /** The code that a text is; an [AbilitaException] for a text that is none, or the code of a person. */
        @JvmStatic
        @Throws(AbilitaException::class)
        public fun parse(text: String): BodyCode = parseBodyCode(text)

        /** A text that the library gave: it has been tested. */
        @JvmSynthetic
        internal fun trusted(text: String): BodyCode = BodyCode(text)
    }
}

/** The code in a text, of a person or of a body, tested in every way known; an [AbilitaException.CodiceFiscale] for a text that is none. */
@Throws(AbilitaException::class)
public fun parseTaxCode(text: String): TaxCode = parseTaxCode(text, Strictness.STRICT)
