"""Every scenario of the project, played over the typed API; the player itself must be able to fail."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import abilita
from abilita import ScenarioError, ScenarioFailure
from people import ROOT
from player import Failure, play_file

FOLDERS = ("tests/scenarios", "tests/campaigns", "examples/definitions")
SCENARIOS = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.json"))
PLAYER = Path(__file__).parent / "play.py"


def test_there_are_scenarios() -> None:
    assert len(SCENARIOS) >= 200


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_a_scenario_holds(path: Path) -> None:
    assert [str(failure) for failure in play_file(path).failures] == []


@pytest.mark.parametrize("path", SCENARIOS[::10], ids=lambda path: path.stem)
def test_both_players_fail_alike(path: Path, tmp_path: Path) -> None:
    """Every expectation turned into another: the player in Python must tell the same failures as the one in Rust."""
    spoilt = tmp_path / path.name
    scenario = json.loads(path.read_text())
    if "definition" in scenario:
        scenario["definition"] = str(path.with_name(scenario["definition"]))
    spoilt.write_text(json.dumps(_spoilt(scenario)))
    ours, theirs = play_file(spoilt), abilita.run_scenario(spoilt)
    assert [_told(failure) for failure in ours.failures] == [_told(failure) for failure in theirs.failures]
    assert not ours.passed


def _told(failure: Failure | ScenarioFailure) -> tuple[int, str, str, set[str]]:
    """What a failure says; the order within a set is nobody's business."""
    return failure.step, failure.what, failure.expected, set(failure.found.strip("[]").split(", "))


def _spoilt(scenario: dict[str, list[dict[str, dict[str, object]]]]) -> object:
    for expect in (step["expect"] for step in scenario["steps"] if "expect" in step):
        for key, value in expect.items():
            match value:
                case bool():
                    expect[key] = not value
                case list():
                    expect[key] = ["somebody:else"]
                case str() if key == "decision":
                    expect[key] = "deny" if value == "allow" else "allow"
                case None if key == "valid_until":
                    expect[key] = "2030-01-01T00:00:00Z"
                case str() if key == "valid_until":
                    expect[key] = None
                case dict() if key == "members":
                    expect[key] = {member: dict.fromkeys(tracks, "elsewhere") for member, tracks in value.items()}
                case dict():
                    expect[key] = dict.fromkeys(value, "elsewhere")
                case _:
                    expect[key] = "something_else"
    return scenario


GOOD = {
    "format": "abilita-scenario/1",
    "name": "a delegate may ask before the opening",
    "campaign": "factotum-2025",
    "people": {"anna": {"codice_fiscale": "RSSNNA75S42D205F"}},
    "institutes": {"alfa": {"enabled": [{"person": "anna", "role": "delegate"}]}},
    "steps": [
        {
            "at": "2025-10-05T12:00:00+02:00",
            "ask": {"case": "alfa", "who": "anna", "function": "interventions.request"},
            "expect": {"decision": "allow"},
        }
    ],
}


@pytest.mark.parametrize(
    ("changed", "path", "code"),
    [
        ({"format": "abilita-scenario/2"}, "format", "scenario.malformed"),
        ({"colour": "red"}, "colour", "scenario.malformed"),
        ({"definition": "own.toml"}, ".", "scenario.malformed"),
        ({"accounts": {"anna": {}}}, "accounts.anna", "scenario.malformed"),
        ({"institutes": {"alfa": {"head": "dora"}}}, "institutes.alfa.head", "scenario.unknown_name"),
        ({"institutes": {}}, "steps[0].ask.case", "scenario.unknown_name"),
        ({"steps": [{"at": "2025-10-05", "happens": "opening"}]}, "steps[0].at", "scenario.malformed"),
        ({"steps": [{"at": "2025-10-05T12:00:00Z", "happens": "snow"}]}, "steps[0].happens", "scenario.unknown_name"),
        ({"steps": [{"at": "2025-10-05T12:00:00Z"}]}, "steps[0]", "scenario.malformed"),
    ],
)
def test_an_error_of_the_file_has_its_path(changed: dict[str, object], path: str, code: str, tmp_path: Path) -> None:
    file = tmp_path / "scenario.json"
    file.write_text(json.dumps(GOOD | changed))
    for play in (play_file, abilita.run_scenario):
        with pytest.raises(ScenarioError) as raised:
            play(file)
        assert (raised.value.path, raised.value.code) == (path, code)


def test_the_command_counts_and_its_status_tells(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(json.dumps(GOOD))
    bad.write_text(json.dumps(GOOD).replace('"allow"', '"deny"'))
    all_good = subprocess.run([sys.executable, PLAYER, good], capture_output=True, text=True, check=False)
    assert (all_good.returncode, all_good.stdout) == (0, "1 passed, 0 failed\n")
    one_bad = subprocess.run([sys.executable, PLAYER, good, bad], capture_output=True, text=True, check=False)
    assert one_bad.returncode == 1
    failure, closing = one_bad.stdout.splitlines()
    assert failure == f"{bad}: steps[0].expect.decision: expected deny, came allow"
    assert closing == "1 passed, 1 failed"


def test_a_scenario_names_a_definition_beside_it(tmp_path: Path) -> None:
    (tmp_path / "next-year.toml").write_text('format = "abilita-definition/1"\nid = "next-year"\nextends = "factotum-2025"\n')
    file = tmp_path / "scenario.json"
    scenario = {key: value for key, value in GOOD.items() if key != "campaign"}
    file.write_text(json.dumps(scenario | {"definition": "next-year.toml"}))
    assert play_file(file).passed
    assert abilita.run_scenario(file).passed
