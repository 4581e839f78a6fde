package io.github.abilita

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.time.Instant
import java.time.LocalDate
import java.util.concurrent.Callable
import java.util.concurrent.Executors

private const val DORA = "CNTDRO68C54L219H"
private const val ANNA = "RSSNNA75S42D205F"

class CampaignTest {
    private val campaign = Campaign.builtIn("factotum-2025")
    private val opening = Opening(
        record = listOf(Delegate("head", Person(PersonId(DORA), "Dora", "Conti"))),
        register = listOf(Delegate("delegate", Person(PersonId(ANNA), "Anna", "Rossi"))),
    )
    private val opened = campaign.open("7f3a", opening, parseInstant("2025-09-01T00:00:00+02:00"))
    private val case = campaign.replay(listOf(opened))
    private val head = Asker.person(DORA).loggedIn("spid", 2)
    private val request = Request("interventions.request", Asker.person(ANNA).loggedIn("spid", 2))
    private val during = parseInstant("2025-10-07T08:00:00+02:00")

    @Test
    fun `F25-02 a delegate is locked out while the suspension lasts, and told why`() {
        val before = campaign.decide(case, request, parseInstant("2025-10-05T12:00:00+02:00"))
        assertTrue(before.isAllowed)
        assertEquals(Instant.parse("2025-10-05T22:00:00Z"), before.validUntil)
        val after = campaign.decide(case, request, during)
        assertFalse(after.isAllowed)
        assertTrue("F25-02" in after.because)
        assertEquals("mail_zone_referent", after.next)
    }

    @Test
    fun `a refusal tells its code and changes nothing`() {
        val refused = assertThrows(AbilitaException.Refused::class.java) {
            campaign.handle(case, Command("submit", head, case.sequence()), during)
        }
        assertEquals("wrong_state", (refused as AbilitaException).code)
        assertEquals(1, case.sequence())
    }

    @Test
    fun `events and snapshots are stored and come back`() {
        val command = Command("confirm", head, case.sequence(), mapOf("person" to Value.Person(Person(PersonId(ANNA)))))
        val events = listOf(opened) + campaign.handle(case, command, during)
        val replayed = campaign.replay(events.map { Event.fromJson(it.toJson()) })
        assertEquals(campaign.apply(case, events.drop(1)), replayed)
        assertEquals(replayed, campaign.restore(replayed.snapshot()))
        assertEquals("drafting", replayed.state("renewal"))
        assertEquals(listOf("ERASED-1"), campaign.replay(erase(events, PersonId(ANNA), false)).register().map { it.person.codiceFiscale.asString() })
        val newer = assertThrows(AbilitaException.Wire::class.java) { eventFromJson("""{"version": 99}""") }
        assertEquals("unsupported_version", newer.code)
    }

    @Test
    fun `what is out of range is a declared exception`() {
        assertThrows(AbilitaException::class.java) { campaign.decide(case, request, Instant.MAX) }
        assertThrows(AbilitaException.Ask::class.java) { campaign.decide(case, request.copy(function = "nothing"), during) }
        assertThrows(AbilitaException::class.java) { campaign.handle(case, Command("submit", head, -1), during) }
        val broken = assertThrows(AbilitaException.Definition::class.java) { Campaign.fromToml("id = 7") }
        assertTrue(broken.problems.isNotEmpty() && broken.problems.first().line == 1)
    }

    @Test
    fun `the calendar as data, text and SVG`() {
        val known = parseInstant("2025-09-01T00:00:00+02:00")
        val deadline = campaign.timeline(Lang.IT, known).entries.first { it.name == "deadline" }
        assertEquals(LocalDate.of(2025, 10, 25), deadline.day)
        assertTrue("25 ottobre 2025" in campaign.timelineText(Lang.IT, known))
        assertTrue(campaign.timelineSvg(Lang.EN, known).startsWith("<svg"))
    }

    @Test
    fun `F25-07 a roster is checked, and a table of it read and written`() {
        val findings = campaign.check(case, opening.register, Stage.SUBMISSION, during)
        assertEquals(setOf("role_missing", "roster.single_delegate"), findings.map { it.code }.toSet())
        val table = readTable("Cod. mecc.;CF;Ruolo\nTOIS99901A;$ANNA;Delegato\nTOIS99901A\n".toByteArray(), campaign)
        assertEquals("delegate", table.rosters.single().rows.single().delegate.role)
        assertEquals(listOf("table.row"), table.problems.map { it.code })
        val written = writeTable(table.rosters.single().rows, Profile.PUBLIC, Lang.EN)
        assertFalse(ANNA in String(written))
    }

    @Test
    fun `F25-07 the rosters of many schools are checked in one call, and what is found goes into the file`() {
        val bytes = "Cod. mecc.;CF;Ruolo\nTOIS99901A;$ANNA;Delegato\nTOPC99902B;$DORA;bidello\nTOIS99901A;;Delegato\n".toByteArray()
        val rosters = readTable(bytes, campaign).rosters
        val found = campaign.checkRosters(rosters, Stage.SUBMISSION, during)
        val told = found.map { Triple(it.institute.code, it.line, it.finding.code) }
        assertTrue(Triple("TOIS99901A", 4L, "codice_fiscale.empty") in told)
        assertTrue(Triple("TOIS99901A", null, "role_missing") in told)
        assertTrue(Triple("TOPC99902B", 3L, "role_unknown") in told)
        val rows = rosters.flatMap { it.rows }
        val written = String(writeTable(rows, Profile.OFFICE, Lang.EN, findings = found))
        val faulty = found.first { it.line == 4L }.finding.text[Lang.EN]
        assertTrue(written.lines().any { it.startsWith("TOIS99901A") && faulty in it })
        assertFalse(faulty in String(writeTable(rows, Profile.PUBLIC, Lang.EN, findings = found)))
    }

    @Test
    fun `an announcement changes nothing before it is known`() {
        val at = parseInstant("2016-12-07T08:00:00+01:00")
        val base = Campaign.builtIn("istanze-online-2016")
        assertTrue(base.awaitsAnnouncement("update_concluded"))
        assertEquals(1, base.announce(Announcement("update_concluded", at, at)).announcements().size)
        assertEquals(0, base.announcements().size)
    }

    @Test
    fun `one campaign serves eight threads`() {
        val pool = Executors.newFixedThreadPool(8)
        val expected = campaign.decide(case, request, during)
        val tasks = List(8) { Callable { List(500) { campaign.decide(case, request, during) }.toSet() } }
        val answers = pool.invokeAll(tasks).map { it.get() }
        pool.shutdown()
        assertEquals(List(8) { setOf(expected) }, answers)
    }

    @Test
    fun `what goes wrong on one thread is told there alone, and not of its next call`() {
        val wrong = mapOf("" to "codice_fiscale.empty", "RSSMRA80A32H501C" to "codice_fiscale.day", "RSSMRA80A01H501X" to "codice_fiscale.check_character")
        val pool = Executors.newFixedThreadPool(8)
        val told = Callable {
            List(300) {
                wrong.keys.map { text -> assertThrows(AbilitaException::class.java) { CodiceFiscale.parse(text) }.code } +
                    CodiceFiscale.parse("RSSMRA80A01H501U").asString()
            }.toSet()
        }
        val answers = pool.invokeAll(List(8) { told }).map { it.get() }
        pool.shutdown()
        assertEquals(List(8) { setOf(wrong.values + "RSSMRA80A01H501U") }, answers)
    }
}
