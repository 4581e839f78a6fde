"""The examples of docstrings and documents run, and everything public has a docstring."""

import doctest
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import abilita
import abilita.enums
import abilita.inspect
import abilita.scenario
from abilita import Campaign, Case, Delegate, Event, Stage, _abilita, analysis, table
from people import ANNA, ROOT, asker

PACKAGE = ROOT / "bindings-python"
DOCUMENTS = [PACKAGE / "README.md", *sorted((PACKAGE / "docs").glob("*.md"))]
MODULES: list[ModuleType] = [abilita.enums, abilita.errors, abilita.inspect, abilita.scenario, abilita.types]


def documented() -> Iterator[tuple[str, object]]:
    """Everything of the package that can have a docstring, by its path."""
    for module in (_abilita, *MODULES):
        yield module.__name__, module
        for name, thing in vars(module).items():
            if name.startswith("_") or not (inspect.isclass(thing) or inspect.isroutine(thing)):
                continue
            yield f"{module.__name__}.{name}", thing
            if inspect.isclass(thing):
                own = ((key, member) for key, member in vars(thing).items() if not key.startswith("_"))
                yield from ((f"{module.__name__}.{name}.{key}", member) for key, member in own)


EVERYTHING = dict(documented())
EXAMPLES = {path: inspect.getdoc(thing) for path, thing in EVERYTHING.items() if ">>>" in (inspect.getdoc(thing) or "")}


@pytest.fixture
def names(campaign: Campaign, opened: Event, case: Case) -> dict[str, object]:
    """What the examples take as given: the package, a campaign, a case, its first event, somebody, something found."""
    finding = campaign.check(case, [Delegate("delegate", ANNA)], Stage.SUBMISSION, case.last_at)[-1]
    package = {name: getattr(module, name) for module in (abilita, analysis, table) for name in module.__all__}
    return package | {"campaign": campaign, "event": opened, "case": case, "anna": asker(ANNA), "finding": finding}


def run_examples(text: str, path: str, names: dict[str, object]) -> None:
    test = doctest.DocTestParser().get_doctest(text, names, path, path, 0)
    told: list[str] = []
    outcome = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=told.append)
    assert outcome.attempted
    assert not outcome.failed, "".join(told)


@pytest.mark.parametrize("path", EXAMPLES)
def test_the_examples_of_a_docstring_run(path: str, names: dict[str, object]) -> None:
    run_examples(EXAMPLES[path] or "", path, names)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_the_examples_of_a_document_run(document: Path) -> None:
    """What stands in blocks of `pycon` runs in order, as one session."""
    blocks = re.findall(r"^```pycon\n(.*?)^```", document.read_text("utf-8"), re.M | re.S)
    if not blocks:
        pytest.skip("no session in it")
    run_examples("\n".join(blocks), document.name, {})


def test_everything_public_is_documented() -> None:
    members = {"name", "value"}  # of enums
    bare = [path for path, thing in EVERYTHING.items() if not inspect.getdoc(thing) and path.rpartition(".")[2] not in members]
    plain_fields = [path for path in bare if not (".Change." in path or ".EventBody." in path)]
    assert [path for path in plain_fields if callable(EVERYTHING[path])] == []


def test_all_is_what_is_there() -> None:
    assert sorted(abilita.__all__) == abilita.__all__
    assert all(hasattr(abilita, name) for name in abilita.__all__)
