/** Codes inside running text, and the form in which they are compared. */

import { engine } from "./engine.js";
import { records } from "./lines.js";

/** The form in which identities are compared, valid or not: no blanks, no leading `TINIT-`, ASCII letters upper-case. */
export function normalize(text: string): string {
  return engine.glue.normalize(text);
}

/** A code found in a text. */
export interface Found {
  /** Where it begins, as `String.prototype.slice` counts. */
  readonly start: number;
  /** Where it ends. */
  readonly end: number;
  /** The code, in its normal form. */
  readonly code: string;
}

/** Every code of sixteen characters that stands in a text as a word of its own. */
export function findInText(text: string): Found[] {
  return records(engine.glue.find_in_text(text), 3).map(([start, end, code = ""]) => ({
    start: Number(start),
    end: Number(end),
    code,
  }));
}

/** The text with every code in it masked; its length stays. */
export function maskText(text: string): string {
  return engine.glue.mask_text(text);
}
