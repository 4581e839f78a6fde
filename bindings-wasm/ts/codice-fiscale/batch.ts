/** Whole columns of codes in one call. */

import type { CodiceFiscaleErrorCode } from "../roster.js";
import { isFormal } from "./code.js";
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
  const { glue } = engine;
  return answered(column, (lines) => glue.validate(lines, isFormal(options)));
}

/** For each text of a column why it is no code of a natural person; null for those that are. */
export function classifyMany(column: Column, options?: ReadOptions): (CodiceFiscaleErrorCode | null)[] {
  const { glue } = engine;
  const numbers = answered(column, (lines) => glue.classify(lines, isFormal(options)));
  return Array.from(numbers, (number) => CODES[number] ?? null);
}

/** So many texts cross at once: few enough that they are joined in memory that the processor has at hand. */
const CHUNK = 256;
const encoder = new TextEncoder();

function answered(column: Column, ask: (lines: Uint8Array) => Uint8Array): Uint8Array {
  if (column instanceof Uint8Array) return ask(column);
  const answers = new Uint8Array(column.length);
  let buffer = new Uint8Array(CHUNK * 20);
  for (let from = 0; from < column.length; from += CHUNK) {
    const texts = column.slice(from, from + CHUNK);
    const joined = `${texts.join("\n")}\n`;
    if (joined.length * 3 > buffer.length) buffer = new Uint8Array(joined.length * 3);
    const { written } = encoder.encodeInto(joined, buffer);
    const found = ask(buffer.subarray(0, written));
    // A text with a line feed in it is more than one line.
    answers.set(found.length === texts.length ? found : oneByOne(texts, ask), from);
  }
  return answers;
}

/** A line feed inside a text is a blank as any other. */
function oneByOne(texts: readonly string[], ask: (lines: Uint8Array) => Uint8Array): Uint8Array {
  return Uint8Array.from(texts, (text) => ask(encoder.encode(`${text.replaceAll("\n", " ")}\n`))[0] ?? 0);
}
