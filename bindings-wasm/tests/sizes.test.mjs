/** What a page waits for: entries and campaigns as a bundler delivers them, with their modules, compressed as a server sends it. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

import { build } from "vite";

const package_ = fileURLToPath(new URL("..", import.meta.url));
const dist = join(package_, "dist");
const scratch = mkdtempSync(join(tmpdir(), "abilita-sizes-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** In KB of 1000 bytes: a little above what is reached. What keeps them small is told in `BENCH.md`. */
const BUDGETS = [
  { entry: "abilita", budget: 157 },
  { entry: "abilita/compiler", budget: 117 }, // loaded by authors
  { entry: "abilita/codice-fiscale", budget: 25 },
  { entry: "abilita/places", budget: 75 }, // loaded when somebody looks for a place
  { entry: "abilita/timeline", budget: 92 }, // loaded when a calendar is shown
  { entry: "abilita/table", budget: 52 }, // loaded when somebody imports a file
  { entry: "abilita/scenario", budget: 143 }, // loaded by tests
];

/** What is delivered beside: scripts alone, of which a page loads one. */
const CAMPAIGNS = [
  { id: "factotum-2021", budget: 3 },
  { id: "factotum-2025", budget: 3.1 },
  { id: "istanze-online", budget: 3.6 },
  { id: "istanze-online-2016", budget: 4.2 },
];

/** What the engine and any of them may come to. */
const ONE_CAMPAIGN = 160;

for (const { entry, budget } of BUDGETS) {
  test(`${entry} stays within ${budget} KB`, async () => {
    const assets = await delivered(entry);
    assert.deepEqual([...assets.keys()].sort(), [".js", ".wasm"]);
    assert.ok(told(entry, assets) <= budget);
  });
}

for (const { id, budget } of CAMPAIGNS) {
  test(`${id} stays within ${budget} KB, and within ${ONE_CAMPAIGN} with the engine`, async () => {
    const entry = `abilita/campaigns/${id}`;
    const assets = await delivered(entry);
    assert.deepEqual([...assets.keys()], [".js"]);
    assert.ok(told(entry, assets) <= budget);
    assert.ok(told(`abilita and ${entry}`, await delivered("abilita", entry)) <= ONE_CAMPAIGN);
  });
}

/** The script, and the module if there is one, that Vite makes of what is imported: how large they are. */
async function delivered(...entries) {
  const root = mkdtempSync(join(scratch, "page-"));
  mkdirSync(join(root, "node_modules"));
  symlinkSync(package_, join(root, "node_modules/abilita"));
  writeFileSync(join(root, "index.html"), '<script type="module" src="./main.js"></script>');
  const imports = entries.map((entry, index) => `import * as all${index} from "${entry}"; globalThis.all${index} = all${index};`);
  writeFileSync(join(root, "main.js"), imports.join("\n"));
  await build({ root, logLevel: "silent", build: { target: "es2022", assetsInlineLimit: 0 } });
  const files = readdirSync(join(root, "dist/assets"));
  // Not Node's own, which is built for speed and leaves 2 % more.
  const compressed = (file) => execFileSync("gzip", ["-9", "--stdout", join(root, "dist/assets", file)]).length / 1000;
  const assets = new Map(files.map((file) => [extname(file), compressed(file)]));
  assert.equal(assets.size, files.length, "one of each kind");
  return assets;
}

/** The sum of sizes, shown. */
function told(what, assets) {
  const size = [...assets.values()].reduce((sum, size) => sum + size, 0);
  console.log(`${what}: ${size.toFixed(1)} KB`);
  return size;
}

test("no names of functions are in the modules", () => {
  const modules = readdirSync(dist, { recursive: true }).filter((file) => file.endsWith(".wasm"));
  assert.equal(modules.length, BUDGETS.length);
  for (const module of modules) {
    const compiled = new WebAssembly.Module(readFileSync(join(dist, module)));
    assert.equal(WebAssembly.Module.customSections(compiled, "name").length, 0);
  }
});

test("every script that was written in TypeScript has its source map", () => {
  const scripts = readdirSync(dist, { recursive: true }).filter((file) => file.endsWith(".js") && !/_bg|campaigns/.test(file));
  assert.ok(scripts.length > 20);
  for (const script of scripts) assert.ok(statSync(join(dist, `${script}.map`)).size > 0);
});
