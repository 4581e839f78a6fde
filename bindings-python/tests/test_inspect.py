"""A definition read by names: everything is what its type says, and agrees with what the campaign answers."""

import copy
import pickle
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from abilita import Campaign, Library, Person
from abilita.inspect import Counted, DuringTest, Inspection, OnMoment, Stated, StateTest, Transition


def conforms(value: object, hint: Any) -> bool:
    """Does a value have the type of its annotation, all the way down?"""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return any(conforms(value, choice) for choice in arguments)
    if origin is tuple:
        items = value if isinstance(value, tuple) else None
        hints = [arguments[0]] * len(items or ()) if arguments[1:] == (...,) else arguments
        return items is not None and len(items) == len(hints) and all(map(conforms, items, hints))
    if origin is list:
        return isinstance(value, list) and all(conforms(item, arguments[0]) for item in value)
    if origin is dict:
        return isinstance(value, dict) and all(conforms(item, arguments[1]) for item in value.values())
    return type(value) is hint if hint is not NoneType else value is None


def records(value: object) -> Iterator[object]:
    """Every dataclass in a value, itself included."""
    if is_dataclass(value):
        yield value
        parts: list[object] = [getattr(value, field.name) for field in fields(value)]
    else:
        parts = list(value.values()) if isinstance(value, dict) else list(value) if isinstance(value, tuple) else []
    for part in parts:
        yield from records(part)


@pytest.fixture(params=Library.built_in().ids)
def inspection(request: pytest.FixtureRequest) -> Inspection:
    return Campaign.built_in(str(request.param)).inspect()


def test_everything_is_what_its_type_says(inspection: Inspection) -> None:
    seen = list(records(inspection))
    assert len(seen) > 100
    for record in seen:
        for name, hint in get_type_hints(type(record), localns={"Person": Person}).items():
            assert conforms(getattr(record, name), hint), (record, name)


def test_what_has_a_name_stands_under_it(inspection: Inspection) -> None:
    for record in records(inspection):
        for field in fields(record):  # type: ignore[arg-type]
            named = getattr(record, field.name)
            if isinstance(named, dict):
                assert all(thing.name == name for name, thing in named.items())


def test_it_compares_copies_and_pickles(inspection: Inspection) -> None:
    assert pickle.loads(pickle.dumps(inspection)) == copy.deepcopy(inspection) == inspection


def test_names_are_those_of_the_campaign(campaign: Campaign) -> None:
    definition = campaign.inspect()
    assert definition.id == campaign.id
    assert list(definition.functions) == campaign.functions
    assert {name: list(track.states) for name, track in definition.tracks.items()} == campaign.tracks
    assert {name: role.holders for name, role in definition.roles.items()} == campaign.roles
    assert list(definition.moments) == list(campaign.moments())
    assert all(campaign.statement(cite) for cite in definition.statements)
    assert set(definition.rules["suspension"].cites) == {"F25-02", "F25-10"}


def test_f25_silence_until_the_deadline_moves_who_has_not_begun(campaign: Campaign) -> None:
    match campaign.inspect().tracks["renewal"].transitions["silence"]:
        case Transition(trigger=OnMoment("deadline"), guard=guard):
            assert guard.tests == (DuringTest(("suspension",)),)
            assert guard and not guard.unless
        case other:
            pytest.fail(str(other))


def test_f25_a_stated_moment_is_an_aware_datetime(campaign: Campaign) -> None:
    for moment in campaign.inspect().moments.values():
        if isinstance(moment.when, Stated):
            assert moment.when.at.tzinfo is not None
            assert campaign.moment(moment.name, moment.when.at) == moment.when.at
        else:
            assert isinstance(moment.when, Counted)


def test_every_condition_can_be_searched(campaign: Campaign) -> None:
    looked_at = [record for record in records(campaign.inspect()) if isinstance(record, StateTest)]
    states = {state for test in looked_at for state in test.states}
    assert states <= {state for track in campaign.tracks.values() for state in track}
    assert states
