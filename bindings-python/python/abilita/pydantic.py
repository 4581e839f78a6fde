"""`CodiceFiscale` as a field type of Pydantic v2, with JSON schema.

>>> from pydantic import BaseModel, ConfigDict
>>> from abilita.pydantic import CodiceFiscale
>>> class Applicant(BaseModel):
...     model_config = ConfigDict(hide_input_in_errors=True)
...     codice_fiscale: CodiceFiscale
>>> Applicant(codice_fiscale="rss mra 80a01 h501u")
Applicant(codice_fiscale=CodiceFiscale('RSS*************'))
>>> _.model_dump_json()
'{"codice_fiscale":"RSSMRA80A01H501U"}'

A validation error of Pydantic shows its input; `hide_input_in_errors` keeps a code out of logs.
"""

from typing import Annotated, Literal, TypeAlias

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

import abilita
from abilita.enums import Lang

__all__ = ["AsText", "CodiceFiscale", "FormalCodiceFiscale", "InstituteCode"]

_PATTERN = r"^([A-Z]{6}[0-9L-NP-V]{2}[A-EHLMPRST][0-9L-NP-V]{2}[A-Z][0-9L-NP-V]{3}[A-Z]|[0-9]{11})$"


class AsText:
    """How a codice fiscale is read from text and written as one; `strictness` says how it is tested, `lang` in which language
    errors speak."""

    def __init__(
        self,
        strictness: abilita.Strictness = abilita.Strictness.STRICT,
        lang: Lang = Lang.IT,
    ) -> None:
        self.strictness = strictness
        self.lang = lang

    def parse(self, value: object) -> abilita.CodiceFiscale:
        """The code that a field is given, as such or as text."""
        if isinstance(value, abilita.CodiceFiscale):
            return value
        if not isinstance(value, str):
            raise PydanticCustomError("string_type", "Input should be a valid string")
        try:
            return abilita.CodiceFiscale(value, strictness=self.strictness)
        except abilita.CodiceFiscaleError as error:
            context: dict[str, object] = {"message": error.message(self.lang), "position": error.position}
            kind: Literal["codice_fiscale"] = "codice_fiscale"
            raise PydanticCustomError(kind, "{message}", context | {"code": error.code}) from None

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Text in; in Python a value out, in JSON the text in full."""
        written = core_schema.plain_serializer_function_ser_schema(
            abilita.CodiceFiscale.as_str, return_schema=core_schema.str_schema(), when_used="json"
        )
        return core_schema.no_info_plain_validator_function(self.parse, serialization=written)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """A text; what comes out has the normal form."""
        text: JsonSchemaValue = {"type": "string", "format": "codice-fiscale", "title": "Codice fiscale"}
        return text | ({"pattern": _PATTERN} if handler.mode == "serialization" else {"minLength": 11})


class _InstituteCodeAsText:
    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        def parse(value: object) -> abilita.InstituteCode:
            return value if isinstance(value, abilita.InstituteCode) else abilita.InstituteCode(str(value))

        written = core_schema.plain_serializer_function_ser_schema(
            abilita.InstituteCode.as_str, return_schema=core_schema.str_schema(), when_used="json"
        )
        return core_schema.no_info_plain_validator_function(parse, serialization=written)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "format": "codice-meccanografico", "minLength": 10}


CodiceFiscale: TypeAlias = Annotated[abilita.CodiceFiscale, AsText()]
"""A field that holds an `abilita.CodiceFiscale`, tested in every way known."""

FormalCodiceFiscale: TypeAlias = Annotated[abilita.CodiceFiscale, AsText(abilita.Strictness.FORMAL)]
"""The same, tested as the program of the tax agency does and no more."""

InstituteCode: TypeAlias = Annotated[abilita.InstituteCode, _InstituteCodeAsText()]
"""A field that holds an `abilita.InstituteCode`."""
