"""What can go wrong: one `AbilitaError`, and a subclass for each domain.

Programs match on the class and on `code`, which is stable; people read `message(lang)`. `path` says where, as far as there
is a where. No text here ever contains a codice fiscale.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from abilita._abilita import Code
from abilita.enums import Lang

if TYPE_CHECKING:
    from abilita import Finding

__all__ = [
    "AbilitaError",
    "AnnouncementError",
    "AskError",
    "CodiceFiscaleError",
    "DefinitionError",
    "OpeningError",
    "Problem",
    "Refusal",
    "ReplayError",
    "ScenarioError",
    "ToldError",
    "WireError",
]


class AbilitaError(ValueError):
    """Everything that abilita refuses.

    >>> from abilita import AbilitaError, Campaign, Lang
    >>> try:
    ...     Campaign.built_in("factotum-1999")
    ... except AbilitaError as error:
    ...     (error.code, error.message(Lang.IT)[:28])
    ('definition.unknown_name', 'Questo nome non è dichiarato')
    """

    code: str
    """The stable code, such as `wire.malformed`: one of the closed table, or for a refusal one of the campaign's own."""

    detail: str
    """What is wrong in this instance, in English."""

    path: str
    """Where it is, as a path such as `steps[3].ask.function`; empty where there is no where."""

    def __init__(self, code: str, detail: str = "", path: str = "") -> None:
        super().__init__(code, detail, path)
        self.code = code
        self.detail = detail
        self.path = path

    def __str__(self) -> str:
        place = f"{self.path}: " if self.path and not self.detail.startswith(self.path) else ""
        return f"[{self.code}] {place}{self.detail}"

    def message(self, lang: Lang = Lang.IT) -> str:
        """What it says to people, in their language."""
        return Code(self.code).text(lang)


class CodiceFiscaleError(AbilitaError):
    """A text that is no codice fiscale: why, and at which character."""

    position: int | None
    """The index, from 0, of the first character concerned in the normalised text; None where the whole text is at fault."""

    expected: str
    """What should have stood there, in English."""

    def __init__(self, code: str, detail: str, position: int | None, expected: str) -> None:
        super().__init__(code, detail, "" if position is None else f"[{position}]")
        self.args = (code, detail, position, expected)
        self.position = position
        self.expected = expected

    def __str__(self) -> str:
        return self.detail


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of a definition: what, where, what is there, what was expected, and the nearest name that would do."""

    code: str
    """The kind of problem, such as `definition.unknown_name`."""

    document: str
    """The document, by the name under which it was given."""

    path: str
    """The path of keys from the top, such as `tracks.renewal.on.submit.from[1]`."""

    position: tuple[int, int] | None
    """Line and column, from 1, in characters; None in JSON, where the path tells the place."""

    found: str | None
    """What is there."""

    expected: str | None
    """What would be right."""

    did_you_mean: str | None
    """The nearest name that would be right."""

    line: str = field(repr=False)
    """The whole problem in one line, in English, with its place."""

    texts: dict[str, str] = field(repr=False, hash=False)
    """The message in each language, without the place."""

    def __str__(self) -> str:
        return self.line

    def message(self, lang: Lang = Lang.IT) -> str:
        """The whole message in one language, without the place."""
        return self.texts[lang]


class DefinitionError(AbilitaError):
    """Everything that is wrong with a definition: all problems, not the first. `code` and `path` are those of the first."""

    problems: list[Problem]
    """The problems, in the order of the definition."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems[0].code, "\n".join(map(str, problems)), problems[0].path)
        self.args = (problems,)
        self.problems = problems

    def __str__(self) -> str:
        return self.detail

    def message(self, lang: Lang = Lang.IT) -> str:
        """Every problem, one a line."""
        return "\n".join(problem.message(lang) for problem in self.problems)


class AskError(AbilitaError):
    """A question that has no answer: the case runs under another definition, or there is no such function."""


class OpeningError(AbilitaError):
    """A case cannot be opened as asked. Nothing is opened."""


class ToldError(AbilitaError):
    """News of a case were not taken. Nothing is changed."""


class ReplayError(AbilitaError):
    """Events do not make a case, or a snapshot is of another definition."""


class AnnouncementError(AbilitaError):
    """The campaign has no such moment, or computes it from others."""


class WireError(AbilitaError):
    """Data from outside that do not have the expected form. `path` is the JSON path."""


class ScenarioError(AbilitaError):
    """A scenario that cannot be run: an error of the file, reported with its JSON path."""


class Refusal(AbilitaError):  # noqa: N818 - the field's term, and no error of anybody
    """A refused command: which kind, on which rules, what to do instead. Nothing was changed."""

    because: tuple[str, ...]
    """The rules it is based on, such as `F25-11`."""

    next: str | None
    """What to do instead: the name of a hint of the definition."""

    argument: str | None
    """The argument that is missing, superfluous or wrong (`invalid_argument`)."""

    findings: tuple[Finding, ...]
    """What is wrong with the roster (`roster_invalid`)."""

    def __init__(
        self,
        code: str,
        texts: dict[str, str],
        because: tuple[str, ...] = (),
        next: str | None = None,
        argument: str | None = None,
        findings: tuple[Finding, ...] = (),
    ) -> None:
        super().__init__(code, texts["en"], "" if argument is None else f"arguments.{argument}")
        self.args = (code, texts, because, next, argument, findings)
        self._texts = texts
        self.because = because
        self.next = next
        self.argument = argument
        self.findings = findings

    def message(self, lang: Lang = Lang.IT) -> str:
        """What it tells the user, in the words of the definition where it has some."""
        return self._texts[lang]
