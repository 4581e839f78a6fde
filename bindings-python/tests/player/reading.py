"""Reading JSON strictly: unknown keys, keys that stand twice and values of another type are errors of the file."""

import json
from collections.abc import Callable
from typing import Final, TypeVar, overload

from abilita import ScenarioError

T = TypeVar("T")

I64_MAX: Final = 2**63 - 1
I64_MIN: Final = -(2**63)
U64_MAX: Final = 2**64 - 1


def malformed(path: str, reason: str) -> ScenarioError:
    """The file does not have the form of a scenario, or a step makes no sense."""
    return ScenarioError("scenario.malformed", reason, path)


def unknown(path: str, what: str, name: str) -> ScenarioError:
    """The file names something that neither it nor the campaign has."""
    return ScenarioError("scenario.unknown_name", f"there is no {what} `{name}`", path)


def load(text: str) -> object:
    """A JSON text as Python's own things."""
    try:
        value: object = json.loads(text, object_pairs_hook=_object, parse_constant=_no_number, parse_int=_number)
        json.dumps(value, ensure_ascii=False).encode()
    except ScenarioError:
        raise
    except ValueError as error:
        raise malformed(".", str(error)) from None
    return value


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    there = dict(pairs)
    if len(there) < len(pairs):
        twice = next(key for index, (key, _) in enumerate(pairs) if key in dict(pairs[:index]))
        raise malformed(".", f"duplicate key `{twice}`")
    return there


def _no_number(text: str) -> object:
    raise malformed(".", f"{text} is no number")


def _number(text: str) -> int | float:
    number = int(text)
    if I64_MAX < number <= U64_MAX:
        raise malformed(".", "the number is too large")
    return number if I64_MIN <= number <= I64_MAX else float(text)


class Object:
    """A JSON object, read key by key. `done` refuses what was not asked for."""

    def __init__(self, value: object, path: str) -> None:
        if not isinstance(value, dict):
            raise malformed(path or ".", "expected an object")
        self._left: dict[str, object] = dict(value)
        self._path = path

    def path(self, key: str) -> str:
        """The path of a key."""
        return f"{self._path}.{key}" if self._path else key

    def has(self, key: str) -> bool:
        """True if the key is written, be it with `null`."""
        return key in self._left

    def need(self, key: str, read: Callable[[object, str], T]) -> T:
        """What must be there."""
        if key not in self._left:
            raise malformed(self._path or ".", f"missing field `{key}`")
        return read(self._left.pop(key), self.path(key))

    @overload
    def take(self, key: str, read: Callable[[object, str], T]) -> T | None: ...
    @overload
    def take(self, key: str, read: Callable[[object, str], T], otherwise: T) -> T: ...
    def take(self, key: str, read: Callable[[object, str], T], otherwise: T | None = None) -> T | None:
        """What may be there. `null` stands for what is not, unless there is something otherwise."""
        if key not in self._left:
            return otherwise
        value = self._left.pop(key)
        return None if value is None and otherwise is None else read(value, self.path(key))

    def done(self) -> None:
        """Nothing else is there."""
        for key in self._left:
            raise malformed(self.path(key), f"unknown field `{key}`")


def text(value: object, path: str) -> str:
    """A text."""
    if not isinstance(value, str):
        raise malformed(path, "expected a text")
    return value


def flag(value: object, path: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise malformed(path, "expected true or false")
    return value


def level(value: object, path: str) -> int:
    """A whole number that fits in a byte."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 256:
        raise malformed(path, "expected a number from 0 to 255")
    return value


def anything(value: object, path: str) -> object:
    """Whatever stands there."""
    return value


def many(read: Callable[[object, str], T]) -> Callable[[object, str], list[T]]:
    """A list of things."""

    def read_many(value: object, path: str) -> list[T]:
        if not isinstance(value, list):
            raise malformed(path, "expected a list")
        return [read(item, f"{path}[{index}]") for index, item in enumerate(value)]

    return read_many


def named(read: Callable[[object, str], T]) -> Callable[[object, str], dict[str, T]]:
    """Things by name."""

    def read_named(value: object, path: str) -> dict[str, T]:
        if not isinstance(value, dict):
            raise malformed(path, "expected an object")
        return {key: read(item, f"{path}.{key}") for key, item in value.items()}

    return read_named
