"""Figures of the package beside its peers, all in one run: `python bindings-python/bench.py`. Prints the table of BENCH.md.

Each figure is the least of seven rounds, in CPU time of this process, so that others on the machine count little.
"""

import platform
import sys
import time
import timeit
from datetime import datetime
from importlib.metadata import version
from zoneinfo import ZoneInfo

import pyarrow
from codicefiscale import codicefiscale
from stdnum.it import codicefiscale as stdnum

from abilita import (
    Asker,
    Campaign,
    CodiceFiscale,
    Command,
    Delegate,
    Opening,
    Person,
    Refusal,
    Request,
    Scheme,
    Sex,
    parse_instant,
)
from abilita.arrow import classify_codici_fiscali, validate_codici_fiscali

CODE = "RSSMRA80A01H501U"
ROME = ZoneInfo("Europe/Rome")


def row(what: str, statement: str, names: dict[str, object], number: int, share: int = 1) -> None:
    """One line: what one run of a statement takes."""
    rounds = timeit.repeat(statement, globals=names, number=number, repeat=7, timer=time.process_time)
    print(f"| {what} | {min(rounds) / number / share * 1e9:,.0f} ns |")


def single() -> None:
    print("\n| one code, valid: is it one? | a call |\n|---|---:|")
    names: dict[str, object] = {"text": CODE, "CodiceFiscale": CodiceFiscale}
    row("`abilita`: `CodiceFiscale.is_valid(text)`", "CodiceFiscale.is_valid(text)", names, 200_000)
    row("`abilita`: `CodiceFiscale(text)`, a value", "CodiceFiscale(text)", names, 200_000)
    for peer, ask, number in (
        ("python-stdnum", stdnum.is_valid, 20_000),
        ("python-codicefiscale", codicefiscale.is_valid, 500),
    ):
        row(f"`{peer}` {version(peer)}: `is_valid(text)`", "is_valid(text)", {"text": CODE, "is_valid": ask}, number)


def decisions() -> None:
    campaign = Campaign.built_in("factotum-2025")
    opening = Opening(
        record=[Delegate("head", Person("CNTDRO68C54L219H"))], register=[Delegate("delegate", Person("RSSNNA75S42D205F"))]
    )
    case = campaign.replay([campaign.open("7f3a", opening, parse_instant("2025-09-01T00:00:00+02:00"))])
    request = Request("interventions.request", Asker.person("RSSNNA75S42D205F").logged_in(Scheme.SPID, 2))
    head = Asker.person("CNTDRO68C54L219H").logged_in(Scheme.SPID, 2)
    allowed, denied = parse_instant("2025-10-05T12:00:00+02:00"), parse_instant("2025-10-07T12:00:00+02:00")
    civil = datetime(2025, 10, 7, 12, tzinfo=ROME)

    submit = Command("submit", head, 1)
    names = {name: value for name, value in locals().items() if name != "opening"} | {"Refusal": Refusal}

    print("\n| `factotum-2025`; campaign, case and request at hand | a call |\n|---|---:|")
    row("`decide`, allow, instant in UTC", "campaign.decide(case, request, allowed).allowed", names, 100_000)
    row("`decide`, deny, instant in UTC", "campaign.decide(case, request, denied).allowed", names, 100_000)
    row("`decide`, deny, instant with a `ZoneInfo`", "campaign.decide(case, request, civil).allowed", names, 100_000)
    row("`decide` and `because`, deny", "campaign.decide(case, request, denied).because", names, 50_000)
    row("`decide` and `valid_until`, allow", "campaign.decide(case, request, allowed).valid_until", names, 20_000)
    row("`permissions`, all functions", "campaign.permissions(case, head, denied)", names, 20_000)
    refused = "try: campaign.handle(case, submit, denied)\nexcept Refusal: pass"
    row("`handle`, refused", refused, names, 10_000)


def columns() -> None:
    size = 1_000_000
    codes = [
        CodiceFiscale.encode(
            surname=surname, name=name, sex=Sex.MALE, birth_date=datetime(1950 + i, 1 + i % 12, 1 + i % 28).date(), place="H501"
        ).as_str()
        for surname in ("Rossi", "Bianchi", "Verdi", "Neri")
        for name in ("Mario", "Luca", "Gino", "Paolo", "Marco")
        for i in range(50)
    ]
    texts = [code if i % 50 else code[:-1] + "?" for i, code in enumerate(codes)] * (size // len(codes))
    column = pyarrow.array(texts)
    frames = {
        "string": column,
        "large_string": column.cast(pyarrow.large_string()),
        "string_view": column.cast(pyarrow.string_view()),
    }
    print("\n| a million codes, 2 % with a slip, one core | a code |\n|---|---:|")
    names: dict[str, object] = {
        "ask": validate_codici_fiscali,
        "why": classify_codici_fiscali,
        "column": column,
        "texts": texts,
    }
    for layout, frame in frames.items():
        row(f"`validate_codici_fiscali(column)`, `{layout}`", "ask(column)", names | {"column": frame}, 1, size)
    row("`classify_codici_fiscali(column)`, `string`", "why(column)", names, 1, size)
    each = "[is_valid(text) for text in texts]"
    row(f"`{each}`", each, names | {"is_valid": CodiceFiscale.is_valid}, 1, size)


if __name__ == "__main__":
    print(f"Python {platform.python_version()}, abilita {version('abilita')}, {platform.machine()}", file=sys.stderr)
    single()
    decisions()
    columns()
