"""Moments, what they are counted from, windows and notices."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import TypeAlias, Union

from abilita.enums import Scope
from abilita.inspect.conditions import Condition, Milestone


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
