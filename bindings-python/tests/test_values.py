"""Every value is masked where it is printed, equal to itself, hashable, and comes through pickle and copy."""

import copy
import inspect
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from multiprocessing import get_context

import pytest
from test_cases import concluded
from test_scenarios import SCENARIOS

import abilita
from abilita import (
    AbilitaError,
    Actor,
    Announcement,
    Asker,
    BodyCode,
    Campaign,
    Case,
    Change,
    Code,
    CodiceFiscale,
    Command,
    Delegate,
    Event,
    Identity,
    InstituteCode,
    Library,
    NameMatch,
    Opening,
    Person,
    PersonId,
    PlaceCode,
    Refusal,
    Request,
    Scenario,
    Scheme,
    Stage,
    Told,
    _abilita,
    search_places,
)
from people import ANNA, DORA, GIANFRANCO, SEPTEMBER, SUSPENDED, asker

SECRETS = [person.id.as_str() for person in (ANNA, DORA, GIANFRANCO)] + ["Rossi", "bianchi@example.org"]


def values() -> Iterator[object]:
    """At least one of every class."""
    campaign = Campaign.built_in("factotum-2025")
    opening = Opening(record=[Delegate("head", DORA)], register=[Delegate("delegate", ANNA)])
    opened = campaign.open("7f3a", opening, SEPTEMBER)
    case = campaign.replay([opened])
    opening = Opening(
        record=[Delegate("head", DORA)],
        register=[Delegate("delegate", ANNA)],
        facts={"dedicated_mailbox": "factotum@scuola.example.org"},
    )
    full = campaign.replay([campaign.open("7f3a", opening, SEPTEMBER)])
    after, log = concluded(campaign, full)
    reopened = Campaign.built_in("istanze-online-2016").announce(Announcement("update_concluded", SEPTEMBER, SEPTEMBER))
    timeline, standing = campaign.timeline(SEPTEMBER), reopened.timeline(SEPTEMBER)
    yield from (ANNA, ANNA.id, Delegate("rspp", GIANFRANCO), CodiceFiscale("RSSMRA80A01H501U"), BodyCode("12345670017"))
    yield CodiceFiscale("AMRMRA80A01H501D", strictness=abilita.Strictness.FORMAL)
    yield from (NameMatch(True, False), PlaceCode("H501"), search_places("roma")[0][0], InstituteCode("TOIS99901A"))
    yield from (Identity(Scheme.SPID, 2, ANNA.id), asker(ANNA), Asker.vouched("operator").who_is(ANNA.id), Asker.anonymous())
    yield from (Request("enter", asker(ANNA)), Command("confirm", asker(DORA), 1, {"person": ANNA, "day": date(2025, 1, 1)}))
    yield from (opening, Told(record=[Delegate("head", DORA)], leaving=[("head", ANNA.id)], facts={"a": "b"}, forget=["c"]))
    yield from (Actor(ANNA.id, "head"), Code("role_missing"), Library.built_in(), campaign, reopened, *reopened.announcements)
    yield from (*campaign.sources, *Campaign.built_in("factotum-2021").conflicts, abilita.Statement("2", "note", ("x", "y")))
    yield Told(member_facts=[(ANNA.id, {"a": True})], forget_of_members=[(ANNA.id, "b")])
    yield from (Change.OfMember(ANNA.id, Change.FlagSet("a")), abilita.EventBody.MomentReached("m", [], ANNA.id))
    yield from (case, after, after.snapshot(), opened, *log, *(event.body for event in log))
    yield from (change for event in [opened, *log] for change in event.changes)
    yield from (Change.Undrafted(ANNA.id), Change.Commented("a comment on Rossi"), Change.FactSet("a", ["b"]), Change.Granted())
    yield from (effect for event in log for effect in event.effects)
    yield campaign.decide(case, Request("interventions.request", asker(ANNA)), SUSPENDED)
    yield from campaign.check(case, [Delegate("delegate", ANNA)], Stage.SUBMISSION, SEPTEMBER)
    yield from campaign.open_commands(case, asker(DORA), SUSPENDED)
    yield campaign.figures([case], SUSPENDED)
    yield from (timeline, *timeline.entries, *timeline.windows, timeline.windows[0].begin, *standing.announcements)


VALUES = list(values())
NO_VALUES = {
    *("ArrowResult", "Scenario", "ScenarioReport", "ScenarioFailure"),
    *("Calendar", "Diagram", "Difference", "Differences", "Matrix", "Proof", "ProofFinding"),
    *("Table", "TableProblem", "TableRoster", "TableRow"),
}


def test_every_class_is_there() -> None:
    there = {type(value).__name__ for value in VALUES} | {base.__name__ for value in VALUES for base in type(value).__mro__}
    classes = {name for name, thing in vars(_abilita).items() if inspect.isclass(thing)}
    assert classes - there == NO_VALUES


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__qualname__)
class TestValue:
    def test_nothing_personal_is_printed(self, value: object) -> None:
        printed = f"{value!r} {value}"
        assert not [secret for secret in SECRETS if secret in printed]

    def test_it_comes_through_pickle(self, value: object) -> None:
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            again = pickle.loads(pickle.dumps(value, protocol))
            assert again == value
            assert type(again) is type(value)

    def test_it_comes_through_copy(self, value: object) -> None:
        assert copy.copy(value) == value
        assert copy.deepcopy(value) == value

    def test_equal_values_have_equal_hashes(self, value: object) -> None:
        assert hash(value) == hash(pickle.loads(pickle.dumps(value)))

    def test_it_never_changes(self, value: object) -> None:
        with pytest.raises(AttributeError):
            value.case = None  # type: ignore[attr-defined]

    def test_it_differs_from_anything_else(self, value: object) -> None:
        assert value != object()
        assert value != "a text"


def test_values_are_ordered_as_their_texts() -> None:
    low, high = CodiceFiscale("RSSMRA80A01H501U"), CodiceFiscale("RSSMRA80A41H501Y")
    assert sorted([high, low]) == [low, high]
    assert PersonId("A") < PersonId("B")


def test_a_codice_fiscale_says_who_somebody_is() -> None:
    code = CodiceFiscale(ANNA.id.as_str())
    assert Person(code).id == PersonId(code) == PersonId(ANNA.id) == ANNA.id
    assert CodiceFiscale(ANNA.id) == code


def errors() -> Iterator[AbilitaError]:
    campaign = Campaign.built_in("factotum-2025")
    case = campaign.replay([campaign.open("7f3a", Opening(), SEPTEMBER)])
    deeds: list[Callable[[], object]] = [
        lambda: CodiceFiscale("RSSMRA80A01H501X"),
        lambda: Campaign.built_in("factotum-1999"),
        lambda: campaign.handle(case, Command("submit", asker(DORA), 1), SUSPENDED),
        lambda: campaign.decide(case, Request("coffee", asker(ANNA)), SUSPENDED),
        lambda: campaign.replay([]),
        lambda: Event.from_json("{}"),
        lambda: Scenario("{}"),
        lambda: campaign.open("x", Opening(facts={"a": 1}), SEPTEMBER),
        lambda: campaign.tell(case, Told(forget=["a"]), SUSPENDED),
        lambda: campaign.announce(Announcement("a", SEPTEMBER, SEPTEMBER)),
    ]
    for deed in deeds:
        try:
            deed()
        except AbilitaError as error:
            yield error


ERRORS = list(errors())


def test_every_error_is_earned() -> None:
    classes = {thing for thing in vars(abilita.errors).values() if inspect.isclass(thing) and issubclass(thing, AbilitaError)}
    assert {type(error) for error in ERRORS} == classes - {AbilitaError}


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_errors_have_code_path_and_message_and_come_through_pickle(error: AbilitaError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert (again.code, again.path, str(again)) == (error.code, error.path, str(error))
    assert error.code
    assert error.message("it") != error.message("en")  # type: ignore[arg-type]


def test_personal_data_in_wrong_places_are_not_repeated() -> None:
    with pytest.raises(AbilitaError) as raised:
        Event.from_dict({"version": "RSSNNA75S42D205F"})
    assert "RSSNNA" not in str(raised.value)


def _codes(case: Case) -> list[str]:
    campaign = Campaign.built_in("factotum-2025")
    return [entry.code for entry in campaign.permissions(case, asker(ANNA), SUSPENDED)]


def test_values_go_to_other_processes(case: Case) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(_codes, case).result() == _codes(case)


def test_threads_share_everything(campaign: Campaign, case: Case) -> None:
    request = Request("interventions.request", asker(ANNA))

    def ask(_: int) -> tuple[bool, object]:
        decision = campaign.decide(case, request, SEPTEMBER)
        return decision.allowed, decision.valid_until

    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(ask, range(2000)))
        reports = list(pool.map(abilita.run_scenario, SCENARIOS[:40]))
    assert len(answers) == 1
    assert all(reports)


def test_a_refusal_of_the_campaigns_own_speaks_its_words(campaign: Campaign, case: Case) -> None:
    command = Command("request_by_mail", asker(ANNA), case.sequence, {"id": "r1", "urgent": False, "read_receipt": True})
    with pytest.raises(Refusal) as raised:
        campaign.handle(case, command, SUSPENDED)
    assert raised.value.code == "not_urgent"
    assert raised.value.message() == campaign.refusal_text("not_urgent")
