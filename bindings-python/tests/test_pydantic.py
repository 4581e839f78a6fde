"""`CodiceFiscale` as a field type of Pydantic."""

import json

import pytest
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

import abilita
from abilita.pydantic import CodiceFiscale, FormalCodiceFiscale, InstituteCode

TEXT = "RSSMRA80A01H501U"


class Applicant(BaseModel):
    model_config = ConfigDict(hide_input_in_errors=True)

    codice_fiscale: CodiceFiscale
    school: InstituteCode | None = None


def test_text_in_a_value_within_and_text_out() -> None:
    applicant = Applicant.model_validate_json('{"codice_fiscale": "TINIT-rss mra 80a01 h501u", "school": " tois99901a "}')
    assert applicant.codice_fiscale == abilita.CodiceFiscale(TEXT)
    assert json.loads(applicant.model_dump_json()) == {"codice_fiscale": TEXT, "school": "TOIS99901A"}
    assert isinstance(applicant.model_dump()["codice_fiscale"], abilita.CodiceFiscale)
    assert TEXT not in repr(applicant)
    assert Applicant(codice_fiscale=applicant.codice_fiscale).codice_fiscale == applicant.codice_fiscale


def test_an_error_has_our_code_and_place_and_says_it_in_italian() -> None:
    with pytest.raises(ValidationError) as raised:
        Applicant.model_validate({"codice_fiscale": TEXT[:-1] + "X"})
    (error,) = raised.value.errors(include_input=False)
    assert (error["type"], error["loc"]) == ("codice_fiscale", ("codice_fiscale",))
    assert error["ctx"]["code"] == "codice_fiscale.check_character"
    assert error["ctx"]["position"] == 15
    assert error["msg"].startswith("Il carattere di controllo")
    assert TEXT[:-1] not in str(raised.value)


@pytest.mark.parametrize("value", [None, 7, b"RSSMRA80A01H501U"])
def test_what_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        Applicant.model_validate({"codice_fiscale": value})


def test_strictness() -> None:
    adapter: TypeAdapter[abilita.CodiceFiscale] = TypeAdapter(FormalCodiceFiscale)
    assert adapter.validate_python("AMRMRA80A01H501D").kind == "ordinary"
    with pytest.raises(ValidationError):
        TypeAdapter(CodiceFiscale).validate_python("AMRMRA80A01H501D")


def test_json_schema() -> None:
    read = Applicant.model_json_schema()["properties"]["codice_fiscale"]
    written = Applicant.model_json_schema(mode="serialization")["properties"]["codice_fiscale"]
    assert (read["type"], read["format"], read["minLength"]) == ("string", "codice-fiscale", 11)
    assert "pattern" in written
    assert "pattern" not in read, "what comes in may have blanks"
