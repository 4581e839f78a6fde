/** Commands and what comes of them. */

import type { Effect, Event } from "./event.js";
import type { Delegate } from "./person.js";
import { toStoredDelegate } from "./person.js";
import type { Asker } from "./request.js";
import { toWireAsker } from "./request.js";
import type { Finding } from "./roster.js";
import type { ValueLike } from "./value.js";
import { toStoredValues } from "./value.js";

/** What a case starts with. */
export interface Opening {
  /** Who is on record, with their role. */
  readonly record?: readonly Delegate[];
  /** Who was enabled before, with their role. */
  readonly register?: readonly Delegate[];
  /** Facts by name. */
  readonly facts?: Readonly<Record<string, ValueLike>>;
  /** States of tracks, by track, where they are not the initial ones. */
  readonly tracks?: Readonly<Record<string, string>>;
  /** What is known of persons of the register. */
  readonly members?: readonly {
    readonly codiceFiscale: string;
    readonly facts?: Readonly<Record<string, ValueLike>>;
    readonly tracks?: Readonly<Record<string, string>>;
  }[];
}

/** News of a case that no command brings: another body's act, a new head teacher. */
export interface Told {
  /** Facts by name; null: known no more. */
  readonly facts?: Readonly<Record<string, ValueLike | null>>;
  /** Who is on record from now on. */
  readonly onRecord?: readonly Delegate[];
  /** Who stands there no more. */
  readonly offRecord?: readonly { readonly role: string; readonly codiceFiscale: string }[];
  /** Facts of persons of the register or draft; null: known no more. */
  readonly members?: readonly {
    readonly codiceFiscale: string;
    readonly facts: Readonly<Record<string, ValueLike | null>>;
  }[];
}

/** A command. */
export interface Command {
  /** Its name in the campaign. */
  readonly name: string;
  /** Who gives it. */
  readonly asker: Asker;
  /** The number of events of the case that they knew of: {@link Case.sequence}. */
  readonly expectedSequence: number;
  /** Its arguments by name. */
  readonly arguments?: Readonly<Record<string, ValueLike>>;
}

/** A kind of value that a definition declares. */
export type ValueKind =
  | "text"
  | "email"
  | "institute_code"
  | "bool"
  | "integer"
  | "date"
  | "instant"
  | "texts"
  | "person"
  | "role";

/** A command that may be given now. */
export interface CommandOffer {
  /** The command. */
  readonly name: string;
  /** The function it belongs to. */
  readonly function: string;
  /** Its arguments, in order, each with its type. */
  readonly arguments: Readonly<Record<string, ValueKind>>;
}

/** A refused command. */
export interface Refusal {
  /** The kind of refusal: one of the library's, or one that the campaign declares. */
  readonly code: string;
  /** The rules it is based on. */
  readonly because: readonly string[];
  /** What to do instead. */
  readonly next: string | null;
  /** The argument that is wrong. */
  readonly argument: string | null;
  /** What is wrong with the roster. */
  readonly findings: readonly Finding[];
  /** What it says, in Italian. */
  readonly it: string;
  /** What it says, in English. */
  readonly en: string;
}

/** What a command comes to: events to store and apply, with the messages they ask for; or a refusal, which changes nothing. */
export type Handled =
  | { readonly accepted: true; readonly events: readonly Event[]; readonly effects: readonly Effect[] }
  | { readonly accepted: false; readonly refusal: Refusal };

/** Progress over many cases. */
export interface Figures {
  /** How many cases were counted. */
  readonly cases: number;
  /** By track and state, how many cases are there. */
  readonly tracks: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By flag, how many cases have it. */
  readonly flags: Readonly<Record<string, number>>;
  /** How many enabled persons are locked out. */
  readonly lockedOut: number;
  /** How much is owed from interim channels. */
  readonly debts: number;
}

/** @internal */
export function openingJson({ record, register, facts, members, ...rest }: Opening): string {
  return JSON.stringify({
    ...rest,
    record: (record ?? []).map(toStoredDelegate),
    register: (register ?? []).map(toStoredDelegate),
    facts: toStoredValues(facts, "facts"),
    members: toStoredMembers(members),
  });
}

/** @internal */
export function toWireNews({ facts, onRecord, offRecord, members, ...rest }: Told): object {
  return {
    ...rest,
    facts: toStoredValues(facts, "facts"),
    members: toStoredMembers(members),
    on_record: (onRecord ?? []).map(toStoredDelegate),
    off_record: (offRecord ?? []).map(({ codiceFiscale, ...gone }) => ({
      ...gone,
      codice_fiscale: codiceFiscale,
    })),
  };
}

/** @internal */
export function toWireCommand({ asker, expectedSequence, arguments: given, ...rest }: Command): object {
  return {
    ...rest,
    asker: toWireAsker(asker),
    expected_sequence: expectedSequence,
    arguments: toStoredValues(given, "arguments"),
  };
}

function toStoredMembers(
  members: readonly {
    readonly codiceFiscale: string;
    readonly facts?: Readonly<Record<string, ValueLike | null>>;
  }[] = [],
): object[] {
  return members.map(({ codiceFiscale, facts, ...rest }, index) => ({
    ...rest,
    codice_fiscale: codiceFiscale,
    facts: toStoredValues(facts, `members[${index}].facts`),
  }));
}
