"""Figures of the package beside its peers, all in one run: `python bindings-python/bench.py`. Prints the table of BENCH.md.

Each figure is the least of nine rounds, in CPU time of this process, so that others on the machine count little; the lines of a
table take turns, a round each.
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
from bench_peers import BEFORE, CONTENDERS, DURING

CODE = "RSSMRA80A01H501U"
ROME = ZoneInfo("Europe/Rome")


class Table:
    """Lines of statements, which take turns: a busy moment of the machine falls on all of them."""

    def __init__(self, head: str, unit: str) -> None:
        self.lines: list[tuple[str, timeit.Timer, int, int]] = []
        print(f"\n| {head} | {unit} |\n|---|---:|")

    def row(self, what: str, statement: str, names: dict[str, object], number: int, share: int = 1) -> None:
        """One line: what one run of a statement takes, or the `share`th part of it."""
        self.lines.append((what, timeit.Timer(statement, globals=names, timer=time.process_time), number, share))

    def print(self) -> None:
        rounds = [[timer.timeit(number) / number / share for _, timer, number, share in self.lines] for _ in range(9)]
        for (what, *_), times in zip(self.lines, zip(*rounds, strict=True), strict=True):
            print(f"| {what} | {min(times) * 1e9:,.0f} ns |")


def single() -> None:
    table = Table("one code, valid: is it one?", "a call")
    names: dict[str, object] = {"text": CODE, "CodiceFiscale": CodiceFiscale}
    table.row("`abilita`: `CodiceFiscale.is_valid(text)`", "CodiceFiscale.is_valid(text)", names, 200_000)
    table.row("`abilita`: `CodiceFiscale(text)`, a value", "CodiceFiscale(text)", names, 200_000)
    for peer, ask, number in (
        ("python-stdnum", stdnum.is_valid, 20_000),
        ("python-codicefiscale", codicefiscale.is_valid, 500),
    ):
        table.row(f"`{peer}` {version(peer)}: `is_valid(text)`", "is_valid(text)", {"text": CODE, "is_valid": ask}, number)
    table.print()


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

    table = Table("`factotum-2025`; campaign, case and request at hand", "a call")
    table.row("`decide`, allow, instant in UTC", "campaign.decide(case, request, allowed).allowed", names, 100_000)
    table.row("`decide`, deny, instant in UTC", "campaign.decide(case, request, denied).allowed", names, 100_000)
    table.row("`decide`, deny, instant with a `ZoneInfo`", "campaign.decide(case, request, civil).allowed", names, 100_000)
    table.row("`decide` and `because`, deny", "campaign.decide(case, request, denied).because", names, 50_000)
    table.row("`decide` and `valid_until`, allow", "campaign.decide(case, request, allowed).valid_until", names, 20_000)
    table.row("`permissions`, all functions", "campaign.permissions(case, head, denied)", names, 20_000)
    refused = "try: campaign.handle(case, submit, denied)\nexcept Refusal: pass"
    table.row("`handle`, refused", refused, names, 10_000)
    table.print()


def peers() -> None:
    table = Table("the rules of `benches/peers/`, one institute at hand", "a call")
    for name, contender in CONTENDERS.items():
        before, during = contender(BEFORE), contender(DURING)
        assert (before(), during()) == (True, False), name
        number = 100_000 if name == "abilita" else 2_000
        for what, ask in (("allow", before), ("deny", during)):
            table.row(f"`{name}` {version(name)}, {what}", "ask()", {"ask": ask}, number)
    table.print()


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
    table = Table("a million codes, 2 % with a slip, one core", "a code")
    names: dict[str, object] = {
        "ask": validate_codici_fiscali,
        "why": classify_codici_fiscali,
        "column": column,
        "texts": texts,
    }
    for layout, frame in frames.items():
        table.row(f"`validate_codici_fiscali(column)`, `{layout}`", "ask(column)", names | {"column": frame}, 1, size)
    table.row("`classify_codici_fiscali(column)`, `string`", "why(column)", names, 1, size)
    each = "[is_valid(text) for text in texts]"
    table.row(f"`{each}`", each, names | {"is_valid": CodiceFiscale.is_valid}, 1, size)
    table.print()


if __name__ == "__main__":
    print(f"Python {platform.python_version()}, abilita {version('abilita')}, {platform.machine()}", file=sys.stderr)
    single()
    decisions()
    peers()
    columns()
