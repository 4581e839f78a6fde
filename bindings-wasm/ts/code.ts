/** The closed table of codes: every error, refusal and finding that the library itself can produce. */

import { engine } from "./engine.js";

/** What a code is a code of. */
export type CodeKind = "access" | "refusal" | "finding" | "error" | "definition";

/** An entry of the table. A code is never renamed, and never comes to mean something else. */
export interface Code {
  readonly code: string;
  readonly kind: CodeKind;
  /** What it says, in Italian. */
  readonly it: string;
  /** What it says, in English. */
  readonly en: string;
}

/** The whole table, in order. */
export function codes(): Code[] {
  return JSON.parse(engine.glue.codes()) as Code[];
}
