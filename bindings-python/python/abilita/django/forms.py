"""A form field for a codice fiscale."""

from typing import TYPE_CHECKING

from django import forms

from abilita import CodiceFiscale, CodiceFiscaleError, Strictness
from abilita.django.validators import validation_error

if TYPE_CHECKING:
    from django.forms.widgets import Widget

__all__ = ["CodiceFiscaleField"]


class CodiceFiscaleField(forms.Field):
    """Blanks, lower case and a leading `TINIT-` are taken; the cleaned value is an `abilita.CodiceFiscale`, or None."""

    widget: "type[Widget]" = forms.TextInput

    def __init__(self, *, strictness: Strictness = Strictness.STRICT, **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]
        self.strictness = strictness

    def to_python(self, value: object) -> CodiceFiscale | None:
        """The code in the text of a form."""
        if value in self.empty_values:
            return None
        try:
            return CodiceFiscale(value if isinstance(value, CodiceFiscale) else str(value), strictness=self.strictness)
        except CodiceFiscaleError as error:
            raise validation_error(error) from None

    def prepare_value(self, value: object) -> object:
        """What the form shows again: the code in full, to whom it is shown."""
        return value.as_str() if isinstance(value, CodiceFiscale) else value

    def has_changed(self, initial: object, data: object) -> bool:
        """True if another code was entered, however it is written."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except forms.ValidationError:
            return True

    def widget_attrs(self, widget: "Widget") -> dict[str, object]:
        """Capitals, no corrections by the browser."""
        return {"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false", "maxlength": 32}
