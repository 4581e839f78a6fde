/** The closed table of codes: every error, refusal and finding that `abilita` itself can produce. */

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

/**
 * The table, in order. What is wrong with a definition, a scenario or a table is told with its texts by
 * `abilita/compiler`, `abilita/scenario` and `abilita/table`.
 */
export function codes(): Code[] {
  return JSON.parse(engine.glue.codes()) as Code[];
}
