"""
The native half of `abilita`. Import from `abilita`.
"""

from _typeshed import SupportsGetItem, SupportsLenAndGetItem
from abilita.enums import CodeKind, FindingField, Kind, Lang, MatchKind, RoleHolders, Severity, Sex, Stage, Strictness, ValueKind, When
from abilita.errors import CodiceFiscaleError
from abilita.inspect import Inspection
from abilita.types import ArrowLike, CodiceFiscaleLike, FactInput, FactValue, JsonMapping, JsonObject, PlaceCodeLike
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final, Literal, SupportsIndex, final
from typing_extensions import disjoint_base

__all__ = ["__version__", "Actor", "Announced", "Announcement", "ArrowResult", "Asker", "BodyCode", "Calendar", "Campaign", "Case", "Change", "Code", "CodiceFiscale", "Command", "CommandOffer", "Conflict", "Decision", "Delegate", "Diagram", "Difference", "Differences", "Effect", "Event", "EventBody", "Figures", "Finding", "Identity", "InstituteCode", "Library", "Matrix", "NameMatch", "Opening", "Person", "PersonId", "PlaceCode", "PlaceRecord", "Proof", "ProofFinding", "Request", "Scenario", "ScenarioFailure", "ScenarioReport", "Snapshot", "Source", "Statement", "Table", "TableProblem", "TableRoster", "TableRow", "Timeline", "TimelineEntry", "TimelineWindow", "Told", "WindowBound", "check_rosters", "classify_codici_fiscali", "codice_fiscale_attribute", "codice_fiscale_codes", "definition_schema", "erase", "find_in_text", "format_instant", "is_email_address", "level_of_context", "mask_text", "normalize", "parse_instant", "parse_tax_code", "prove", "prove_amendment", "read_table", "run_command", "search_places", "validate_codici_fiscali"]

__version__: Final[str]

@final
class Actor:
    """
    Who gave a command: for the audit, not for any rule.
    """
    __match_args__: Final[tuple[Literal["person"], Literal["role"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[PersonId | None, str | None, str | None, int | None]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, person: CodiceFiscaleLike | None = None, role: str | None = None, scheme: str | None = None, level: SupportsIndex | None = None) -> Actor: ...
    def __repr__(self, /) -> str: ...
    @property
    def level(self, /) -> int | None:
        """
        At which assurance level.
        """
    @property
    def person(self, /) -> PersonId | None:
        """
        The person, where it was one.
        """
    @property
    def role(self, /) -> str | None:
        """
        The role they acted in.
        """
    @property
    def scheme(self, /) -> str | None:
        """
        How they had logged in.
        """

@final
class Announced:
    """
    An announcement, as people are told about it.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[str, int]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def act(self, /) -> str | None:
        """
        The act, where one was named.
        """
    @property
    def at(self, /) -> datetime:
        """
        The instant it announces.
        """
    @property
    def is_in_force(self, /) -> bool:
        """
        False once a later announcement took its place, and for one that came too late to change anything.
        """
    @property
    def known_from(self, /) -> datetime:
        """
        From when on it is known.
        """
    @property
    def known_said(self, /) -> str:
        """
        The day from which it is known, as people say it.
        """
    @property
    def moment(self, /) -> str:
        """
        The name of the moment it gives a date to.
        """
    @property
    def said(self, /) -> str:
        """
        That instant as people say it.
        """
    @property
    def title(self, /) -> str:
        """
        The title of that moment.
        """

@final
class Announcement:
    """
    "The moment `moment` is at `at`; this is known from `known_from`, by the act `act`."

    >>> from datetime import datetime, timezone
    >>> at = datetime(2016, 12, 7, 7, tzinfo=timezone.utc)
    >>> Announcement("update_concluded", at, at, act="portal home page")
    <Announcement of update_concluded at 2016-12-07T07:00:00Z>
    """
    __match_args__: Final[tuple[Literal["moment"], Literal["at"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, moment: str, at: datetime, known_from: datetime, *, act: str | None = None) -> Announcement: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[JsonObject]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def act(self, /) -> str | None:
        """
        The act, where one was named.
        """
    @property
    def at(self, /) -> datetime:
        """
        When the moment is.
        """
    @staticmethod
    def from_dict(data: JsonMapping) -> Announcement:
        """
        From a JSON-ready dict: `moment`, `at`, `known_from`, `act`.
        """
    @property
    def known_from(self, /) -> datetime:
        """
        From when on it is known: before, every answer is as if it had not been made.
        """
    @property
    def moment(self, /) -> str:
        """
        The name of the moment.
        """
    def to_dict(self, /) -> JsonObject:
        """
        As a JSON-ready dict.
        """

@final
class ArrowResult:
    """
    A column or table of results. Whatever knows the Arrow PyCapsule interface takes it without a copy: `pyarrow.array(result)`,
    `polars.Series(result)`, `pyarrow.record_batch(result)`, `polars.DataFrame(result)`.
    """
    def __arrow_c_array__(self, /, requested_schema: Any | None = None) -> tuple[object, object]:
        """
        The result as a pair of capsules: schema and array.
        """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...

@final
class Asker:
    """
    Somebody who asks: a person, logged in or not, or somebody the host vouches for. Immutable; each method gives a new one.

    >>> head = Asker.person("CNTDRO68C54L219H").logged_in(Scheme.SPID, 2).acting_as("head")
    >>> head
    Asker(person=PersonId('CNT*************'), role='head', vouched=False, identity=Identity('spid', 2, PersonId('CNT*************')))
    """
    __match_args__: Final[tuple[Literal["person_id"], Literal["role"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[JsonObject]]: ...
    def __repr__(self, /) -> str: ...
    def acting_as(self, /, role: str) -> Asker:
        """
        In one of the roles they hold, not in all of them. A role that they do not hold leaves them with none.
        """
    @staticmethod
    def anonymous() -> Asker:
        """
        Nobody in particular: a visitor before the login.
        """
    @staticmethod
    def from_dict(data: JsonMapping) -> Asker:
        """
        From a JSON-ready dict: `person`, `role`, `vouched`, `identity`.
        """
    @property
    def identity(self, /) -> Identity | None:
        """
        The login.
        """
    @property
    def is_vouched(self, /) -> bool:
        """
        True if the host vouches for them.
        """
    def logged_in(self, /, scheme: str, level: SupportsIndex) -> Asker:
        """
        With a login of their own by `scheme` at assurance level `level`.
        """
    @staticmethod
    def person(codice_fiscale: CodiceFiscaleLike) -> Asker:
        """
        A person, not logged in.
        """
    @property
    def person_id(self, /) -> PersonId | None:
        """
        Who it is, where it is a person.
        """
    @property
    def role(self, /) -> str | None:
        """
        The role they act in, where they chose one.
        """
    def to_dict(self, /) -> JsonObject:
        """
        As a JSON-ready dict, codici fiscali in full.
        """
    @staticmethod
    def vouched(role: str) -> Asker:
        """
        Somebody for whom the host vouches that they act in `role`, such as an operator of the office or the mail system. No
        login is asked of him.
        """
    def who_is(self, /, codice_fiscale: CodiceFiscaleLike) -> Asker:
        """
        The vouched person's own codice fiscale, for the record.
        """
    def with_identity(self, /, identity: Identity) -> Asker:
        """
        With a login as the host verified it. That it is somebody else's is for the decision to tell.
        """

@final
class BodyCode:
    """
    The eleven digits of a body, a company, or a VAT number. `parse_tax_code` makes it. Masked as a person's is: a VAT number
    may be that of a sole trader.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str]: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, text: str) -> BodyCode: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def as_str(self, /) -> str:
        """
        The eleven digits.
        """
    @property
    def may_be_vat_number(self, /) -> bool:
        """
        Whether the number can be a VAT number: those of bodies without one begin with 8 or 9.
        """

@final
class Calendar:
    """
    The dates of a campaign for calendar programs, with a reminder so many days before each deadline.

    `stamp` is when the file is said to be written: where it is left out, on the day of the latest act. Raises ValueError where
    neither is known. False if nothing has a date: iCalendar has no file without an event.

    >>> "DTSTART;VALUE=DATE:20251025" in Calendar(campaign, Lang.EN, remind=[7]).to_ics()
    True
    """
    def __bool__(self, /) -> bool: ...
    def __new__(cls, /, campaign: Campaign, lang: Lang = ..., *, stamp: datetime | None = None, remind: Iterable[SupportsIndex] = ...) -> Calendar: ...
    def __repr__(self, /) -> str: ...
    def to_ics(self, /) -> str:
        """
        The file (RFC 5545), with its lines ended by CR LF.
        """
    @property
    def undated(self, /) -> list[str]:
        """
        What has no date: each moment with why.
        """

@final
class Campaign:
    """
    A campaign: a sound definition, compiled, with the moments announced so far. Immutable: one serves all requests and threads.

    >>> campaign = Campaign.built_in("factotum-2025")
    >>> campaign.id, campaign.case_kind, campaign.zone
    ('factotum-2025', 'institute', 'Europe/Rome')
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[Library, str, list[Announcement]]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _restore(library: Library, id: str, announcements: Iterable[Announcement]) -> Campaign: ...
    def addresses(self, /, case: Case, effect: Effect) -> list[str]:
        """
        The addresses an effect goes to, as far as the case knows them. Empty where the host knows better.
        """
    def adopt(self, /, old: Campaign, case: Case, act: str, at: datetime) -> list[Event]:
        """
        The events by which a case of `old` goes over to this amended definition: apply the last with `apply_adopted`, those
        before it (what time has brought under the old one) with `old.apply`.
        """
    def announce(self, /, announcement: Announcement) -> Campaign:
        """
        This campaign with one more moment announced. Answers for instants before `known_from` stay what they were. Raises
        `AnnouncementError` where there is no such moment, or it is computed from others.

        >>> from datetime import datetime, timezone
        >>> at = datetime(2016, 12, 7, 7, tzinfo=timezone.utc)
        >>> reopened = Campaign.built_in("istanze-online-2016").announce(Announcement("update_concluded", at, at))
        >>> len(reopened.announcements)
        1
        """
    @property
    def announcements(self, /) -> list[Announcement]:
        """
        The announcements so far, the first known first.
        """
    def apply(self, /, case: Case, events: Iterable[Event]) -> Case:
        """
        The case after more events: all of them, or none where one does not fit and `ReplayError` is raised. The case given stays
        as it was.
        """
    def apply_adopted(self, /, old: Campaign, case: Case, event: Event) -> Case:
        """
        Applies the event of an adoption: the case of `old`, under this definition.
        """
    def awaits_announcement(self, /, moment: str) -> bool:
        """
        True for a moment that only an announcement can give: the end of an update, a date to be announced.
        """
    @staticmethod
    def built_in(id: str) -> Campaign:
        """
        One of the campaigns that come with abilita. Raises `DefinitionError` for an id that none has.
        """
    @property
    def case_kind(self, /) -> str:
        """
        What a case of this campaign is: `institute`, `person` …
        """
    def check(self, /, case: Case, roster: Iterable[Delegate], stage: Stage, at: datetime) -> list[Finding]:
        """
        Checks a roster for a case at a stage: every codice fiscale, the fields that each role needs, and what the definition
        demands of the whole. `at` is when it is checked.

        >>> roster = [Delegate("delegate", Person("RSSNNA75S42D205F", name="Anna", surname="Rossi"))]
        >>> [finding.code for finding in campaign.check(case, roster, Stage.SUBMISSION, case.last_at)]
        ['roster.single_delegate', 'role_missing']
        """
    def command_title(self, /, command: str, lang: Lang = ...) -> str:
        """
        What a command is called, for a button.
        """
    @property
    def commands(self, /) -> dict[str, dict[str, ValueKind]]:
        """
        The commands, each with the names and types of its arguments in order.

        >>> Campaign.built_in("factotum-2025").commands["insert"]
        {'person': <ValueKind.PERSON: 'person'>, 'role': <ValueKind.ROLE: 'role'>}
        """
    @property
    def conflicts(self, /) -> list[Conflict]:
        """
        Where the sources contradict each other, with the reading taken.
        """
    def decide(self, /, case: Case, request: Request, at: datetime) -> Decision:
        """
        May the asker use the function, in this case, at this instant? Raises `AskError` where the case runs under another
        definition, or there is no such function.
        """
    def due(self, /, case: Case, now: datetime) -> list[Event]:
        """
        What time alone has brought to the case by `now`. Idempotent: what has fired is in the log.
        """
    def fact_title(self, /, fact: str, lang: Lang = ...) -> str:
        """
        What a fact is called.
        """
    @property
    def facts(self, /) -> dict[str, ValueKind]:
        """
        The facts a case can have, each with its type.
        """
    def figures(self, /, cases: Iterable[Case], at: datetime) -> Figures:
        """
        Progress over many cases as they stand at an instant. What time alone has brought until then is counted in.
        """
    def flag_title(self, /, flag: str, lang: Lang = ...) -> str:
        """
        What a flag is called.
        """
    @staticmethod
    def from_dict(data: JsonMapping) -> Campaign:
        """
        The same as JSON-ready dict. The order of its keys is the order of declaration, which counts.
        """
    @staticmethod
    def from_json(text: str) -> Campaign:
        """
        The same in JSON: every problem with its path.
        """
    @staticmethod
    def from_toml(text: str) -> Campaign:
        """
        Compiles a definition in TOML that extends nothing but, at most, a built-in one. Raises `DefinitionError` with every
        problem, its line and its column.
        """
    def function_title(self, /, function: str, lang: Lang = ...) -> str:
        """
        What a function is called, for a menu; its name where the definition gives no title.
        """
    @property
    def functions(self, /) -> list[str]:
        """
        The functions it decides about, in the order of the definition.
        """
    def handle(self, /, case: Case, command: Command, at: datetime) -> list[Event]:
        """
        Carries out a command: the events it leads to, after those that time has brought by then. Store and apply all of them, or
        none. Raises `Refusal` with its code, its rules and the next step; nothing is changed then.

        >>> head = Asker.person("CNTDRO68C54L219H").logged_in(Scheme.SPID, 2)
        >>> try:
        ...     campaign.handle(case, Command("submit", head, case.sequence), parse_instant("2025-10-08T10:00:00+02:00"))
        ... except Refusal as refusal:
        ...     refusal.code
        'wrong_state'
        """
    @property
    def hash(self, /) -> str:
        """
        SHA-256 of the definition, in hexadecimal: what cases and events store to know under which text they came about.
        """
    def hint_text(self, /, hint: str, lang: Lang = ...) -> str:
        """
        What a hint tells the user; the hint's name where the definition gives no text.
        """
    @property
    def id(self, /) -> str:
        """
        The id of the definition.
        """
    def inspect(self, /) -> Inspection:
        """
        The content of the definition, by name: everything it declares, merged over what it extends. For whoever draws it, compares
        editions or writes a report; questions are answered by `decide`, `check` and `handle`.

        >>> silence = campaign.inspect().tracks["renewal"].transitions["silence"]
        >>> silence.trigger, silence.guard.tests
        (OnMoment(moment='deadline'), (DuringTest(windows=('suspension',)),))
        """
    def invariant_title(self, /, invariant: str, lang: Lang = ...) -> str:
        """
        What an invariant of `[always]` says.
        """
    def is_of_members(self, /, track: str) -> bool:
        """
        True if each person of the register and draft has a state of their own on this track.
        """
    def moment(self, /, name: str, known_at: datetime) -> datetime | None:
        """
        When a moment is, as known at `known_at`, where no case is needed to say it.

        >>> from datetime import datetime, timezone
        >>> campaign.moment("deadline", datetime(2025, 9, 1, tzinfo=timezone.utc))
        datetime.datetime(2025, 10, 25, 22, 0, tzinfo=datetime.timezone.utc)
        """
    def moment_title(self, /, moment: str, lang: Lang = ...) -> str:
        """
        What a moment is called.
        """
    def moments(self, /, lang: Lang = ...) -> dict[str, str]:
        """
        The moments, in the order of the definition, each with its title.
        """
    def next_due(self, /, case: Case, known_at: datetime) -> tuple[datetime, str] | None:
        """
        The next instant at which `due` will bring something, with the moment that comes then, as known at `known_at`. A host
        sets its alarm by it.
        """
    def notice_text(self, /, notice: str, lang: Lang = ...) -> str | None:
        """
        The text of a notice, for the message that an effect asks for; None where the definition leaves it to the host.
        """
    def open(self, /, case: str, opening: Opening, at: datetime) -> Event:
        """
        Opens a case: its first event. Raises `OpeningError` where the opening names what the definition does not have.
        """
    def open_commands(self, /, case: Case, asker: Asker, at: datetime) -> list[CommandOffer]:
        """
        The commands that the asker may give in this case at this instant. What depends on the arguments is for `handle` to say.
        """
    def permissions(self, /, case: Case, asker: Asker, at: datetime) -> list[Decision]:
        """
        What the asker may and may not do in this case at this instant, for a menu: one answer a function, in the order of the
        definition.

        >>> head = Asker.person("CNTDRO68C54L219H").logged_in(Scheme.SPID, 2)
        >>> menu = campaign.permissions(case, head, parse_instant("2025-10-07T08:00:00+02:00"))
        >>> [entry.function for entry in menu if entry.allowed]
        ['delegates.manage', 'interim.request']
        """
    @property
    def portal(self, /) -> str:
        """
        The portal it is for, as the definition names it.
        """
    def refusal_text(self, /, refusal: str, lang: Lang = ...) -> str:
        """
        What a refusal of the campaign's own tells the user.
        """
    def replay(self, /, events: Iterable[Event]) -> Case:
        """
        The case of its events, the first of which opened it. Raises `ReplayError` where they have a gap, are of several cases or
        definitions, or name what this definition does not have.
        """
    def replay_until(self, /, events: Iterable[Event], at: datetime) -> Case | None:
        """
        The case as it was at an instant, from its events: those up to `at` are replayed; what they had not caught up with yet is
        for `due`. None where the case was not open yet. Raises `ReplayError` as `replay` does.

        >>> campaign.replay_until([event], parse_instant("2024-01-01T00:00:00Z")) is None
        True
        """
    def restore(self, /, snapshot: Snapshot) -> Case:
        """
        The case of a snapshot. Raises `ReplayError` for one of another definition.
        """
    def role_title(self, /, role: str, lang: Lang = ...) -> str:
        """
        What a role is called.
        """
    @property
    def roles(self, /) -> dict[str, RoleHolders]:
        """
        The roles, each with where its holders come from.
        """
    @property
    def sources(self, /) -> list[Source]:
        """
        The acts that the definition puts into data.
        """
    def state_title(self, /, track: str, state: str, lang: Lang = ...) -> str:
        """
        What a state of a track is called.
        """
    def statement(self, /, cite: str) -> Statement | None:
        """
        The statement that a citation names; None where the definition does not declare it.
        """
    def tell(self, /, case: Case, told: Told, at: datetime) -> list[Event]:
        """
        Takes news of a case: the events it leads to. Raises `ToldError` where it does not fit the definition.
        """
    def timeline(self, /, known_at: datetime, lang: Lang = ...) -> Timeline:
        """
        The calendar, with the announcements that are known at `known_at` and no later one.
        """
    def title(self, /, lang: Lang = ...) -> str:
        """
        The title, or the id where the definition gives none.
        """
    def to_dict(self, /) -> JsonObject:
        """
        The definition as JSON-ready dict, without what it extends.
        """
    def track_title(self, /, track: str, lang: Lang = ...) -> str:
        """
        What a track is called.
        """
    @property
    def tracks(self, /) -> dict[str, list[str]]:
        """
        The tracks, each with its states in the order of the definition.
        """
    def window_title(self, /, window: str, lang: Lang = ...) -> str:
        """
        What a window is called.
        """
    @property
    def zone(self, /) -> str:
        """
        The IANA zone in which its dates are read, for `zoneinfo.ZoneInfo`.
        """

@final
class Case:
    """
    One case under one definition. `Campaign.replay` makes it from events, `Campaign.apply` makes the next one; a case itself
    never changes, so threads may share it.

    >>> case.sequence, case.tracks
    (1, {'renewal': 'not_started'})
    """
    __match_args__: Final[tuple[Literal["id"], Literal["tracks"], Literal["flags"]]]
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[Snapshot]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def comments(self, /) -> list[str]:
        """
        The comments left for the operator, oldest first. Free text may hold personal data.
        """
    @property
    def debts(self, /) -> list[str]:
        """
        What was done on the interim channel and is not entered yet, oldest first.
        """
    @property
    def definition(self, /) -> str:
        """
        The content hash of the definition it runs under.
        """
    @property
    def draft(self, /) -> list[Delegate]:
        """
        The draft of the next roster.
        """
    @property
    def facts(self, /) -> dict[str, FactValue]:
        """
        The facts that are known.
        """
    @property
    def flags(self, /) -> list[str]:
        """
        The flags that are set, in the order of the definition.
        """
    @property
    def id(self, /) -> str:
        """
        Its name.
        """
    @property
    def last_at(self, /) -> datetime:
        """
        The instant of its last event, in UTC. Nothing can be done to it before.
        """
    def member_facts(self, /, person: CodiceFiscaleLike) -> dict[str, FactValue]:
        """
        The facts of a member that are known.
        """
    def member_flags(self, /, person: CodiceFiscaleLike) -> list[str]:
        """
        The flags of a member that are set, in the order of the definition.
        """
    def member_tracks(self, /, person: CodiceFiscaleLike) -> dict[str, str]:
        """
        The state of a member on each track `of = "member"`; empty for who is none.

        >>> case.member_tracks("RSSNNA75S42D205F")
        {}
        """
    @property
    def members(self, /) -> list[PersonId]:
        """
        Of whom the case keeps something: whoever is in the register or in the draft, where the definition has tracks, facts or
        flags `of = "member"`.
        """
    @property
    def record(self, /) -> list[Delegate]:
        """
        Who is on record, each with the role they have there.
        """
    @property
    def register(self, /) -> list[Delegate]:
        """
        The register: whoever is enabled, suspended or not, each with their role.
        """
    @property
    def sequence(self, /) -> int:
        """
        How many events made it: what a command must expect.
        """
    def snapshot(self, /) -> Snapshot:
        """
        Everything it is, to be stored: it saves replaying a long log, and never replaces it. `Campaign.restore` makes the case.
        """
    @property
    def tracks(self, /) -> dict[str, str]:
        """
        The state of each track.
        """

@disjoint_base
class Change:
    """
    One change to a case, by the names of its definition. Each kind is a class of its own:

    >>> [track for change in event.changes if isinstance(change, Change.Moved) for track in [change.track]]
    []
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[object, ...]]: ...
    def __repr__(self, /) -> str:
        """
        Names are shown; persons are masked, and free texts hidden.
        """
    @final
    class Commented(Change):
        """
        A comment was left for the operator.
        """
        __match_args__: Final = ("text",)
        def __new__(cls, /, text: str) -> Change.Commented: ...
        @property
        def text(self, /) -> str: ...
    @final
    class Drafted(Change):
        """
        An entry came into the draft of the next roster.
        """
        __match_args__: Final = ("delegate",)
        def __new__(cls, /, delegate: Delegate) -> Change.Drafted: ...
        @property
        def delegate(self, /) -> Delegate: ...
    @final
    class Enabled(Change):
        """
        A person is in the register.
        """
        __match_args__: Final = ("delegate",)
        def __new__(cls, /, delegate: Delegate) -> Change.Enabled: ...
        @property
        def delegate(self, /) -> Delegate: ...
    @final
    class FactAppended(Change):
        """
        A text was appended to a fact that is a list, unless it was there already.
        """
        __match_args__: Final = ("fact", "text")
        def __new__(cls, /, fact: str, text: str) -> Change.FactAppended: ...
        @property
        def fact(self, /) -> str: ...
        @property
        def text(self, /) -> str: ...
    @final
    class FactForgotten(Change):
        """
        A fact is no longer known.
        """
        __match_args__: Final = ("fact",)
        def __new__(cls, /, fact: str) -> Change.FactForgotten: ...
        @property
        def fact(self, /) -> str: ...
    @final
    class FactSet(Change):
        """
        A fact became known, or another one.
        """
        __match_args__: Final = ("fact", "value")
        def __new__(cls, /, fact: str, value: FactInput) -> Change.FactSet: ...
        @property
        def fact(self, /) -> str: ...
        @property
        def value(self, /) -> FactValue: ...
    @final
    class FlagCleared(Change):
        """
        A flag was cleared.
        """
        __match_args__: Final = ("flag",)
        def __new__(cls, /, flag: str) -> Change.FlagCleared: ...
        @property
        def flag(self, /) -> str: ...
    @final
    class FlagSet(Change):
        """
        A flag was set.
        """
        __match_args__: Final = ("flag",)
        def __new__(cls, /, flag: str) -> Change.FlagSet: ...
        @property
        def flag(self, /) -> str: ...
    @final
    class Granted(Change):
        """
        The draft became the register.
        """
        __match_args__: Final = ()
        def __new__(cls, /) -> Change.Granted: ...
    @final
    class Message(Change):
        """
        A message is to be sent: to a role, a fact that holds a mailbox, or `member`.
        """
        __match_args__: Final = ("to", "notice")
        def __new__(cls, /, to: str, notice: str) -> Change.Message: ...
        @property
        def notice(self, /) -> str: ...
        @property
        def to(self, /) -> str: ...
    @final
    class Moved(Change):
        """
        A track entered a state.
        """
        __match_args__: Final = ("track", "to")
        def __new__(cls, /, track: str, to: str) -> Change.Moved: ...
        @property
        def to(self, /) -> str: ...
        @property
        def track(self, /) -> str: ...
    @final
    class OfMember(Change):
        """
        One of a track, a flag, a fact, or a message of one person of the register or draft.
        """
        __match_args__: Final = ("person", "change")
        def __new__(cls, /, person: CodiceFiscaleLike, change: Change) -> Change.OfMember: ...
        @property
        def change(self, /) -> Change: ...
        @property
        def person(self, /) -> PersonId: ...
    @final
    class Owed(Change):
        """
        Something was done on the interim channel and is owed to the portal.
        """
        __match_args__: Final = ("id",)
        def __new__(cls, /, id: str) -> Change.Owed: ...
        @property
        def id(self, /) -> str: ...
    @final
    class Recorded(Change):
        """
        A person is on record.
        """
        __match_args__: Final = ("delegate",)
        def __new__(cls, /, delegate: Delegate) -> Change.Recorded: ...
        @property
        def delegate(self, /) -> Delegate: ...
    @final
    class Settled(Change):
        """
        It was entered.
        """
        __match_args__: Final = ("id",)
        def __new__(cls, /, id: str) -> Change.Settled: ...
        @property
        def id(self, /) -> str: ...
    @final
    class Undrafted(Change):
        """
        All entries of a person left the draft.
        """
        __match_args__: Final = ("person",)
        def __new__(cls, /, person: CodiceFiscaleLike) -> Change.Undrafted: ...
        @property
        def person(self, /) -> PersonId: ...
    @final
    class Unrecorded(Change):
        """
        A person is no longer on record.
        """
        __match_args__: Final = ("role", "person")
        def __new__(cls, /, role: str, person: CodiceFiscaleLike) -> Change.Unrecorded: ...
        @property
        def person(self, /) -> PersonId: ...
        @property
        def role(self, /) -> str: ...

@final
class Code:
    """
    A code of the closed table: every error, refusal and finding that the library itself can produce.

    Raises KeyError for a code that is not in the table.

    >>> from abilita import Code, Lang
    >>> Code("role_missing").text(Lang.EN)
    'A mandatory role is missing'
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str]: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, code: str) -> Code: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def all() -> list[Code]:
        """
        Every code, in the order of the table.
        """
    @property
    def kind(self, /) -> CodeKind:
        """
        What it is a code of.
        """
    def text(self, /, lang: Lang = ...) -> str:
        """
        What it says to people: a sentence without its full stop.
        """

@final
class CodiceFiscale:
    """
    The codice fiscale of a natural person, in its normal form: a value exists only if its text passed every test.

    Immutable, hashable, ordered as its text. A code is personal data: `str` and `repr` are masked, and to have all of it one
    has to say `as_str()`. Raises `CodiceFiscaleError` for a text that is none.

    >>> code = CodiceFiscale("rss mra 80a01 h501u")
    >>> code
    CodiceFiscale('RSS*************')
    >>> code.as_str(), code.sex, code.birth_dates[0]
    ('RSSMRA80A01H501U', <Sex.MALE: 'M'>, datetime.date(1980, 1, 1))
    >>> CodiceFiscale("RSSMRA80A32H501C")
    Traceback (most recent call last):
    abilita.errors.CodiceFiscaleError: codice_fiscale.day at character 10: expected a day 01-31, or 41-71 for women
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, text: CodiceFiscaleLike, *, strictness: Strictness = ...) -> CodiceFiscale: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[str]]:
        """
        Formally, so that what passed the lesser test passes again.
        """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def _restore(text: str) -> CodiceFiscale: ...
    def as_str(self, /) -> str:
        """
        The whole code: personal data. Upper-case, without blanks, 16 or 11 characters.
        """
    def base_code(self, /) -> CodiceFiscale:
        """
        The code with every digit written as a digit. It may belong to somebody else.
        """
    def birth_date(self, /, on: date) -> date | None:
        """
        The likelier day of birth as seen on the day `on`: the later of the candidates that is not after it.
        """
    @property
    def birth_dates(self, /) -> tuple[date, ...]:
        """
        The days on which the person may have been born, one a century, the earlier first: the century is not in the code.
        Empty for a provisional one.
        """
    @staticmethod
    def encode(*, surname: str, name: str, sex: Sex, birth_date: date, place: PlaceCodeLike) -> CodiceFiscale:
        """
        The code that a person's data give: a guess, for filling in a form or finding a slip, never a proof.

        `birth_date` from 1900 to 2099; `place` is the code of a municipality or of a foreign state, such as `H501`. Raises
        ValueError for names without Latin letters, and for dates and places out of these bounds.

        >>> from datetime import date
        >>> CodiceFiscale.encode(surname="Rossi", name="Mario", sex=Sex.MALE, birth_date=date(1980, 1, 1), place="H501").as_str()
        'RSSMRA80A01H501U'
        """
    @staticmethod
    def faults(text: str, *, strictness: Strictness = ...) -> list[CodiceFiscaleError]:
        """
        Every fault of a text, the first of which `CodiceFiscale(text)` raises; empty if there is none.

        >>> [fault.code for fault in CodiceFiscale.faults("RSSMRA8OA32H501U")]
        ['codice_fiscale.structure', 'codice_fiscale.day', 'codice_fiscale.check_character']
        """
    @property
    def is_provisional(self, /) -> bool:
        """
        Whether this is a provisional code of eleven digits, which says nothing about the person.
        """
    @staticmethod
    def is_valid(text: str, *, strictness: Strictness = ...) -> bool:
        """
        True if the text is a codice fiscale of a natural person. Nothing is raised and nothing made: the fastest way to ask.

        >>> CodiceFiscale.is_valid("RSSMRA80A01H501U")
        True
        """
    @property
    def kind(self, /) -> Kind:
        """
        Ordinary or provisional.
        """
    def matches(self, /, surname: str, name: str) -> NameMatch:
        """
        Whether a surname and a given name can have given this code.

        >>> CodiceFiscale("RSSMRA80A01H501U").matches("Rossi", "Paolo")
        NameMatch(surname=True, name=False)
        """
    @property
    def omocodia_level(self, /) -> int:
        """
        How many digits are written as letters, 0 to 7.
        """
    @property
    def omocodia_mask(self, /) -> int:
        """
        Which of the seven digits are written as letters, as bits: bit 0 is the last digit of the place.
        """
    @property
    def place_code(self, /) -> PlaceCode | None:
        """
        The code of the place of birth; None for a provisional code.
        """
    @property
    def place_in_force(self, /) -> bool | None:
        """
        Whether the place of birth was in force on some day on which the person may have been born; None where no dates are
        known. False deserves a warning, never a refusal.
        """
    def same_base(self, /, other: CodiceFiscale) -> bool:
        """
        Whether two codes differ at most by omocodia. Two different codes of one base belong to two people.
        """
    @property
    def sex(self, /) -> Sex | None:
        """
        The sex written in the code; None for a provisional one.
        """
    def variant(self, /, mask: SupportsIndex) -> CodiceFiscale:
        """
        The code with just the digits of `mask` written as letters.
        """
    def variants(self, /) -> list[CodiceFiscale]:
        """
        The 128 ways to write the code, the base first; one for a provisional code.
        """

@final
class Command:
    """
    A command: its name, who gives it, the number of events of the case that they knew of (`case.sequence`), its arguments. If
    somebody else has changed the case since, it is refused as `stale_sequence` and nothing is lost.

    >>> head = Asker.person("CNTDRO68C54L219H").logged_in(Scheme.SPID, 2)
    >>> Command("insert", head, 4, {"person": Person("BNCGFR72M19F205G"), "role": "rspp"})
    <Command insert(person, role) at sequence 4>
    """
    __match_args__: Final[tuple[Literal["name"], Literal["arguments"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, name: str, asker: Asker, expected_sequence: SupportsIndex, arguments: Mapping[str, FactInput] | None = None) -> Command: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[JsonObject]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def arguments(self, /) -> dict[str, FactValue]:
        """
        The arguments by name.
        """
    @property
    def asker(self, /) -> Asker:
        """
        Who gives it.
        """
    @property
    def expected_sequence(self, /) -> int:
        """
        The number of events that the asker knew of.
        """
    @staticmethod
    def from_dict(data: JsonMapping) -> Command:
        """
        From a JSON-ready dict: `name`, `asker`, `expected_sequence`, `arguments`.
        """
    @property
    def name(self, /) -> str:
        """
        The name.
        """
    def to_dict(self, /) -> JsonObject:
        """
        As a JSON-ready dict, codici fiscali in full.
        """

@final
class CommandOffer:
    """
    A command that may be given now, with the arguments it takes.
    """
    __match_args__: Final[tuple[Literal["name"], Literal["arguments"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[JsonObject]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def arguments(self, /) -> dict[str, ValueKind]:
        """
        Its arguments in order, each with its type.
        """
    @staticmethod
    def from_dict(data: JsonMapping) -> CommandOffer:
        """
        From a JSON-ready dict.
        """
    @property
    def function(self, /) -> str:
        """
        The function it belongs to.
        """
    @property
    def name(self, /) -> str:
        """
        The command.
        """
    def to_dict(self, /) -> JsonObject:
        """
        As a JSON-ready dict.
        """

@final
class Conflict:
    """
    A contradiction between the sources, with the reading taken.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str, list[str], list[str]]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, name: str, cites: SupportsGetItem[int, str], readings: SupportsLenAndGetItem[str]) -> Conflict: ...
    def __repr__(self, /) -> str: ...
    @property
    def cites(self, /) -> list[str]:
        """
        The rules it is about.
        """
    @property
    def name(self, /) -> str:
        """
        The name under which the definition keeps it.
        """
    def reading(self, /, lang: Lang = ...) -> str:
        """
        The reading taken.
        """

@final
class Decision:
    """
    An answer to a `Request`: allow or deny, and for either why, what next, and until when. True if it allows.

    It is a pure function of what it was made from; whatever else is asked of it is computed when asked for.

    >>> decision = campaign.decide(case, Request("interventions.request", anna), parse_instant("2025-10-07T09:00:00+02:00"))
    >>> match decision:
    ...     case Decision(allowed=False, because=because, next=next): because, next
    (['F25-02', 'F25-10'], 'mail_zone_referent')
    """
    __match_args__: Final[tuple[Literal["allowed"], Literal["because"], Literal["next"]]]
    def __bool__(self, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool:
        """
        The same answer: of the same kind, on the same rules, until the same instant.
        """
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[Case, Request, datetime]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def allowed(self, /) -> bool:
        """
        True for allow.
        """
    @property
    def at(self, /) -> datetime:
        """
        When it was asked.
        """
    @property
    def because(self, /) -> list[str]:
        """
        The rules of the acts that the answer rests on, such as `F25-02`, each once.
        """
    @property
    def code(self, /) -> str:
        """
        The kind of ground, as a code of the closed table: `access.forbidden`, `access.login` …
        """
    def explain(self, /, lang: Lang = ...) -> str:
        """
        The whole answer in a sentence or two, for a page or an audit.
        """
    @property
    def function(self, /) -> str:
        """
        The function asked for.
        """
    @property
    def next(self, /) -> str | None:
        """
        What to do instead, or next: the name of a hint of the definition.
        """
    @property
    def roles_that_may(self, /) -> list[str]:
        """
        The roles that may use the function, if other conditions allow it.
        """
    @property
    def rules(self, /) -> list[str]:
        """
        The rules of the definition that the answer rests on, by name.
        """
    def to_dict(self, /) -> JsonObject:
        """
        As a JSON-ready dict, `valid_until` computed.
        """
    @property
    def valid_until(self, /) -> datetime | None:
        """
        The first later instant at which time alone changes the answer; None when it never does. Exact: a portal may cache the
        answer until then, as long as nothing happens to the case.
        """

@final
class Delegate:
    """
    A person with the role they are to have: one line of a roster.

    >>> Delegate("delegate", Person("RSSNNA75S42D205F", name="Anna", surname="Rossi"))
    Delegate('delegate', Person(PersonId('RSS*************'), named=True, email=False))
    """
    __match_args__: Final[tuple[Literal["role"], Literal["person"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, role: str, person: Person) -> Delegate: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[JsonObject]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_dict(data: JsonMapping) -> Delegate:
        """
        From a JSON-ready dict: `role`, `person`.
        """
    @property
    def person(self, /) -> Person:
        """
        The person.
        """
    @property
    def role(self, /) -> str:
        """
        The role, as given: a check tells whether it is one.
        """
    def to_dict(self, /) -> JsonObject:
        """
        As a JSON-ready dict, the codice fiscale in full.
        """

@final
class Diagram:
    """
    The procedure as a picture: the states of each track, and what moves between them. With `track`, of that one alone; raises
    ValueError where the campaign has none of this name.

    >>> Diagram(campaign).to_mermaid().startswith("stateDiagram-v2")
    True
    """
    def __new__(cls, /, campaign: Campaign, lang: Lang = ..., *, track: str | None = None) -> Diagram: ...
    def __repr__(self, /) -> str: ...
    def to_markdown(self, /) -> str:
        """
        In words, as Markdown.
        """
    def to_mermaid(self, /) -> str:
        """
        In Mermaid's language, which many editors and forges draw.
        """
    def to_svg(self, /) -> str:
        """
        As one SVG.
        """

@final
class Difference:
    """
    One difference between two editions.
    """
    def __repr__(self, /) -> str: ...
    def after(self, /, lang: Lang = ...) -> str | None:
        """
        What the later edition says there.
        """
    def before(self, /, lang: Lang = ...) -> str | None:
        """
        What the earlier edition says there.
        """
    @property
    def change(self, /) -> str:
        """
        What happened to it: `added`, `removed` or `changed`.
        """
    @property
    def cites(self, /) -> tuple[list[str], list[str]]:
        """
        The statements it is based on, in the earlier edition and in the later one.
        """
    def message(self, /, lang: Lang = ...) -> str:
        """
        What changes, in one sentence.
        """
    @property
    def place(self, /) -> str:
        """
        Where it is in the definition: `tracks.renewal.on.mail.require`.
        """
    @property
    def topic(self, /) -> str:
        """
        What it is about: `time`, `roles`, `access`, `procedure` …
        """

@final
class Differences:
    """
    What changes from one edition of a campaign to another, in the order in which an office asks.

    >>> changes = Differences(Campaign.built_in("factotum-2021"), campaign)
    >>> [change.place for change in changes.all if change.topic == "time"][0]
    'moments.opening'
    """
    def __len__(self, /) -> int: ...
    def __new__(cls, /, old: Campaign, new: Campaign) -> Differences: ...
    def __repr__(self, /) -> str: ...
    @property
    def all(self, /) -> list[Difference]:
        """
        All of them, those of one topic together.
        """
    def to_dict(self, /) -> JsonObject:
        """
        As a JSON-ready dict, in both languages.
        """
    def to_markdown(self, /, lang: Lang = ...) -> str:
        """
        As Markdown.
        """
    def to_text(self, /, lang: Lang = ...) -> str:
        """
        As text.
        """

@final
class Effect:
    """
    A message to send. Sending it twice is prevented by its key: the same event always gives the same one.

    >>> [(effect.name, effect.key) for effect in event.effects]
    []
    """
    __match_args__: Final[tuple[Literal["to"], Literal["notice"]]]
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[Event, int]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _restore(event: Event, index: SupportsIndex) -> Effect: ...
    @property
    def about(self, /) -> PersonId | None:
        """
        Whom of the case it is about; None where it is the case as a whole.
        """
    @property
    def case(self, /) -> str:
        """
        The case it is about.
        """
    @property
    def key(self, /) -> str:
        """
        The idempotency key, deterministic: case, number of the event, number of the message in it.
        """
    @property
    def name(self, /) -> str:
        """
        `mail:` and to whom: the word by which scenarios name it.
        """
    @property
    def notice(self, /) -> str:
        """
        Which message.
        """
    @property
    def to(self, /) -> str:
        """
        To whom: a role, a fact that holds a mailbox, or `member`: the person it is about.
        """
    def to_dict(self, /) -> JsonObject:
        """
        As a JSON-ready dict.
        """

@final
class Event:
    """
    One thing that happened to a case. Store `to_json()`; `from_json` and `from_dict` read strictly, and refuse newer versions.

    >>> event.sequence, event.body.__class__.__name__
    (1, 'Opened')
    >>> Event.from_json(event.to_json()) == event
    True
    """
    __match_args__: Final[tuple[Literal["body"], Literal["sequence"], Literal["at"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def at(self, /) -> datetime:
        """
        When it happened, in UTC.
        """
    @property
    def body(self, /) -> EventBody:
        """
        What happened: `EventBody.Opened`, `.Handled`, `.MomentReached`, `.Told` or `.Adopted`.
        """
    @property
    def case(self, /) -> str:
        """
        The case.
        """
    @property
    def changes(self, /) -> list[Change]:
        """
        What it changed, in order.
        """
    @property
    def definition(self, /) -> str:
        """
        The content hash of the definition it came about under.
        """
    @property
    def effects(self, /) -> list[Effect]:
        """
        The messages that this event asks the host to send, each with its idempotency key. Write them to an outbox in the
        transaction that stores the event.
        """
    @staticmethod
    def from_dict(data: JsonMapping) -> Event:
        """
        The same from a JSON-ready dict.
        """
    @staticmethod
    def from_json(text: str) -> Event:
        """
        Reads a stored event. Raises `WireError` for JSON that is no event, or one of a newer version.
        """
    @property
    def sequence(self, /) -> int:
        """
        Its number in the case, from 1.
        """
    def to_dict(self, /) -> JsonObject:
        """
        The same as a JSON-ready dict.
        """
    def to_json(self, /) -> str:
        """
        The event as it is stored, codici fiscali in full.
        """

@disjoint_base
class EventBody:
    """
    What happened. Each kind is a class of its own:

    >>> match event.body:
    ...     case EventBody.Handled(command, by): f"{by.role} gave {command}"
    ...     case EventBody.Opened(changes): f"opened with {len(changes)} changes"
    'opened with 3 changes'
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[object, ...]]: ...
    def __repr__(self, /) -> str: ...
    @final
    class Adopted(EventBody):
        """
        The case went over to an amended definition; `previous` is the content hash of the one before.
        """
        __match_args__: Final = ("previous", "act")
        def __new__(cls, /, previous: str, act: str) -> EventBody.Adopted: ...
        @property
        def act(self, /) -> str: ...
        @property
        def previous(self, /) -> str: ...
    @final
    class Handled(EventBody):
        """
        A command was carried out.
        """
        __match_args__: Final = ("command", "by", "arguments", "changes")
        def __new__(cls, /, command: str, by: Actor, arguments: Mapping[str, FactInput], changes: SupportsGetItem[int, Change]) -> EventBody.Handled: ...
        @property
        def arguments(self, /) -> dict[str, FactValue]: ...
        @property
        def by(self, /) -> Actor: ...
        @property
        def changes(self, /) -> list[Change]: ...
        @property
        def command(self, /) -> str: ...
    @final
    class MomentReached(EventBody):
        """
        A moment came at which something can happen; for this case, perhaps nothing did. `member`: whose
        moment it is; None for one of the case.
        """
        __match_args__: Final = ("moment", "changes", "member")
        def __new__(cls, /, moment: str, changes: SupportsGetItem[int, Change], member: CodiceFiscaleLike | None) -> EventBody.MomentReached: ...
        @property
        def changes(self, /) -> list[Change]: ...
        @property
        def member(self, /) -> PersonId | None: ...
        @property
        def moment(self, /) -> str: ...
    @final
    class Opened(EventBody):
        """
        The case began.
        """
        __match_args__: Final = ("changes",)
        def __new__(cls, /, changes: SupportsGetItem[int, Change]) -> EventBody.Opened: ...
        @property
        def changes(self, /) -> list[Change]: ...
    @final
    class Told(EventBody):
        """
        The host set facts, or who is on record.
        """
        __match_args__: Final = ("changes",)
        def __new__(cls, /, changes: SupportsGetItem[int, Change]) -> EventBody.Told: ...
        @property
        def changes(self, /) -> list[Change]: ...

@final
class Figures:
    """
    Progress over the cases counted. Persons are counted once, whatever number of cases they stand in.

    >>> figures = campaign.figures([case], parse_instant("2025-11-01T08:00:00+01:00"))
    >>> figures.cases, figures.tracks["renewal"]["not_started"], figures.flags["late"], figures.locked_out
    (1, 1, 1, 1)
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[JsonObject]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def cases(self, /) -> int:
        """
        How many cases were counted.
        """
    @property
    def debts(self, /) -> int:
        """
        How much is owed from interim channels.
        """
    @property
    def flags(self, /) -> dict[str, int]:
        """
        By flag, how many cases have it.
        """
    @staticmethod
    def from_dict(data: JsonMapping) -> Figures:
        """
        From a JSON-ready dict.
        """
    @property
    def locked_out(self, /) -> int:
        """
        How many enabled persons a forbid keeps from everything that their roles permit, in some case.
        """
    def to_dict(self, /) -> JsonObject:
        """
        As a JSON-ready dict.
        """
    @property
    def tracks(self, /) -> dict[str, dict[str, int]]:
        """
        By track and state, how many cases are there; every state is there, in the order of the definition.
        """

@final
class Finding:
    """
    One thing found in a roster: what, how severe, where, and the rules it is based on. It never contains the data it is about.

    >>> match finding:
    ...     case Finding("role_missing", Severity.ERROR): finding.message(Lang.EN), finding.cites
    ('A mandatory role is missing', ['F25-07'])
    """
    __match_args__: Final[tuple[Literal["code"], Literal["severity"], Literal["row"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[JsonObject]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def cites(self, /) -> list[str]:
        """
        The rules it is based on, such as `F25-07`.
        """
    @property
    def code(self, /) -> str:
        """
        What it is, such as `codice_fiscale.check_character`.
        """
    @property
    def field(self, /) -> FindingField | None:
        """
        The field it is about.
        """
    @staticmethod
    def from_dict(data: JsonMapping) -> Finding:
        """
        From a JSON-ready dict.
        """
    def message(self, /, lang: Lang = ...) -> str:
        """
        What it says to whoever fills the form.
        """
    @property
    def path(self, /) -> str:
        """
        Where it is: `roster[2].email`.
        """
    @property
    def position(self, /) -> int | None:
        """
        The character of a codice fiscale it is about, counted from 0 in the normalised text.
        """
    @property
    def role(self, /) -> str | None:
        """
        The role that is missing, or of which there are too many.
        """
    @property
    def row(self, /) -> int | None:
        """
        The delegate it is about, counted from 0; None for the roster as a whole.
        """
    @property
    def severity(self, /) -> Severity:
        """
        How severe it is.
        """
    def to_dict(self, /) -> JsonObject:
        """
        As a JSON-ready dict.
        """

@final
class Identity:
    """
    A verified login: by `scheme` (see `Scheme`; any text will do), at assurance level `level` (0 where the scheme knows none),
    of the holder of `codice_fiscale`.

    >>> Identity(Scheme.SPID, 2, "TINIT-RSSNNA75S42D205F")
    Identity('spid', 2, PersonId('RSS*************'))
    """
    __match_args__: Final[tuple[Literal["scheme"], Literal["level"], Literal["holder"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str, int, str]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, scheme: str, level: SupportsIndex, codice_fiscale: CodiceFiscaleLike) -> Identity: ...
    def __repr__(self, /) -> str: ...
    @property
    def holder(self, /) -> PersonId:
        """
        Whose login it is.
        """
    @property
    def level(self, /) -> int:
        """
        The assurance level.
        """
    @property
    def scheme(self, /) -> str:
        """
        The scheme.
        """

@final
class InstituteCode:
    """
    A school code (codice meccanografico): two letters of the province and eight letters or digits. Only the shape is tested.

    Raises ValueError for a text of another shape.

    >>> str(InstituteCode(" tois99901a "))
    'TOIS99901A'
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str]: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, text: str) -> InstituteCode: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def as_str(self, /) -> str:
        """
        The ten characters.
        """
    @property
    def has_usual_check_character(self, /) -> bool | None:
        """
        Whether the last character is the one that most codes have there; None where no value is known for a letter. Good for
        a hint beside a form field, never for a refusal.
        """

@final
class Library:
    """
    Definitions that can be compiled: the built-in ones, and those the host adds. Immutable; each `add_…` gives a new one.

    A definition that extends another needs both here.

    >>> Library.built_in().ids
    ['factotum-2021', 'factotum-2025', 'istanze-online', 'istanze-online-2016']
    >>> Library.built_in().compile("factotum-2025")
    <Campaign factotum-2025>
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /) -> Library:
        """
        An empty library.
        """
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[list[str]]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _restore(documents: Iterable[str]) -> Library: ...
    def add_dict(self, /, data: JsonMapping, *, name: str = "definition") -> Library:
        """
        The same with a document as JSON-ready dict. The order of its keys is the order of declaration, which counts.
        """
    def add_json(self, /, text: str, *, name: str = "definition.json") -> Library:
        """
        The same with a document in JSON.
        """
    def add_toml(self, /, text: str, *, name: str = "definition.toml") -> Library:
        """
        This library with one document more, in TOML. `name` is what problems call it: a file name, say. A document of the same
        id is replaced. Raises `DefinitionError` for text that is not TOML, or without an `id`.
        """
    @staticmethod
    def built_in() -> Library:
        """
        The definitions that come with abilita.
        """
    def compile(self, /, id: str) -> Campaign:
        """
        Compiles a definition, laid over those it extends. Raises `DefinitionError` with every problem and its place.
        """
    def extends(self, /, id: str) -> str | None:
        """
        The id of what a document extends; None where it extends nothing, or is not there.
        """
    @property
    def ids(self, /) -> list[str]:
        """
        The ids of the documents, in the order in which they were added.
        """
    def to_dict(self, /, id: str, *, merged: bool = False) -> JsonObject | None:
        """
        A document as JSON-ready dict, without what it extends; None for an id that is not there. `merged`: laid over everything
        it extends, a definition by itself; None also where one of those is missing. Its content hash is another.
        """

@final
class Matrix:
    """
    Who may do what, when: functions by phases of the campaign, from what the engine answers.

    >>> "Suspension of access" in Matrix(campaign, Lang.EN).to_text()
    True
    """
    def __new__(cls, /, campaign: Campaign, lang: Lang = ...) -> Matrix: ...
    def __repr__(self, /) -> str: ...
    def to_dict(self, /) -> JsonObject:
        """
        As a JSON-ready dict, in both languages.
        """
    def to_markdown(self, /) -> str:
        """
        As a table in Markdown.
        """
    def to_svg(self, /) -> str:
        """
        As one SVG.
        """
    def to_text(self, /) -> str:
        """
        As a table of text.
        """

@final
class NameMatch:
    """
    Which of the two names fit a code. True as a whole if both do.
    """
    __match_args__: Final[tuple[Literal["surname"], Literal["name"]]]
    def __bool__(self, /) -> bool: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[bool, bool]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, surname: bool, name: bool) -> NameMatch: ...
    def __repr__(self, /) -> str: ...
    @property
    def name(self, /) -> bool:
        """
        Whether the given name can give characters 4 to 6.
        """
    @property
    def surname(self, /) -> bool:
        """
        Whether the surname can give characters 1 to 3.
        """

@final
class Opening:
    """
    What a case starts with: who is on record, who was enabled by the edition before, facts, and the states of tracks that do
    not start at the beginning. `member_facts` and `member_tracks`: the same of persons of the register, each by himself.

    >>> Opening(record=[Delegate("head", Person("CNTDRO68C54L219H"))], facts={"dedicated_mailbox": "factotum@scuola.example.org"})
    <Opening record=1 register=0 facts=1 tracks=0 members=0>
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, *, record: Iterable[Delegate] | None = None, register: Iterable[Delegate] | None = None, facts: Mapping[str, FactInput] | None = None, tracks: Mapping[str, str] | None = None, member_facts: Iterable[tuple[CodiceFiscaleLike, Mapping[str, FactInput]]] | None = None, member_tracks: Iterable[tuple[CodiceFiscaleLike, Mapping[str, str]]] | None = None) -> Opening: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[JsonObject]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_dict(data: JsonMapping) -> Opening:
        """
        From a JSON-ready dict: `record`, `register`, `facts`, `tracks`, `members`.
        """
    def to_dict(self, /) -> JsonObject:
        """
        As a JSON-ready dict, codici fiscali in full.
        """

@final
class Person:
    """
    A person with what a campaign may ask of them. What is not given is empty; whether it is right is for a roster check.

    `repr` shows which data are there, never the data.

    >>> anna = Person("RSSNNA75S42D205F", name="Anna", surname="Rossi")
    >>> anna
    Person(PersonId('RSS*************'), named=True, email=False)
    >>> match anna:
    ...     case Person(name=name): name
    'Anna'
    """
    __match_args__: Final[tuple[Literal["id"], Literal["name"], Literal["surname"], Literal["email"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, codice_fiscale: CodiceFiscaleLike = ..., *, name: str = "", surname: str = "", email: str = "") -> Person: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[JsonObject]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def email(self, /) -> str:
        """
        The email address; empty where none was given.
        """
    @staticmethod
    def from_dict(data: JsonMapping) -> Person:
        """
        From the data as JSON-ready dict: `codice_fiscale`, `name`, `surname`, `email`.
        """
    @property
    def id(self, /) -> PersonId:
        """
        Who it is.
        """
    @property
    def name(self, /) -> str:
        """
        The given name; empty where none was given.
        """
    @property
    def surname(self, /) -> str:
        """
        The surname; empty where none was given.
        """
    def to_dict(self, /) -> JsonObject:
        """
        The data as JSON-ready dict, the codice fiscale in full.
        """

@final
class PersonId:
    """
    The key by which abilita tells persons apart: the codice fiscale as given, normalised (blanks and a leading `TINIT-`
    removed, ASCII letters upper-cased). It need not be a valid code.

    `str` and `repr` are masked; `as_str()` is the text in full.

    >>> PersonId("TINIT-RSSNNA75S42D205F") == PersonId(" rssnna75s42d205f ")
    True
    >>> PersonId("RSSNNA75S42D205F")
    PersonId('RSS*************')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str]: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, codice_fiscale: CodiceFiscaleLike) -> PersonId: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def as_str(self, /) -> str:
        """
        The normalised text, in full. Keep it out of logs, file names and addresses.
        """
    @property
    def is_blank(self, /) -> bool:
        """
        True where no codice fiscale was given: such a person is nobody in particular.
        """

@final
class PlaceCode:
    """
    The code of a municipality or of a foreign state: a letter and three digits, such as `H501`.

    Raises ValueError for a text of another shape; whether such a place exists is for `is_assigned`.

    >>> PlaceCode("H501").name
    'ROMA'
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str]: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, code: str) -> PlaceCode: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def history(self, /) -> list[PlaceRecord]:
        """
        The names and provinces the place has had, the oldest first.

        >>> [(record.name, record.province) for record in PlaceCode("A001").history()]
        [('ABANO', 'PD'), ('ABANO TERME', 'PD')]
        """
    def in_force_on(self, /, day: date) -> bool | None:
        """
        Whether the place was in force on a day; None where no dates are known.
        """
    @property
    def is_assigned(self, /) -> bool:
        """
        Whether the code was assigned at some time, to a place that may have ceased to exist.
        """
    @property
    def is_foreign(self, /) -> bool:
        """
        Whether this is a foreign state.
        """
    @property
    def name(self, /) -> str | None:
        """
        The last name the place has had; None if none is known.
        """
    def name_on(self, /, day: date) -> str | None:
        """
        The name on a day.
        """

@final
class PlaceRecord:
    """
    A place under one of its names.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[PlaceCode, int]]:
        """
        Of the history of its code: a record is what the tables say.
        """
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _restore(code: PlaceCodeLike, index: SupportsIndex) -> PlaceRecord: ...
    @property
    def code(self, /) -> PlaceCode:
        """
        The code of the place.
        """
    @property
    def first_day(self, /) -> date | None:
        """
        The first day, if known.
        """
    def in_force_on(self, /, day: date) -> bool:
        """
        Whether the name was in force on a day.
        """
    @property
    def last_day(self, /) -> date | None:
        """
        The last day, included; None while in force.
        """
    @property
    def name(self, /) -> str:
        """
        The name, in Italian where there are two.
        """
    @property
    def other_name(self, /) -> str | None:
        """
        The name in the other official language, if it is kept apart.
        """
    @property
    def province(self, /) -> str:
        """
        The two letters of the province, also of a former one; `EE` abroad.
        """

@final
class Proof:
    """
    What was found of a campaign, and how much was shown to be in order.
    """
    def __repr__(self, /) -> str: ...
    @property
    def campaign(self, /) -> str:
        """
        The id of the campaign.
        """
    @property
    def findings(self, /) -> list[ProofFinding]:
        """
        What was found, in the order of the questions.
        """
    @property
    def proved(self, /) -> list[str]:
        """
        The invariants that the definition declares under `[always]` and that hold in every situation, by name.
        """
    @property
    def shown(self, /) -> int:
        """
        How many things were shown to be possible, each by a scenario that the engine has played.
        """
    @property
    def situations(self, /) -> int:
        """
        How many situations were looked at.
        """

@final
class ProofFinding:
    """
    One thing found: what, where in the definition, on which statements, and a scenario that shows it.
    """
    def __repr__(self, /) -> str: ...
    @property
    def cites(self, /) -> list[str]:
        """
        The statements of acts that it is about.
        """
    @property
    def code(self, /) -> str:
        """
        What kind of finding it is, such as `analysis.state_unreachable`.
        """
    def message(self, /, lang: Lang = ...) -> str:
        """
        What was found, in one sentence.
        """
    @property
    def place(self, /) -> str:
        """
        The path of what it is about, in the definition: `tracks.renewal.states.concluded`.
        """
    @property
    def witness(self, /) -> JsonObject | None:
        """
        A scenario that shows it and that the engine has played: JSON of `Scenario`; None where there is nothing to play.
        """

@final
class Request:
    """
    A question: may `asker` use `function`?

    >>> request = Request("interventions.request", Asker.anonymous())
    >>> request.function
    'interventions.request'
    """
    __match_args__: Final[tuple[Literal["function"], Literal["asker"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, function: str, asker: Asker) -> Request: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[JsonObject]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def asker(self, /) -> Asker:
        """
        Who asks.
        """
    @staticmethod
    def from_dict(data: JsonMapping) -> Request:
        """
        From a JSON-ready dict: `function`, `asker`.
        """
    @property
    def function(self, /) -> str:
        """
        The function asked for.
        """
    def to_dict(self, /) -> JsonObject:
        """
        As a JSON-ready dict, codici fiscali in full.
        """

@final
class Scenario:
    """
    A scenario file, read. Raises `ScenarioError`, with its JSON path, for text that is none.
    """
    def __getnewargs__(self, /) -> tuple[str]: ...
    def __new__(cls, /, text: str) -> Scenario: ...
    def __repr__(self, /) -> str: ...
    @property
    def campaign(self, /) -> str | None:
        """
        The id of the campaign it is played against; None where it names a file.
        """
    @property
    def definition(self, /) -> str | None:
        """
        The file of the definition it is played against, relative to its own; None where it names a campaign.
        """
    @property
    def name(self, /) -> str:
        """
        What must hold, in one line.
        """
    @property
    def rules(self, /) -> list[str]:
        """
        The rules it exercises.
        """
    def run(self, /, campaign: Campaign) -> ScenarioReport:
        """
        Plays it against a campaign. Raises `ScenarioError` where it names what neither has.
        """

@final
class ScenarioFailure:
    """
    One expectation that failed: in which step, what was expected, what came. Persons are named by their keys.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def expected(self, /) -> str:
        """
        What was expected.
        """
    @property
    def found(self, /) -> str:
        """
        What came.
        """
    @property
    def step(self, /) -> int:
        """
        The step, counted from 0 as in the JSON path `steps[0]`.
        """
    @property
    def what(self, /) -> str:
        """
        The key of `expect` that failed.
        """

@final
class ScenarioReport:
    """
    The outcome of a scenario: every expectation that failed. True if none did.
    """
    def __bool__(self, /) -> bool: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def failures(self, /) -> list[ScenarioFailure]:
        """
        The expectations that failed, in the order of the steps.
        """
    @property
    def name(self, /) -> str:
        """
        The name of the scenario.
        """
    @property
    def passed(self, /) -> bool:
        """
        True if every expectation held.
        """
    @property
    def steps(self, /) -> int:
        """
        How many steps were played.
        """

@final
class Snapshot:
    """
    A case as it is stored. `from_json` and `from_dict` read strictly, and refuse newer versions.

    >>> snapshot = case.snapshot()
    >>> campaign.restore(Snapshot.from_json(snapshot.to_json())) == case
    True
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_dict(data: JsonMapping) -> Snapshot:
        """
        The same from a JSON-ready dict.
        """
    @staticmethod
    def from_json(text: str) -> Snapshot:
        """
        Reads a stored snapshot. Raises `WireError` for JSON that is none, or one of a newer version.
        """
    def to_dict(self, /) -> JsonObject:
        """
        The same as a JSON-ready dict.
        """
    def to_json(self, /) -> str:
        """
        The snapshot as it is stored, codici fiscali in full.
        """

@final
class Source:
    """
    An act that the definition puts into data.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str, list[str], date | None]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, name: str, titles: SupportsLenAndGetItem[str], date: date | None) -> Source: ...
    def __repr__(self, /) -> str: ...
    @property
    def date(self, /) -> date | None:
        """
        The date of the act, where it is known.
        """
    @property
    def name(self, /) -> str:
        """
        The name under which the definition keeps it.
        """
    def title(self, /, lang: Lang = ...) -> str:
        """
        What the act is called.
        """

@final
class Statement:
    """
    A statement of an act, which rules cite.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str, str, list[str]]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, cite: str, source: str, texts: SupportsLenAndGetItem[str]) -> Statement: ...
    def __repr__(self, /) -> str: ...
    @property
    def cite(self, /) -> str:
        """
        The citation that names it.
        """
    @property
    def source(self, /) -> str:
        """
        The act that makes it, by the name under which the definition keeps it.
        """
    def text(self, /, lang: Lang = ...) -> str:
        """
        What it says; empty where the definition does not repeat it.
        """

@final
class Table:
    """
    A whole table: its rows, and everything that is wrong with it. False if anything is.
    """
    def __bool__(self, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    @property
    def problems(self, /) -> list[TableProblem]:
        """
        What is wrong, in the order of the file. A row that is reported as short, long or unclosed is not among the rows.
        """
    @property
    def rosters(self, /) -> list[TableRoster]:
        """
        The rows by institute, in the order in which institutes first appear.
        """
    @property
    def rows(self, /) -> list[TableRow]:
        """
        The rows, in the order of the file.
        """

@final
class TableProblem:
    """
    What is wrong with a table, and where. It never contains data of the file.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def code(self, /) -> str:
        """
        What it is, such as `table.row`.
        """
    @property
    def column(self, /) -> str | None:
        """
        The column it is about, by its heading; for one that is missing, by its name here.
        """
    @property
    def line(self, /) -> int:
        """
        The line of the file, from 1: where the row begins that it is about.
        """
    def message(self, /, lang: Lang = ...) -> str:
        """
        What it says to people, without the place.
        """

@final
class TableRoster:
    """
    The rows of one institute.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def delegates(self, /) -> list[Delegate]:
        """
        The delegates, for `Campaign.check`.
        """
    @property
    def institute(self, /) -> str:
        """
        The code of the institute, in capitals and without blanks; empty where the file has none.
        """
    @property
    def institute_name(self, /) -> str:
        """
        The name of the institute, as it is written.
        """
    def line_of(self, /, finding: Finding) -> int | None:
        """
        The line of the delegate that a finding is about; None where it is about all of them.
        """
    @property
    def lines(self, /) -> list[int]:
        """
        The line of each delegate in the file.
        """

@final
class TableRow:
    """
    One row of a table.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def delegate(self, /) -> Delegate:
        """
        The delegate.
        """
    @property
    def institute(self, /) -> str:
        """
        The code of the institute, in capitals and without blanks; empty where the file has none.
        """
    @property
    def institute_name(self, /) -> str:
        """
        The name of the institute, as it is written.
        """
    @property
    def line(self, /) -> int:
        """
        The line of the file, from 1, as an editor shows it.
        """
    @property
    def others(self, /) -> dict[str, str]:
        """
        The columns that mean nothing to abilita, by their headings.
        """

@final
class Timeline:
    """
    The calendar of a campaign in one language, for somebody who knows what was known at one instant.

    >>> timeline = campaign.timeline(parse_instant("2025-09-01T00:00:00+02:00"), Lang.IT)
    >>> [(entry.name, entry.said) for entry in timeline.entries]
    [('opening', 'da lunedì 6 ottobre 2025'), ('deadline', 'entro sabato 25 ottobre 2025')]
    >>> timeline.to_svg().startswith("<svg")
    True
    """
    def __bool__(self, /) -> bool:
        """
        False if the campaign has neither moments nor windows.
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[datetime, Lang]]: ...
    def __repr__(self, /) -> str: ...
    def _part(self, /, parts: str, index: SupportsIndex) -> object:
        """
        A part again, for `pickle`.
        """
    @property
    def announcements(self, /) -> list[Announced]:
        """
        The announcements, the first known first.
        """
    @property
    def campaign(self, /) -> str:
        """
        The id of the campaign.
        """
    @property
    def entries(self, /) -> list[TimelineEntry]:
        """
        The moments: those with a date by their date, then those without one.
        """
    @property
    def lang(self, /) -> Lang:
        """
        The language of all its texts.
        """
    @property
    def title(self, /) -> str:
        """
        The title of the campaign.
        """
    def to_svg(self, /, *, today: datetime | None = None, width: SupportsIndex = 720) -> str:
        """
        The calendar as one SVG that brings its colours for light and dark. `width` in CSS pixels, from 280 to 4000.
        """
    def to_text(self, /, *, today: datetime | None = None) -> str:
        """
        The calendar as text for a terminal; `today` marks a day in it.
        """
    @property
    def windows(self, /) -> list[TimelineWindow]:
        """
        The windows, in the order of the definition.
        """

@final
class TimelineEntry:
    """
    A moment of a campaign, as people are told about it.
    """
    __match_args__: Final[tuple[Literal["name"], Literal["at"]]]
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[str, int]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def act(self, /) -> str | None:
        """
        The act that announced the date, where one did and was named.
        """
    @property
    def at(self, /) -> datetime | None:
        """
        The instant, where there is one for every case. For a deadline the first that is too late.
        """
    @property
    def cites(self, /) -> list[str]:
        """
        The rules of acts that it comes from.
        """
    @property
    def day(self, /) -> date | None:
        """
        The day that people say: for a deadline the last one that is in time.
        """
    def days_from(self, /, today: datetime) -> int | None:
        """
        Whole civil days from the day of `today`: negative once the day is past.
        """
    def distance_from(self, /, today: datetime) -> str | None:
        """
        The same in words: `oggi`, `tra 10 giorni`, `3 days ago`.
        """
    @property
    def instead_of(self, /) -> str | None:
        """
        The date that the definition states, where an announcement moved it.
        """
    @property
    def is_deadline(self, /) -> bool:
        """
        True for a deadline: it is shown as the day it ends.
        """
    @property
    def name(self, /) -> str:
        """
        The name of the moment in the definition.
        """
    @property
    def note(self, /) -> str | None:
        """
        Why offices may be closed on the day of a deadline.
        """
    @property
    def said(self, /) -> str:
        """
        The date as people say it: `entro sabato 25 ottobre 2025`, `to be announced`.
        """
    @property
    def title(self, /) -> str:
        """
        Its title.
        """
    @property
    def weekday(self, /) -> str | None:
        """
        The name of that day in the week.
        """
    @property
    def when(self, /) -> When:
        """
        Whether it has an instant for every case, is to be announced, or differs by case.
        """

@final
class TimelineWindow:
    """
    A window of a campaign: what holds between two moments.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[str, int]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def begin(self, /) -> WindowBound | None:
        """
        Where it begins; None for one that has always been open.
        """
    @property
    def cites(self, /) -> list[str]:
        """
        The rules of acts that open it, close it, or hold in it.
        """
    @property
    def end(self, /) -> WindowBound | None:
        """
        Where it ends; None for one that stays open.
        """
    @property
    def is_void(self, /) -> bool:
        """
        True if it never opens: it ends before it begins.
        """
    @property
    def name(self, /) -> str:
        """
        The name of the window in the definition.
        """
    @property
    def said(self, /) -> str:
        """
        From when until when, in one phrase.
        """
    @property
    def title(self, /) -> str:
        """
        Its title.
        """

@final
class Told:
    """
    News of a case that no command of the campaign brings: another body's act, a new head teacher on 1 September.

    `record` and `leaving`: who is on record from now on, and no more; `facts` and `forget`: what is known, and no more;
    `member_facts` and `forget_of_members`: the same of persons of the register or the draft.

    >>> Told(leaving=[("head", "CNTDRO68C54L219H")], record=[Delegate("head", Person("NREMRA79H57E379O"))])
    <Told record=1 leaving=1 facts=0 forget=0 member_facts=0 forget_of_members=0>
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, *, record: Iterable[Delegate] | None = None, leaving: Iterable[tuple[str, CodiceFiscaleLike]] | None = None, facts: Mapping[str, FactInput] | None = None, forget: Iterable[str] | None = None, member_facts: Iterable[tuple[CodiceFiscaleLike, Mapping[str, FactInput]]] | None = None, forget_of_members: Iterable[tuple[CodiceFiscaleLike, str]] | None = None) -> Told: ...
    def __reduce__(self, /) -> tuple[Callable[..., object], tuple[tuple[list[Delegate], list[tuple[str, PersonId]], dict[str, FactValue], list[str]], tuple[list[tuple[PersonId, dict[str, FactValue]]], list[tuple[PersonId, str]]]]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _restore(of_case: tuple[SupportsGetItem[int, Delegate], SupportsGetItem[int, tuple[str, CodiceFiscaleLike]], Mapping[str, FactInput], SupportsGetItem[int, str]], of_members: tuple[SupportsGetItem[int, tuple[CodiceFiscaleLike, Mapping[str, FactInput]]], SupportsGetItem[int, tuple[CodiceFiscaleLike, str]]]) -> Told: ...

@final
class WindowBound:
    """
    Where a window begins or ends.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[When, datetime | None, str]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, when: When, at: datetime | None, said: str) -> WindowBound: ...
    def __repr__(self, /) -> str: ...
    @property
    def at(self, /) -> datetime | None:
        """
        The instant, where there is one for every case.
        """
    @property
    def said(self, /) -> str:
        """
        As people say it: `da lunedì 6 ottobre 2025`, `when the case is concluded`.
        """
    @property
    def when(self, /) -> When:
        """
        Whether it has an instant for every case, is to be announced, or differs by case.
        """

def check_rosters(table: ArrowLike, campaign: Campaign, *, stage: Stage, at: datetime) -> ArrowResult:
    """
    Checks the rosters of many institutes, from one table: a table of findings.

    Columns in, by name: `role` and `codice_fiscale`; where they are there `institute` (rows of one institute are one roster),
    `name`, `surname`, `email`. Columns out: `institute`, `row` (of the table, from 0; null for a roster as a whole), `severity`,
    `code`, `field`, `position`, `role`, `it`, `en`. `at` is when they are checked.
    """

def classify_codici_fiscali(column: ArrowLike, *, strictness: Strictness = ...) -> ArrowResult:
    """
    Why texts of a column are no codici fiscali: a column of codes such as `codice_fiscale.day`, null where the text is a code or
    null itself.
    """

def codice_fiscale_attribute(attributes: Mapping[str, str]) -> str | None:
    """
    The codice fiscale among the attributes or claims of a login, by the names that SPID, CIE and CNS gateways use.

    >>> codice_fiscale_attribute({"given_name": "Anna", "fiscalNumber": "TINIT-RSSNNA75S42D205F"})
    'TINIT-RSSNNA75S42D205F'
    """

def codice_fiscale_codes() -> list[str]:
    """
    The reasons for which a text is no codice fiscale, in the order in which they are reported.

    >>> codice_fiscale_codes()[0]
    'codice_fiscale.empty'
    """

def definition_schema() -> JsonObject:
    """
    The JSON Schema (draft 2020-12) of the language of definitions, for editors and forms. What only a whole definition tells is for
    `Library.compile`.

    >>> definition_schema()["$id"]
    'urn:abilita:definition:1'
    """

def erase(events: Iterable[Event], person: CodiceFiscaleLike, *, facts: bool = False) -> list[Event]:
    """
    The events of one case without a person's data (GDPR, art. 17).

    Wherever the person stood, a pseudonym stands now; their texts are emptied; the events still replay. In the case of an
    account the facts are its holder's data: pass `facts=True` to empty those that are texts.

    >>> erased = erase([event], "RSSNNA75S42D205F")
    >>> [person.id.as_str() for _, person in [(d.role, d.person) for d in campaign.replay(erased).register]]
    ['ERASED-1']
    """

def find_in_text(text: str) -> list[tuple[int, int, CodiceFiscale]]:
    """
    Every code of sixteen characters that stands in a text as a word of its own: where it begins and ends, and the code.

    >>> find_in_text("refund for rssmra80a01h501u, paid")
    [(11, 27, CodiceFiscale('RSS*************'))]
    """

def format_instant(at: datetime) -> str:
    """
    Writes an instant in RFC 3339, in UTC.

    >>> format_instant(parse_instant("2025-10-06T00:00:00+02:00"))
    '2025-10-05T22:00:00Z'
    """

def is_email_address(text: str) -> bool:
    """
    True if `text` is an email address: one `@`, something before it, at least two labels after it, no blanks.

    >>> is_email_address("factotum@scuola.example.org")
    True
    """

def level_of_context(context: str) -> int | None:
    """
    The assurance level named by an authentication context of SPID, CIE or eIDAS; None for any other text.

    >>> level_of_context("https://www.spid.gov.it/SpidL2")
    2
    """

def mask_text(text: str) -> str:
    """
    The text with every code that `find_in_text` finds masked; the length stays.

    >>> mask_text("for rssmra80a01h501u.")
    'for RSS*************.'
    """

def normalize(text: str) -> str:
    """
    The normal form of a code, valid or not: no blanks, no leading `TINIT-`, ASCII letters in upper case.

    >>> normalize("tinit-rss mra 80a01 h501u")
    'RSSMRA80A01H501U'
    """

def parse_instant(text: str) -> datetime:
    """
    Reads an instant in RFC 3339 with an offset, such as `2025-10-06T00:00:00+02:00`; gives it back in UTC.

    Raises ValueError for anything else, a text without an offset included.

    >>> parse_instant("2025-10-06T00:00:00+02:00")
    datetime.datetime(2025, 10, 5, 22, 0, tzinfo=datetime.timezone.utc)
    """

def parse_tax_code(text: str, *, strictness: Strictness = ...) -> "CodiceFiscale | BodyCode":
    """
    The code in a text, of a person or of a body, for fields that take both.

    >>> parse_tax_code("12345670017")
    BodyCode('123********')
    """

def prove(campaign: Campaign) -> Proof:
    """
    Examines everything that can happen in a campaign, and reports what an office should know before it publishes it. Nothing is sampled, and
    whatever is said to be possible was played by the engine.

    >>> "analysis.deadline_on_day_off" in [finding.code for finding in prove(campaign).findings]
    True
    """

def prove_amendment(campaign: Campaign) -> Proof:
    """
    The same of a definition that extends another, and whether the amendment widens or narrows anybody's access without naming the
    rule for it. Raises ValueError where it extends none.

    >>> len(prove_amendment(campaign).findings) >= len(prove(campaign).findings)
    True
    """

def read_table(data: bytes, *, campaign: Campaign | None = None, otherwise: str | None = None) -> Table:
    """
    Reads a table of delegates: whatever separator, encoding and headings an office uses. What makes no sense is reported with its
    line, and read on; see `Table.problems`.

    With `campaign`, texts that mean one of its roles, by name or title, become that role. `otherwise` is the role of rows that
    have none: with it the table needs no such column.

    >>> sent = "Cod. mecc.;Cognome;Nome;C.F.;Ruolo\\r\\nTOIS99901A;Rossi;Anna;RSSNNA75S42D205F;Delegato\\r\\n"
    >>> table = read_table(sent.encode("cp1252"), campaign=campaign)
    >>> [roster] = table.rosters
    >>> roster.institute, roster.delegates[0].role, table.problems
    ('TOIS99901A', 'delegate', [])
    """

def run_command(arguments: Iterable[str]) -> int:
    """
    Runs the command `abilita` with the streams of the process and gives back its exit status: 0, 1 or 2.
    """

def search_places(name: str, *, province: str | None = None, on: date | None = None) -> list[tuple[PlaceRecord, MatchKind]]:
    """
    The places whose name fits, the best first, each with how well it fits.

    Case, accents, apostrophes, hyphens and blanks do not count; names in the other official language and former names are
    searched too. `province`: the two letters of one, `EE` for abroad. `on`: a day on which the name was in force.

    >>> record, kind = search_places("bozen")[0]
    >>> (record.name, kind)
    ('BOLZANO', <MatchKind.EXACT: 'exact'>)
    """

def validate_codici_fiscali(column: ArrowLike, *, strictness: Strictness = ...) -> ArrowResult:
    """
    Which texts of a column are codici fiscali of natural persons: a column of booleans, null where the text is.
    """
