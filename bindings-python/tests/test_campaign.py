"""Definitions, campaigns and what they tell of themselves."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from abilita import (
    Announcement,
    AnnouncementError,
    Campaign,
    Code,
    CodeKind,
    DefinitionError,
    Lang,
    Library,
    RoleHolders,
    ValueKind,
    When,
    load_definition,
    parse_instant,
)
from people import SEPTEMBER


def test_definitions_come_as_dicts(campaign: Campaign) -> None:
    document = campaign.to_dict()
    assert document["extends"] == "factotum-2021"
    assert Campaign.from_dict(document).hash == campaign.hash


def test_every_problem_is_told_with_its_place() -> None:
    text = 'format = "abilita-definition/1"\nid = "x"\ncase = "institute"\nzone = "CET"\ncolour = 1\n'
    with pytest.raises(DefinitionError) as raised:
        Library().add_toml(text, name="own.toml").compile("x")
    problems = raised.value.problems
    assert {problem.position for problem in problems} == {(4, 8), (5, 1)}
    assert all(problem.document == "own.toml" for problem in problems)
    assert "own.toml:5:1" in str(raised.value)
    assert raised.value.code == problems[0].code
    assert raised.value.message(Lang.IT).count("\n") == len(problems) - 1


def test_unknown_keys_of_a_dict_are_refused(campaign: Campaign) -> None:
    with pytest.raises(DefinitionError, match="colour"):
        Campaign.from_dict({**campaign.to_dict(), "colour": "red"})


def test_a_definition_extends_the_file_beside_it(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text('format = "abilita-definition/1"\nid = "base"\nextends = "factotum-2025"\n')
    (tmp_path / "own.json").write_text('{"format": "abilita-definition/1", "id": "own", "extends": "base"}')
    assert load_definition(tmp_path / "own.json").functions == Campaign.built_in("factotum-2025").functions


def test_names_and_titles(campaign: Campaign) -> None:
    assert campaign.roles["head"] is RoleHolders.ON_RECORD
    assert campaign.facts["dedicated_mailbox"] is ValueKind.TEXT
    assert campaign.tracks["renewal"][0] == "not_started"
    assert campaign.commands["submit"] == {}
    assert campaign.function_title("delegates.manage", Lang.EN) != "delegates.manage"
    assert campaign.role_title("nobody") == "nobody"
    assert campaign.title(Lang.EN).startswith("FACTOTUM")
    assert campaign.sources[0].title(Lang.IT)
    assert list(campaign.moments(Lang.EN)) == ["opening", "deadline"]


def test_the_calendar_is_told_for_people(campaign: Campaign) -> None:
    timeline = campaign.timeline(SEPTEMBER, Lang.IT)
    opening, deadline = timeline.entries
    assert (deadline.said, deadline.note, deadline.is_deadline) == ("entro sabato 25 ottobre 2025", "cade di sabato", True)
    assert opening.days_from(SEPTEMBER) == 35
    (suspension,) = timeline.windows
    assert suspension.end is not None
    assert (suspension.end.when, suspension.end.at) == (When.BY_CASE, None)
    assert "ottobre 2025" in timeline.to_text(today=SEPTEMBER)
    assert timeline.to_svg(width=360).startswith("<svg")


def test_an_announcement_gives_a_new_campaign() -> None:
    campaign = Campaign.built_in("istanze-online-2016")
    at = datetime(2016, 12, 7, 7, tzinfo=UTC)
    announced = campaign.announce(Announcement("update_concluded", at, at, act="home page"))
    assert (len(campaign.announcements), len(announced.announcements)) == (0, 1)
    assert announced.timeline(at, Lang.EN).announcements[0].act == "home page"
    with pytest.raises(AnnouncementError) as raised:
        campaign.announce(Announcement("christmas", at, at))
    assert raised.value.code == "announcement.unknown_moment"


def test_moments(campaign: Campaign) -> None:
    assert campaign.moment("deadline", SEPTEMBER) == parse_instant("2025-10-26T00:00:00+02:00")
    assert campaign.moment("christmas", SEPTEMBER) is None


def test_the_closed_table_of_codes() -> None:
    assert len(Code.all()) > 60
    assert all(code.text(Lang.IT) and code.text(Lang.EN) for code in Code.all())
    assert Code("role_missing").kind is CodeKind.FINDING
    with pytest.raises(KeyError):
        Code("no_such_code")
