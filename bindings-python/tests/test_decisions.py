"""Who may do what until when."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from abilita import Asker, AskError, Campaign, Case, Decision, Identity, Lang, Request, Scheme, parse_instant
from people import ANNA, DORA, SEPTEMBER, SUSPENDED, asker

ROME = ZoneInfo("Europe/Rome")


def test_f25_02_suspended_from_the_opening(campaign: Campaign, case: Case) -> None:
    request = Request("interventions.request", asker(ANNA))
    before = campaign.decide(case, request, datetime(2025, 10, 5, 12, tzinfo=ROME))
    assert before
    assert before.valid_until == datetime(2025, 10, 6, tzinfo=ROME)
    after = campaign.decide(case, request, datetime(2025, 10, 6, tzinfo=ROME))
    match after:
        case Decision(False, because, "mail_zone_referent"):
            assert because == ["F25-02", "F25-10"]
        case _:
            pytest.fail("suspended from the first instant of the 6th on")
    assert after.code == "access.forbidden"
    assert "(F25-02, F25-10)" in after.explain(Lang.EN)
    assert (after.function, after.rules, after.roles_that_may) == (
        "interventions.request",
        ["suspension"],
        ["head", "delegate"],
    )


def test_f25_03_the_head_alone_keeps_the_list(campaign: Campaign, case: Case) -> None:
    menu = campaign.permissions(case, asker(DORA), SUSPENDED)
    assert [entry.function for entry in menu if entry] == ["delegates.manage", "interim.request"]
    assert [entry.function for entry in menu] == campaign.functions


def test_f21_06_a_login_is_somebodys(campaign: Campaign, case: Case) -> None:
    borrowed = Asker.person(DORA.id).with_identity(Identity(Scheme.SPID, 2, ANNA.id))
    decision = campaign.decide(case, Request("delegates.manage", borrowed), SUSPENDED)
    assert (decision.allowed, decision.because, decision.code) == (False, ["F21-06"], "access.other_identity")


def test_unknown_functions_are_no_denials(campaign: Campaign, case: Case) -> None:
    with pytest.raises(AskError) as raised:
        campaign.decide(case, Request("coffee.make", asker(ANNA)), SEPTEMBER)
    assert raised.value.code == "unknown_function"


def test_another_campaign_does_not_answer(case: Case) -> None:
    with pytest.raises(AskError) as raised:
        Campaign.built_in("factotum-2021").decide(case, Request("delegates.manage", asker(DORA)), SEPTEMBER)
    assert raised.value.code == "definition_mismatch"


def test_decisions_as_data(campaign: Campaign, case: Case) -> None:
    decision = campaign.decide(case, Request("interventions.request", asker(ANNA)), SUSPENDED)
    assert decision.to_dict()["decision"] == "deny"
    assert decision.to_dict()["valid_until"] is None
    assert decision == campaign.decide(case, Request("interventions.request", asker(ANNA)), SUSPENDED)
    assert decision != campaign.decide(case, Request("interventions.request", asker(ANNA)), SEPTEMBER)


def test_a_naive_datetime_is_no_instant(campaign: Campaign, case: Case) -> None:
    with pytest.raises(ValueError, match="naive"):
        campaign.decide(case, Request("delegates.manage", asker(DORA)), datetime(2025, 10, 6))
    with pytest.raises(TypeError):
        campaign.moment("deadline", "2025-10-06")  # type: ignore[arg-type]


@pytest.mark.parametrize("fold", [0, 1])
def test_the_repeated_hour_is_two_instants(fold: int) -> None:
    from abilita import format_instant

    repeated = datetime(2025, 10, 26, 2, 30, tzinfo=ROME, fold=fold)
    assert format_instant(repeated) == f"2025-10-26T0{fold}:30:00Z"


def test_instants_go_in_and_out_to_the_microsecond() -> None:
    from abilita import format_instant

    for at in (datetime.min, datetime(1969, 12, 31, 23, 59, 59, 999999), datetime.max):
        aware = at.replace(tzinfo=UTC)
        assert parse_instant(format_instant(aware)) == aware
    odd = timezone(timedelta(hours=5, minutes=45, seconds=1))
    assert format_instant(datetime(2025, 1, 1, tzinfo=odd)) == "2024-12-31T18:14:59Z"
