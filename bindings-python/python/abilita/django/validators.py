"""Validators of texts. The message is in the language that is active when it is shown."""

from django.core.exceptions import ValidationError
from django.utils.deconstruct import deconstructible
from django.utils.functional import lazystr
from django.utils.translation import get_language

from abilita import CodiceFiscale, CodiceFiscaleError, Lang, Strictness

__all__ = ["CodiceFiscaleValidator", "active_lang", "validation_error"]


def active_lang() -> Lang:
    """Italian where Italian is active, English everywhere else."""
    return Lang.IT if (get_language() or "it").startswith("it") else Lang.EN


class _Message:
    """What an error says, in the language that is active when it is asked."""

    def __init__(self, error: CodiceFiscaleError) -> None:
        self._error = error

    def __str__(self) -> str:
        return f"{self._error.message(active_lang())}."


def validation_error(error: CodiceFiscaleError) -> ValidationError:
    """The error of a form or model, with the code of ours."""
    return ValidationError(lazystr(_Message(error)), code=error.code)


@deconstructible
class CodiceFiscaleValidator:
    """Raises ValidationError for a text that is no codice fiscale of a natural person."""

    def __init__(self, strictness: Strictness = Strictness.STRICT) -> None:
        self.strictness = Strictness(strictness)

    def __call__(self, value: str | CodiceFiscale) -> None:
        try:
            CodiceFiscale(value, strictness=Strictness.FORMAL if isinstance(value, CodiceFiscale) else self.strictness)
        except CodiceFiscaleError as error:
            raise validation_error(error) from None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CodiceFiscaleValidator) and self.strictness == other.strictness

    def __hash__(self) -> int:
        return hash(self.strictness)
