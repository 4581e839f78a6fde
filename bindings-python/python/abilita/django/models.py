"""A model field for a codice fiscale."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import models
from django.forms import Field as FormField

from abilita import CodiceFiscale, CodiceFiscaleError, Strictness
from abilita.django import forms
from abilita.django.validators import validation_error

__all__ = ["CodiceFiscaleField"]

_WIDTH = 16


if TYPE_CHECKING:
    _Field = models.Field[str | CodiceFiscale | None, CodiceFiscale | None]
else:
    _Field = models.Field


class CodiceFiscaleField(_Field):
    """Holds an `abilita.CodiceFiscale`; the column is of sixteen characters.

    `strictness` is that of what is entered. What stands in the database is read formally, so that a stricter table of places
    never makes a row unreadable.
    """

    description = "Codice fiscale"

    def __init__(self, *args: object, strictness: Strictness = Strictness.STRICT, **options: object) -> None:
        options["max_length"] = _WIDTH
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.strictness = Strictness(strictness)

    def deconstruct(self) -> tuple[str, str, Sequence[object], dict[str, object]]:
        """For migrations: the width is ours to say."""
        name, path, args, options = super().deconstruct()
        del options["max_length"]
        if self.strictness is not Strictness.STRICT:
            options["strictness"] = str(self.strictness)
        return name, path, args, options

    def get_internal_type(self) -> str:
        """A column of characters."""
        return "CharField"

    def to_python(self, value: object) -> CodiceFiscale | None:
        """The code that is assigned, or stands in a fixture."""
        if value is None or value == "":
            return None
        if isinstance(value, CodiceFiscale):
            return value
        try:
            return CodiceFiscale(str(value), strictness=self.strictness)
        except CodiceFiscaleError as error:
            raise validation_error(error) from None

    def from_db_value(self, value: str | None, expression: object, connection: object) -> CodiceFiscale | None:
        """The code that stands in a row."""
        return CodiceFiscale(value, strictness=Strictness.FORMAL) if value else None

    def get_prep_value(self, value: object) -> str | None:
        """The text that goes into a row or a query."""
        code = self.to_python(super().get_prep_value(value))
        return None if code is None else code.as_str()

    def value_to_string(self, obj: models.Model) -> str:
        """The text in a fixture: in full, as it must come back."""
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def formfield(self, **options: object) -> FormField:  # type: ignore[override]
        """The form field that goes with it."""
        ours: dict[str, object] = {"form_class": forms.CodiceFiscaleField, "strictness": self.strictness}
        field = super().formfield(**(ours | options))  # type: ignore[arg-type]
        return field  # type: ignore[return-value]
