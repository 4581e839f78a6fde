// A scenario as it stands in the file.

package io.github.abilita.player

import io.github.abilita.Person
import io.github.abilita.PersonId
import io.github.abilita.Stage

const val FORMAT = "abilita-scenario/1"
const val USUAL_LEVEL = 2
val PERSON_FIELDS = listOf("codice_fiscale", "name", "surname", "email")

/** A whole scenario. */
class File(
    val name: String,
    val campaign: String?,
    val definition: String?,
    val people: Map<String, Person>,
    val institutes: Map<String, Institute>,
    val accounts: Map<String, Account>,
    val steps: List<Step>,
) {
    companion object {
        fun parse(source: String): File = fields(Json.parse(source), "") {
            if (need("format", text) != FORMAT) throw malformed("format", "expected `$FORMAT`")
            otherwise("rules", emptyList(), many(text))
            val file = File(
                name = need("name", text),
                campaign = maybe("campaign", text),
                definition = maybe("definition", text),
                people = otherwise("people", emptyMap(), named(::readPerson)),
                institutes = otherwise("institutes", emptyMap(), named(Institute::read)),
                accounts = otherwise("accounts", emptyMap(), named(Account::read)),
                steps = need("steps", many(Step::read)),
            )
            if ((file.campaign == null) == (file.definition == null)) {
                throw malformed(".", "exactly one of `campaign` and `definition` is needed")
            }
            file
        }
    }
}

/** A person by his data. */
fun readPerson(json: Json, path: String): Person = fields(json, path) {
    val (codiceFiscale, name, surname, email) = PERSON_FIELDS.map { otherwise(it, "", text) }
    Person(PersonId(codiceFiscale), name, surname, email)
}

/** The case of an institute. Its texts become the facts of the same names, where the definition declares them. */
class Institute(
    val texts: Map<String, String>,
    val head: String?,
    val enabled: List<RosterEntry>,
    val record: Map<String, String>,
    val facts: Map<String, Json>,
    val tracks: Map<String, String>,
    val members: Map<String, Account>,
) {
    companion object {
        private val TEXTS = listOf("code", "name", "dedicated_mailbox", "zone_referent")

        fun read(json: Json, path: String): Institute = fields(json, path) {
            Institute(
                texts = TEXTS.mapNotNull { key -> maybe(key, text)?.let { key to it } }.toMap(),
                head = maybe("head", text),
                enabled = otherwise("enabled", emptyList(), many(RosterEntry::read)),
                record = otherwise("record", emptyMap(), named(text)),
                facts = otherwise("facts", emptyMap(), named(anything)),
                tracks = otherwise("tracks", emptyMap(), named(text)),
                members = otherwise("members", emptyMap(), named(Account::read)),
            )
        }
    }
}

/** The case of a person's account, whose key is the person's; or what an institute's case keeps of a person. */
class Account(val facts: Map<String, Json>, val tracks: Map<String, String>) {
    companion object {
        fun read(json: Json, path: String): Account = fields(json, path) {
            Account(otherwise("facts", emptyMap(), named(anything)), otherwise("tracks", emptyMap(), named(text)))
        }
    }
}

/** A delegate: somebody of `people`, or the data in place. */
class RosterEntry(val role: String, val person: String?, val data: Map<String, String>) {
    companion object {
        fun read(json: Json, path: String): RosterEntry = fields(json, path) {
            val data = PERSON_FIELDS.mapNotNull { key -> maybe(key, text)?.let { key to it } }.toMap()
            RosterEntry(need("role", text), maybe("person", text), data)
        }
    }
}

/** A login: another person's, where it says whose. */
class Login(val scheme: String, val level: Int, val codiceFiscale: String?) {
    companion object {
        fun read(json: Json, path: String): Login = fields(json, path) {
            Login(need("scheme", text), otherwise("level", USUAL_LEVEL, level), maybe("codice_fiscale", text))
        }
    }
}

/** Whose question or command it is. */
class Who(val key: String?, val role: String?, val identity: Written<Login>) {
    companion object {
        fun take(from: Fields): Who =
            Who(from.maybe("who", text), from.maybe("as", text), from.written("identity", Login::read))
    }
}

/** One thing at one instant, and what must come of it. */
class Step(val at: String, val deed: Deed, val expect: Expect) {
    companion object {
        fun read(json: Json, path: String): Step = fields(json, path) {
            val at = need("at", text)
            val deeds = Deed.KINDS.mapNotNull { (kind, read) -> maybe(kind, read)?.let { kind to it } }
            val expect = maybe("expect", Expect::read)
            val kinds = Deed.KINDS.keys.joinToString { "`$it`" }
            val (kind, deed) = deeds.singleOrNull() ?: throw malformed(path, "exactly one of $kinds is needed")
            if (expect == null && !deed.mayExpectNothing) throw malformed(path, "a step `$kind` needs `expect`")
            expect?.keys?.firstOrNull { it !in deed.gives }?.let {
                throw malformed(path, "a step `$kind` cannot be expected to give `$it`")
            }
            Step(at, deed, expect ?: Expect())
        }
    }
}

/** What a step does. */
sealed class Deed(val gives: List<String>, val mayExpectNothing: Boolean) {
    class Ask(val case: String, val who: Who, val function: String) :
        Deed(listOf("decision", "because", "next", "valid_until"), false)

    class Order(val case: String, val who: Who, val command: String, val arguments: Map<String, Json>) :
        Deed(listOf("accepted", "refusal", "because", "next", "effects"), true)

    class Check(val case: String, val stage: Stage, val roster: List<RosterEntry>) :
        Deed(listOf("errors", "warnings", "advice", "because"), false)

    class State(val case: String) : Deed(listOf("tracks", "flags", "debts", "enabled", "members", "effects"), false)

    /** A moment comes now. */
    class Happens(val moment: String) : Deed(emptyList(), true)

    /** A moment gets an instant, or another one; this is known from the instant of the step on. */
    class Announce(val moment: String, val at: String, val act: String?) : Deed(emptyList(), true)

    /** The host tells facts of a case, or of a person in its register or draft. */
    class Tell(val case: String, val person: String?, val facts: Map<String, Json>, val forget: List<String>) :
        Deed(emptyList(), true)

    companion object {
        val KINDS: Map<String, Read<Deed>> = mapOf(
            "ask" to { json, path ->
                fields(json, path) { Ask(need("case", text), Who.take(this), need("function", text)) }
            },
            "do" to { json, path ->
                fields(json, path) {
                    val arguments = otherwise("with", emptyMap(), named(anything))
                    Order(need("case", text), Who.take(this), need("command", text), arguments)
                }
            },
            "check" to { json, path ->
                fields(json, path) { Check(need("case", text), need("stage", ::readStage), need("roster", many(RosterEntry::read))) }
            },
            "state" to { json, path -> fields(json, path) { State(need("case", text)) } },
            "happens" to { json, path -> Happens(text(json, path)) },
            "announce" to { json, path ->
                fields(json, path) { Announce(need("moment", text), need("at", text), maybe("act", text)) }
            },
            "tell" to { json, path ->
                fields(json, path) {
                    val facts = otherwise("facts", emptyMap(), named(anything))
                    Tell(need("case", text), maybe("person", text), facts, otherwise("forget", emptyList(), many(text)))
                }
            },
        )

        private fun readStage(json: Json, path: String): Stage = when (text(json, path)) {
            "draft" -> Stage.DRAFT
            "submission" -> Stage.SUBMISSION
            else -> throw malformed(path, "expected `draft` or `submission`")
        }
    }
}

/** What must come out. Only what is written is compared. */
class Expect(
    val decision: String? = null,
    val because: List<String>? = null,
    val next: Written<String> = Written.Absent,
    val validUntil: Written<String> = Written.Absent,
    val accepted: Boolean? = null,
    val refusal: String? = null,
    val effects: List<String>? = null,
    val errors: List<String>? = null,
    val warnings: List<String>? = null,
    val advice: List<String>? = null,
    val tracks: Map<String, String>? = null,
    val flags: List<String>? = null,
    val debts: List<String>? = null,
    val enabled: List<String>? = null,
    val members: Map<String, Map<String, String>>? = null,
) {
    /** The keys that are written. */
    val keys: List<String>
        get() = listOf(
            "decision" to decision, "because" to because, "accepted" to accepted, "refusal" to refusal, "effects" to effects,
            "errors" to errors, "warnings" to warnings, "advice" to advice, "tracks" to tracks, "flags" to flags,
            "debts" to debts, "enabled" to enabled, "members" to members,
            "next" to next.takeIf { it is Written.Given }, "valid_until" to validUntil.takeIf { it is Written.Given },
        ).filter { (_, written) -> written != null }.map { (key, _) -> key }

    companion object {
        fun read(json: Json, path: String): Expect = fields(json, path) {
            Expect(
                decision = maybe("decision", ::readDecision),
                because = maybe("because", many(text)),
                next = written("next", text),
                validUntil = written("valid_until", text),
                accepted = maybe("accepted", flag),
                refusal = maybe("refusal", text),
                effects = maybe("effects", many(text)),
                errors = maybe("errors", many(text)),
                warnings = maybe("warnings", many(text)),
                advice = maybe("advice", many(text)),
                tracks = maybe("tracks", named(text)),
                flags = maybe("flags", many(text)),
                debts = maybe("debts", many(text)),
                enabled = maybe("enabled", many(text)),
                members = maybe("members", named(named(text))),
            )
        }

        private fun readDecision(json: Json, path: String): String =
            text(json, path).takeIf { it == "allow" || it == "deny" } ?: throw malformed(path, "expected `allow` or `deny`")
    }
}
