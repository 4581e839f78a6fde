"""The rules of `benches/peers/` asked of abilita and of its peers in Python: one institute, its head, a delegate, a question.

Each keeps its rules and data parsed, as far as it can, and is given the question as it takes it. All must give the same answer.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import cedarpy
import zen

from abilita import Asker, Campaign, Delegate, Opening, Person, Request, Scheme

RULES = Path(__file__).parents[1] / "benches/peers/rules"
HEAD, DELEGATE = "CNTDRO68C54L219H", "RSSNNA75S42D205F"

# Of the rules of `rules.cedar`, what this question needs: the suspension, and the use by an enabled delegate under SPID.
EXPRESSION = """
(now >= 1759701600 and not completed and not (action == "manage-delegates" and subject == head))
    ? false
    : (some(delegates, #.person == subject and #.enabled and not #.rspp) and spid)
"""

Question = Callable[[], bool]


def abilita(at: datetime) -> Question:
    campaign = Campaign.from_toml((RULES / "abilita.toml").read_text("utf-8"))
    opening = Opening(record=[Delegate("head", Person(HEAD))], register=[Delegate("delegate", Person(DELEGATE))])
    case = campaign.replay([campaign.open("TOIS99901A", opening, datetime(2024, 10, 6, tzinfo=UTC))])
    request = Request("read-plans", Asker.person(DELEGATE).logged_in(Scheme.SPID, 2))
    return lambda: campaign.decide(case, request, at).allowed


def cedar(at: datetime) -> Question:
    policies = cedarpy.PolicySet.from_str((RULES / "rules.cedar").read_text("utf-8"))
    head, delegates = {"type": "Person", "id": HEAD}, {"type": "Delegates", "id": "TOIS99901A"}
    institute = {"head": {"__entity": head}, "delegates": {"__entity": delegates}}
    entities = [
        {"uid": {"type": "Institute", "id": "TOIS99901A"}, "attrs": institute, "parents": []},
        {"uid": delegates, "attrs": {}, "parents": []},
        {"uid": head, "attrs": {}, "parents": []},
        {"uid": {"type": "Person", "id": DELEGATE}, "attrs": {"enabled": True, "rspp": False}, "parents": [delegates]},
    ]
    known = cedarpy.Entities.from_json_str(json.dumps(entities))
    request = {
        "principal": f'Person::"{DELEGATE}"',
        "action": 'Action::"read-plans"',
        "resource": 'Institute::"TOIS99901A"',
        "context": {"now": int(at.timestamp()), "spid": True},
    }
    return lambda: cedarpy.is_authorized(request, policies, known).allowed


def zen_engine(at: datetime) -> Question:
    expression = zen.compile_expression(EXPRESSION)
    facts = {
        "now": int(at.timestamp()),
        "completed": False,
        "action": "read-plans",
        "subject": DELEGATE,
        "head": HEAD,
        "delegates": [{"person": DELEGATE, "enabled": True, "rspp": False}],
        "spid": True,
    }
    return lambda: bool(expression.evaluate(facts))


CONTENDERS = {"abilita": abilita, "cedarpy": cedar, "zen-engine": zen_engine}
BEFORE, DURING = datetime(2025, 10, 5, 12, tzinfo=UTC), datetime(2025, 10, 7, 12, tzinfo=UTC)
