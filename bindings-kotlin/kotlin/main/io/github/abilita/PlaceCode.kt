// Places of birth as a type whose shape cannot be wrong.

package io.github.abilita

import java.time.LocalDate

/**
 * The code of a municipality or of a foreign state (codice catastale): a letter and three digits, such as `H501`. Whether there is
 * such a place is for [isAssigned].
 */
public class PlaceCode private constructor(private val text: String) : Comparable<PlaceCode> {
    private val description: PlaceDescription by lazy(LazyThreadSafetyMode.PUBLICATION) { describePlace(this) }

    /** The four characters. */
    public fun asString(): String = text

    /** Whether the code was assigned at some time, to a place that may have ceased to exist. */
    public val isAssigned: Boolean get() = description.isAssigned

    /** Whether this is a foreign state. */
    public val isForeign: Boolean get() = description.isForeign

    /** The last name the place has had; null if none is known. */
    public val name: String? get() = description.name

    /** The name on a day; null where none is known. */
    @Throws(AbilitaException::class)
    public fun nameOn(day: LocalDate): String? = placeNameOn(this, day)

    /** Whether the place was in force on a day; null where the table does not know. */
    @Throws(AbilitaException::class)
    public fun inForceOn(day: LocalDate): Boolean? = placeInForceOn(this, day)

    /** The names and provinces the place has had, the oldest first; empty if none is known. */
    public fun history(): List<PlaceRecord> = placeHistory(this)

    override fun equals(other: Any?): Boolean = other is PlaceCode && other.text == text

    override fun hashCode(): Int = text.hashCode()

    override fun compareTo(other: PlaceCode): Int = text.compareTo(other.text)

    override fun toString(): String = text

    public companion object {
        /** The code that a text is; an [AbilitaException] for a text of another shape. */
        @JvmStatic
        @Throws(AbilitaException::class)
        public fun parse(text: String): PlaceCode = parsePlaceCode(text)

        /** A text that the library gave: it has been tested. */
        @JvmSynthetic
        internal fun trusted(text: String): PlaceCode = PlaceCode(text)
    }
}
