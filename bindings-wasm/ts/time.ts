/** Instants and civil dates. abilita reads no clock: every "now" is given by the caller. */

import { wrongValue } from "./error.js";

/** An instant in RFC 3339, as abilita gives it: `2025-10-25T22:00:00Z`. */
export type Instant = string;

/**
 * An instant as abilita takes it: RFC 3339 with an offset, a `Date`, or a `Temporal.Instant` or `Temporal.ZonedDateTime`.
 *
 * A wall-clock reading without an offset is refused: it is no instant.
 */
export type InstantLike = string | Date | TemporalInstant | TemporalZonedDateTime;

/** What of `Temporal.Instant` is needed. */
export interface TemporalInstant {
  readonly epochNanoseconds: bigint;
  toString(): string;
}

/** What of `Temporal.ZonedDateTime` is needed. */
export interface TemporalZonedDateTime {
  toInstant(): TemporalInstant;
}

/** A civil date as abilita gives it: `2025-10-25`. It has no hour and no zone. */
export type CivilDate = string;

/**
 * A civil date as abilita takes it: `YYYY-MM-DD` or a `Temporal.PlainDate`. Never a `Date`: that is an instant, and which
 * day it is depends on the zone.
 */
export type CivilDateLike = string | TemporalPlainDate;

/** What of `Temporal.PlainDate` is needed. */
export interface TemporalPlainDate {
  readonly daysInMonth: number;
  toString(): string;
}

/** @internal */
export function instant(value: InstantLike, path: string): string {
  if (typeof value === "string") return value;
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw wrongValue(path, "a valid Date");
    return value.toISOString();
  }
  const there: unknown = value;
  if (typeof there !== "object" || there === null) throw wrongValue(path, "an instant");
  return "toInstant" in there ? (value as TemporalZonedDateTime).toInstant().toString() : String(value);
}

/** @internal */
export function civilDate(value: CivilDateLike, path: string): string {
  const there: unknown = value;
  if (there instanceof Date) throw wrongValue(path, "a civil date, which a Date is not");
  const text = String(value);
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) throw wrongValue(path, "a civil date, YYYY-MM-DD");
  return text;
}

/** The first and the last instant that can be stored, in milliseconds since 1970: the years 0000 to 9999. */
const FIRST = -62_167_219_200_000;
const LAST = 253_402_300_799_999;

/** @internal A `Date` in milliseconds, if it is one that can be stored; else `NaN`. */
export function millisecondsOf(date: Date): number {
  const milliseconds = date.getTime();
  return milliseconds >= FIRST && milliseconds <= LAST ? milliseconds : NaN;
}
