// The steps of a scenario, played over the typed API as a portal would use it.

package io.github.abilita.player

import io.github.abilita.AbilitaException
import io.github.abilita.Announcement
import io.github.abilita.Campaign
import io.github.abilita.Case
import io.github.abilita.Command
import io.github.abilita.Effect
import io.github.abilita.Event
import io.github.abilita.Finding
import io.github.abilita.MemberNews
import io.github.abilita.PersonId
import io.github.abilita.Refusal
import io.github.abilita.Request
import io.github.abilita.Severity
import io.github.abilita.Told
import io.github.abilita.Value
import io.github.abilita.detail
import io.github.abilita.formatInstant
import io.github.abilita.parseInstant
import java.time.Instant

/** Plays a scenario against a campaign. A file that cannot be played is an [AbilitaException]. */
fun play(file: File, campaign: Campaign): Report = Play(file, campaign).use(Play::run)

private class Play(private val file: File, private val given: Campaign) : AutoCloseable {
    private var campaign = given
    private val cast = Cast(file, campaign)
    private val failures = ArrayList<Failure>()

    /** The messages that time has brought since the step before. */
    private val brought = ArrayList<Effect>()
    private var index = 0

    fun run(): Report {
        var last = Instant.MIN
        for ((number, step) in file.steps.withIndex()) {
            index = number
            val at = instant(step.at, "at")
            if (at < last) throw malformed(path("at"), "the steps go back in time")
            last = at
            step(step, at)
        }
        return Report(file.name, failures)
    }

    /** Cases and campaigns are memory of the library: a long run does not wait for the garbage collector. */
    override fun close() {
        cast.cases.values.forEach(Case::close)
        if (campaign !== given) campaign.close()
    }

    private fun path(key: String) = "steps[$index].$key"

    private fun instant(text: String, key: String): Instant = orMalformed(path(key)) { parseInstant(text) }

    /** Every case is carried on to the instant before anything else. */
    private fun step(step: Step, at: Instant) {
        advance(at)
        when (val deed = step.deed) {
            is Deed.Happens -> return happens(deed, at)
            is Deed.Announce -> return announce(Announcement(deed.moment, instant(deed.at, "announce.at"), at, deed.act), "announce.moment")
            is Deed.Tell -> tell(deed, at)
            is Deed.Ask -> ask(deed, step.expect, at)
            is Deed.Order -> order(deed, step.expect, at)
            is Deed.Check -> check(deed, step.expect, at)
            is Deed.State -> state(cast.case(deed.case, path("state.case")), step.expect)
        }
        brought.clear()
    }

    private fun advance(at: Instant) = orMalformed(path("at")) {
        val due = cast.cases.mapValues { (_, case) -> campaign.due(case, at) }
        for ((key, events) in due) apply(key, events).also { brought += events.flatMap(Event::effects) }
    }

    private fun apply(key: String, events: List<Event>) {
        if (events.isNotEmpty()) cast.cases.put(key, campaign.apply(cast.cases.getValue(key), events))?.close()
    }

    private fun happens(happens: Deed.Happens, at: Instant) {
        if (!campaign.awaitsAnnouncement(happens.moment)) {
            throw unknown(path("happens"), "moment that waits for an announcement", happens.moment)
        }
        announce(Announcement(happens.moment, at, at), "happens")
    }

    /** What the announcement brings at once, the step after it can expect. */
    private fun announce(announcement: Announcement, key: String) {
        val before = campaign
        campaign = orMalformed(path(key)) { before.announce(announcement) }
        if (before !== given) before.close()
        brought.clear()
        advance(announcement.knownFrom)
    }

    private fun tell(tell: Deed.Tell, at: Instant) {
        val path = path("tell")
        val person = tell.person?.let { cast.person(it, "$path.person").codiceFiscale }
        val facts = Cast.factsOf(tell.facts, path)
        val told = when (person) {
            null -> Told(forget = tell.forget, facts = facts)
            else -> Told(members = listOf(MemberNews(person, tell.forget, facts)))
        }
        val case = cast.case(tell.case, "$path.case")
        orMalformed(path) { apply(tell.case, campaign.tell(case, told, at)) }
    }

    private fun ask(ask: Deed.Ask, expect: Expect, at: Instant) {
        val path = path("ask")
        val case = cast.case(ask.case, "$path.case")
        val request = Request(ask.function, cast.asker(ask.who, path))
        val decision = try {
            campaign.decide(case, request, at)
        } catch (_: AbilitaException.Ask) {
            throw unknown("$path.function", "function", ask.function)
        }
        expect.decision?.let { same("decision", it, if (decision.isAllowed) "allow" else "deny") }
        contained("because", expect.because, decision.because)
        sameOrNone("next", expect.next, decision.next)
        (expect.validUntil as? Written.Given)?.let { written ->
            val expected = written.value?.let { instant(it, "expect.valid_until") }
            if (expected != decision.validUntil) fail("valid_until", told(expected), told(decision.validUntil))
        }
    }

    private fun order(order: Deed.Order, expect: Expect, at: Instant) {
        val path = path("do")
        val case = cast.case(order.case, "$path.case")
        val asker = cast.asker(order.who, path)
        val command = Command(order.command, asker, case.sequence(), cast.arguments(order, path))
        var refusal: Refusal? = null
        val events = try {
            campaign.handle(case, command, at)
        } catch (refused: AbilitaException.Refused) {
            refusal = refused.refusal
            emptyList()
        }
        expect.accepted?.let {
            if (it != (refusal == null)) fail("accepted", "$it", if (refusal == null) "true" else "false (${refusal.code})")
        }
        expect.refusal?.let { same("refusal", it, refusal?.code ?: "none") }
        contained("because", expect.because, refusal?.because.orEmpty())
        sameOrNone("next", expect.next, refusal?.next)
        contained("effects", expect.effects, events.flatMap(Event::effects).map(Effect::name))
        orMalformed(path) { apply(order.case, events) }
    }

    private fun check(check: Deed.Check, expect: Expect, at: Instant) {
        val path = path("check")
        val case = cast.case(check.case, "$path.case")
        val roster = check.roster.mapIndexed { index, entry -> cast.delegate(entry, "$path.roster[$index]") }
        val findings = orMalformed(path) { campaign.check(case, roster, check.stage, at) }
        sameSet("errors", expect.errors, codes(findings, Severity.ERROR))
        sameSet("warnings", expect.warnings, codes(findings, Severity.WARNING))
        sameSet("advice", expect.advice, codes(findings, Severity.ADVICE))
        contained("because", expect.because, findings.flatMap(Finding::cites))
    }

    private fun codes(findings: List<Finding>, severity: Severity) =
        findings.filter { it.severity == severity }.map(Finding::code)

    private fun state(case: Case, expect: Expect) {
        val tracks = case.tracks()
        for ((track, expected) in expect.tracks.orEmpty()) {
            val found = tracks[track] ?: throw unknown(path("expect.tracks"), "track", track)
            if (found != expected) fail("tracks", "$track: $expected", found)
        }
        sameSet("flags", expect.flags, case.flags())
        sameSet("debts", expect.debts, case.debts())
        contained("effects", expect.effects, brought.filter { it.caseId == case.id() }.map(Effect::name))
        expect.members?.let { members(case, it) }
        expect.enabled?.let { enabled(case, it) }
    }

    private fun members(case: Case, expected: Map<String, Map<String, String>>) {
        val path = path("expect.members")
        val ofMembers = campaign.tracks().filter { it.isOfMembers }.map { it.name }
        val members = case.members().associateBy { it.person }
        for ((key, states) in expected) {
            val member = members[cast.person(key, path).codiceFiscale]
            for ((track, state) in states) {
                if (track !in ofMembers) throw unknown(path, "track of members", track)
                val found = member?.tracks?.get(track) ?: "none"
                if (found != state) fail("members", "$key, $track: $state", found)
            }
        }
    }

    /** Who stands in the register, compared by person; told by key. */
    private fun enabled(case: Case, expected: List<String>) {
        val wanted = expected.map { entry ->
            val colon = entry.lastIndexOf(':')
            if (colon < 0) cast.personId(entry) to "" else cast.personId(entry.take(colon)) to entry.drop(colon + 1)
        }.toSet()
        val found = case.register().map { it.person.codiceFiscale to it.role }.toSet()
        if (wanted != found) fail("enabled", told(wanted), told(found))
    }

    private fun told(entries: Set<Pair<PersonId, String>>): String =
        entries.map { (id, role) -> "${cast.keyOf(id)}:$role" }.sorted().toString()

    private fun told(at: Instant?): String = at?.let(::formatInstant) ?: "null"

    private fun fail(what: String, expected: String, found: String) {
        failures += Failure(index, what, expected, found)
    }

    private fun same(what: String, expected: String, found: String) {
        if (expected != found) fail(what, expected, found)
    }

    private fun sameOrNone(what: String, expected: Written<String>, found: String?) {
        if (expected is Written.Given && expected.value != found) fail(what, expected.value ?: "null", found ?: "null")
    }

    private fun contained(what: String, expected: List<String>?, found: List<String>) {
        if (expected != null && !found.containsAll(expected)) fail(what, expected.toString(), found.toString())
    }

    private fun sameSet(what: String, expected: List<String>?, found: List<String>) {
        if (expected != null && expected.toSet() != found.toSet()) {
            fail(what, expected.toSortedSet().toString(), found.toSortedSet().toString())
        }
    }

    /** What the library refuses is here an error of the file. */
    private fun <T> orMalformed(path: String, act: () -> T): T = try {
        act()
    } catch (error: AbilitaException) {
        throw malformed(path, error.detail)
    }
}
