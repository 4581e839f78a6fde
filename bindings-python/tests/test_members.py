"""What a case keeps of each person of its register: in SEVIS every official has a track of his own. And what it cites."""

import pickle
import shutil
from pathlib import Path

import pytest

from abilita import (
    Asker,
    Campaign,
    Case,
    Change,
    Command,
    Delegate,
    EventBody,
    Lang,
    Library,
    Opening,
    OpeningError,
    Told,
    ToldError,
    load_definition,
    parse_instant,
)
from people import ANNA, DORA, GIANFRANCO, ROOT

WINTER = parse_instant("2025-11-01T00:00:00-04:00")
FEBRUARY = parse_instant("2026-02-25T00:00:00-05:00")
MISSED = parse_instant("2026-03-03T00:00:00-05:00")

OWN_FACTS = """
format  = "abilita-definition/1"
id      = "sevis-trained"
extends = "sevis"

[facts]
trained = { type = "bool", of = "member" }
"""


@pytest.fixture(scope="module")
def sevis() -> Campaign:
    return load_definition(ROOT / "examples/definitions/sevis.toml")


def school(campaign: Campaign, opening: Opening | None = None) -> Case:
    """A school with two officials."""
    usual = Opening(record=[Delegate("pdso", DORA)], register=[Delegate("dso", ANNA), Delegate("dso", GIANFRANCO)])
    return campaign.replay([campaign.open("alfa", opening or usual, WINTER)])


def test_members_stand_on_a_track_of_their_own(sevis: Campaign) -> None:
    case = school(sevis)
    assert (sevis.is_of_members("official"), sevis.is_of_members("verification")) == (True, False)
    assert set(case.members) == {ANNA.id, GIANFRANCO.id}
    assert "official" not in case.tracks
    head = Asker.person(DORA.id).logged_in("password", 1)
    case = sevis.apply(case, sevis.due(case, FEBRUARY))
    verify = Command("verify", head, case.sequence, {"person": ANNA})
    events = sevis.handle(case, verify, FEBRUARY)
    assert [change.person for event in events for change in _of_members(event.body)] == [ANNA.id]
    case = sevis.apply(case, events)
    assert case.member_tracks(ANNA.id) == {"official": "verified"}
    assert case.member_tracks(GIANFRANCO.id) == {"official": "unverified"}
    assert case.member_tracks(DORA.id) == {}
    assert case.member_flags(ANNA.id) == []


def _of_members(body: EventBody) -> list[Change.OfMember]:
    match body:
        case EventBody.Handled(changes=changes):
            return [change for change in changes if isinstance(change, Change.OfMember)]
    return []


def test_a_message_says_whom_it_is_about(sevis: Campaign) -> None:
    effects = [effect for event in sevis.due(school(sevis), FEBRUARY) for effect in event.effects]
    assert {effect.about for effect in effects if effect.name == "mail:member"} == {ANNA.id, GIANFRANCO.id}
    assert {effect.about for effect in effects if effect.notice == "reminder"} == {None}
    assert sevis.notice_text("unverified", Lang.EN) == "Nobody has verified you yet."
    assert sevis.notice_text("nothing") is None


def test_members_may_start_elsewhere(sevis: Campaign) -> None:
    register = [Delegate("dso", ANNA), Delegate("dso", GIANFRANCO)]
    opening = Opening(register=register, member_tracks=[(ANNA.id, {"official": "verified"})])
    assert school(sevis, opening).member_tracks(ANNA.id) == {"official": "verified"}
    assert Opening.from_dict(opening.to_dict()) == opening == pickle.loads(pickle.dumps(opening))
    with pytest.raises(OpeningError) as raised:
        school(sevis, Opening(register=register, member_tracks=[(DORA.id, {"official": "verified"})]))
    assert raised.value.code == "unknown_person"


def test_the_host_tells_facts_of_members(tmp_path: Path) -> None:
    shutil.copy(ROOT / "examples/definitions/sevis.toml", tmp_path)
    (tmp_path / "trained.toml").write_text(OWN_FACTS, encoding="utf-8")
    campaign = load_definition(tmp_path / "trained.toml")
    register = [Delegate("dso", ANNA), Delegate("dso", GIANFRANCO)]
    case = school(campaign, Opening(register=register, member_facts=[(ANNA.id, {"trained": False})]))
    assert (case.member_facts(ANNA.id), case.facts) == ({"trained": False}, {"year": 2026})
    told = Told(member_facts=[(GIANFRANCO.id, {"trained": True})], forget_of_members=[(ANNA.id, "trained")])
    assert pickle.loads(pickle.dumps(told)) == told
    case = campaign.apply(case, campaign.tell(case, told, WINTER))
    assert (case.member_facts(ANNA.id), case.member_facts(GIANFRANCO.id)) == ({}, {"trained": True})
    with pytest.raises(ToldError):
        campaign.tell(case, Told(member_facts=[(DORA.id, {"trained": True})]), WINTER)


def test_a_case_as_it_was(sevis: Campaign) -> None:
    opened = sevis.open("alfa", Opening(register=[Delegate("dso", ANNA)]), WINTER)
    log = [opened, *sevis.due(sevis.replay([opened]), MISSED)]
    before = sevis.replay_until(log, FEBRUARY)
    assert before is not None
    assert (before.flags, sevis.replay(log).flags) == ([], ["late"])
    assert sevis.replay_until(log, parse_instant("2020-01-01T00:00:00Z")) is None


def test_statements() -> None:
    campaign = load_definition(ROOT / "tests/campaigns/sidi-2018.toml")
    statement = campaign.statement("annulled")
    assert statement is not None
    assert (statement.cite, statement.source) == ("annulled", "referents")
    assert statement.text(Lang.EN) == "Requests not handled at the switch are annulled."
    assert pickle.loads(pickle.dumps(statement)) == statement
    assert campaign.statement("nothing") is None


def test_a_definition_by_itself() -> None:
    library = Library.built_in()
    alone = library.to_dict("istanze-online-2016", merged=True)
    assert alone is not None
    assert "extends" not in alone
    assert Library().add_dict(alone).ids == ["istanze-online-2016"]
