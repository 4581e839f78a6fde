// The names of a scenario become persons, cases and askers.

package io.github.abilita.player

import io.github.abilita.AbilitaException
import io.github.abilita.Asker
import io.github.abilita.Campaign
import io.github.abilita.Case
import io.github.abilita.Delegate
import io.github.abilita.Identity
import io.github.abilita.DefinitionLibrary
import io.github.abilita.MemberOpening
import io.github.abilita.Opening
import io.github.abilita.Person
import io.github.abilita.PersonId
import io.github.abilita.RoleHolders
import io.github.abilita.Value
import io.github.abilita.ValueKind
import io.github.abilita.code
import io.github.abilita.detail
import java.time.Instant

/** People and cases by their keys in the file. Every case is opened before every moment. */
class Cast(file: File, private val campaign: Campaign) {
    private val people = file.people
    private val roles = campaign.roles().associate { it.name to it.holders }
    private val declaredFacts = campaign.facts().map { it.name }.toSet()
    private val commands = campaign.commands().associate { command ->
        command.name to command.arguments.associate { it.name to it.kind }
    }
    val cases = LinkedHashMap<String, Case>()

    init {
        val ofPersons = campaign.caseKind() == "person"
        for ((key, institute) in file.institutes) {
            val path = "institutes.$key"
            if (ofPersons) throw malformed(path, "a case of this campaign is a person's account")
            open(key, openingOf(institute, path), path)
        }
        for ((key, account) in file.accounts) {
            val path = "accounts.$key"
            if (!ofPersons) throw malformed(path, "a case of this campaign is no person's account")
            open(key, openingOf(key, account, path), path)
        }
    }

    private fun open(key: String, opening: Opening, path: String) {
        val opened = try {
            campaign.open(key, opening, BEFORE_EVERYTHING)
        } catch (error: AbilitaException) {
            val kind = if (error.code.startsWith("opening.unknown")) "unknown_name" else "malformed"
            throw AbilitaException.Scenario("scenario.$kind", path, "$path: ${error.detail}")
        }
        cases[key] = campaign.replay(listOf(opened))
    }

    private fun openingOf(institute: Institute, path: String): Opening {
        val head = listOfNotNull(institute.head).map { Delegate("head", person(it, "$path.head")) }
        val record = institute.record.map { (role, key) -> Delegate(role, person(key, "$path.record.$role")) }
        val members = institute.members.map { (key, member) ->
            val memberPath = "$path.members.$key"
            MemberOpening(person(key, memberPath).codiceFiscale, factsOf(member.facts, memberPath), member.tracks)
        }
        return Opening(
            record = head + record,
            register = institute.enabled.mapIndexed { index, entry -> delegate(entry, "$path.enabled[$index]") },
            facts = institute.texts.filterKeys { it in declaredFacts }.mapValues { Value.Text(it.value) } + factsOf(institute.facts, path),
            tracks = institute.tracks,
            members = members,
        )
    }

    /** The holder of an account stands on record, in the first role that can. */
    private fun openingOf(key: String, account: Account, path: String): Opening {
        val role = roles.entries.firstOrNull { it.value == RoleHolders.ON_RECORD }?.key
            ?: throw unknown(path, "role on record", "of the holder")
        return Opening(listOf(Delegate(role, person(key, path))), facts = factsOf(account.facts, path), tracks = account.tracks)
    }

    fun case(key: String, path: String): Case = cases[key] ?: throw unknown(path, "case", key)

    fun person(key: String, path: String): Person = people[key] ?: throw unknown(path, "person", key)

    /** The person behind a key or, for who is not in `people`, a codice fiscale. */
    fun personId(key: String): PersonId = people[key]?.codiceFiscale ?: PersonId(key)

    /** How a person is told in a report: by his key, never by his codice fiscale. */
    fun keyOf(id: PersonId): String = people.entries.firstOrNull { it.value.codiceFiscale == id }?.key ?: "(somebody else)"

    fun delegate(entry: RosterEntry, path: String): Delegate {
        val key = entry.person ?: return Delegate(entry.role, personOf(entry.data))
        if (entry.data.isNotEmpty()) throw malformed(path, "a person by key or by data, not both")
        return Delegate(entry.role, person(key, "$path.person"))
    }

    /** Who asks. A login that is left out is SPID at level 2 of that person; `null` is none. */
    fun asker(who: Who, path: String): Asker {
        val id = who.key?.let { person(it, "$path.who").codiceFiscale }
        who.role?.let { if (it !in roles && it !in BUILT_IN_ROLES) throw unknown("$path.as", "role", it) }
        val identity = when (val given = who.identity) {
            Written.Absent -> id?.let { Identity("spid", USUAL_LEVEL, it) }
            is Written.Given -> given.value?.let { login ->
                Identity(login.scheme, login.level, login.codiceFiscale?.let(::PersonId) ?: id ?: NOBODY)
            }
        }
        return Asker(id, who.role, roles[who.role] == RoleHolders.VOUCHED, identity)
    }

    /** The arguments of a command. A person is named by key under the argument's name, or his data stand among them. */
    fun arguments(order: Deed.Order, path: String): Map<String, Value> {
        val declared = commands[order.command].orEmpty()
        val person = declared.entries.firstOrNull { it.value == ValueKind.PERSON }?.key?.takeIf { it !in order.arguments }
        val (inline, plain) = order.arguments.entries.partition { (name, _) ->
            person != null && name !in declared && name in PERSON_FIELDS
        }
        val arguments = plain.associateTo(LinkedHashMap()) { (name, json) ->
            val isPerson = declared[name] == ValueKind.PERSON
            // What cannot be of the type is put to the engine all the same, as something it refuses.
            name to if (isPerson) personArgument(json, "$path.with.$name") else factOf(json) ?: Value.Person(Person(NOBODY))
        }
        if (person != null && inline.isNotEmpty()) {
            arguments[person] = personArgument(Json.Object(inline.associate { it.key to it.value }), "$path.with")
        }
        return arguments
    }

    /** A text is a key of `people`, an object the person's data; anything else is no person. */
    private fun personArgument(json: Json, path: String): Value = when (json) {
        is Json.Text -> Value.Person(person(json.value, path))
        is Json.Object -> {
            var isPerson = true
            for ((key, value) in json.entries) {
                if (key !in PERSON_FIELDS) throw malformed(path, "a person has no `$key`")
                isPerson = value is Json.Text
                if (!isPerson) break
            }
            val data = json.entries.mapNotNull { (key, value) -> (value as? Json.Text)?.let { key to it.value } }.toMap()
            if (isPerson) Value.Person(personOf(data)) else NO_PERSON
        }
        else -> NO_PERSON
    }

    companion object {
        private val BEFORE_EVERYTHING: Instant = Instant.parse("0000-01-01T00:00:00Z")
        private val NOBODY = PersonId("")
        private val NO_PERSON = Value.Texts(emptyList())

        /** The roles that some built-in definition declares: a role of another edition is one that nobody holds in this. */
        private val BUILT_IN_ROLES: Set<String> by lazy {
            val library = DefinitionLibrary.builtIn()
            val documents = library.ids().mapNotNull(library::toJson).map(Json::parse)
            val roles = documents.map { (it as? Json.Object)?.entries?.get("roles") }
            roles.flatMap { (it as? Json.Object)?.entries?.keys.orEmpty() }.toSet()
        }

        private fun personOf(data: Map<String, String>): Person {
            val (codiceFiscale, name, surname, email) = PERSON_FIELDS.map { data[it].orEmpty() }
            return Person(PersonId(codiceFiscale), name, surname, email)
        }

        /** The facts of a file, none of a form that no fact has. */
        fun factsOf(given: Map<String, Json>, path: String): Map<String, Value> = given.mapValues { (name, json) ->
            factOf(json) ?: throw malformed("$path.facts.$name", "no fact is of this form")
        }

        /** The value, where it has the form of one. Dates and instants stay texts: the definition tells what they are. */
        private fun factOf(json: Json): Value? = when (json) {
            is Json.Text -> Value.Text(json.value)
            is Json.Bool -> Value.Bool(json.value)
            is Json.Integer -> Value.Integer(json.value)
            is Json.List -> json.items.map { (it as? Json.Text)?.value ?: return null }.let(Value::Texts)
            else -> null
        }
    }
}
