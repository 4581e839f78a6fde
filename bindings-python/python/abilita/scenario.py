"""Executable circulars: play a scenario file against the campaign that it names."""

from os import PathLike
from pathlib import Path

from abilita._abilita import Campaign, Library, Scenario, ScenarioReport

__all__ = ["load_definition", "run_scenario"]


def run_scenario(path: str | PathLike[str], *, campaign: Campaign | None = None) -> ScenarioReport:
    """Plays the scenario file at `path` and gives back what failed; the report is true if nothing did.

    Without `campaign` it is played against the one that it names: a built-in one by id, or a definition by a path relative to
    its own. Raises `ScenarioError` for an error of the file and `DefinitionError` for one of the definition.
    """
    path = Path(path)
    scenario = Scenario(path.read_text(encoding="utf-8"))
    if campaign is None:
        named = scenario.definition
        campaign = Campaign.built_in(scenario.campaign or "") if named is None else load_definition(path.parent / named)
    return scenario.run(campaign)


def load_definition(path: str | PathLike[str]) -> Campaign:
    """Compiles the definition in a file, TOML or JSON by its ending, laid over what it extends.

    What it extends is a built-in definition, or the file beside it that is named after the id. Raises `DefinitionError` with
    every problem, named after its file.
    """
    library = Library.built_in()
    next_file: Path | None = Path(path)
    compiled: str | None = None
    while next_file is not None:
        library, id, base = _added(library, next_file)
        compiled = compiled or id
        next_file = None if base is None or base in library.ids else _beside(next_file, base)
    return library.compile(compiled or "")


def _added(library: Library, path: Path) -> tuple[Library, str, str | None]:
    """The library with the document of a file, its id, and the id of what it extends."""
    text = path.read_text(encoding="utf-8")
    add = library.add_json if path.suffix == ".json" else library.add_toml
    library = add(text, name=path.name)
    # The document added last; read by the library, whose TOML is newer than that of `tomllib`.
    id = library.ids[-1]
    base = (library.to_dict(id) or {}).get("extends")
    return library, id, base if isinstance(base, str) else None


def _beside(path: Path, id: str) -> Path | None:
    if "/" in id or "\\" in id:
        return None
    candidates = (path.with_name(f"{id}{ending}") for ending in (".toml", ".json"))
    return next((candidate for candidate in candidates if candidate.is_file()), None)
