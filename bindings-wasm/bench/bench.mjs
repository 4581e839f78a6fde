/**
 * Figures beside the peers, in one run: `npm run bench`, in Node and then in Chromium. What each number is of stands in
 * `BENCH.md`.
 */

import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import * as cedar from "@cedar-policy/cedar-wasm/nodejs";
import { chromium } from "playwright-core";
import { build } from "vite";

import { launch, serve } from "../tests/browser.mjs";
import { measure } from "./measure.mjs";

const package_ = fileURLToPath(new URL("..", import.meta.url));
const PEERS = [
  ["codice-fiscale-js", "layout, check character"],
  ["@marketto/codice-fiscale-utils", "layout, check character, names, place and its dates"],
  ["@cedar-policy/cedar-wasm", "two policies, parsed before; the answer names the policies"],
];

/** Loads everything, and measures. */
const PAGE = `
  import cedarInit, * as cedar from "@cedar-policy/cedar-wasm/web";
  import { init } from "abilita";
  import { init as initCode } from "abilita/codice-fiscale";
  import { measure } from "bench";
  globalThis.figures = Promise.all([init(), initCode(), cedarInit()]).then(() => measure(cedar));
`;
const version = (name) => JSON.parse(readFileSync(join(package_, "node_modules", name, "package.json"), "utf8")).version;

console.log(cpus()[0].model);
for (const [name, tests] of PEERS) console.log(`${name} ${version(name)}: ${tests}`);
console.log("abilita: layout, calendar, names, place, check character; a whole campaign, reasons and next step");

print(`Node ${process.version}`, await measure(cedar));
print(...(await inChromium()));

function print(where, figures) {
  console.log(`\n${where}`);
  for (const { what, unit, costs } of figures) {
    console.log(`  ${what}, ${unit}:`);
    const peers = costs.filter(({ name }) => !name.startsWith("abilita")).map(({ cost }) => cost);
    for (const { name, cost } of costs) {
      const times = name.startsWith("abilita") && peers.length > 0 ? ` (${(Math.min(...peers) / cost).toFixed(1)}×)` : "";
      console.log(`    ${name}: ${cost.toPrecision(3)}${times}`);
    }
  }
}

/** The same, bundled by Vite for a page. */
async function inChromium() {
  const root = mkdtempSync(join(tmpdir(), "abilita-bench-"));
  const browser = await launch(chromium);
  try {
    symlinkSync(join(package_, "node_modules"), join(root, "node_modules"));
    writeFileSync(join(root, "index.html"), '<script type="module" src="./main.js"></script>');
    writeFileSync(join(root, "main.js"), PAGE);
    const alias = [
      { find: /^abilita$/, replacement: join(package_, "dist/web.js") },
      { find: /^abilita\/campaigns\/(.*)$/, replacement: join(package_, "dist/campaigns/$1.js") },
      { find: /^abilita\/codice-fiscale$/, replacement: join(package_, "dist/codice-fiscale/web.js") },
      { find: "bench", replacement: join(package_, "bench/measure.mjs") },
    ];
    await build({ root, logLevel: "silent", resolve: { alias }, build: { target: "es2022" } });
    const server = await serve(join(root, "dist"));
    const page = await browser.newPage();
    await page.goto(server.address + "/");
    const figures = await page.evaluate(() => globalThis.figures);
    server.close();
    return [`Chromium ${browser.version()}`, figures];
  } finally {
    await browser.close();
    rmSync(root, { recursive: true, force: true });
  }
}
