/** Rows from and to elsewhere: cells that are pasted, files in CSV. */

import { init, readTable, writeTable } from "abilita/table";

/** The columns of cells that come without headings, by how many there are. */
const HEADINGS = {
  1: ["Codice fiscale"],
  3: ["Cognome", "Nome", "Codice fiscale"],
  4: ["Cognome", "Nome", "Codice fiscale", "Email"],
  5: ["Cognome", "Nome", "Codice fiscale", "Email", "Ruolo"],
};

/** True for a text that is a block of cells, not something to be typed. */
export const isBlock = (text) => /\t|\r?\n[^\r\n]/.test(text);

/** The delegates of a block of cells; headings may be among them or not. */
export async function readBlock(text, roles) {
  const withHeadings = await readFile(text, roles);
  if (withHeadings.rows.length > 0) return withHeadings;
  const width = text.split(/\r?\n/)[0].split("\t").length;
  const headings = HEADINGS[width];
  return headings ? readFile(`${headings.join("\t")}\n${text}`, roles) : withHeadings;
}

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
