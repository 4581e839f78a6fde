/** One code: tested, taken apart, made. */

import { wrongValue } from "../error.js";
import type { CodiceFiscaleErrorCode } from "../roster.js";
import { civilDate } from "../time.js";
import type { CivilDate, CivilDateLike } from "../time.js";
import { engine } from "./engine.js";
import { records } from "./lines.js";

/**
 * How much of a code is tested. `strict`: everything that can be known without the tax register. `formal`: what the
 * program of the tax agency tests, and nothing more; the choice for places assigned after the tables were made.
 */
export type Strictness = "strict" | "formal";

/** Options of everything that reads a code. */
export interface ReadOptions {
  /** How much is tested; `strict` if not given. */
  readonly strictness?: Strictness;
}

/** The code of a natural person, taken apart. It is personal data: {@link masked} is what may be logged. */
export interface CodiceFiscale {
  /** The code: upper-case, without blanks, 16 characters. */
  readonly code: string;
  readonly kind: "ordinary";
  readonly sex: "F" | "M";
  /** The days on which the person may have been born, the earlier first: the century is not in the code. */
  readonly birthDates: readonly CivilDate[];
  /** The code of the place of birth, its digits written as digits. */
  readonly place: string;
  /** Which of the seven digits are written as letters: bit 0 is the last digit of the place. 0 for none. */
  readonly omocodia: number;
  /** The code with all digits written as digits. */
  readonly baseCode: string;
}

/** A provisional code of eleven digits, which says nothing about the person. */
export interface ProvisionalCode {
  readonly code: string;
  readonly kind: "provisional";
}

/** The code of a body or company, or a VAT number. */
export interface BodyCode {
  readonly code: string;
  readonly kind: "body";
}

/** Why a text is no code. It holds no part of the text, so it can be logged. */
export interface CodiceFiscaleIssue {
  /** The reason. */
  readonly code: CodiceFiscaleErrorCode;
  /** The index, from 0, of the first character concerned in the *normalised* text; null for the whole. */
  readonly position: number | null;
  /** What should have stood there, in English. */
  readonly expected: string;
}

/** What reading a code comes to. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issue: CodiceFiscaleIssue };

/**
 * Reads the code of a natural person. Blanks and a leading `TINIT-` are removed, letters upper-cased.
 *
 * @example
 * ```ts
 * const parsed = parse("rssmra80a41h501y");
 * if (parsed.ok && parsed.value.kind === "ordinary") console.log(parsed.value.sex); // "F"
 * else if (!parsed.ok) console.log(parsed.issue.code); // "codice_fiscale.day" …
 * ```
 */
export function parse(text: string, options?: ReadOptions): Parsed<CodiceFiscale | ProvisionalCode> {
  return read(text, options, false) as Parsed<CodiceFiscale | ProvisionalCode>;
}

/** Reads a code for a field that takes those of bodies too. */
export function parseTaxCode(
  text: string,
  options?: ReadOptions,
): Parsed<CodiceFiscale | ProvisionalCode | BodyCode> {
  return read(text, options, true);
}

function read(
  text: string,
  options: ReadOptions | undefined,
  body: boolean,
): Parsed<CodiceFiscale | ProvisionalCode | BodyCode> {
  const told = engine.glue.parse(text, isFormal(options), body).split("\n");
  const [code = "", kind = "", sex = "", earlier = "", later = "", place = "", omocodia = "", baseCode = ""] = told;
  if (code === "") return { ok: false, issue: issue(told) };
  if (kind !== "ordinary") return { ok: true, value: { code, kind: kind as "provisional" | "body" } };
  const birthDates = [earlier, later].filter((date) => date !== "");
  return {
    ok: true,
    value: { code, kind, sex: sex as "F" | "M", birthDates, place, omocodia: Number(omocodia), baseCode },
  };
}

/** Whether a text is the code of a natural person: the fastest question. */
export function isValid(text: string, options?: ReadOptions): boolean {
  if (text.length !== 16) return parse(text, options).ok;
  const first = four(text, 0);
  const second = four(text, 4);
  const third = four(text, 8);
  const fourth = four(text, 12);
  if ((first | second | third | fourth) < 0) return parse(text, options).ok;
  return engine.glue.is_valid(first, second, third, fourth, isFormal(options));
}

/** Four characters as one number, the first in its lowest byte; negative if one is not ASCII. */
function four(text: string, at: number): number {
  const a = text.charCodeAt(at);
  const b = text.charCodeAt(at + 1);
  const c = text.charCodeAt(at + 2);
  const d = text.charCodeAt(at + 3);
  return (a | b | c | d) > 127 ? -1 : a | (b << 8) | (c << 16) | (d << 24);
}

/** Every fault of a text, in the order in which one is reported; none if and only if it parses. */
export function faults(text: string, options?: ReadOptions): CodiceFiscaleIssue[] {
  return records(engine.glue.faults(text, isFormal(options)), 4).map(issue);
}

/** Which names fit a code. */
export interface NameMatch {
  /** Whether the surname can give characters 1 to 3. */
  readonly surname: boolean;
  /** Whether the given name can give characters 4 to 6. */
  readonly name: boolean;
}

/** Whether a surname and a name can have given a code, in any reading of foreign letters; null for a text that is no code. */
export function matches(code: string, surname: string, name: string): NameMatch | null {
  const found = engine.glue.matches(code, surname, name);
  return found === 255 ? null : { surname: (found & 1) !== 0, name: (found & 2) !== 0 };
}

/** The data from which a code is made, as on a birth certificate. */
export interface PersonalData {
  readonly surname: string;
  readonly name: string;
  readonly sex: "F" | "M";
  /** The day of birth, from 1900 to 2099. */
  readonly birthDate: CivilDateLike;
  /** The code of the municipality or foreign state of birth, such as `H501`. */
  readonly place: string;
}

/**
 * The code that personal data give: a guess for filling in a form, never a proof. Only the tax agency gives codes.
 *
 * @throws {@link WireError} with the wrong datum as its `path`.
 */
export function encode({ surname, name, sex, birthDate, place }: PersonalData): string {
  const [year, month, day] = civilDate(birthDate, "birthDate").split("-").map(Number);
  const code = engine.glue.encode(surname, name, sex === "F", year ?? 0, month ?? 0, day ?? 0, place);
  if (code.length === 16) return code; // no datum has so long a name
  throw wrongValue(code, EXPECTED[code] ?? code);
}

const EXPECTED: Readonly<Record<string, string>> = {
  surname: "a surname in Latin letters",
  name: "a name in Latin letters",
  birthDate: "a day from 1900 to 2099",
  place: "the code of a municipality or foreign state",
};

/** All codes of one base: itself, and those in which digits are written as letters. None for a text that is no code. */
export function variants(code: string): string[] {
  return records(engine.glue.variants(code), 1).map(([variant = ""]) => variant);
}

/** The code with all but the first three characters hidden: enough to tell apart the lines of a log. */
export function masked(code: string): string {
  return code.slice(0, 3).padEnd(code.length, "*");
}

function issue([, code = "", position = "", expected = ""]: readonly string[]): CodiceFiscaleIssue {
  return { code: code as CodiceFiscaleErrorCode, position: position === "" ? null : Number(position), expected };
}

/** @internal */
export function isFormal(options: ReadOptions | undefined): boolean {
  return options?.strictness === "formal";
}
