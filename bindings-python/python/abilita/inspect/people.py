"""Roles, what is kept of a case or a person, and what a roster must be."""

from dataclasses import dataclass

from abilita.enums import RoleHolders, Scope, Severity, ValueKind
from abilita.inspect.conditions import Condition
from abilita.types import FactValue


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
