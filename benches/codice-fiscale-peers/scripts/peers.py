"""python-stdnum and python-codicefiscale on the first of the generated codes: `python peers.py CODES`.

Prints the same lines as the Rust program: agreement first, then the median time of a slice, in a plain loop over
strings that are already in memory. Invalid codes raise in both libraries; catching it is part of the price.
"""

import statistics
import sys
import time
from importlib.metadata import version

from codicefiscale import codicefiscale
from stdnum.it import codicefiscale as stdnum

KINDS = {
    "None": "plain codes",
    "Omocodia": "codes with omocodia",
    "CheckLetter": "wrong check letters",
    "Day": "impossible days",
    "Month": "impossible months",
    "Digit": "letters that stand for no digit",
    "Place": "places never assigned",
}
VALID = ("None", "Omocodia")


def agreement(name, codes, is_valid):
    wrong, total = dict.fromkeys(KINDS, 0), dict.fromkeys(KINDS, 0)
    for code, kind in codes:
        total[kind] += 1
        wrong[kind] += is_valid(code) != (kind in VALID)
    notes = [
        f"{'refuses' if kind in VALID else 'accepts'} {100 * wrong[kind] / total[kind]:.1f} % of {KINDS[kind]}"
        for kind in KINDS
        if wrong[kind]
    ]
    share = 100 * (1 - sum(wrong.values()) / len(codes))
    note = f"of {len(codes)} codes; {'; '.join(notes) or 'no difference'}"
    print("figure", "codice fiscale: agreement", name, f"{share:.2f}", "%", note, sep="\t")


def speed(name, codes, is_valid, slice_length):
    texts = [code for code, _ in codes]
    times = []
    for start in range(0, len(texts), slice_length):
        part = texts[start : start + slice_length]
        clock = time.perf_counter_ns()
        for text in part:
            is_valid(text)
        times.append((time.perf_counter_ns() - clock) / len(part))
    note = f"the first {len(texts):,}; Python {sys.version.split()[0]}"
    print("figure", "codice fiscale: one code", name, f"{statistics.median(times):.0f}", "ns", note, sep="\t")


def main():
    with open(sys.argv[1], encoding="ascii") as file:
        codes = [tuple(line.split()) for line, _ in zip(file, range(100_000))]
    for name, is_valid, count, slice_length in [
        (f"python-stdnum {version('python-stdnum')}: is_valid", stdnum.is_valid, 100_000, 1_000),
        (f"python-codicefiscale {version('python-codicefiscale')}: is_valid", codicefiscale.is_valid, 2_000, 50),
    ]:
        agreement(name, codes[:count], is_valid)
        speed(name, codes[:count], is_valid, slice_length)


main()
