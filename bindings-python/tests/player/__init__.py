"""A player of scenarios (`abilita-scenario/1`) that uses nothing but the typed API, as a portal would.

`format` is the file as written; `stage` turns its names into persons, cases and questions; `run` plays the steps; `report`
says what failed. It is the twin of the player in Rust; that both come to the same is what it is for.
"""

from pathlib import Path

from abilita import Campaign, load_definition

from .format import File
from .report import Failure, Report
from .run import play

__all__ = ["Failure", "Report", "play", "play_file"]


def play_file(path: Path) -> Report:
    """Plays the scenario in a file against the campaign that it names."""
    file = File.parse(path.read_text(encoding="utf-8"))
    if file.definition is not None:
        return play(file, load_definition(path.parent / file.definition))
    return play(file, Campaign.built_in(file.campaign or ""))
