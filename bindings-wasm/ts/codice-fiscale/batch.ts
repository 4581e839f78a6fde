/** Whole columns of codes in one call. */

import type { CodiceFiscaleErrorCode } from "../roster.js";
import { isFormal, isValid, parse } from "./code.js";
import type { ReadOptions } from "./code.js";
import { engine } from "./engine.js";

/** A column: texts, or one text in UTF-8 with a line feed after each (the last may lack it). */
export type Column = readonly string[] | Uint8Array;

const CODES: readonly (CodiceFiscaleErrorCode | null)[] = [
  null,
  "codice_fiscale.empty",
  "codice_fiscale.length",
  "codice_fiscale.character",
  "codice_fiscale.structure",
  "codice_fiscale.month",
  "codice_fiscale.day",
  "codice_fiscale.date",
  "codice_fiscale.place",
  "codice_fiscale.check_character",
  "codice_fiscale.not_a_person",
];

/** For each text of a column 1 if it is the code of a natural person, else 0. */
export function validateMany(column: Column, options?: ReadOptions): Uint8Array {
  const bytes = asLines(column);
  if (bytes) return engine.glue.validate(bytes, isFormal(options));
  return Uint8Array.from(column as readonly string[], (text) => (isValid(text, options) ? 1 : 0));
}

/** For each text of a column why it is no code of a natural person; null for those that are. */
export function classifyMany(column: Column, options?: ReadOptions): (CodiceFiscaleErrorCode | null)[] {
  const bytes = asLines(column);
  if (bytes) return Array.from(engine.glue.classify(bytes, isFormal(options)), (number) => CODES[number] ?? null);
  return (column as readonly string[]).map((text) => {
    const parsed = parse(text, options);
    return parsed.ok ? null : parsed.issue.code;
  });
}

/** Nothing for texts of which one has a line feed in it: they are asked one by one. */
function asLines(column: Column): Uint8Array | null {
  if (column instanceof Uint8Array) {
    if (column.length === 0 || column[column.length - 1] === 10) return column;
    const ended = new Uint8Array(column.length + 1);
    ended.set(column);
    ended[column.length] = 10;
    return ended;
  }
  if (column.length === 0) return new Uint8Array();
  const text = `${column.join("\n")}\n`;
  let feeds = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) feeds += 1;
  return feeds === column.length ? new TextEncoder().encode(text) : null;
}
