// How to say who asks. `Asker.person(…).loggedIn("spid", 2).actingAs("head")`

@file:JvmName("Askers")

package io.github.abilita

/** A person, not logged in. */
public fun Asker.Companion.person(codiceFiscale: String): Asker = Asker(person = PersonId(codiceFiscale))

/** A person, not logged in. */
public fun Asker.Companion.person(id: PersonId): Asker = Asker(person = id)

/** Nobody in particular: a visitor before the login. */
public fun Asker.Companion.anonymous(): Asker = Asker()

/** Somebody for whom the host vouches that he acts in a role, such as an operator. No login is asked of him. */
public fun Asker.Companion.vouched(role: String): Asker = Asker(role = role, vouched = true)

/** The vouched person's own codice fiscale, for the record. */
public fun Asker.whoIs(id: PersonId): Asker = copy(person = id)

/** With a login of his own; nobody in particular has none. [level]: the assurance level, 0 where the scheme knows none. */
public fun Asker.loggedIn(scheme: String, level: Int): Asker =
    person?.let { copy(identity = Identity(scheme, level, it)) } ?: this

/** With a login as the host verified it. That it is somebody else's is for the decision to tell. */
public fun Asker.withIdentity(identity: Identity): Asker = copy(identity = identity)

/** In one of the roles he holds, not in all of them. A role that he does not hold leaves him with none. */
public fun Asker.actingAs(role: String): Asker = copy(role = role)
