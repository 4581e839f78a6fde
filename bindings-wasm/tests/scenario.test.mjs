/** The player in JavaScript tells what the core tells, of scenarios that hold and of the same ones falsified. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { runScenario } from "abilita/scenario";

import { BUILT_IN } from "./play/campaigns.mjs";
import { readScenario } from "./play/format.mjs";
import { readJson } from "./play/json.mjs";
import { play } from "./play/run.mjs";

const folder = fileURLToPath(new URL("../../tests/scenarios", import.meta.url));
const texts = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.name.endsWith(".json"))
  .map((entry) => readFileSync(join(entry.parentPath ?? entry.path, entry.name), "utf8"))
  .filter((text) => JSON.parse(text).campaign);

/** Every expectation of a kind made false, as far as it can be. */
const FALSE = {
  decision: (was) => (was === "allow" ? "deny" : "allow"),
  because: () => ["X-99"],
  next: () => "somewhere_else",
  valid_until: () => "1999-01-01T00:00:00Z",
  accepted: (was) => !was,
  refusal: () => "no_such",
  effects: () => ["mail:nobody"],
  errors: (was) => [...was, "x"],
  warnings: (was) => [...was, "x"],
  advice: (was) => [...was, "x"],
  tracks: (was) => Object.fromEntries(Object.keys(was).map((track) => [track, "elsewhere"])),
  flags: (was) => [...was, "x"],
  debts: (was) => [...was, "x"],
  enabled: (was) => [...was, "nobody:head"],
  members: (was) => Object.fromEntries(Object.entries(was).map(([key, tracks]) => [key, FALSE.tracks(tracks)])),
};

function falsified(text) {
  const scenario = JSON.parse(text);
  for (const { expect } of scenario.steps) {
    for (const key of Object.keys(expect ?? {})) expect[key] = FALSE[key](expect[key]);
  }
  return JSON.stringify(scenario);
}

const played = (text) => {
  const scenario = readScenario(readJson(text));
  return play(scenario, BUILT_IN.get(scenario.campaign));
};
const bySteps = (failures) => failures.map(({ step, what }) => `${step} ${what}`).sort();

test("scenarios that hold, hold in both", () => {
  assert.ok(texts.length > 100);
  for (const text of texts) {
    assert.deepEqual(played(text), []);
    assert.ok(runScenario(BUILT_IN.get(JSON.parse(text).campaign), text).passed);
  }
});

test("every expectation made false fails in both, at the same step", () => {
  for (const text of texts.map(falsified)) {
    const { failures } = runScenario(BUILT_IN.get(JSON.parse(text).campaign), text);
    assert.ok(failures.length > 0);
    assert.deepEqual(bySteps(played(text)), bySteps(failures), JSON.parse(text).name);
  }
});

const SOUND = texts.find((text) => text.includes('"ask"') && text.includes('"institutes"'));
const broken = (change) => {
  const scenario = JSON.parse(SOUND);
  change(scenario);
  return JSON.stringify(scenario);
};
const MISTAKES = {
  "not JSON": "{",
  "a key twice": SOUND.replace("{", '{"name": "again",'),
  "another format": broken((scenario) => (scenario.format = "abilita-scenario/2")),
  "an unknown key": broken((scenario) => (scenario.colour = "red")),
  "an unknown key of a step": broken(({ steps }) => (steps[0].colour = "red")),
  "no campaign": broken((scenario) => delete scenario.campaign),
  "an unknown case": broken(({ steps }) => (steps.find(({ ask }) => ask).ask.case = "nowhere")),
  "an unknown person": broken(({ steps }) => (steps.find(({ ask }) => ask).ask.who = "nobody")),
  "an unknown role": broken(({ steps }) => (steps.find(({ ask }) => ask).ask.as = "pilot")),
  "an unknown function": broken(({ steps }) => (steps.find(({ ask }) => ask).ask.function = "fly")),
  "an unknown happening": broken(({ steps }) => steps.push({ at: steps.at(-1).at, happens: "christmas" })),
  "a step that is two": broken(({ steps }) => (steps.find(({ ask }) => ask).happens = "deadline")),
  "a step that goes back": broken(({ steps }) => steps.push({ ...steps[0], at: "1999-01-01T00:00:00Z" })),
  "an instant without offset": broken(({ steps }) => (steps[0].at = "2025-10-06T00:00:00")),
  "an expectation of another kind": broken(({ steps }) => (steps.find(({ ask }) => ask).expect = { flags: [] })),
};

test("a mistake of the file is told by both, and never passes", () => {
  for (const [what, text] of Object.entries(MISTAKES)) {
    assert.throws(() => played(text), (error) => typeof error.path === "string", what);
    assert.throws(() => runScenario(BUILT_IN.get("factotum-2025"), text), { name: "ScenarioError" }, what);
  }
});

test("the command counts scenarios, and ends with 0 only if all passed", () => {
  const scratch = mkdtempSync(join(tmpdir(), "abilita-"));
  const write = (name, text) => {
    writeFileSync(join(scratch, name), text);
    return join(scratch, name);
  };
  const files = [write("good.json", SOUND), write("false.json", falsified(SOUND)), write("none.json", "{")];
  const command = (...named) =>
    spawnSync(process.execPath, [fileURLToPath(new URL("play.mjs", import.meta.url)), ...named], { encoding: "utf8" });
  const good = command(files[0]);
  assert.deepEqual([good.stdout, good.status], ["1 passed, 0 failed\n", 0]);
  const all = command(...files, join(scratch, "missing.json"));
  assert.equal(all.stdout.trim().split("\n").at(-1), "1 passed, 3 failed");
  assert.equal(all.status, 1);
});
