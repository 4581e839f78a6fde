"""Spark in local mode, where Java is: 100,000 generated rows, and rosters by institute."""

import importlib.util
import shutil
from collections.abc import Iterator

import pytest

from abilita import Campaign, Stage
from people import ROOT, SEPTEMBER

pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")
pyspark = pytest.importorskip("pyspark")

spec = importlib.util.spec_from_file_location("national_list", ROOT / "examples/spark/national_list.py")
example = importlib.util.module_from_spec(spec)
spec.loader.exec_module(example)


@pytest.fixture(scope="module")
def spark() -> Iterator[object]:
    session = example.session(2)
    yield session
    session.stop()


@pytest.mark.filterwarnings("ignore")
def test_a_national_list(spark: object) -> None:
    rows = 100_000
    faults = example.count_faults(example.national_list(spark, rows))
    assert faults == {None: rows - rows // example.EVERY, "codice_fiscale.character": rows // example.EVERY}


@pytest.mark.filterwarnings("ignore")
def test_f25_07_rosters_by_institute(spark: object, campaign: Campaign) -> None:
    from abilita.spark import check_rosters_of

    rows = [
        ("TOIS99901A", "delegate", "RSSNNA75S42D205F", "Anna", "Rossi", None),
        ("TOIS99901A", "rspp", "BNCGFR72M19F205G", "Gianfranco", "Bianchi", "bianchi@example.org"),
        ("TOPC99902B", "delegate", "VRDLCU93A30G674X", "Luca", "Verdi", None),
    ]
    schema = "institute string, role string, codice_fiscale string, name string, surname string, email string"
    found = check_rosters_of(spark.createDataFrame(rows, schema), campaign, stage=Stage.SUBMISSION, at=SEPTEMBER)
    errors = {(row["institute"], row["code"], row["row"]) for row in found.filter("severity = 'error'").collect()}
    assert errors == {("TOPC99902B", "codice_fiscale.check_character", 0), ("TOPC99902B", "role_missing", None)}
