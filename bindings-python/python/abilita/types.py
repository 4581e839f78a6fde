"""Names for the types that stand in signatures.

`JsonObject` is what `json.loads` gives for an object and `json.dumps` takes. `FactValue` is a fact of a case or an argument
of a command. `CodiceFiscaleLike` is whatever says who somebody is.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol, TypeAlias, Union

if TYPE_CHECKING:
    from abilita import CodiceFiscale, Person, PersonId, PlaceCode

__all__ = [
    "ArrowArrayLike",
    "ArrowLike",
    "ArrowStreamLike",
    "CodiceFiscaleLike",
    "FactInput",
    "FactValue",
    "JsonMapping",
    "JsonObject",
    "JsonValue",
    "PlaceCodeLike",
]

# `Union` and not `|`, which does not take names that come later.
JsonValue: TypeAlias = Union[str, int, float, bool, list["JsonValue"], dict[str, "JsonValue"], None]
JsonObject: TypeAlias = dict[str, JsonValue]
JsonMapping: TypeAlias = Mapping[str, object]

FactValue: TypeAlias = Union[str, bool, int, datetime, date, list[str], "Person"]
FactInput: TypeAlias = Union[str, bool, int, datetime, date, list[str], tuple[str, ...], "Person"]

CodiceFiscaleLike: TypeAlias = Union[str, "CodiceFiscale", "PersonId"]
PlaceCodeLike: TypeAlias = Union[str, "PlaceCode"]


class ArrowArrayLike(Protocol):
    """Whatever gives an Arrow array by capsules."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
        """Schema and array."""
        ...


class ArrowStreamLike(Protocol):
    """Whatever gives a stream of Arrow arrays by a capsule."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The stream."""
        ...


ArrowLike: TypeAlias = Union[ArrowArrayLike, ArrowStreamLike]
