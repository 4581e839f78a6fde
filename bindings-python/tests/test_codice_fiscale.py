"""The shared vectors, and agreement with python-stdnum where both should say the same."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.it import codicefiscale as stdnum

from abilita import (
    BodyCode,
    CodiceFiscale,
    CodiceFiscaleError,
    Kind,
    PlaceCode,
    Sex,
    Strictness,
    codice_fiscale_codes,
    find_in_text,
    mask_text,
    normalize,
    parse_tax_code,
    search_places,
)
from people import ROOT

VECTORS = [json.loads(line) for line in (ROOT / "tests/vectors/codice-fiscale.jsonl").read_text("utf-8").splitlines()]
DECIDED_ON = date(2026, 11, 22)

# A vector names the class of a fault; the library tells the fault within it.
FAULTS = {
    "length": {"length", "empty"},
    "charset": {"character", "structure", "length"},
    "surname_structure": {"structure"},
    "name_structure": {"structure"},
    "month": {"month", "structure"},
    "day": {"day", "date"},
    "date": {"date"},
    "place_unknown": {"place"},
    "place_format": {"place"},
    "check_char": {"check_character"},
    "numeric_check": {"check_character", "structure"},
}


def test_there_are_826_vectors() -> None:
    assert len(VECTORS) == 826


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["id"]))
def test_a_vector(vector: dict[str, object]) -> None:
    text = str(vector["cf"])
    if not vector["valid"]:
        with pytest.raises(CodiceFiscaleError) as raised:
            parse_tax_code(text)
        expected = {f"codice_fiscale.{fault}" for fault in FAULTS[str(vector["reason_if_invalid"])]}
        faults = CodiceFiscale.faults(text)
        assert faults[0].code == raised.value.code
        assert expected & {fault.code for fault in faults}
        assert text not in str(raised.value) + raised.value.message() or not text.strip()
        return
    code = parse_tax_code(text)
    if isinstance(code, BodyCode):
        assert vector["kind"] == "company_or_vat"
        with pytest.raises(CodiceFiscaleError, match="not_a_person"):
            CodiceFiscale(text)
        return
    assert CodiceFiscale.is_valid(text)
    if isinstance(decoded := vector.get("decoded"), dict):
        assert code.sex == decoded["sex"]
        assert str(code.birth_date(DECIDED_ON)) == decoded["birth_date"]
        assert str(code.place_code) == decoded["place_code"]
        assert code.omocodia_level == decoded["omocodia_level"]
        assert code.base_code().same_base(code)
    if isinstance(person := vector.get("person"), dict):
        assert code.matches(person["surname"], person["name"])
        guess = CodiceFiscale.encode(
            surname=person["surname"],
            name=person["name"],
            sex=Sex(person["sex"]),
            birth_date=date.fromisoformat(person["birth_date"]),
            place=person["place_code"],
        )
        assert code in guess.variants()


letters, digits = st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), st.sampled_from("0123456789")


@st.composite
def codes(draw: st.DrawFn) -> str:
    """Codes that the data of somebody give, some with a character changed."""
    code = CodiceFiscale.encode(
        surname=draw(st.text(letters, min_size=1)),
        name=draw(st.text(letters, min_size=1)),
        sex=draw(st.sampled_from(Sex)),
        birth_date=draw(st.dates(date(1900, 1, 1), date(2099, 12, 31))),
        place=draw(st.sampled_from(["H501", "L219", "F205", "Z110", "A001"])),
    )
    text = code.variant(draw(st.integers(0, 127))).as_str()
    at = draw(st.none() | st.integers(0, 15))
    return text if at is None else text[:at] + draw(letters | digits) + text[at + 1 :]


@given(codes())
def test_what_we_accept_stdnum_accepts(text: str) -> None:
    """The reverse does not hold: stdnum knows neither places nor the letters that a name can give."""
    if CodiceFiscale.is_valid(text):
        assert stdnum.is_valid(text)
    elif stdnum.is_valid(text):
        told = {fault.code for fault in CodiceFiscale.faults(text)}
        assert told <= {"codice_fiscale.structure", "codice_fiscale.place", "codice_fiscale.date", "codice_fiscale.day"}


@given(codes())
def test_what_both_decode_is_the_same(text: str) -> None:
    """Of codes without omocodia: stdnum does not read letters in the place of digits everywhere."""
    if CodiceFiscale.is_valid(text) and not CodiceFiscale(text).omocodia_level:
        code = CodiceFiscale(text)
        assert stdnum.get_gender(text) == code.sex
        assert any(stdnum.get_birth_date(text).replace(year=day.year) == day for day in code.birth_dates)


@given(st.text())
def test_any_text_is_a_code_or_has_a_fault(text: str) -> None:
    faults = CodiceFiscale.faults(text)
    assert CodiceFiscale.is_valid(text) == (not faults)
    assert all(fault.code in codice_fiscale_codes() for fault in faults)


def test_formal_is_what_the_tax_agency_tests() -> None:
    assert not CodiceFiscale.is_valid("AMRMRA80A01H501D")
    assert CodiceFiscale("AMRMRA80A01H501D", strictness=Strictness.FORMAL).kind is Kind.ORDINARY


def test_an_error_says_where() -> None:
    with pytest.raises(CodiceFiscaleError) as raised:
        CodiceFiscale("RSS MRA 80A01 H501 X")
    error = raised.value
    assert (error.code, error.position) == ("codice_fiscale.check_character", 15)
    assert error.message().startswith("Il carattere di controllo")
    assert error.expected == "the character computed from the others"


def test_provisional_codes_say_nothing() -> None:
    code = CodiceFiscale("12345671510")
    assert code.is_provisional
    assert (code.sex, code.birth_dates, code.place_code, code.place_in_force) == (None, (), None, None)


def test_positions_in_text_are_characters() -> None:
    text = "perché è rssmra80a01h501u"
    ((start, end, code),) = find_in_text(text)
    assert text[start:end] == "rssmra80a01h501u"
    assert code == CodiceFiscale("RSSMRA80A01H501U")
    assert mask_text(text) == "perché è RSS*************"
    assert normalize(" rssmra80a01h501u ") == code.as_str()


def test_places_have_a_history() -> None:
    abano = PlaceCode("A001")
    assert abano.name_on(date(1920, 1, 1)) == "ABANO"
    assert [record.last_day for record in abano.history()] == [date(1924, 11, 13), None]
    assert search_places("abano", province="PD")[0][0].code == abano
    assert not PlaceCode("A814").is_assigned
    with pytest.raises(ValueError, match="letter and three digits"):
        PlaceCode("ROMA")
