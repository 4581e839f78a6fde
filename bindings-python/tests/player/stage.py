"""The names of a scenario become persons, cases and askers."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache

from abilita import (
    Asker,
    Campaign,
    Case,
    Delegate,
    Identity,
    Library,
    Opening,
    OpeningError,
    Person,
    PersonId,
    RoleHolders,
    ScenarioError,
    Scheme,
    ValueKind,
)
from abilita.types import FactInput

from .format import ABSENT, PERSON_FIELDS, USUAL_LEVEL, Account, File, Institute, Order, RosterEntry, Who
from .reading import malformed, unknown

BEFORE_EVERYTHING = datetime.min.replace(tzinfo=UTC)


class Cast:
    """People and cases by their keys in the file."""

    def __init__(self, file: File, campaign: Campaign) -> None:
        """Opens every case before every moment."""
        self.people = file.people
        self.cases: dict[str, Case] = {}
        of_persons = campaign.case_kind == "person"
        for key, institute in file.institutes.items():
            path = f"institutes.{key}"
            if of_persons:
                raise malformed(path, "a case of this campaign is a person's account")
            self._open(campaign, key, self._institute(institute, campaign, path), path)
        for key, account in file.accounts.items():
            path = f"accounts.{key}"
            if not of_persons:
                raise malformed(path, "a case of this campaign is no person's account")
            self._open(campaign, key, self._account(key, account, campaign, path), path)

    def _open(self, campaign: Campaign, key: str, opening: Opening, path: str) -> None:
        try:
            event = campaign.open(key, opening, BEFORE_EVERYTHING)
        except OpeningError as error:
            kind = "unknown_name" if error.code.startswith("opening.unknown") else "malformed"
            raise ScenarioError(f"scenario.{kind}", error.detail, path) from None
        self.cases[key] = campaign.replay([event])

    def _institute(self, institute: Institute, campaign: Campaign, path: str) -> Opening:
        record = [] if institute.head is None else [Delegate("head", self.person(institute.head, f"{path}.head"))]
        record += [Delegate(role, self.person(key, f"{path}.record.{role}")) for role, key in institute.record.items()]
        register = [self.delegate(entry, f"{path}.enabled[{i}]") for i, entry in enumerate(institute.enabled)]
        # Its texts become the facts of the same names, where the definition declares them.
        texts = {key: text for key, text in institute.texts.items() if key in campaign.facts}
        facts = texts | facts_of(institute.facts, path)
        members = [
            (self.person(key, f"{path}.members.{key}").id, member, f"{path}.members.{key}")
            for key, member in institute.members.items()
        ]
        return Opening(
            record=record,
            register=register,
            facts=facts,
            tracks=institute.tracks,
            member_facts=[(person, facts_of(member.facts, path)) for person, member, path in members],
            member_tracks=[(person, member.tracks) for person, member, _ in members],
        )

    def _account(self, key: str, account: Account, campaign: Campaign, path: str) -> Opening:
        """The holder of an account stands on record, in the first role that can."""
        roles = (role for role, holders in campaign.roles.items() if holders is RoleHolders.ON_RECORD)
        role = next(roles, None)
        if role is None:
            raise unknown(path, "role on record", "of the holder")
        record = [Delegate(role, self.person(key, path))]
        return Opening(record=record, facts=facts_of(account.facts, path), tracks=account.tracks)

    def case(self, key: str, path: str) -> Case:
        """The case of a key."""
        if key not in self.cases:
            raise unknown(path, "case", key)
        return self.cases[key]

    def person(self, key: str, path: str) -> Person:
        """The person of a key."""
        if key not in self.people:
            raise unknown(path, "person", key)
        return self.people[key]

    def person_id(self, key: str) -> PersonId:
        """The person behind a key or, for who is not in `people`, a codice fiscale."""
        return self.people[key].id if key in self.people else PersonId(key)

    def key_of(self, id: PersonId) -> str:
        """How a person is told in a report: by his key, never by his codice fiscale."""
        return next((key for key, person in self.people.items() if person.id == id), "(somebody else)")

    def delegate(self, entry: RosterEntry, path: str) -> Delegate:
        """A line of a roster."""
        if entry.person is None:
            return Delegate(entry.role, Person(**entry.data))
        if entry.data:
            raise malformed(path, "a person by key or by data, not both")
        return Delegate(entry.role, self.person(entry.person, f"{path}.person"))

    def asker(self, campaign: Campaign, who: Who, path: str) -> Asker:
        """Who asks. A login that is left out is SPID at level 2 of that person; `null` is none."""
        person = None if who.key is None else self.person(who.key, f"{path}.who")
        if who.role is not None and not is_a_role(campaign, who.role):
            raise unknown(f"{path}.as", "role", who.role)
        if who.role is not None and campaign.roles.get(who.role) is RoleHolders.VOUCHED:
            asker = Asker.vouched(who.role)
            asker = asker if person is None else asker.who_is(person.id)
        else:
            asker = Asker.anonymous() if person is None else Asker.person(person.id)
            asker = asker if who.role is None else asker.acting_as(who.role)
        if who.identity is ABSENT:
            return asker.logged_in(Scheme.SPID, USUAL_LEVEL)
        if who.identity is None:
            return asker
        own = PersonId("") if person is None else person.id
        holder = own if who.identity.codice_fiscale is None else who.identity.codice_fiscale
        return asker.with_identity(Identity(who.identity.scheme, who.identity.level, holder))

    def arguments(self, campaign: Campaign, order: Order, path: str) -> dict[str, FactInput]:
        """The arguments of a command. A person is named by key under the argument's name, or his data stand among them."""
        declared = campaign.commands.get(order.command, {})
        person = next((name for name, kind in declared.items() if kind is ValueKind.PERSON), None)
        arguments: dict[str, FactInput] = {}
        inline: dict[str, object] = {}
        for name, json in order.arguments.items():
            if person not in (None, *order.arguments) and name not in declared and name in PERSON_FIELDS:
                inline[name] = json
            elif declared.get(name) is ValueKind.PERSON:
                arguments[name] = self._person_argument(json, f"{path}.with.{name}")
            else:
                value = as_fact(json)
                # What cannot be of the type is put to the engine all the same, as something it refuses.
                arguments[name] = Person("") if value is None else value
        if person is not None and inline:
            arguments[person] = self._person_argument(inline, f"{path}.with")
        return arguments

    def _person_argument(self, json: object, path: str) -> FactInput:
        """A text is a key of `people`, an object the person's data; anything else is no person."""
        if isinstance(json, str):
            return self.person(json, path)
        if not isinstance(json, dict):
            return []
        for key in json:
            if key not in PERSON_FIELDS:
                raise malformed(path, f"a person has no `{key}`")
        return Person(**json) if all(isinstance(value, str) for value in json.values()) else []


@cache
def roles_of_built_ins() -> frozenset[str]:
    """The roles that some built-in definition declares."""
    library = Library.built_in()
    documents = filter(None, map(library.to_dict, library.ids))
    return frozenset(role for document in documents if isinstance(roles := document.get("roles"), dict) for role in roles)


def is_a_role(campaign: Campaign, role: str) -> bool:
    """A role of this campaign; or of another edition, which is one that nobody holds in this."""
    return role in campaign.roles or role in roles_of_built_ins()


def as_fact(json: object) -> FactInput | None:
    """The value, where it has the form of one. Dates and instants stay texts: the definition tells what they are."""
    if isinstance(json, (str, bool, int)):
        return json
    if isinstance(json, list) and all(isinstance(item, str) for item in json):
        return [str(item) for item in json]
    return None


def facts_of(given: Mapping[str, object], path: str) -> dict[str, FactInput]:
    """Facts by name, each of which has the form of one."""
    facts: dict[str, FactInput] = {}
    for name, json in given.items():
        value = as_fact(json)
        if value is None:
            raise malformed(f"{path}.facts.{name}", "no fact is of this form")
        facts[name] = value
    return facts
