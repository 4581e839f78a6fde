// What came out of a scenario.

package io.github.abilita.player

/** One expectation that failed: in which step, what was expected, what came. Persons are told by their keys. */
data class Failure(val step: Int, val what: String, val expected: String, val found: String) {
    override fun toString(): String = "steps[$step].expect.$what: expected $expected, got $found"
}

/** The outcome of one scenario: every expectation that failed. */
data class Report(val name: String, val failures: List<Failure>)
