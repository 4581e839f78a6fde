"""The steps of a scenario, played."""

from collections.abc import Collection, Iterable
from datetime import datetime

from abilita import (
    AbilitaError,
    Announcement,
    AnnouncementError,
    AskError,
    Campaign,
    Case,
    Command,
    Effect,
    Event,
    Finding,
    PersonId,
    Refusal,
    Request,
    Severity,
    Told,
    ToldError,
    format_instant,
    parse_instant,
)

from .format import ABSENT, Announce, Ask, Check, Expect, File, Happens, MaybeAbsent, Order, State, Step, Tell
from .reading import malformed, unknown
from .report import Failure, Report
from .stage import Cast, facts_of


def play(file: File, campaign: Campaign) -> Report:
    """Plays a scenario: every case is opened before every moment, every step advances all cases to its instant, and what comes
    out is compared with what is expected."""
    run = Run(campaign, Cast(file, campaign))
    last: datetime | None = None
    for index, step in enumerate(file.steps):
        run.index = index
        at = run.instant(step.at, "at")
        if last is not None and at < last:
            raise malformed(run.path("at"), "the steps go back in time")
        last = at
        run.step(step, at)
    return Report(file.name, len(file.steps), tuple(run.failures))


class Run:
    """A scenario in the middle of being played."""

    def __init__(self, campaign: Campaign, cast: Cast) -> None:
        self.campaign = campaign
        self.cast = cast
        self.index = 0
        self.brought: list[Effect] = []
        """The messages that time has brought since the step before."""
        self.failures: list[Failure] = []

    def path(self, key: str) -> str:
        """A path within the present step."""
        return f"steps[{self.index}].{key}"

    def instant(self, text: str, key: str) -> datetime:
        """An instant of the present step."""
        try:
            return parse_instant(text)
        except ValueError as error:
            raise malformed(self.path(key), str(error)) from None

    def step(self, step: Step, at: datetime) -> None:
        """Carries every case on to the instant, and then does what the step says."""
        self._advance(at)
        match step.deed:
            case Happens(moment):
                self._happens(moment, at)
                return
            case Announce():
                self._announce(step.deed, at)
                return
            case Tell():
                self._tell(step.deed, at)
            case Ask():
                self._ask(step.deed, step.expect, at)
            case Order():
                self._order(step.deed, step.expect, at)
            case Check():
                self._check(step.deed, step.expect, at)
            case State(key):
                self._state(self.cast.case(key, self.path("state.case")), step.expect)
        self.brought.clear()

    def _advance(self, at: datetime) -> None:
        try:
            for key, case in self.cast.cases.items():
                due = self.campaign.due(case, at)
                self.brought += _effects(due)
                self.cast.cases[key] = self.campaign.apply(case, due)
        except AbilitaError as error:
            raise malformed(self.path("at"), error.detail) from None

    def _happens(self, moment: str, at: datetime) -> None:
        if not self.campaign.awaits_announcement(moment):
            raise unknown(self.path("happens"), "moment that waits for an announcement", moment)
        self._announced(Announcement(moment, at, at), "happens")

    def _announce(self, announce: Announce, at: datetime) -> None:
        instant = self.instant(announce.at, "announce.at")
        self._announced(Announcement(announce.moment, instant, at, act=announce.act), "announce.moment")

    def _announced(self, announcement: Announcement, key: str) -> None:
        """What the announcement brings at once, the step after it can expect."""
        try:
            self.campaign = self.campaign.announce(announcement)
        except AnnouncementError as error:
            if error.code == "announcement.unknown_moment":
                raise unknown(self.path(key), "moment", announcement.moment) from None
            raise malformed(self.path(key), error.detail) from None
        self.brought.clear()
        self._advance(announcement.known_from)

    def _tell(self, tell: Tell, at: datetime) -> None:
        path = self.path("tell")
        person = None if tell.person is None else self.cast.person(tell.person, f"{path}.person").id
        facts = facts_of(tell.facts, path)
        case = self.cast.case(tell.case, f"{path}.case")
        if person is None:
            told = Told(facts=facts, forget=tell.forget)
        else:
            told = Told(member_facts=[(person, facts)], forget_of_members=[(person, fact) for fact in tell.forget])
        try:
            self.cast.cases[tell.case] = self.campaign.apply(case, self.campaign.tell(case, told, at))
        except ToldError as error:
            raise malformed(path, error.detail) from None

    def _ask(self, ask: Ask, expect: Expect, at: datetime) -> None:
        case = self.cast.case(ask.case, self.path("ask.case"))
        request = Request(ask.function, self.cast.asker(self.campaign, ask.who, self.path("ask")))
        try:
            decision = self.campaign.decide(case, request, at)
        except AskError:
            raise unknown(self.path("ask.function"), "function", ask.function) from None
        if expect.decision is not None:
            self._same("decision", expect.decision, "allow" if decision.allowed else "deny")
        self._contained("because", expect.because, decision.because)
        self._same_or_none("next", expect.next, decision.next)
        if expect.valid_until is not ABSENT:
            until = None if expect.valid_until is None else self.instant(expect.valid_until, "expect.valid_until")
            self._same("valid_until", _instant(until), _instant(decision.valid_until))

    def _order(self, order: Order, expect: Expect, at: datetime) -> None:
        path = self.path("do")
        case = self.cast.case(order.case, f"{path}.case")
        asker = self.cast.asker(self.campaign, order.who, path)
        command = Command(order.command, asker, case.sequence, self.cast.arguments(self.campaign, order, path))
        refusal: Refusal | None = None
        events: list[Event] = []
        try:
            events = self.campaign.handle(case, command, at)
        except Refusal as refused:
            refusal = refused
        if expect.accepted is not None and expect.accepted != (refusal is None):
            came = "true" if refusal is None else f"false ({refusal.code})"
            self._fail("accepted", str(expect.accepted).lower(), came)
        if expect.refusal is not None:
            self._same("refusal", expect.refusal, "none" if refusal is None else refusal.code)
        self._contained("because", expect.because, () if refusal is None else refusal.because)
        self._same_or_none("next", expect.next, None if refusal is None else refusal.next)
        self._contained("effects", expect.effects, [effect.name for effect in _effects(events)])
        self.cast.cases[order.case] = self.campaign.apply(case, events)

    def _check(self, check: Check, expect: Expect, at: datetime) -> None:
        path = self.path("check")
        case = self.cast.case(check.case, f"{path}.case")
        roster = [self.cast.delegate(entry, f"{path}.roster[{i}]") for i, entry in enumerate(check.roster)]
        findings = self.campaign.check(case, roster, check.stage, at)
        self._same_set("errors", expect.errors, _codes(findings, Severity.ERROR))
        self._same_set("warnings", expect.warnings, _codes(findings, Severity.WARNING))
        self._same_set("advice", expect.advice, _codes(findings, Severity.ADVICE))
        self._contained("because", expect.because, [cite for finding in findings for cite in finding.cites])

    def _state(self, case: Case, expect: Expect) -> None:
        tracks = case.tracks
        for track, expected in (expect.tracks or {}).items():
            if track not in tracks:
                raise unknown(self.path("expect.tracks"), "track", track)
            if tracks[track] != expected:
                self._fail("tracks", f"{track}: {expected}", tracks[track])
        self._same_set("flags", expect.flags, case.flags)
        self._same_set("debts", expect.debts, case.debts)
        self._same_set("effects", expect.effects, [effect.name for effect in self.brought if effect.case == case.id])
        self._members(case, expect.members or {})
        if expect.enabled is not None:
            self._enabled(case, expect.enabled)

    def _members(self, case: Case, expected: dict[str, dict[str, str]]) -> None:
        """Where members stand, each told by key."""
        path = self.path("expect.members")
        for key, tracks in expected.items():
            found = case.member_tracks(self.cast.person(key, path).id)
            for track, state in tracks.items():
                if not self.campaign.is_of_members(track):
                    raise unknown(path, "track of members", track)
                if found.get(track, "none") != state:
                    self._fail("members", f"{key}, {track}: {state}", found.get(track, "none"))

    def _enabled(self, case: Case, expected: list[str]) -> None:
        """Who stands in the register, compared by person; told by key."""
        wanted = {(self.cast.person_id(key), role) for key, role in map(_key_and_role, expected)}
        found = {(delegate.person.id, delegate.role) for delegate in case.register}
        if wanted != found:
            self._fail("enabled", self._told(wanted), self._told(found))

    def _told(self, entries: set[tuple[PersonId, str]]) -> str:
        return _list(sorted(f"{self.cast.key_of(id)}:{role}" for id, role in entries))

    def _fail(self, what: str, expected: str, found: str) -> None:
        self.failures.append(Failure(self.index, what, expected, found))

    def _same(self, what: str, expected: str, found: str) -> None:
        if expected != found:
            self._fail(what, expected, found)

    def _same_or_none(self, what: str, expected: str | MaybeAbsent, found: str | None) -> None:
        if expected is not ABSENT and expected != found:
            self._fail(what, expected or "null", found or "null")

    def _contained(self, what: str, expected: list[str] | None, found: Collection[str]) -> None:
        if expected is not None and not set(expected) <= set(found):
            self._fail(what, _list(expected), _list(found))

    def _same_set(self, what: str, expected: list[str] | None, found: Iterable[str]) -> None:
        if expected is not None and set(expected) != set(found):
            self._fail(what, _list(sorted(set(expected))), _list(sorted(set(found))))


def _effects(events: list[Event]) -> list[Effect]:
    return [effect for event in events for effect in event.effects]


def _codes(findings: list[Finding], severity: Severity) -> set[str]:
    return {finding.code for finding in findings if finding.severity is severity}


def _key_and_role(entry: str) -> tuple[str, str]:
    key, colon, role = entry.rpartition(":")
    return (key, role) if colon else (entry, "")


def _instant(at: datetime | None) -> str:
    return "null" if at is None else format_instant(at)


def _list(entries: Iterable[str]) -> str:
    return f"[{', '.join(entries)}]"
