"""The tutorial "a portal in 60 lines": what it shows is the example, and the example works."""

import importlib.util
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from fastapi.testclient import TestClient

from abilita import Event, Person
from people import ANNA, DORA, GIANFRANCO, ROOT, SEPTEMBER, SUSPENDED

EXAMPLE = ROOT / "examples/fastapi/portal.py"
TUTORIAL = ROOT / "bindings-python/docs/portal.md"


class Portal:
    """The portal with a clock of ours and one case in it."""

    def __init__(self, module: ModuleType, database: Path, opened: Event) -> None:
        self.at: datetime = SEPTEMBER
        self.database = database
        module.app.dependency_overrides[module.now] = lambda: self.at
        self.client = TestClient(module.app)
        with sqlite3.connect(database) as db:
            db.executescript(module.SCHEMA)
            module.save(db, [opened])

    def ask(self, who: Person) -> dict[str, str]:
        answers = self.client.get("/cases/7f3a/permissions", headers=self.login(who)).json()
        return {answer["function"]: answer["decision"] for answer in answers}

    def give(self, who: Person, name: str, sequence: int, arguments: object = None) -> tuple[int, dict[str, Any]]:
        url = f"/cases/7f3a/commands/{name}?sequence={sequence}"
        answer = self.client.post(url, json=arguments or {}, headers=self.login(who))
        return answer.status_code, answer.json()

    def refusal(self, who: Person, name: str, sequence: int) -> str:
        status, answer = self.give(who, name, sequence)
        assert status == 409
        return str(answer["detail"]["code"])

    def outbox(self) -> list[str]:
        with sqlite3.connect(self.database) as db:
            return [name for (name,) in db.execute("SELECT name FROM outbox")]

    @staticmethod
    def login(who: Person) -> dict[str, str]:
        return {"Fiscal-Number": f"TINIT-{who.id.as_str()}", "Spid-Level": "2"}


@pytest.fixture
def portal(opened: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Portal]:
    monkeypatch.setenv("PORTAL_DB", str(tmp_path / "portal.db"))
    spec = importlib.util.spec_from_file_location("portal", EXAMPLE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield Portal(module, tmp_path / "portal.db", opened)


def test_the_tutorial_shows_the_example() -> None:
    assert f"```python\n{EXAMPLE.read_text('utf-8')}```" in TUTORIAL.read_text("utf-8")


def test_it_is_short() -> None:
    lines = [line for line in EXAMPLE.read_text("utf-8").splitlines() if line.strip()]
    assert len(lines) <= 60


def test_f25_02_from_the_opening_on_nobody_gets_in(portal: Portal) -> None:
    assert portal.ask(ANNA)["interventions.request"] == "allow"
    portal.at = SUSPENDED
    assert portal.ask(ANNA)["interventions.request"] == "deny"
    assert portal.ask(DORA)["delegates.manage"] == "allow"


def test_a_list_is_confirmed_and_sent_in(portal: Portal) -> None:
    portal.at = SUSPENDED
    anna, gianfranco = ({"person": {"person": person.to_dict()}} for person in (ANNA, GIANFRANCO))
    assert portal.give(DORA, "confirm", 1, anna) == (200, {"sequence": 2})
    assert portal.refusal(DORA, "submit", 2) == "roster_invalid"
    assert portal.give(DORA, "insert", 2, gianfranco | {"role": "rspp"}) == (200, {"sequence": 3})
    assert portal.refusal(DORA, "submit", 2) == "stale_sequence"
    assert portal.outbox() == []
    assert portal.give(DORA, "submit", 3) == (200, {"sequence": 4})
    assert portal.outbox() == ["mail:operator"]


def test_two_at_once_are_not_both_stored(portal: Portal, opened: Event) -> None:
    with sqlite3.connect(portal.database) as db, pytest.raises(sqlite3.IntegrityError):
        db.execute("INSERT INTO events VALUES (?, ?, ?)", (opened.case, opened.sequence, opened.to_json()))


def test_a_case_that_is_not_there(portal: Portal) -> None:
    assert portal.client.get("/cases/none/permissions", headers=portal.login(ANNA)).status_code == 404
