/** Rows from and to elsewhere: cells that are pasted, files in CSV. */

import { parse } from "abilita/codice-fiscale";
import { init, readTable, writeTable } from "abilita/table";

import { textsOf } from "./texts.js";

/** The lines of a block, as lists of cells. */
function cellsOf(text) {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  return lines.map((line) => line.split("\t").map((cell) => cell.trim()));
}

/** True for a text that is a block of cells, not something to be typed. */
export function isBlock(text) {
  const lines = cellsOf(text);
  return text.includes("\t") || (lines.length > 1 && lines.some(([cell]) => looksLikeCode(cell)));
}

/** The delegates of a block of cells; headings may be among them or not. */
export async function readBlock(text, roles) {
  const withHeadings = await readFile(text, roles);
  if (withHeadings.rows.length > 0) return withHeadings;
  const lines = cellsOf(text);
  const headings = headingsOf(lines, roles);
  if (!headings) {
    const unclear = { line: null, it: textsOf("it").columnsUnclear, en: textsOf("en").columnsUnclear };
    return { rows: [], problems: [unclear] };
  }
  // A list without codes is taken too: each is then asked for at its field.
  if (!headings.includes(CODE)) headings.push(CODE);
  const table = [headings, ...lines.map((cells) => headings.map((_, at) => cells[at] ?? ""))];
  const { rows, problems } = await readFile(table.map((cells) => cells.join("\t")).join("\n"), roles);
  return { rows, problems: problems.map((problem) => ({ ...problem, line: problem.line - 1 })) };
}

const CODE = "Codice fiscale";

/** What the columns hold, as their cells show; null where that is not clear. */
function headingsOf(lines, roles) {
  const titles = new Set(roles.flatMap(({ name, title }) => [name, title.it, title.en].map((text) => text.toLowerCase())));
  const width = Math.max(...lines.map((cells) => cells.length));
  const headings = Array.from({ length: width }, (_, at) => {
    const cells = lines.map((line) => line[at] ?? "").filter((cell) => cell !== "");
    if (cells.some(looksLikeCode)) return CODE;
    if (cells.some((cell) => cell.includes("@"))) return "Email";
    if (cells.some((cell) => titles.has(cell.toLowerCase()))) return "Ruolo";
    return cells.every((cell) => /^\d*$/.test(cell)) ? "-" : null; // empty, or a running number
  });
  const names = headings.filter((heading) => heading === null).length;
  if (names !== 2 && (names !== 0 || !headings.includes(CODE))) return null;
  const left = ["Cognome", "Nome"];
  return headings.map((heading) => heading ?? left.shift());
}

/** True for a code, and for one with a mistake that leaves its form. */
function looksLikeCode(text) {
  const parsed = parse(text);
  return parsed.ok || !NO_CODE.has(parsed.issue.code);
}

const NO_CODE = new Set(["empty", "length", "character", "structure", "not_a_person"].map((reason) => `codice_fiscale.${reason}`));

/** The delegates of a file. */
export async function readFile(file, roles) {
  await init();
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : new Uint8Array(await file.arrayBuffer());
  return readTable(bytes, { roles, otherwise: roles[0].name });
}

/** Gives the user the list as a file. */
export async function download(rows, { roles, lang, name }) {
  await init();
  const bytes = writeTable(rows.map(({ role, person }) => ({ delegate: { role, person } })), { roles, lang });
  const address = URL.createObjectURL(new Blob([bytes], { type: "text/csv" }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
