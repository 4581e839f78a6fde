"""Commands and tracks: what moves a case, and what is done with it."""

from dataclasses import dataclass
from typing import TypeAlias, Union

from abilita.enums import Scope, ValueKind
from abilita.inspect.access import Check
from abilita.inspect.conditions import Condition, Milestone
from abilita.types import FactValue


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
"""What a transition does besides moving its track."""


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
