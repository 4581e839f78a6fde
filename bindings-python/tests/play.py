"""Plays scenario files in Python, over the typed API of `abilita`: `python play.py [--json] FILE…` (a folder: all files in it).

Prints a line for each expectation that failed and closes with `N passed, M failed`; exit status 0 only if all passed.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from abilita import AbilitaError
from player import Report, play_file


def main() -> int:
    """Plays the files of the command line."""
    parser = argparse.ArgumentParser(description="Plays scenario files over the typed API of abilita.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="the outcome as data")
    arguments = parser.parse_args()

    outcomes = [(path, outcome_of(path)) for given in arguments.files for path in scenario_files(given)]
    failed = sum(bool(lines) for _, lines in outcomes)
    passed = len(outcomes) - failed
    if arguments.json:
        scenarios = [{"file": str(path), "passed": not lines, "failures": lines} for path, lines in outcomes]
        print(json.dumps({"passed": passed, "failed": failed, "scenarios": scenarios}, ensure_ascii=False, indent=2))
    else:
        for path, lines in outcomes:
            for line in lines:
                print(f"{path}: {line}")
        print(f"{passed} passed, {failed} failed")
    return 0 if outcomes and not failed else 1


def scenario_files(given: Path) -> Iterator[Path]:
    """The file itself; of a folder, every JSON file that says it is a scenario."""
    if given.is_dir():
        yield from (path for path in sorted(given.rglob("*.json")) if '"abilita-scenario/' in path.read_text("utf-8"))
    else:
        yield given


def outcome_of(path: Path) -> list[str]:
    """What failed in a file, one line each. A file that cannot be played has failed."""
    try:
        report: Report = play_file(path)
    except (OSError, UnicodeError, AbilitaError) as error:
        return [str(error)]
    return [str(failure) for failure in report.failures]


if __name__ == "__main__":
    sys.exit(main())
