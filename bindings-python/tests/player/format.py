"""A scenario as it stands in the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal, TypeAlias

from abilita import Person, Stage

from .reading import Object, anything, flag, level, load, malformed, many, named, text

FORMAT = "abilita-scenario/1"
USUAL_LEVEL = 2


class Absent(Enum):
    """A key that is not written, where `null` would mean something else."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT
MaybeAbsent: TypeAlias = Literal[Absent.ABSENT] | None


def written(object: Object, key: str) -> str | MaybeAbsent:
    """A text, `null` or nothing: the three mean different things."""
    return object.take(key, text) if object.has(key) else ABSENT


@dataclass(frozen=True)
class Login:
    """A login: another person's, where it says whose."""

    scheme: str
    level: int
    codice_fiscale: str | None

    @staticmethod
    def read(value: object, path: str) -> Login:
        object = Object(value, path)
        login = Login(
            scheme=object.need("scheme", text),
            level=object.take("level", level, USUAL_LEVEL),
            codice_fiscale=object.take("codice_fiscale", text),
        )
        object.done()
        return login


@dataclass(frozen=True)
class RosterEntry:
    """A delegate: somebody of `people`, or the data in place."""

    role: str
    person: str | None
    data: dict[str, str]

    @staticmethod
    def read(value: object, path: str) -> RosterEntry:
        object = Object(value, path)
        fields = ((key, object.take(key, text)) for key in PERSON_FIELDS)
        data = {key: field for key, field in fields if field is not None}
        entry = RosterEntry(role=object.need("role", text), person=object.take("person", text), data=data)
        object.done()
        return entry


PERSON_FIELDS = ("codice_fiscale", "name", "surname", "email")


def read_person(value: object, path: str) -> Person:
    """A person by his data."""
    object = Object(value, path)
    data = {key: object.take(key, text, "") for key in PERSON_FIELDS}
    object.done()
    return Person(**data)


@dataclass(frozen=True)
class Account:
    """The case of a person's account, whose key is the person's; or what an institute's case keeps of a person."""

    facts: dict[str, object]
    tracks: dict[str, str]

    @staticmethod
    def read(value: object, path: str) -> Account:
        object = Object(value, path)
        account = Account(
            facts=object.take("facts", named(anything), {}),
            tracks=object.take("tracks", named(text), {}),
        )
        object.done()
        return account


@dataclass(frozen=True)
class Institute:
    """The case of an institute."""

    texts: dict[str, str]
    head: str | None
    enabled: list[RosterEntry]
    record: dict[str, str]
    facts: dict[str, object]
    tracks: dict[str, str]
    members: dict[str, Account]

    @staticmethod
    def read(value: object, path: str) -> Institute:
        object = Object(value, path)
        texts = ((key, object.take(key, text)) for key in ("code", "name", "dedicated_mailbox", "zone_referent"))
        institute = Institute(
            texts={key: given for key, given in texts if given is not None},
            head=object.take("head", text),
            enabled=object.take("enabled", many(RosterEntry.read), []),
            record=object.take("record", named(text), {}),
            facts=object.take("facts", named(anything), {}),
            tracks=object.take("tracks", named(text), {}),
            members=object.take("members", named(Account.read), {}),
        )
        object.done()
        return institute


@dataclass(frozen=True)
class Who:
    """Whose question or command it is."""

    key: str | None
    role: str | None
    identity: Login | MaybeAbsent

    @staticmethod
    def take(object: Object) -> Who:
        return Who(
            key=object.take("who", text),
            role=object.take("as", text),
            identity=object.take("identity", Login.read) if object.has("identity") else ABSENT,
        )


@dataclass(frozen=True)
class Ask:
    """May somebody use a function?"""

    case: str
    who: Who
    function: str
    gives = ("decision", "because", "next", "valid_until")

    @staticmethod
    def read(value: object, path: str) -> Ask:
        object = Object(value, path)
        ask = Ask(case=object.need("case", text), who=Who.take(object), function=object.need("function", text))
        object.done()
        return ask


@dataclass(frozen=True)
class Order:
    """A command."""

    case: str
    who: Who
    command: str
    arguments: dict[str, object]
    gives = ("accepted", "refusal", "because", "next", "effects")

    @staticmethod
    def read(value: object, path: str) -> Order:
        object = Object(value, path)
        order = Order(
            case=object.need("case", text),
            who=Who.take(object),
            command=object.need("command", text),
            arguments=object.take("with", named(anything), {}),
        )
        object.done()
        return order


@dataclass(frozen=True)
class Check:
    """Is this roster right?"""

    case: str
    stage: Stage
    roster: list[RosterEntry]
    gives = ("errors", "warnings", "advice", "because")

    @staticmethod
    def read(value: object, path: str) -> Check:
        object = Object(value, path)
        case, word = object.need("case", text), object.need("stage", text)
        if word not in list(Stage):
            raise malformed(object.path("stage"), "expected `draft` or `submission`")
        check = Check(case=case, stage=Stage(word), roster=object.need("roster", many(RosterEntry.read)))
        object.done()
        return check


@dataclass(frozen=True)
class State:
    """How does the case stand?"""

    case: str
    gives = ("tracks", "flags", "debts", "enabled", "members", "effects")

    @staticmethod
    def read(value: object, path: str) -> State:
        object = Object(value, path)
        state = State(case=object.need("case", text))
        object.done()
        return state


@dataclass(frozen=True)
class Happens:
    """Something from outside, of the whole campaign."""

    moment: str
    gives = ()

    @staticmethod
    def read(value: object, path: str) -> Happens:
        return Happens(text(value, path))


@dataclass(frozen=True)
class Announce:
    """A moment gets an instant, or another one; this is known from the instant of the step on."""

    moment: str
    at: str
    act: str | None
    gives = ()

    @staticmethod
    def read(value: object, path: str) -> Announce:
        object = Object(value, path)
        announce = Announce(moment=object.need("moment", text), at=object.need("at", text), act=object.take("act", text))
        object.done()
        return announce


@dataclass(frozen=True)
class Tell:
    """The host tells facts of a case, or of a person in its register or draft."""

    case: str
    person: str | None
    facts: dict[str, object]
    forget: list[str]
    gives = ()

    @staticmethod
    def read(value: object, path: str) -> Tell:
        object = Object(value, path)
        tell = Tell(
            case=object.need("case", text),
            person=object.take("person", text),
            facts=object.take("facts", named(anything), {}),
            forget=object.take("forget", many(text), []),
        )
        object.done()
        return tell


Deed: TypeAlias = Ask | Order | Check | State | Happens | Announce | Tell
KINDS: dict[str, Callable[[object, str], Deed]] = {
    "ask": Ask.read,
    "do": Order.read,
    "check": Check.read,
    "state": State.read,
    "happens": Happens.read,
    "announce": Announce.read,
    "tell": Tell.read,
}
NEED_NO_EXPECT: Final = ("do", "happens", "announce", "tell")


@dataclass(frozen=True)
class Expect:
    """What must come out. Only what is written is compared."""

    decision: str | None = None
    because: list[str] | None = None
    next: str | MaybeAbsent = ABSENT
    valid_until: str | MaybeAbsent = ABSENT
    accepted: bool | None = None
    refusal: str | None = None
    effects: list[str] | None = None
    errors: list[str] | None = None
    warnings: list[str] | None = None
    advice: list[str] | None = None
    tracks: dict[str, str] | None = None
    flags: list[str] | None = None
    debts: list[str] | None = None
    enabled: list[str] | None = None
    members: dict[str, dict[str, str]] | None = None

    @staticmethod
    def read(value: object, path: str) -> Expect:
        object = Object(value, path)
        lists = ("because", "effects", "errors", "warnings", "advice", "flags", "debts", "enabled")
        expect = Expect(
            decision=object.take("decision", text),
            accepted=object.take("accepted", flag),
            refusal=object.take("refusal", text),
            next=written(object, "next"),
            valid_until=written(object, "valid_until"),
            tracks=object.take("tracks", named(text)),
            members=object.take("members", named(named(text))),
            **{key: object.take(key, many(text)) for key in lists},
        )
        object.done()
        if expect.decision not in (None, "allow", "deny"):
            raise malformed(object.path("decision"), "expected `allow` or `deny`")
        return expect

    def written(self) -> list[str]:
        """The keys that are written."""
        return [key for key, value in vars(self).items() if value is not (ABSENT if key in ("next", "valid_until") else None)]


@dataclass(frozen=True)
class Step:
    """One thing at one instant, and what must come of it."""

    at: str
    deed: Deed
    expect: Expect

    @staticmethod
    def read(value: object, path: str) -> Step:
        object = Object(value, path)
        at = object.need("at", text)
        deeds = {key: deed for key, read in KINDS.items() if (deed := object.take(key, read)) is not None}
        expect = object.take("expect", Expect.read)
        object.done()
        if len(deeds) != 1:
            raise malformed(path, f"exactly one of {', '.join(f'`{kind}`' for kind in KINDS)} is needed")
        ((kind, deed),) = deeds.items()
        if expect is None and kind not in NEED_NO_EXPECT:
            raise malformed(path, f"a step `{kind}` needs `expect`")
        expect = expect or Expect()
        for key in expect.written():
            if key not in deed.gives:
                raise malformed(path, f"a step `{kind}` cannot be expected to give `{key}`")
        return Step(at, deed, expect)


@dataclass(frozen=True)
class File:
    """A whole scenario."""

    name: str
    rules: list[str]
    campaign: str | None
    definition: str | None
    people: dict[str, Person]
    institutes: dict[str, Institute]
    accounts: dict[str, Account]
    steps: list[Step]

    @staticmethod
    def parse(source: str) -> File:
        """Reads a scenario, or raises a `ScenarioError` with its path."""
        object = Object(load(source), "")
        if object.need("format", text) != FORMAT:
            raise malformed("format", f"expected `{FORMAT}`")
        file = File(
            name=object.need("name", text),
            rules=object.take("rules", many(text), []),
            campaign=object.take("campaign", text),
            definition=object.take("definition", text),
            people=object.take("people", named(read_person), {}),
            institutes=object.take("institutes", named(Institute.read), {}),
            accounts=object.take("accounts", named(Account.read), {}),
            steps=object.need("steps", many(Step.read)),
        )
        object.done()
        if (file.campaign is None) == (file.definition is None):
            raise malformed(".", "exactly one of `campaign` and `definition` is needed")
        return file
