// What every exception tells, whatever its kind.

@file:JvmName("Errors")

package io.github.abilita

/** The code: programs match on it, and it never comes to mean something else. */
public val AbilitaException.code: String
    get() = when (this) {
        is AbilitaException.Announcement -> code
        is AbilitaException.Ask -> code
        is AbilitaException.CodiceFiscale -> code
        is AbilitaException.Definition -> code
        is AbilitaException.Opening -> code
        is AbilitaException.Refused -> refusal.code
        is AbilitaException.Replay -> code
        is AbilitaException.Scenario -> code
        is AbilitaException.Told -> code
        is AbilitaException.Wire -> code
    }

/** The path to what is wrong: a JSON path, a path of keys in a definition, the name of an argument; empty where there is none. */
public val AbilitaException.path: String
    get() = when (this) {
        is AbilitaException.Announcement -> path
        is AbilitaException.Ask -> path
        is AbilitaException.CodiceFiscale -> path
        is AbilitaException.Definition -> path
        is AbilitaException.Opening -> path
        is AbilitaException.Refused -> refusal.argument.orEmpty()
        is AbilitaException.Replay -> path
        is AbilitaException.Scenario -> path
        is AbilitaException.Told -> path
        is AbilitaException.Wire -> path
    }

/** What is wrong, for developers, in English. */
public val AbilitaException.detail: String
    get() = when (this) {
        is AbilitaException.Announcement -> detail
        is AbilitaException.Ask -> detail
        is AbilitaException.CodiceFiscale -> detail
        is AbilitaException.Definition -> detail
        is AbilitaException.Opening -> detail
        is AbilitaException.Refused -> refusal.text.en
        is AbilitaException.Replay -> detail
        is AbilitaException.Scenario -> detail
        is AbilitaException.Told -> detail
        is AbilitaException.Wire -> detail
    }
