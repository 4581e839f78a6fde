#!/usr/bin/env node
/**
 * Plays scenario files over the typed API of the package: `node play.mjs FILE…`.
 *
 * It is the player of the core once more, in JavaScript, so that the whole API is proved to answer as the core does. A file
 * that is none counts as failed. Exit status 0 only if all passed.
 */

import { readFileSync } from "node:fs";

import { campaignFor } from "./play/campaigns.mjs";
import { readScenario } from "./play/format.mjs";
import { FileError, readJson } from "./play/json.mjs";
import { play } from "./play/run.mjs";

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("usage: play.mjs FILE…");
  process.exit(2);
}

let passed = 0;
for (const file of files) {
  const complaints = complaintsOf(file);
  for (const complaint of complaints) console.log(`${file}: ${complaint}`);
  if (complaints.length === 0) passed += 1;
}
console.log(`${passed} passed, ${files.length - passed} failed`);
process.exit(passed === files.length ? 0 : 1);

function complaintsOf(file) {
  try {
    const scenario = readScenario(readJson(readFileSync(file, "utf8")));
    const failures = play(scenario, campaignFor(scenario, file));
    return failures.map(
      ({ step, what, expected, found }) => `steps[${step}].expect.${what}: expected ${expected}, came ${found}`,
    );
  } catch (error) {
    if (error instanceof FileError || error.code === "ENOENT" || error.code === "EISDIR") return [error.message];
    throw error;
  }
}
