/** Facts of a case and arguments of a command. */

import type { Person, StoredPerson } from "./person.js";
import { fromStoredPerson, toStoredPerson } from "./person.js";
import type { CivilDate, CivilDateLike, Instant, InstantLike } from "./time.js";
import { civilDate, instant } from "./time.js";

/**
 * A fact or an argument as abilita takes it. A date or instant given as a plain text is read as one where the definition
 * declares it so.
 */
export type ValueLike =
  | string
  | boolean
  | number
  | readonly string[]
  | { readonly date: CivilDateLike }
  | { readonly instant: InstantLike }
  | { readonly person: Person };

/** A fact as abilita gives it. */
export type Value =
  | string
  | boolean
  | number
  | readonly string[]
  | { readonly date: CivilDate }
  | { readonly instant: Instant }
  | { readonly person: Readonly<Required<Person>> };

/** A fact or argument as stored forms have it. */
export type StoredValue =
  | string
  | boolean
  | number
  | readonly string[]
  | { readonly date: CivilDate }
  | { readonly instant: Instant }
  | { readonly person: StoredPerson };

/** @internal What is none of them is passed on, so that it is refused with its path. */
export function toStoredValue(value: ValueLike, path: string): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  if ("date" in value) return { ...value, date: civilDate(value.date, `${path}.date`) };
  if ("instant" in value) return { ...value, instant: instant(value.instant, `${path}.instant`) };
  if ("person" in value) return { ...value, person: toStoredPerson(value.person) };
  return value;
}

/** @internal */
export function toStoredValues(
  values: Readonly<Record<string, ValueLike | null>> | undefined,
  path: string,
): Record<string, unknown> {
  const entries = Object.entries(values ?? {});
  return Object.fromEntries(
    entries.map(([name, value]) => [name, value === null ? null : toStoredValue(value, `${path}.${name}`)]),
  );
}

/** @internal */
export function fromStoredValue(value: StoredValue): Value {
  return typeof value === "object" && "person" in value ? { person: fromStoredPerson(value.person) } : value;
}
