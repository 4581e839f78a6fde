/** The packed package as its users have it: linted, typed, bundled by Vite, loaded by a plain page and by a worker. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

import { launch, serve } from "./browser.mjs";

const package_ = fileURLToPath(new URL("..", import.meta.url));
const pages = join(package_, "tests/package");
const scratch = mkdtempSync(join(tmpdir(), "abilita-package-"));
const npx = (cwd, ...command) =>
  execFileSync("npx", ["--no-install", ...command], { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** What every page shows when it has asked the engine, the codice fiscale and the places. */
const SHOWN = "deny F25-02 F25-10; F; ROMA";

let tarball;
let browser;

before(async () => {
  const packed = execFileSync("npm", ["pack", "--json", "--pack-destination", scratch], {
    cwd: package_,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  tarball = join(scratch, JSON.parse(packed)[0].filename);
  mkdirSync(join(scratch, "node_modules"));
  execFileSync("tar", ["-xzf", tarball, "-C", scratch]);
  // As npm would install it; nothing else is needed, since it depends on nothing.
  cpSync(join(scratch, "package"), join(scratch, "node_modules/abilita"), { recursive: true });
  browser = await launch(chromium);
});

after(async () => {
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
});

test("the types compile, and what must not, does not", () => {
  npx(package_, "tsc", "--project", "tests/types");
  npx(package_, "tsc", "--project", "tests/types/tsconfig.node.json");
});

test("publint finds nothing", () => {
  assert.match(npx(package_, "publint", "run", "--strict", tarball), /All good/);
});

test("every entry has the types of what it is, for every way of importing modules", () => {
  // What stands for many is not followed by itself.
  npx(package_, "attw", "--profile", "esm-only", "--include-entrypoints", "campaigns/factotum-2025", "--", tarball);
});

test("there is one module a purpose in the package, and no file that is not needed", () => {
  const files = readdirSync(join(scratch, "package"), { recursive: true }).map(String);
  assert.equal(files.filter((file) => file.endsWith(".wasm")).length, 7);
  assert.ok(files.every((file) => /^(dist|ts|package\.json|README\.md|LICENSE)/.test(file)), files.join("\n"));
  assert.ok(files.includes("README.md") && files.includes("LICENSE-MIT") && files.includes("LICENSE-APACHE"));
});

test("Node imports the installed package", async () => {
  cpSync(join(pages, "answer.js"), join(scratch, "answer.mjs"));
  const { answer } = await import(pathToFileURL(join(scratch, "answer.mjs")).href);
  assert.equal(await answer(), SHOWN);
});

test("a plain page imports it, without a bundler", async () => {
  for (const file of ["plain.html", "answer.js", "worker.js"]) cpSync(join(pages, file), join(scratch, file));
  await shows(scratch, "/plain.html");
});

test("a Vite project bundles it", async () => {
  const project = join(scratch, "vite");
  mkdirSync(project);
  for (const [from, to] of [["vite.html", "index.html"], ["answer.js", "answer.js"], ["worker.js", "worker.js"]]) {
    cpSync(join(pages, from), join(project, to));
  }
  symlinkSync(join(scratch, "node_modules"), join(project, "node_modules"));
  const { build } = await import("vite");
  await build({ root: project, logLevel: "silent", worker: { format: "es" } });
  await shows(join(project, "dist"), "/index.html");
});

/** The page, and a worker that it starts, show the answer. */
async function shows(folder, path) {
  const server = await serve(folder);
  const page = await browser.newPage();
  const troubles = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  try {
    await page.goto(server.address + path);
    await page.waitForFunction(() => document.querySelector("#worker")?.textContent, null, { timeout: 20_000 });
    assert.deepEqual(troubles, []);
    assert.equal(await page.textContent("#page"), SHOWN);
    assert.equal(await page.textContent("#worker"), SHOWN);
  } finally {
    await page.close();
    server.close();
  }
}
