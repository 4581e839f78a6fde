/** What a campaign says of itself, whoever asks and whenever. */

import type { ValueKind } from "./command.js";
import type { Texts } from "./text.js";
import type { CivilDate } from "./time.js";

/** Something with a name and a title; where the definition gives no title, the title is the name. */
export interface Titled {
  readonly name: string;
  readonly title: Texts;
}

/** A role, with where its holders come from. */
export interface Role extends Titled {
  /** The record of the case, its register, or the host who vouches. */
  readonly holders: "on_record" | "listed" | "vouched";
}

/** A fact that a case can have. */
export interface Fact extends Titled {
  readonly type: ValueKind;
}

/** A track, with its states in the order of the definition. */
export interface Track extends Titled {
  /** True for a track that each member of a case has of his own. */
  readonly ofMembers: boolean;
  readonly states: readonly Titled[];
}

/** A command, with its arguments in order. */
export interface CommandDeclared extends Titled {
  readonly arguments: readonly { readonly name: string; readonly type: ValueKind }[];
}

/** An act that the definition puts into data. */
export interface Source extends Titled {
  /** The date of the act, where it is known. */
  readonly date: CivilDate | null;
}

/** Where the sources contradict each other, with the reading taken. */
export interface Conflict {
  readonly name: string;
  readonly cites: readonly string[];
  readonly reading: Texts;
}

/** @internal */
export interface Description {
  readonly id: string;
  readonly portal: string;
  readonly caseKind: string;
  readonly title: Texts;
  readonly zone: string;
  readonly hash: string;
  readonly functions: readonly Titled[];
  readonly roles: readonly Role[];
  readonly facts: readonly Fact[];
  readonly tracks: readonly Track[];
  readonly commands: readonly CommandDeclared[];
  readonly moments: readonly Titled[];
  readonly sources: readonly Source[];
  readonly conflicts: readonly Conflict[];
}
