"""A compiled campaign to be read: what its definition comes to, by names.

`Campaign.inspect` gives an `Inspection`, laid over what the definition extends, with every name resolved. It is plain data:
frozen dataclasses that compare, print and pattern-match. Titles and texts are the campaign's to tell.

>>> definition = campaign.inspect()
>>> definition.functions["interventions.request"].forbids
('suspension',)
>>> definition.rules["suspension"].cites
('F25-02', 'F25-10')
"""

from dataclasses import dataclass
from datetime import datetime, time
from typing import TypeAlias, Union

from abilita.enums import RoleHolders, Scope, Severity, ValueKind
from abilita.types import FactValue

__all__ = [
    "Act",
    "AfterTest",
    "AnyDomain",
    "Append",
    "Argument",
    "AtLeast",
    "AtMost",
    "BeforeTest",
    "Bound",
    "Check",
    "CheckRoster",
    "Claim",
    "ClearFlag",
    "Command",
    "Comment",
    "Condition",
    "Confirm",
    "ContainsAll",
    "Counted",
    "DuringTest",
    "EarlierThan",
    "Edge",
    "EnteredTest",
    "EveryMember",
    "Fact",
    "Flag",
    "FlagTest",
    "Forbidden",
    "Forget",
    "FromDay",
    "FromDayOfYear",
    "FromEntered",
    "FromFact",
    "FromHour",
    "FromMoment",
    "Function",
    "FunctionTest",
    "Given",
    "GivenArgument",
    "GivenFact",
    "GivenNow",
    "GivenValue",
    "Grant",
    "Hint",
    "Insert",
    "Inspection",
    "Invariant",
    "Known",
    "LaterThan",
    "LevelTest",
    "Login",
    "Message",
    "Milestone",
    "Moment",
    "Move",
    "Needed",
    "Notice",
    "OlderThanDays",
    "OnCommand",
    "OnMoment",
    "OneOf",
    "Origin",
    "Owe",
    "OwingTest",
    "Permitted",
    "Reachable",
    "Remove",
    "Requirement",
    "Role",
    "RoleTest",
    "Rule",
    "SameMailboxAs",
    "SamePersonAs",
    "SameTime",
    "SchemeTest",
    "SetFact",
    "SetFlag",
    "Settle",
    "Shift",
    "StateTest",
    "Stated",
    "Target",
    "Test",
    "TestOfValue",
    "ThroughDay",
    "ThroughMinute",
    "ToBeAnnounced",
    "Track",
    "Transition",
    "Trigger",
    "VacantTest",
    "ValueTest",
    "When",
    "WhoAsks",
    "WhoIsNamed",
    "Window",
]

# Conditions ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Milestone:
    """A state of a track whose first entering counts."""

    track: str
    state: str


@dataclass(frozen=True, slots=True)
class RoleTest:
    """Who asks acts in one of these roles, or is of the case, or nobody in particular."""

    roles: tuple[str, ...]
    of_the_case: bool
    anonymous: bool


@dataclass(frozen=True, slots=True)
class SchemeTest:
    """The login is of one of these schemes."""

    schemes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LevelTest:
    """The login is at least of this level."""

    level: int


@dataclass(frozen=True, slots=True)
class DuringTest:
    """One of these windows is open."""

    windows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BeforeTest:
    """The moment has not come."""

    moment: str


@dataclass(frozen=True, slots=True)
class AfterTest:
    """The moment has come."""

    moment: str


@dataclass(frozen=True, slots=True)
class StateTest:
    """The track is in one of these states."""

    track: str
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EnteredTest:
    """The state has been entered."""

    milestone: Milestone


@dataclass(frozen=True, slots=True)
class FlagTest:
    """One of these flags is set."""

    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwingTest:
    """Something is owed to the portal; or, where `owing` is false, nothing is."""

    owing: bool


@dataclass(frozen=True, slots=True)
class VacantTest:
    """Nobody on record or in the register has any of these roles."""

    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FunctionTest:
    """It is about one of these functions."""

    functions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The value is known; or, where `known` is false, it is not. Nothing else passes for a value that is not known."""

    known: bool


@dataclass(frozen=True, slots=True)
class OneOf:
    """The value is one of these."""

    values: tuple[FactValue, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The number is this or greater."""

    number: int


@dataclass(frozen=True, slots=True)
class AtMost:
    """The number is this or less."""

    number: int


@dataclass(frozen=True, slots=True)
class ContainsAll:
    """The list has all of these texts."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnyDomain:
    """The address is of one of these domains."""

    domains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EarlierThan:
    """The date or instant is before the moment."""

    moment: str


@dataclass(frozen=True, slots=True)
class LaterThan:
    """The date or instant is not before the moment."""

    moment: str


@dataclass(frozen=True, slots=True)
class OlderThanDays:
    """The date or instant lies more than so many days back."""

    days: int


@dataclass(frozen=True, slots=True)
class SameMailboxAs:
    """The address is the same mailbox as that of the fact."""

    fact: str


@dataclass(frozen=True, slots=True)
class SamePersonAs:
    """The person is the same as in the fact."""

    fact: str


TestOfValue: TypeAlias = Union[
    Known, OneOf, AtLeast, AtMost, ContainsAll, AnyDomain, EarlierThan, LaterThan, OlderThanDays, SameMailboxAs, SamePersonAs
]
"""What a value is tested for."""


@dataclass(frozen=True, slots=True)
class ValueTest:
    """A value passes a test. It is that of a fact, by its name, or of the command's argument of this number."""

    subject: str | int
    test: TestOfValue


Test: TypeAlias = Union[
    RoleTest,
    SchemeTest,
    LevelTest,
    DuringTest,
    BeforeTest,
    AfterTest,
    StateTest,
    EnteredTest,
    FlagTest,
    OwingTest,
    VacantTest,
    ValueTest,
    FunctionTest,
]
"""One test of a condition; a tuple in it means any of it."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when every test does and none of the exceptions. One without either holds always."""

    tests: tuple[Test, ...]
    unless: tuple["Condition", ...]

    def __bool__(self) -> bool:
        """False if nothing is asked."""
        return bool(self.tests or self.unless)


# Access -------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Login:
    """What a login must be: of one of these schemes, of this level of assurance or a higher one (0 where none is asked)."""

    schemes: tuple[str, ...]
    level: int
    cites: tuple[str, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the portal, with the rules that forbid and permit it, in the order in which they are tried."""

    name: str
    login: Login | None
    forbids: tuple[str, ...]
    permits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """Where `applies` holds, `holds` must. `cites` is None where it stands on the statements of the whole."""

    applies: Condition
    holds: Condition
    cites: tuple[str, ...] | None
    next: str | None
    refusal: str | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A forbid, with when it applies; or a permit, with who may and what else is needed, the first that fails being told."""

    name: str
    cites: tuple[str, ...]
    permits: bool
    applies: Condition
    needs: tuple[Check, ...]
    next: str | None
    refusal: str | None


@dataclass(frozen=True, slots=True)
class Hint:
    """A hint: a text, or a choice of others, each with its condition; the first that holds is taken."""

    name: str
    first: tuple[tuple[Condition, str | None], ...]


@dataclass(frozen=True, slots=True)
class Forbidden:
    """Nobody of whom it is claimed may use these functions."""

    functions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Permitted:
    """Everybody of whom it is claimed, and who is rightly logged in, may use these functions."""

    functions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reachable:
    """From there, a situation in which this holds can be reached."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class Needed:
    """All of these hold."""

    conditions: tuple[Condition, ...]


Claim: TypeAlias = Union[Forbidden, Permitted, Reachable, Needed]
"""What an invariant claims."""


@dataclass(frozen=True, slots=True)
class Invariant:
    """What the definition says of itself: wherever `applies` holds, the claim does. No answer depends on it."""

    name: str
    cites: tuple[str, ...]
    applies: Condition
    claim: Claim


# People and what is kept of them ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Role:
    """A role: where its holders come from, while what it is held, and what a person who is to have it needs."""

    name: str
    holders: RoleHolders
    condition: Condition
    needs_name: bool
    needs_surname: bool
    needs_email: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact, or a parameter: one with a default, that only the host tells."""

    name: str
    scope: Scope
    kind: ValueKind
    one_of: tuple[str, ...] | None
    max_length: int | None
    max_items: int | None
    default: FactValue | None
    valid: Condition


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag."""

    name: str
    scope: Scope


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a roster must have of a role: how many whom `whose` holds of, and what must hold of `each`."""

    name: str
    role: str
    applies: Condition
    whose: Condition
    each: Condition
    at_least: int | None
    at_most: int | None
    stand_ins: int | None
    at_draft: Severity
    at_submission: Severity
    cites: tuple[str, ...]


# Time ---------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FromMoment:
    """Counted from another moment."""

    moment: str


@dataclass(frozen=True, slots=True)
class FromFact:
    """Counted from a fact of the case or of a member."""

    fact: str


@dataclass(frozen=True, slots=True)
class FromEntered:
    """Counted from the first entering of a state."""

    milestone: Milestone


@dataclass(frozen=True, slots=True)
class FromDayOfYear:
    """Counted from a day of a year, which is stated or told by a fact of this name."""

    month: int
    day: int
    year: int | str


Origin: TypeAlias = Union[FromMoment, FromFact, FromEntered, FromDayOfYear]
"""What a moment is counted from."""


@dataclass(frozen=True, slots=True)
class Stated:
    """The definition states the instant, in UTC."""

    at: datetime


@dataclass(frozen=True, slots=True)
class ToBeAnnounced:
    """Only an announcement gives the instant."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The instant is counted from these."""

    origins: tuple[Origin, ...]


When: TypeAlias = Union[Stated, ToBeAnnounced, Counted]
"""Where the instant of a moment comes from."""


@dataclass(frozen=True, slots=True)
class FromDay:
    """ "From that day": its first instant."""


@dataclass(frozen=True, slots=True)
class ThroughDay:
    """ "Through that day": the first instant after it."""


@dataclass(frozen=True, slots=True)
class FromHour:
    """ "From that hour on", of the campaign's zone."""

    hour: time


@dataclass(frozen=True, slots=True)
class ThroughMinute:
    """ "Through that minute": the first instant after it."""

    minute: time


@dataclass(frozen=True, slots=True)
class SameTime:
    """The time of day of what it is counted from."""


Edge: TypeAlias = Union[FromDay, ThroughDay, FromHour, ThroughMinute, SameTime]
"""Which instant of its day a moment is."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A distance on the calendar: months first, then days, both negative for before; then on to 31 December of that year."""

    months: int
    days: int
    to_year_end: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """A named instant. Of several that it is counted from the earliest counts, or the `latest`; a deadline is the first
    instant that is too late."""

    name: str
    scope: Scope
    when: When
    shift: Shift
    edge: Edge
    latest: bool
    is_deadline: bool
    cites: tuple[str, ...]


Bound: TypeAlias = Union[str, Milestone]
"""Where a window begins or ends: at a moment, by its name, or when a state is first entered."""


@dataclass(frozen=True, slots=True)
class Window:
    """What holds from one bound until another; None for one that has always been open, or stays open."""

    name: str
    begin: Bound | None
    end: Bound | None


@dataclass(frozen=True, slots=True)
class Notice:
    """A message on a schedule: the moments at which it is due, to those of whom the condition holds. Without moments, only
    transitions send it."""

    name: str
    to: str
    condition: Condition
    moments: tuple[str, ...]


# Procedure ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a command."""

    name: str
    kind: ValueKind
    one_of: tuple[str, ...] | None
    max_length: int | None
    max_items: int | None


@dataclass(frozen=True, slots=True)
class Command:
    """A command, allowed exactly when its function is."""

    name: str
    function: str
    arguments: dict[str, Argument]


@dataclass(frozen=True, slots=True)
class OnCommand:
    """Set off by a command."""

    command: str


@dataclass(frozen=True, slots=True)
class OnMoment:
    """Set off by a moment, when it comes."""

    moment: str


Trigger: TypeAlias = Union[OnCommand, OnMoment]
"""What sets a transition off."""


@dataclass(frozen=True, slots=True)
class EveryMember:
    """Moves every member of whom its conditions hold."""


@dataclass(frozen=True, slots=True)
class WhoAsks:
    """Moves whoever gives the command."""


@dataclass(frozen=True, slots=True)
class WhoIsNamed:
    """Moves the person in the argument of this number."""

    argument: int


Target: TypeAlias = Union[EveryMember, WhoAsks, WhoIsNamed]
"""Whom the transition of a track of members moves."""


@dataclass(frozen=True, slots=True)
class GivenValue:
    """The definition states the value."""

    value: FactValue


@dataclass(frozen=True, slots=True)
class GivenArgument:
    """The value is that of the argument of this number."""

    number: int


@dataclass(frozen=True, slots=True)
class GivenFact:
    """The value is that of another fact."""

    fact: str


@dataclass(frozen=True, slots=True)
class GivenNow:
    """The value is the instant at which it happens, or its day."""


Given: TypeAlias = Union[GivenValue, GivenArgument, GivenFact, GivenNow]
"""Where the value of a fact comes from."""


@dataclass(frozen=True, slots=True)
class SetFlag:
    """Sets a flag."""

    flag: str


@dataclass(frozen=True, slots=True)
class ClearFlag:
    """Clears a flag."""

    flag: str


@dataclass(frozen=True, slots=True)
class Move:
    """Moves another track."""

    to: Milestone


@dataclass(frozen=True, slots=True)
class SetFact:
    """Gives a fact a value."""

    fact: str
    value: Given


@dataclass(frozen=True, slots=True)
class Append:
    """Adds a text to a list."""

    fact: str
    text: Given


@dataclass(frozen=True, slots=True)
class Forget:
    """Forgets a fact."""

    fact: str


@dataclass(frozen=True, slots=True)
class Confirm:
    """Takes a person of the register into the draft; numbers are those of arguments, here and below."""

    person: int


@dataclass(frozen=True, slots=True)
class Insert:
    """Takes a person into the draft, with a role."""

    person: int
    role: int


@dataclass(frozen=True, slots=True)
class Remove:
    """Takes a person out of the draft."""

    person: int


@dataclass(frozen=True, slots=True)
class CheckRoster:
    """Refuses a draft with errors, as they are graded at submission or in a draft."""

    at_submission: bool


@dataclass(frozen=True, slots=True)
class Grant:
    """Makes the draft the register."""


@dataclass(frozen=True, slots=True)
class Owe:
    """Notes something owed to the portal."""

    id: int


@dataclass(frozen=True, slots=True)
class Settle:
    """Notes it as done."""

    id: int


@dataclass(frozen=True, slots=True)
class Comment:
    """Keeps a comment."""

    text: int


Act: TypeAlias = Union[
    SetFlag,
    ClearFlag,
    Move,
    SetFact,
    Append,
    Forget,
    Confirm,
    Insert,
    Remove,
    CheckRoster,
    Grant,
    Owe,
    Settle,
    Comment,
]
"""What a transition does beside moving its track."""


@dataclass(frozen=True, slots=True)
class Message:
    """A notice that a transition sends: to a role, a fact that holds an address, or `member`."""

    to: str
    notice: str


@dataclass(frozen=True, slots=True)
class Transition:
    """A transition: it fires from these states (None for every one) where its guard holds, and leads to a state, or None where
    the state stays. Its command is accepted only where what it requires holds."""

    name: str
    trigger: Trigger
    target: Target
    from_states: tuple[str, ...] | None
    guard: Condition
    to: str | None
    require: tuple[Check, ...]
    acts: tuple[Act, ...]
    send: tuple[Message, ...]
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """A track: its states, where it begins, and its transitions. Of those on one trigger, the first that fits fires."""

    name: str
    scope: Scope
    states: tuple[str, ...]
    initial: str
    transitions: dict[str, Transition]


@dataclass(frozen=True, slots=True)
class Inspection:
    """A definition, laid over those it extends; everything in the order of declaration, by name."""

    id: str
    statements: tuple[str, ...]
    roles: dict[str, Role]
    functions: dict[str, Function]
    rules: dict[str, Rule]
    moments: dict[str, Moment]
    windows: dict[str, Window]
    facts: dict[str, Fact]
    flags: dict[str, Flag]
    commands: dict[str, Command]
    tracks: dict[str, Track]
    notices: dict[str, Notice]
    requirements: dict[str, Requirement]
    hints: dict[str, Hint]
    refusals: tuple[str, ...]
    always: dict[str, Invariant]
