"""What commands, news and time do to a case; what is stored of it."""

import json

import pytest

from abilita import (
    Asker,
    Campaign,
    Case,
    Change,
    Command,
    Delegate,
    Event,
    EventBody,
    Lang,
    Opening,
    OpeningError,
    Person,
    Refusal,
    ReplayError,
    Snapshot,
    Stage,
    Told,
    ToldError,
    WireError,
    erase,
    parse_instant,
)
from people import ANNA, DORA, GIANFRANCO, SEPTEMBER, SUSPENDED, asker

LATE = parse_instant("2025-11-03T10:00:00+01:00")


def concluded(campaign: Campaign, case: Case) -> tuple[Case, list[Event]]:
    """The whole way of a confirmation, and its events."""
    operator, system = Asker.vouched("operator"), Asker.vouched("system")
    steps: list[tuple[str, Asker, dict[str, str | Person]]] = [
        ("confirm", asker(DORA), {"person": ANNA}),
        ("insert", asker(DORA), {"person": GIANFRANCO, "role": "rspp"}),
        ("submit", asker(DORA), {}),
        ("process", operator, {}),
        ("send_confirmation", system, {"message_id": "m-1"}),
        ("receive_confirmation", system, {"mailbox": "factotum@scuola.example.org", "evidence": "pec_delivery"}),
    ]
    log: list[Event] = []
    for name, who, arguments in steps:
        events = campaign.handle(case, Command(name, who, case.sequence, arguments), SUSPENDED)
        case = campaign.apply(case, events)
        log += events
    return case, log


def test_the_whole_way(campaign: Campaign, opened: Event, case: Case) -> None:
    after, log = concluded(campaign, case)
    assert after.tracks == {"renewal": "concluded"}
    assert [(line.role, line.person.surname) for line in after.register] == [("delegate", "Rossi"), ("rspp", "Bianchi")]
    assert after == campaign.replay([opened, *log])
    assert case.tracks == {"renewal": "not_started"}, "a case never changes"
    effects = [effect for event in log for effect in event.effects]
    assert [effect.name for effect in effects] == ["mail:operator", "mail:dedicated_mailbox"]
    assert campaign.addresses(after, effects[1]) == ["factotum@scuola.example.org"]
    assert len({effect.key for effect in effects}) == len(effects)


def test_f25_07_a_list_needs_an_rspp(campaign: Campaign, case: Case) -> None:
    confirm = Command("confirm", asker(DORA), case.sequence, {"person": ANNA})
    case = campaign.apply(case, campaign.handle(case, confirm, SUSPENDED))
    with pytest.raises(Refusal) as raised:
        campaign.handle(case, Command("submit", asker(DORA), case.sequence), SUSPENDED)
    refusal = raised.value
    assert (refusal.code, refusal.because) == ("roster_invalid", ("F25-07",))
    assert "role_missing" in {finding.code for finding in refusal.findings}
    assert refusal.message(Lang.IT) != refusal.message(Lang.EN)


def test_two_persons_do_not_lose_each_others_work(campaign: Campaign, case: Case) -> None:
    command = Command("confirm", asker(DORA), case.sequence - 1, {"person": ANNA})
    with pytest.raises(Refusal) as raised:
        campaign.handle(case, command, SUSPENDED)
    assert raised.value.code == "stale_sequence"


def test_a_wrong_argument_is_named(campaign: Campaign, case: Case) -> None:
    wrong: list[dict[str, str | Person]] = [{}, {"person": "not a person"}, {"person": ANNA, "colour": "red"}]
    for arguments in wrong:
        with pytest.raises(Refusal) as raised:
            campaign.handle(case, Command("confirm", asker(DORA), case.sequence, arguments), SUSPENDED)
        assert raised.value.code == "invalid_argument"
        assert raised.value.argument in ("person", "colour")
        assert raised.value.path == f"arguments.{raised.value.argument}"


def test_f25_04_time_alone_makes_late(campaign: Campaign, case: Case) -> None:
    assert campaign.next_due(case, SEPTEMBER) == (parse_instant("2025-10-26T00:00:00+02:00"), "deadline")
    events = campaign.due(case, LATE)
    late = campaign.apply(case, events)
    assert late.flags == ["late"]
    assert campaign.due(late, LATE) == []
    match events[-1].body:
        case EventBody.MomentReached("deadline", changes):
            assert changes == [Change.FlagSet("late")]
        case other:
            pytest.fail(f"{other!r}")


def test_news_from_the_host(campaign: Campaign, case: Case) -> None:
    told = Told(leaving=[("head", DORA.id)], record=[Delegate("head", GIANFRANCO)], facts={"zone_referent": "z@example.org"})
    after = campaign.apply(case, campaign.tell(case, told, SUSPENDED))
    assert [line.person for line in after.record] == [GIANFRANCO]
    assert after.facts["zone_referent"] == "z@example.org"
    with pytest.raises(ToldError) as raised:
        campaign.tell(case, Told(facts={"weather": "fine"}), SUSPENDED)
    assert raised.value.code == "opening.unknown_fact"


def test_an_opening_must_fit(campaign: Campaign) -> None:
    with pytest.raises(OpeningError) as raised:
        campaign.open("x", Opening(record=[Delegate("delegate", ANNA)]), SEPTEMBER)
    assert raised.value.code == "opening.unknown_role"


def test_open_commands(campaign: Campaign, case: Case) -> None:
    offers = campaign.open_commands(case, asker(DORA), SUSPENDED)
    assert "confirm" in [offer.name for offer in offers]
    assert list(offers[0].arguments) == ["person"]


def test_a_roster_is_checked(campaign: Campaign, case: Case) -> None:
    wrong = Person("RSSNNA75S42D205X", name="Anna", surname="Rossi")
    findings = campaign.check(case, [Delegate("delegate", wrong)], Stage.SUBMISSION, SEPTEMBER)
    first = findings[0]
    assert (first.code, first.row, first.field, first.position) == ("codice_fiscale.check_character", 0, "codice_fiscale", 15)
    assert first.path == "roster[0].codice_fiscale"


def test_figures(campaign: Campaign, case: Case) -> None:
    figures = campaign.figures((case for _ in range(3)), LATE)
    assert (figures.cases, figures.tracks["renewal"]["not_started"], figures.flags["late"]) == (3, 3, 3)
    assert figures.locked_out == 1, "one person, whatever number of cases"


def test_events_and_snapshots_are_stored_as_json(campaign: Campaign, opened: Event, case: Case) -> None:
    after, log = concluded(campaign, case)
    for event in [opened, *log]:
        stored = json.loads(json.dumps(event.to_dict()))
        assert Event.from_dict(stored) == event == Event.from_json(event.to_json())
        with pytest.raises(WireError) as raised:
            Event.from_dict({**stored, "colour": "red"})
        assert (raised.value.code, raised.value.path) == ("wire.malformed", "colour")
        with pytest.raises(WireError) as raised:
            Event.from_dict({**stored, "version": 2})
        assert raised.value.code == "unsupported_version"
    snapshot = Snapshot.from_dict(after.snapshot().to_dict())
    assert campaign.restore(snapshot) == after


def test_events_with_a_gap_make_no_case(campaign: Campaign, opened: Event, case: Case) -> None:
    _, log = concluded(campaign, case)
    with pytest.raises(ReplayError) as raised:
        campaign.replay([opened, *log[1:]])
    assert raised.value.code == "replay.gap"
    with pytest.raises(ReplayError):
        campaign.apply(case, [log[0], log[0]])


def test_an_amended_definition_is_adopted(campaign: Campaign, case: Case) -> None:
    amended = Campaign.from_dict({**campaign.to_dict(), "portal": "another"})
    *before, adopted = amended.adopt(campaign, case, "circular 12/2025", LATE)
    over = amended.apply_adopted(campaign, campaign.apply(case, before), adopted)
    assert (over.definition, over.flags) == (amended.hash, ["late"])
    match adopted.body:
        case EventBody.Adopted(previous, act):
            assert (previous, act) == (campaign.hash, "circular 12/2025")


def test_a_person_is_erased(campaign: Campaign, opened: Event, case: Case) -> None:
    _, log = concluded(campaign, case)
    erased = erase([opened, *log], ANNA.id)
    assert all(ANNA.id.as_str() not in event.to_json() for event in erased)
    assert "ERASED-1" in {line.person.id.as_str() for line in campaign.replay(erased).register}
