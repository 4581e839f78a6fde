// codice-fiscale-js on the generated codes: `node peers.mjs CODES`.
//
// Prints the same lines as the Rust program: agreement first, then the median time of a slice, in a plain loop over
// strings that are already in memory, after one pass to warm up.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { CodiceFiscale } = require("codice-fiscale-js");
const { version } = require("codice-fiscale-js/package.json");

const KINDS = {
  None: "plain codes",
  Omocodia: "codes with omocodia",
  CheckLetter: "wrong check letters",
  Day: "impossible days",
  Month: "impossible months",
  Digit: "letters that stand for no digit",
  Place: "places never assigned",
};
const isOne = (kind) => kind === "None" || kind === "Omocodia";
const name = `codice-fiscale-js ${version}: check`;
const figure = (...columns) => console.log(["figure", ...columns].join("\t"));

const lines = readFileSync(process.argv[2], "ascii").trimEnd().split("\n");
const codes = lines.map((line) => line.split("\t"));

const tally = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, { wrong: 0, total: 0 }]));
for (const [code, kind] of codes) {
  tally[kind].total += 1;
  tally[kind].wrong += CodiceFiscale.check(code) === isOne(kind) ? 0 : 1;
}
const wrong = Object.values(tally).reduce((sum, row) => sum + row.wrong, 0);
const notes = Object.entries(tally)
  .filter(([, row]) => row.wrong > 0)
  .map(([kind, row]) => {
    const share = ((100 * row.wrong) / row.total).toFixed(1);
    return `${isOne(kind) ? "refuses" : "accepts"} ${share} % of ${KINDS[kind]}`;
  });
const note = `of ${codes.length} codes; ${notes.join("; ") || "no difference"}`;
figure("codice fiscale: agreement", name, (100 * (1 - wrong / codes.length)).toFixed(2), "%", note);

const SLICE = 10_000;
const times = [];
let valid = 0;
for (let round = 0; round < 4; round += 1) {
  for (let start = 0; start < codes.length; start += SLICE) {
    const slice = codes.slice(start, start + SLICE).map(([code]) => code);
    const clock = process.hrtime.bigint();
    for (const code of slice) valid += CodiceFiscale.check(code) ? 1 : 0;
    const time = Number(process.hrtime.bigint() - clock) / slice.length;
    if (round > 0) times.push(time);
  }
}
times.sort((a, b) => a - b);
const median = times[Math.floor(times.length / 2)];
if (valid === 0) throw new Error("no code was valid");
const told = `all ${codes.length.toLocaleString("en")}; Node ${process.versions.node}`;
figure("codice fiscale: one code", name, median.toFixed(0), "ns", told);
