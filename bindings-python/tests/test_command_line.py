"""`python -m abilita` is the command `abilita`."""

import subprocess
import sys

from people import ROOT


def abilita(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "abilita", *arguments], capture_output=True, text=True, check=False, cwd=ROOT)


def test_it_lists_the_campaigns() -> None:
    listed = abilita("list")
    assert listed.returncode == 0
    assert "factotum-2025" in listed.stdout


def test_its_status_tells() -> None:
    assert abilita("check", "no-such-file.toml").returncode == 2
    wrong = abilita("codice-fiscale", "check", "RSSMRA80A01H501X", "--lang", "en")
    assert wrong.returncode == 1
    assert "RSSMRA80A01H501X" not in wrong.stderr


def test_it_plays_scenarios() -> None:
    played = abilita("test", "tests/scenarios/factotum-2021")
    assert played.returncode == 0
    assert " passed" in played.stdout
