/** Rosters from and to CSV: what `abilita/table` exports, wherever it runs. */

import { calling } from "../error.js";
import { fromStoredPerson, toStoredDelegate } from "../person.js";
import type { Delegate, ListedPerson, StoredDelegate } from "../person.js";
import type { Lang, Texts } from "../text.js";
import { engine } from "./engine.js";

export { AbilitaError, NotInitialisedError, WireError } from "../error.js";
export type { WasmSource } from "../loading.js";
export type { Delegate, ListedPerson } from "../person.js";
export type { Lang, Texts } from "../text.js";

/** An institute, as a file names it. */
export interface Institute {
  /** The school code; empty where the file has none. */
  readonly code: string;
  readonly name: string;
}

/** A row of a file. */
export interface TableRow {
  /** The line on which it begins, from 1. */
  readonly line: number;
  readonly institute: Institute;
  readonly delegate: ListedPerson;
}

/** What a file has that cannot be read. It holds no data of the file. */
export interface TableProblem {
  /** Which kind of problem: `table.header` … */
  readonly code: string;
  /** The line, from 1. */
  readonly line: number;
  /** The column, by its heading. */
  readonly column: string | null;
  readonly it: string;
  readonly en: string;
}

/** A file: its rows, and everything that is wrong with it. */
export interface Table {
  readonly rows: readonly TableRow[];
  readonly problems: readonly TableProblem[];
}

/** How the column of roles is read. */
export interface ReadTableOptions {
  /** The roles of the campaign, told by name or by title: `campaign.roles`. */
  readonly roles?: readonly { readonly name: string; readonly title: Texts }[];
  /** The role of rows that have none; with it a file needs no column of roles. */
  readonly otherwise?: string;
}

/**
 * Reads a CSV file as offices send it: any usual separator and encoding, headings in Italian or English and in any order. What
 * makes no sense is reported with its line, and the rest is read.
 */
export function readTable(file: Uint8Array, { roles = [], otherwise }: ReadTableOptions = {}): Table {
  const texts = roles.flatMap(({ name, title }) => [title.en, title.it, name].map((text) => [text, name]));
  const json = calling(() => engine.glue.read(file, JSON.stringify({ texts, otherwise: otherwise ?? null })));
  const { rows, problems } = JSON.parse(json) as {
    rows: (Omit<TableRow, "delegate"> & { delegate: StoredDelegate })[];
    problems: TableProblem[];
  };
  return {
    problems,
    rows: rows.map(({ delegate: { role, person }, ...row }) => ({
      ...row,
      delegate: { role, person: fromStoredPerson(person) },
    })),
  };
}

/** A row to be written. */
export interface RowToWrite {
  readonly institute?: Institute;
  readonly delegate: Delegate;
  /** What was found about it, for a column of findings. */
  readonly findings?: readonly string[];
}

/** How a file is written. */
export interface WriteTableOptions {
  /** The language of headings and titles; Italian if not given. */
  readonly lang?: Lang;
  /** For everybody: without codice fiscale, email address and findings. */
  readonly public?: boolean;
  /** With a column of findings. */
  readonly findings?: boolean;
  /** The roles of the campaign, to write their titles: `campaign.roles`. */
  readonly roles?: readonly { readonly name: string; readonly title: Texts }[];
}

/** Writes a CSV file that spreadsheets open rightly: UTF-8 with byte order mark, `;`, no text that runs as a formula. */
export function writeTable(
  rows: readonly RowToWrite[],
  { lang = "it", public: isPublic = false, findings = false, roles = [] }: WriteTableOptions = {},
): Uint8Array {
  const titles = new Map(roles.map(({ name, title }) => [name, title[lang]]));
  const wire = rows.map(({ institute, delegate, findings: found }) => ({
    institute: institute ?? null,
    delegate: toStoredDelegate({ ...delegate, role: titles.get(delegate.role) ?? delegate.role }),
    findings: found ?? [],
  }));
  return calling(() => engine.glue.write(JSON.stringify(wire), isPublic, findings, lang === "en"));
}
