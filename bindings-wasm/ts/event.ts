/**
 * Events, in their stored form: `JSON.stringify(event)` is what is stored, and what abilita in every language reads. So
 * their keys are those of the stored form, in snake case.
 */

import { calling } from "./error.js";
import { engine } from "./engine.js";
import type { StoredDelegate } from "./person.js";
import type { Instant } from "./time.js";
import type { StoredValue } from "./value.js";

/** One change that an event made. */
export type Change =
  | { readonly change: "recorded"; readonly delegate: StoredDelegate }
  | { readonly change: "unrecorded"; readonly role: string; readonly codice_fiscale: string }
  | { readonly change: "enabled"; readonly delegate: StoredDelegate }
  | { readonly change: "drafted"; readonly delegate: StoredDelegate }
  | { readonly change: "undrafted"; readonly codice_fiscale: string }
  | { readonly change: "granted" }
  | MemberChange
  | { readonly change: "of_member"; readonly codice_fiscale: string; readonly what: MemberChange }
  | { readonly change: "owed"; readonly id: string }
  | { readonly change: "settled"; readonly id: string }
  | { readonly change: "commented"; readonly text: string };

/** A change that a case can have, and a member of it too. */
export type MemberChange =
  | { readonly change: "moved"; readonly track: string; readonly to: string }
  | { readonly change: "flag_set"; readonly flag: string }
  | { readonly change: "flag_cleared"; readonly flag: string }
  | { readonly change: "fact_set"; readonly fact: string; readonly value: StoredValue }
  | { readonly change: "fact_appended"; readonly fact: string; readonly text: string }
  | { readonly change: "fact_forgotten"; readonly fact: string }
  | { readonly change: "message"; readonly to: string; readonly notice: string };

/** Who gave a command. */
export interface Actor {
  readonly person?: string;
  readonly role?: string;
  readonly scheme?: string;
  readonly level?: number;
}

/** The case began. */
export interface Opened {
  readonly kind: "opened";
  readonly changes: readonly Change[];
}

/** A command was carried out. */
export interface CommandHandled {
  readonly kind: "handled";
  readonly command: string;
  readonly by: Actor;
  readonly arguments: Readonly<Record<string, StoredValue>>;
  readonly changes: readonly Change[];
}

/** A moment came: to the case, or to one member of it. */
export interface MomentReached {
  readonly kind: "moment_reached";
  readonly moment: string;
  readonly member?: string;
  readonly changes: readonly Change[];
}

/** The host set facts, or who is on record. */
export interface NewsTold {
  readonly kind: "told";
  readonly changes: readonly Change[];
}

/** The case went over to an amended definition. */
export interface Adopted {
  readonly kind: "adopted";
  readonly from: string;
  readonly act: string;
}

/** What happened. */
export type EventBody = Opened | CommandHandled | MomentReached | NewsTold | Adopted;

/** A stored event. */
export interface Event {
  /** The version of the form. */
  readonly version: number;
  /** The case. */
  readonly case: string;
  /** The number of the event in the case, from 1. */
  readonly sequence: number;
  /** When it happened, in UTC. */
  readonly at: Instant;
  /** The content hash of the definition. */
  readonly definition: string;
  /** What happened. */
  readonly body: EventBody;
}

/** A message to send. */
export interface Effect {
  /** `mail:` and to whom. */
  readonly name: string;
  /** To whom: a role, or a fact that holds a mailbox. */
  readonly to: string;
  /** Which message. */
  readonly notice: string;
  /** The case it is about. */
  readonly case: string;
  /** The idempotency key: the same event always gives the same one. */
  readonly key: string;
}

/**
 * The messages that an event asks the portal to send. Write them to an outbox in the transaction that stores the event.
 *
 * @throws {@link WireError} if it is no event.
 */
export function effectsOf(event: Event): Effect[] {
  return calling(() => JSON.parse(engine.glue.effects_of(JSON.stringify(event))) as Effect[]);
}

/**
 * The events of one case without a person's data (GDPR, art. 17): they replay to the same case, with a pseudonym in his
 * place. `facts: true` empties the texts among the facts too, for the case of an account.
 *
 * @throws {@link WireError} if they are no events.
 */
export function erase(
  events: readonly Event[],
  codiceFiscale: string,
  { facts = false }: { readonly facts?: boolean } = {},
): Event[] {
  return calling(() => JSON.parse(engine.glue.erase(JSON.stringify(events), codiceFiscale, facts)) as Event[]);
}
