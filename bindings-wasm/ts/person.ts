/** Persons, and persons in a role. */

/** A person. What is not given is empty. */
export interface Person {
  /** The codice fiscale, in full: personal data. */
  readonly codiceFiscale?: string;
  /** The given name. */
  readonly name?: string;
  /** The surname. */
  readonly surname?: string;
  /** The email address. */
  readonly email?: string;
}

/** One line of a roster: a person in a role. */
export interface Delegate {
  /** The role, by its name in the campaign. */
  readonly role: string;
  /** The person. */
  readonly person: Person;
}

/** A person as stored forms have it. */
export interface StoredPerson {
  readonly codice_fiscale: string;
  readonly name: string;
  readonly surname: string;
  readonly email: string;
}

/** A person in a role as stored forms have it. */
export interface StoredDelegate {
  readonly role: string;
  readonly person: StoredPerson;
}

/** @internal Unknown keys are passed on, so that they are refused. */
export function toStoredPerson({ codiceFiscale, ...rest }: Person): object {
  return codiceFiscale === undefined ? rest : { codice_fiscale: codiceFiscale, ...rest };
}

/** @internal */
export function toStoredDelegate({ person, ...rest }: Delegate): object {
  return { ...rest, person: toStoredPerson(person) };
}

/** @internal */
export function fromStoredPerson({ codice_fiscale, name, surname, email }: StoredPerson): Required<Person> {
  return { codiceFiscale: codice_fiscale, name, surname, email };
}

/** @internal */
export function fromStoredDelegates(stored: readonly StoredDelegate[]): ListedPerson[] {
  return stored.map(({ role, person }) => ({ role, person: fromStoredPerson(person) }));
}

/** A person of a case, in a role: all data there, empty where unknown. */
export interface ListedPerson {
  readonly role: string;
  readonly person: Readonly<Required<Person>>;
}
