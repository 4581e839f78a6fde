/** What a page waits for: the modules with their JavaScript, as a server sends them, compressed. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const dist = fileURLToPath(new URL("../dist", import.meta.url));

/** In KB of 1000 bytes, gzip at its best: the entry, every file it imports, and the module. */
const BUDGETS = [
  { entry: "web.js", module: "engine/abilita_wasm_bg.wasm", budget: 160 },
  {
    entry: "codice-fiscale/web.js",
    module: "codice-fiscale/engine/abilita_wasm_codice_fiscale_bg.wasm",
    budget: 25,
  },
  { entry: "places/web.js", module: "places/engine/abilita_wasm_codice_fiscale_bg.wasm", budget: 75 },
];

for (const { entry, module, budget } of BUDGETS) {
  test(`${entry} and its module stay within ${budget} KB`, () => {
    const files = [...imported(join(dist, entry)), join(dist, module)];
    const size = files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0) / 1000;
    console.log(`${entry}: ${size.toFixed(1)} KB in ${files.length} files`);
    assert.ok(size <= budget, `${size.toFixed(1)} KB`);
  });
}

test("nothing generated for debugging is in the modules", () => {
  for (const { module } of BUDGETS) {
    const sections = WebAssembly.Module.customSections(new WebAssembly.Module(readFileSync(join(dist, module))), "name");
    assert.equal(sections.length, 0);
  }
});

test("every script has its source map", () => {
  const scripts = readdirSync(dist, { recursive: true }).filter((file) => file.endsWith(".js") && !file.includes("_bg"));
  assert.ok(scripts.length > 20);
  for (const script of scripts) assert.ok(statSync(join(dist, `${script}.map`)).size > 0);
});

/** A script and all that it imports. */
function imported(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  const imports = readFileSync(file, "utf8").matchAll(/^(?:import|export)[^"';]*?(?:from )?"(\.[^"]+)";/gm);
  for (const [, path] of imports) imported(resolve(dirname(file), path), seen);
  return seen;
}
