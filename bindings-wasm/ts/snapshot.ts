/** Snapshots of cases, in their stored form: a cache of what events make. Their keys are those of the stored form. */

import type { StoredDelegate } from "./person.js";
import type { Instant } from "./time.js";
import type { StoredValue } from "./value.js";

/** Where something stands: a case, or one of its members. */
export interface Standing {
  /** The facts by name. */
  readonly facts: Readonly<Record<string, StoredValue>>;
  /** The state of each track. */
  readonly tracks: Readonly<Record<string, string>>;
  /** The first entering of each state. */
  readonly entered: readonly { readonly track: string; readonly state: string; readonly at: Instant }[];
  /** The flags that are set. */
  readonly flags: readonly string[];
  /** The moments that have come. */
  readonly fired: readonly string[];
}

/** A stored snapshot: `JSON.stringify(snapshot)` is what is stored, and `Campaign.restore` reads. */
export interface Snapshot {
  /** The version of the form. */
  readonly version: number;
  /** The case. */
  readonly case: string;
  /** The content hash of the definition. */
  readonly definition: string;
  /** How many events it stands for. */
  readonly sequence: number;
  /** The instant of the last of them. */
  readonly last_at: Instant;
  /** Who is on record. */
  readonly record: readonly StoredDelegate[];
  /** Who is in the register. */
  readonly register: readonly StoredDelegate[];
  /** Who is in the draft of the next roster. */
  readonly draft: readonly StoredDelegate[];
  /** Where the case itself stands. */
  readonly own: Standing;
  /** The states, facts and flags of each person of the register and draft, if anything is kept of them. */
  readonly members?: readonly { readonly codice_fiscale: string; readonly standing: Standing }[];
  /** What was owed, settled or not. */
  readonly debts: readonly { readonly id: string; readonly settled: boolean }[];
  /** The comments left for the operator. */
  readonly comments: readonly string[];
}
