"""Who may do what: functions, their logins and rules, hints, and what always holds."""

from dataclasses import dataclass
from typing import TypeAlias, Union

from abilita.inspect.conditions import Condition


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
    """A forbid, with when it applies; or a permit, with who may and what else must hold (the first that fails is reported)."""

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
