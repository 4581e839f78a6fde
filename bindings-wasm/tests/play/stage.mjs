/** The names of a scenario become persons, cases and askers. */

import { AbilitaError, OpeningError } from "abilita";
import { normalize } from "abilita/codice-fiscale";

import { BUILT_IN } from "./campaigns.mjs";
import { asValue } from "./format.mjs";
import { FileError } from "./json.mjs";

/** Before every moment: the first instant that can be stored. */
const BEFORE_EVERYTHING = "0000-01-01T00:00:00Z";

const ROLES_OF_ALL_EDITIONS = new Set([...BUILT_IN.values()].flatMap(({ roles }) => roles.map(({ name }) => name)));

/** The error of a file that names what does not exist. */
export const unknown = (path, what, name) => new FileError(path, `there is no ${what} \`${name}\``);

/** Persons and cases by their keys in the file. */
export class Stage {
  #people = new Map();
  #cases = new Map();
  #campaign;

  constructor(scenario, campaign) {
    this.#campaign = campaign;
    for (const [key, person] of scenario.people) this.#people.set(key, asPerson(person));
    const ofPersons = campaign.caseKind === "person";
    for (const [key, institute] of scenario.institutes) {
      const path = `institutes.${key}`;
      if (ofPersons) throw new FileError(path, "a case of this campaign is a person's account");
      this.#open(key, this.#institute(institute, path), path);
    }
    for (const [key, account] of scenario.accounts) {
      const path = `accounts.${key}`;
      if (!ofPersons) throw new FileError(path, "a case of this campaign is no person's account");
      this.#open(key, this.#account(key, account, path), path);
    }
  }

  #open(key, opening, path) {
    try {
      const event = this.#campaign.open(key, opening, BEFORE_EVERYTHING);
      this.#cases.set(key, this.#campaign.replay([event]));
    } catch (error) {
      throw error instanceof AbilitaError || error instanceof OpeningError
        ? new FileError(path, error.message)
        : error;
    }
  }

  #institute(institute, path) {
    const record = [];
    const stands = (role, key, at) => record.push({ role, person: this.person(key, at) });
    if (institute.head !== undefined) stands("head", institute.head, `${path}.head`);
    for (const [role, key] of institute.record) stands(role, key, `${path}.record.${role}`);
    const register = institute.enabled.map((entry, index) => this.delegate(entry, `${path}.enabled[${index}]`));
    const facts = {};
    for (const name of ["code", "name", "dedicated_mailbox", "zone_referent"]) {
      const isDeclared = this.#campaign.facts.some((fact) => fact.name === name);
      if (institute[name] !== undefined && isDeclared) facts[name] = institute[name];
    }
    const members = [...institute.members].map(([key, member]) => {
      const at = `${path}.members.${key}`;
      return { codiceFiscale: this.person(key, at).codiceFiscale, ...factsAndTracks(member, at, {}) };
    });
    return { record, register, members, ...factsAndTracks(institute, path, facts) };
  }

  /** The holder of an account stands on record, in the first role that can. */
  #account(key, account, path) {
    const role = this.#campaign.roles.find(({ holders }) => holders === "on_record");
    if (!role) throw unknown(path, "role on record", "of the holder");
    const record = [{ role: role.name, person: this.person(key, path) }];
    return { record, ...factsAndTracks(account, path, {}) };
  }

  get cases() {
    return [...this.#cases.values()];
  }

  case(key, path) {
    const found = this.#cases.get(key);
    if (!found) throw unknown(path, "case", key);
    return found;
  }

  person(key, path) {
    const found = this.#people.get(key);
    if (!found) throw unknown(path, "person", key);
    return found;
  }

  /** The normalised codice fiscale behind a key or, for who is not in `people`, that codice fiscale itself. */
  idOf(key) {
    return normalize(this.#people.get(key)?.codiceFiscale ?? key);
  }

  /** How a person is told in a report: by his key, never by his codice fiscale. */
  keyOf(id) {
    const found = [...this.#people].find(([, person]) => normalize(person.codiceFiscale) === id);
    return found?.[0] ?? "(somebody else)";
  }

  delegate({ person, role, ...inline }, path) {
    const isInline = Object.values(inline).some((value) => value !== undefined);
    if (person !== undefined && isInline) throw new FileError(path, "a person by key or by data, not both");
    return { role, person: person === undefined ? asPerson(inline) : this.person(person, `${path}.person`) };
  }

  /** Who asks. A login that is left out is SPID at level 2 of that person; `null` is none. */
  asker({ who, as: role, identity }, path) {
    const person = who === undefined ? undefined : this.person(who, `${path}.who`).codiceFiscale;
    if (role !== undefined && !this.#isRole(role)) throw unknown(`${path}.as`, "role", role);
    const asker = {};
    if (person !== undefined) asker.person = person;
    if (role !== undefined) asker.role = role;
    if (this.#campaign.roles.some(({ name, holders }) => name === role && holders === "vouched")) {
      asker.vouched = true;
    }
    if (identity) {
      const { scheme, level, codice_fiscale: own } = identity;
      asker.identity = { scheme, level, codiceFiscale: own ?? person ?? "" };
    } else if (identity === undefined && person !== undefined) {
      asker.identity = { scheme: "spid", level: 2, codiceFiscale: person };
    }
    return asker;
  }

  /** A role of this campaign; or of another edition, which is one that nobody holds in this. */
  #isRole(role) {
    return this.#campaign.roles.some(({ name }) => name === role) || ROLES_OF_ALL_EDITIONS.has(role);
  }
}

/** The person of data as they stand in a file. */
export function asPerson({ codice_fiscale, name, surname, email }) {
  return { codiceFiscale: codice_fiscale ?? "", name: name ?? "", surname: surname ?? "", email: email ?? "" };
}

/** The value of a fact. */
export function factOf(name, tree, path) {
  const value = asValue(tree);
  if (value === undefined) throw new FileError(`${path}.facts.${name}`, "no fact is of this form");
  return value;
}

function factsAndTracks({ facts, tracks }, path, given) {
  for (const [name, tree] of facts) given[name] = factOf(name, tree, path);
  return { facts: given, tracks: Object.fromEntries(tracks) };
}
