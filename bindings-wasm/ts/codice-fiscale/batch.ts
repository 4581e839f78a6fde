/** Whole columns of codes in one call. */

import type { CodiceFiscaleErrorCode } from "../roster.js";
import { isFormal } from "./code.js";
import type { ReadOptions } from "./code.js";
import { engine } from "./engine.js";
import { REASONS } from "./issue-text.js";

/** A column: texts, or one text in UTF-8 with a line feed after each (the last may lack it). */
export type Column = readonly string[] | Uint8Array;

/** For each text of a column 1 if it is the code of a natural person, else 0. */
export function validateMany(column: Column, options?: ReadOptions): Uint8Array {
  const { glue } = engine;
  const formal = isFormal(options);
  const ofLines: Ask = (lines) => glue.validate(lines, formal);
  if (column instanceof Uint8Array) return ofLines(column);
  return inChunks(column, (texts) => {
    if (!texts.every(isOfSixteen)) return ofTexts(texts, ofLines);
    // Nothing but ASCII: each text is a record as it stands.
    const { written } = encoder.encodeInto(texts.join(""), buffer);
    if (written !== 16 * texts.length) return ofTexts(texts, ofLines);
    return glue.validate_records(buffer.subarray(0, written), formal);
  });
}

/** For each text of a column why it is no code of a natural person; null for those that are. */
export function classifyMany(column: Column, options?: ReadOptions): (CodiceFiscaleErrorCode | null)[] {
  const { glue } = engine;
  const ofLines: Ask = (lines) => glue.classify(lines, isFormal(options));
  const numbers =
    column instanceof Uint8Array ? ofLines(column) : inChunks(column, (texts) => ofTexts(texts, ofLines));
  return Array.from(numbers, (number) => REASONS[number - 1] ?? null);
}

/** What the module says of each line. */
type Ask = (lines: Uint8Array) => Uint8Array;

/** So many texts cross at once: enough that a crossing costs little, few enough to be joined in memory that is at hand. */
const CHUNK = 2048;
const encoder = new TextEncoder();
/** Three bytes are the most that a UTF-16 unit takes. */
const buffer = new Uint8Array(CHUNK * 16 * 3);

function inChunks(column: readonly string[], answer: (texts: readonly string[]) => Uint8Array): Uint8Array {
  const answers = new Uint8Array(column.length);
  for (let from = 0; from < column.length; from += CHUNK) {
    answers.set(answer(column.slice(from, from + CHUNK)), from);
  }
  return answers;
}

function isOfSixteen(text: string): boolean {
  return text.length === 16;
}

/** Texts of any length. One with a line feed in it would be more than one line; there it is a blank as any other. */
function ofTexts(texts: readonly string[], ask: Ask): Uint8Array {
  return ask(encoder.encode(texts.map((text) => `${text.replaceAll("\n", " ")}\n`).join("")));
}
