"""People, places and instants of the tests. All people are invented."""

from pathlib import Path

from abilita import Asker, Person, Scheme, parse_instant

ROOT = Path(__file__).resolve().parents[2]

DORA = Person("CNTDRO68C54L219H", name="Dora", surname="Conti", email="dora@scuola.example.org")
ANNA = Person("RSSNNA75S42D205F", name="Anna", surname="Rossi")
GIANFRANCO = Person("BNCGFR72M19F205G", name="Gianfranco", surname="Bianchi", email="bianchi@example.org")

SEPTEMBER = parse_instant("2025-09-01T00:00:00+02:00")
SUSPENDED = parse_instant("2025-10-07T09:00:00+02:00")


def asker(person: Person) -> Asker:
    """A person logged in by SPID at level 2."""
    return Asker.person(person.id).logged_in(Scheme.SPID, 2)
