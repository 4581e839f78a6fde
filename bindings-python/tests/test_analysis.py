"""What a campaign can come to, who may do what, and what its procedure looks like."""

import json

import pytest

from abilita import Campaign, Lang, Scenario, definition_schema, parse_instant
from abilita.analysis import Calendar, Diagram, Differences, Matrix, prove, prove_amendment


def test_what_is_found_is_shown_by_a_scenario_that_runs(campaign: Campaign) -> None:
    proof = prove(campaign)
    assert (proof.campaign, proof.shown > 0, proof.situations > 0) == (campaign.id, True, True)
    for finding in proof.findings:
        assert finding.message(Lang.IT) != finding.message(Lang.EN)
        assert finding.witness is not None
        assert Scenario(json.dumps(finding.witness)).run(campaign)


def test_f25_a_deadline_on_a_saturday_is_found_at_its_place(campaign: Campaign) -> None:
    found = {finding.code: finding for finding in prove(campaign).findings}
    assert found["analysis.deadline_on_day_off"].place == "moments.deadline"
    assert "only_the_head" in prove(campaign).proved


def test_who_may_do_what_as_text_table_picture_and_data(campaign: Campaign) -> None:
    italian, english = Matrix(campaign), Matrix(campaign, Lang.EN)
    assert italian.to_text() != english.to_text()
    assert "|" in english.to_markdown()
    assert english.to_svg().startswith("<svg")
    assert json.dumps(italian.to_dict()) == json.dumps(english.to_dict())


def test_the_procedure_as_a_picture(campaign: Campaign) -> None:
    whole = Diagram(campaign, Lang.EN)
    assert all(state in whole.to_mermaid() for state in campaign.tracks["renewal"])
    assert whole.to_svg().startswith("<svg")
    assert Diagram(campaign, Lang.EN, track="renewal").to_markdown() in whole.to_markdown()
    with pytest.raises(ValueError, match="no track `weather`"):
        Diagram(campaign, track="weather")


def test_the_schema_of_definitions(campaign: Campaign) -> None:
    schema = definition_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    keys = json.dumps(schema)
    assert all(f'"{key}"' in keys for key in campaign.to_dict())


def test_an_amendment_names_what_it_changes(campaign: Campaign) -> None:
    assert not [finding for finding in prove_amendment(campaign).findings if "silent" in finding.code]
    with pytest.raises(ValueError, match="extends none"):
        prove_amendment(Campaign.built_in("factotum-2021"))


def test_two_editions_side_by_side(campaign: Campaign) -> None:
    old = Campaign.built_in("factotum-2021")
    changes = Differences(old, campaign)
    assert len(changes) == len(changes.all) > 0
    assert len(Differences(campaign, campaign)) == 0
    assert changes.to_text(Lang.IT) != changes.to_text(Lang.EN)
    assert changes.to_markdown() and json.dumps(changes.to_dict())
    for change in changes.all:
        assert (change.before() is None) == (change.before(Lang.EN) is None)
        assert (change.topic, change.change in {"added", "removed", "changed"}) == (change.topic, True)
        assert change.place and change.message(Lang.IT)


def test_the_dates_for_calendar_programs(campaign: Campaign) -> None:
    written = parse_instant("2025-09-01T00:00:00+02:00")
    calendar = Calendar(campaign, Lang.EN, stamp=written, remind=[7, 1])
    assert calendar and calendar.undated == []
    lines = calendar.to_ics().split("\r\n")
    assert (lines[0], lines.count("TRIGGER:-P7D")) == ("BEGIN:VCALENDAR", lines.count("TRIGGER:-P1D"))
    assert "DTSTAMP:20250831T220000Z" in lines
    assert "TRIGGER" not in Calendar(campaign).to_ics()
