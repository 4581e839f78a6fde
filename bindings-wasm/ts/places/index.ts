/** Places of birth: names, provinces, history. What `abilita/places` exports, wherever it runs. */

import { civilDate } from "../time.js";
import type { CivilDate, CivilDateLike } from "../time.js";
import { records } from "../codice-fiscale/lines.js";
import { engine } from "./engine.js";

export { AbilitaError, NotInitialisedError, WireError } from "../error.js";
export type { WasmSource } from "../loading.js";
export type { CivilDate, CivilDateLike } from "../time.js";

/** A period in which a place had one name in one province. */
export interface PlaceRecord {
  /** The code, such as `H501`. */
  readonly code: string;
  /** The name, in capitals. */
  readonly name: string;
  /** The name in the other official language, where it is kept apart. */
  readonly otherName: string | null;
  /** The two letters of the province; `EE` abroad. */
  readonly province: string;
  /** The first day, where it is known. */
  readonly from: CivilDate | null;
  /** The last day, included; null while in force. */
  readonly to: CivilDate | null;
}

/** A place found, and how well its name fits. */
export interface PlaceMatch extends PlaceRecord {
  readonly match: "exact" | "prefix" | "word" | "words" | "within";
}

/** What a place must be, beside its name. */
export interface PlaceFilter {
  /** The two letters of a province to which it has belonged; `EE` for abroad. */
  readonly province?: string;
  /** A day on which the name was in force: the day of birth. */
  readonly on?: CivilDateLike;
  /** How many are given at most; 20 if not given. */
  readonly limit?: number;
}

/**
 * The places whose name fits, the best first. Case, accents, apostrophes and blanks do not count; former names and those in
 * the other official language are searched too.
 */
export function searchPlaces(name: string, { province, on, limit = 20 }: PlaceFilter = {}): PlaceMatch[] {
  const [year, month, day] = on === undefined ? NO_DAY : numbers(on, "on");
  const found = engine.glue.search(name, province ?? "", year, month, day, limit);
  return records(found, 7).map((fields) => ({ ...record(fields), match: fields[6] as PlaceMatch["match"] }));
}

/** The names and provinces that a place has had, the oldest first; none if none is known. */
export function placeHistory(code: string): PlaceRecord[] {
  return records(engine.glue.history(code), 6).map(record);
}

/** Whether a place was ever assigned. */
export function isAssigned(code: string): boolean {
  return engine.glue.is_assigned(code);
}

/** Whether a place was in force on a day; null where that is not known. */
export function inForceOn(code: string, day: CivilDateLike): boolean | null {
  return engine.glue.in_force_on(code, ...numbers(day, "day")) ?? null;
}

/**
 * Whether the place of a codice fiscale was in force on some day on which the person may have been born; null where that is
 * not known. `false` deserves a warning, never a refusal.
 */
export function placeInForce(codiceFiscale: string): boolean | null {
  return engine.glue.place_in_force(codiceFiscale) ?? null;
}

type Numbers = readonly [year: number, month: number, day: number];

const NO_DAY: Numbers = [0, 0, 0];

function numbers(date: CivilDateLike, path: string): Numbers {
  const [year = 0, month = 0, day = 0] = civilDate(date, path).split("-").map(Number);
  return [year, month, day];
}

function record([code = "", name = "", other = "", province = "", from = "", to = ""]: readonly string[]): PlaceRecord {
  const known = (text: string): string | null => (text === "" ? null : text);
  return { code, name, otherName: known(other), province, from: known(from), to: known(to) };
}
