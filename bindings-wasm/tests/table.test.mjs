/** Rosters from and to CSV. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Campaign } from "abilita";
import factotum2025 from "abilita/campaigns/factotum-2025";
import { WireError, readTable, writeTable } from "abilita/table";

const { roles } = Campaign.load(factotum2025);
const bytes = (text, encoding = "utf8") => new Uint8Array(Buffer.from(text, encoding));

test("headings in any order, Windows-1252, roles by title", () => {
  const file = bytes("C.F.;Nome;Cognome;Ruolo\r\nGRCNCL66R08A662D;Nicol\xf2;Greco;RSPP\r\n", "latin1");
  const { rows, problems } = readTable(file, { roles });
  assert.deepEqual(problems, []);
  assert.deepEqual(rows, [
    {
      line: 2,
      institute: { code: "", name: "" },
      delegate: {
        role: "rspp",
        person: { codiceFiscale: "GRCNCL66R08A662D", name: "Nicolò", surname: "Greco", email: "" },
      },
    },
  ]);
});

test("what cannot be read is told with its line, and holds no data", () => {
  const { rows, problems } = readTable(bytes("CF;Ruolo\nRSSNNA75S42D205F\nVRDLCU93A30G674G;delegate\n"));
  assert.deepEqual(rows.map(({ line }) => line), [3]);
  assert.deepEqual(problems.map(({ code, line }) => [code, line]), [["table.row", 2]]);
  assert.ok(!JSON.stringify(problems).includes("RSSNNA"));
});

test("what is written is read back, and the public file has no personal data", () => {
  const anna = { codiceFiscale: "RSSNNA75S42D205F", name: "Anna", surname: "=Rossi", email: "anna@example.org" };
  const row = { institute: { code: "TOIS99901A", name: "Volta" }, delegate: { role: "delegate", person: anna } };
  const file = writeTable([row], { roles, lang: "en" });
  const [read] = readTable(file, { roles }).rows;
  assert.deepEqual([read.institute, read.delegate], [row.institute, row.delegate]);
  const open = Buffer.from(writeTable([row], { public: true })).toString();
  assert.ok(!open.includes("RSSNNA") && !open.includes("@"));
});

test("a row of another form is refused", () => {
  assert.throws(() => writeTable([{ delegate: { role: 7, person: {} } }]), WireError);
});
