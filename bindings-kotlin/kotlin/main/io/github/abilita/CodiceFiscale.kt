// The codice fiscale as a type that cannot be invalid.

package io.github.abilita

import java.time.LocalDate

/**
 * The codice fiscale of a natural person, in its normal form: a value exists only if its text passed every test.
 *
 * It is personal data, so [toString] is masked; to have all of it one has to say [asString].
 */
public class CodiceFiscale private constructor(private val text: String) : Comparable<CodiceFiscale> {
    private val decoded: DecodedCodiceFiscale by lazy(LazyThreadSafetyMode.PUBLICATION) { decodeCodiceFiscale(this) }

    /** The whole code. */
    public fun asString(): String = text

    /** Ordinary or provisional. A provisional one says nothing of its holder. */
    public val kind: CodiceFiscaleKind get() = decoded.kind

    /** The sex; none in a provisional one. */
    public val sex: Sex? get() = decoded.sex

    /** The dates of birth it can mean: the year has two digits only. */
    public val birthDates: List<LocalDate> get() = decoded.birthDates

    /** True for a provisional code of eleven digits. */
    public val isProvisional: Boolean get() = kind == CodiceFiscaleKind.PROVISIONAL

    /** The code of the place of birth (codice catastale). */
    public val placeCode: PlaceCode? get() = decoded.placeCode

    /** Whether that place was in force on one of [birthDates]; null where the table does not know. */
    public val placeInForce: Boolean? get() = decoded.placeInForce

    /** Which of the seven digits are written as letters, as bits: the lowest is the last digit of the place. */
    public val omocodiaMask: Int get() = decoded.omocodiaMask

    /** How many of them are, from 0 to 7. */
    public val omocodiaLevel: Int get() = decoded.omocodiaLevel

    /** The date of birth of somebody who is alive on a day and not a hundred years old. */
    @Throws(AbilitaException::class)
    public fun birthDate(on: LocalDate): LocalDate? = birthDate(this, on)

    /** Whether a name and a surname give its letters. */
    @Throws(AbilitaException::class)
    public fun matches(surname: String, name: String): NameMatch = matchesName(this, surname, name)

    /** The code without omocodia. */
    public fun baseCode(): CodiceFiscale = baseCode(this)

    /** Whether two codes differ at most by omocodia. Two different codes of one base belong to two people. */
    public fun sameBase(other: CodiceFiscale): Boolean = sameBase(this, other)

    /** The code with just the digits of [mask], from 0 to 127, written as letters; a provisional one as it is. */
    @Throws(AbilitaException::class)
    public fun variant(mask: Int): CodiceFiscale = variant(this, mask)

    /** The 128 ways to write the code, the base first; one of a provisional code. */
    public fun variants(): List<CodiceFiscale> = variants(this)

    override fun equals(other: Any?): Boolean = other is CodiceFiscale && other.text == text

    override fun hashCode(): Int = text.hashCode()

    override fun compareTo(other: CodiceFiscale): Int = text.compareTo(other.text)

    /** The code with all but its first three letters hidden. */
    override fun toString(): String = decoded.masked

    public companion object {
        /** The codice fiscale that a text is; an [AbilitaException.CodiceFiscale] for a text that is none. */
        @JvmStatic
        @JvmOverloads
        @Throws(AbilitaException::class)
        public fun parse(text: String, strictness: Strictness = Strictness.STRICT): CodiceFiscale =
            parseCodiceFiscale(text, strictness)

        /** True if the text is one. Nothing is thrown and nothing made. For many at once there is [CodiciFiscali]. */
        @JvmStatic
        @JvmOverloads
        public fun isValid(text: String, strictness: Strictness = Strictness.STRICT): Boolean {
            val inPlace = Crossing.inPlace(text) ?: return CodiciFiscali.areValid(listOf(text), strictness).single()
            return isCodiceFiscale(inPlace, strictness == Strictness.FORMAL)
        }

        /** Every fault of a text; empty if there is none. */
        @JvmStatic
        @JvmOverloads
        public fun faults(text: String, strictness: Strictness = Strictness.STRICT): List<CodiceFiscaleFault> =
            codiceFiscaleFaults(text, strictness)

        /** The code that a person's data give: a guess, never a proof. [birthDate] from 1900 to 2099. */
        @JvmStatic
        @Throws(AbilitaException::class)
        public fun encode(surname: String, name: String, sex: Sex, birthDate: LocalDate, place: PlaceCode): CodiceFiscale =
            encodeCodiceFiscale(surname, name, sex, birthDate, place)

        /** The same, of a place by its code, such as `H501`. */
        @JvmStatic
        @Throws(AbilitaException::class)
        public fun encode(surname: String, name: String, sex: Sex, birthDate: LocalDate, place: String): CodiceFiscale =
            encode(surname, name, sex, birthDate, PlaceCode.parse(place))

        /** A text that the library gave: it has been tested. */
        @JvmSynthetic
        internal fun trusted(text: String): CodiceFiscale = CodiceFiscale(text)
    }
}
