"""Columns and tables of whatever has the Arrow PyCapsule interface."""

import json
from collections.abc import Callable

import pandas
import polars
import pyarrow
import pytest

from abilita import Campaign, CodiceFiscale, CodiceFiscaleError, Severity, Stage, Strictness
from abilita.arrow import ArrowResult, check_rosters, classify_codici_fiscali, validate_codici_fiscali
from abilita.types import ArrowLike
from people import ROOT, SEPTEMBER

TEXTS = [json.loads(line)["cf"] for line in (ROOT / "tests/vectors/codice-fiscale.jsonl").read_text("utf-8").splitlines()]
COLUMN: list[str | None] = [None, *TEXTS, None, *(TEXTS * 12)]


def singly(text: str | None) -> tuple[bool | None, str | None]:
    """What a column should say, asked one by one."""
    if text is None:
        return None, None
    try:
        CodiceFiscale(text)
    except CodiceFiscaleError as error:
        return False, error.code
    return True, None


EXPECTED = [singly(text) for text in COLUMN]

LAYOUTS: dict[str, Callable[[list[str | None]], ArrowLike]] = {
    "string": lambda texts: pyarrow.array(texts, pyarrow.string()),
    "large_string": lambda texts: pyarrow.array(texts, pyarrow.large_string()),
    "string_view": lambda texts: pyarrow.array(texts, pyarrow.string_view()),
    "a slice": lambda texts: pyarrow.array(["x", *texts, "y"]).slice(1, len(texts)),
    "chunks": lambda texts: pyarrow.chunked_array([texts[:5], texts[5:5], texts[5:]], pyarrow.string()),
    "polars": lambda texts: polars.Series(texts, dtype=polars.String),
    "pandas": lambda texts: pandas.Series(texts, dtype="string[pyarrow]"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_column_says_what_each_code_says(layout: str) -> None:
    column = LAYOUTS[layout](COLUMN)
    valid = pyarrow.array(validate_codici_fiscali(column))
    faults = pyarrow.array(classify_codici_fiscali(column))
    assert (valid.type, faults.type) == (pyarrow.bool_(), pyarrow.string())
    assert list(zip(valid.to_pylist(), faults.to_pylist(), strict=True)) == EXPECTED


def test_results_go_where_columns_go() -> None:
    result = validate_codici_fiscali(pyarrow.array(COLUMN))
    assert len(result) == len(COLUMN)
    assert polars.Series(result).to_list() == [valid for valid, _ in EXPECTED]
    assert repr(result) == f"<ArrowResult of {len(COLUMN)} rows>"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_is_something(layout: str) -> None:
    assert len(validate_codici_fiscali(LAYOUTS[layout]([]))) == 0


def test_strictness() -> None:
    column = pyarrow.array(["AMRMRA80A01H501D"])
    assert pyarrow.array(validate_codici_fiscali(column)).to_pylist() == [False]
    assert pyarrow.array(validate_codici_fiscali(column, strictness=Strictness.FORMAL)).to_pylist() == [True]


def test_what_is_no_column_of_texts_is_refused() -> None:
    with pytest.raises(TypeError, match="Int64"):
        validate_codici_fiscali(pyarrow.array([1, 2]))
    with pytest.raises(TypeError, match="PyCapsule"):
        validate_codici_fiscali(["RSSMRA80A01H501U"])  # type: ignore[arg-type]


def test_columns_are_let_go_of() -> None:
    column = pyarrow.array(COLUMN)
    before = pyarrow.total_allocated_bytes()
    for _ in range(50):
        pyarrow.array(validate_codici_fiscali(column))
    assert pyarrow.total_allocated_bytes() == before


ROWS = {
    "institute": ["TOIS99901A", "TOPC99902B", "TOIS99901A"],
    "role": ["delegate", "delegate", "rspp"],
    "codice_fiscale": ["RSSNNA75S42D205F", "VRDLCU93A30G674X", "BNCGFR72M19F205G"],
    "name": ["Anna", "Luca", "Gianfranco"],
    "surname": ["Rossi", "Verdi", "Bianchi"],
    "email": [None, None, "bianchi@example.org"],
}


@pytest.mark.parametrize(
    "table", [pyarrow.table(ROWS), polars.DataFrame(ROWS), pandas.DataFrame(ROWS)], ids=["pyarrow", "polars", "pandas"]
)
def test_f25_07_rosters_of_a_table(table: ArrowLike, campaign: Campaign) -> None:
    result: ArrowResult = check_rosters(table, campaign, stage=Stage.SUBMISSION, at=SEPTEMBER)
    found = pyarrow.record_batch(result).to_pylist()
    errors = [(f["institute"], f["code"], f["row"], f["position"]) for f in found if f["severity"] == Severity.ERROR]
    assert errors == [
        ("TOPC99902B", "codice_fiscale.check_character", 1, 15),
        ("TOPC99902B", "role_missing", None, None),
    ]
    assert polars.DataFrame(result).height == len(found)


def test_a_table_must_have_its_columns(campaign: Campaign) -> None:
    with pytest.raises(TypeError, match="lacks the column `role`"):
        check_rosters(pyarrow.table({"codice_fiscale": ["x"]}), campaign, stage=Stage.DRAFT, at=SEPTEMBER)
    with pytest.raises(TypeError, match="expected a table"):
        check_rosters(pyarrow.array(["x"]), campaign, stage=Stage.DRAFT, at=SEPTEMBER)
