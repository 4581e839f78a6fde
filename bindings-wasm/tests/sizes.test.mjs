/** What a page waits for: each entry as a bundler delivers it, with its module, compressed as a server sends it. */

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { build } from "vite";

const package_ = fileURLToPath(new URL("..", import.meta.url));
const dist = join(package_, "dist");
const scratch = mkdtempSync(join(tmpdir(), "abilita-sizes-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

/**
 * In KB of 1000 bytes, gzip at its best: a little above what is reached. What was aimed at stands beside; why it is not
 * reached, byte by byte, is told in `BENCH.md`.
 */
const BUDGETS = [
  { entry: "abilita", budget: 199 }, // aim: 160
  { entry: "abilita/compiler", budget: 141 }, // loaded by authors
  { entry: "abilita/codice-fiscale", budget: 25 },
  { entry: "abilita/places", budget: 77, module: 75 }, // loaded when somebody looks for a place
  { entry: "abilita/timeline", budget: 111 }, // loaded when a calendar is shown
  { entry: "abilita/table", budget: 61 }, // loaded when somebody imports a file
  { entry: "abilita/scenario", budget: 169 }, // loaded by tests
];

for (const { entry, budget, module = budget } of BUDGETS) {
  test(`${entry} stays within ${budget} KB`, async () => {
    const root = join(scratch, entry.replace("/", "-"));
    mkdirSync(join(root, "node_modules"), { recursive: true });
    symlinkSync(package_, join(root, "node_modules/abilita"));
    writeFileSync(join(root, "index.html"), '<script type="module" src="./main.js"></script>');
    writeFileSync(join(root, "main.js"), `import * as all from "${entry}"; globalThis.all = all;`);
    await build({ root, logLevel: "silent", build: { target: "es2022", assetsInlineLimit: 0 } });
    const assets = readdirSync(join(root, "dist/assets"));
    const sizes = assets.map((file) => gzipSync(readFileSync(join(root, "dist/assets", file)), { level: 9 }).length / 1000);
    const size = sizes.reduce((sum, size) => sum + size, 0);
    console.log(`${entry}: ${size.toFixed(1)} KB`);
    assert.equal(assets.length, 2, "one script and one module");
    assert.ok(size <= budget, `${size.toFixed(1)} KB`);
    assert.ok(sizes[assets.findIndex((file) => file.endsWith(".wasm"))] <= module, "the module alone");
  });
}

test("no names of functions are in the modules", () => {
  const modules = readdirSync(dist, { recursive: true }).filter((file) => file.endsWith(".wasm"));
  assert.equal(modules.length, BUDGETS.length);
  for (const module of modules) {
    const compiled = new WebAssembly.Module(readFileSync(join(dist, module)));
    assert.equal(WebAssembly.Module.customSections(compiled, "name").length, 0);
  }
});

test("every script has its source map", () => {
  const scripts = readdirSync(dist, { recursive: true }).filter((file) => file.endsWith(".js") && !file.includes("_bg"));
  assert.ok(scripts.length > 20);
  for (const script of scripts) assert.ok(statSync(join(dist, `${script}.map`)).size > 0);
});
