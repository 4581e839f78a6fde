"""The codice fiscale in Django: model, form, validator, migrations, languages."""

from collections.abc import Iterator

import django
import pytest
from django.conf import settings

from abilita import CodiceFiscale, Strictness

TEXT = "RSSMRA80A01H501U"

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=[],
    USE_I18N=True,
    LANGUAGE_CODE="it",
)
django.setup()

# ruff: noqa: E402 - Django wants its settings first
from django import forms
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.utils.translation import override

from abilita.django.forms import CodiceFiscaleField as FormField
from abilita.django.models import CodiceFiscaleField
from abilita.django.validators import CodiceFiscaleValidator


class Delegate(models.Model):
    codice_fiscale = CodiceFiscaleField(unique=True)
    deputy = CodiceFiscaleField(null=True, blank=True, strictness=Strictness.FORMAL)

    class Meta:
        app_label = "tests"


class DelegateForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Delegate
        fields = ("codice_fiscale", "deputy")


@pytest.fixture(autouse=True, scope="module")
def _table() -> Iterator[None]:
    with connection.schema_editor() as editor:
        editor.create_model(Delegate)
    yield
    connection.close()


@pytest.fixture(autouse=True)
def _empty() -> None:
    Delegate.objects.all().delete()


def test_a_row_holds_text_and_an_instance_a_code() -> None:
    Delegate.objects.create(codice_fiscale=" rssmra80a01h501u ")
    with connection.cursor() as cursor:
        cursor.execute("SELECT codice_fiscale, deputy FROM tests_delegate")
        assert cursor.fetchall() == [(TEXT, None)]
    delegate = Delegate.objects.get(codice_fiscale=f"TINIT-{TEXT}")
    assert delegate.codice_fiscale == CodiceFiscale(TEXT)
    assert Delegate.objects.filter(codice_fiscale=CodiceFiscale(TEXT)).count() == 1
    assert delegate.deputy is None


def test_a_form_cleans_and_shows_the_code_again() -> None:
    form = DelegateForm({"codice_fiscale": "rss mra 80a01 h501u", "deputy": ""})
    assert form.is_valid(), form.errors
    delegate = form.save()
    assert delegate.codice_fiscale == CodiceFiscale(TEXT)
    assert f'value="{TEXT}"' in DelegateForm(instance=delegate).as_p()
    assert not DelegateForm({"codice_fiscale": TEXT.lower()}, instance=delegate).has_changed()


@pytest.mark.parametrize(
    ("language", "begin"),
    [("it", "Il carattere di controllo"), ("en", "The check character"), ("de", "The check character")],
)
def test_errors_are_in_the_language_of_the_user(language: str, begin: str) -> None:
    form = DelegateForm({"codice_fiscale": TEXT[:-1] + "X"})
    assert not form.is_valid()
    with override(language):
        assert form.errors["codice_fiscale"][0].startswith(begin)
    assert form.errors.as_data()["codice_fiscale"][0].code == "codice_fiscale.check_character"


def test_the_validator_is_for_plain_text_fields() -> None:
    validate = CodiceFiscaleValidator()
    validate(TEXT)
    with pytest.raises(ValidationError) as raised:
        validate("AMRMRA80A01H501D")
    assert raised.value.code == "codice_fiscale.structure"
    CodiceFiscaleValidator(Strictness.FORMAL)("AMRMRA80A01H501D")
    assert validate == CodiceFiscaleValidator() != CodiceFiscaleValidator(Strictness.FORMAL)


def test_migrations_can_be_written() -> None:
    strict, formal = (Delegate._meta.get_field(name) for name in ("codice_fiscale", "deputy"))
    assert MigrationWriter.serialize(strict)[0] == "abilita.django.models.CodiceFiscaleField(unique=True)"
    assert "strictness='formal'" in MigrationWriter.serialize(formal)[0]
    assert "Strictness" in MigrationWriter.serialize(CodiceFiscaleValidator(Strictness.FORMAL))[0]


def test_fixtures_hold_the_text_in_full() -> None:
    field = Delegate._meta.get_field("deputy")
    delegate = Delegate(codice_fiscale=CodiceFiscale(TEXT), deputy=None)
    assert Delegate._meta.get_field("codice_fiscale").value_to_string(delegate) == TEXT
    assert (field.value_to_string(delegate), field.to_python("")) == ("", None)


def test_a_field_without_a_model() -> None:
    assert FormField(required=False).clean("") is None
    assert FormField().clean(TEXT) == CodiceFiscale(TEXT)
