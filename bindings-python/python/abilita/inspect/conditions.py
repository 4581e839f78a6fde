"""What a condition asks: of who acts, of the case, of values and of time."""

from dataclasses import dataclass
from typing import TypeAlias, Union

from abilita.types import FactValue


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
