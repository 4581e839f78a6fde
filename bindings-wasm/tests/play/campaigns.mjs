/** The campaign a scenario is played against: a built-in one, or the definition of a file beside it. */

import { readFileSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";

import { AbilitaError, Campaign } from "abilita";
import { Library } from "abilita/compiler";
import { TomlDate, parse as parseToml } from "smol-toml";

import { FileError } from "./json.mjs";

const compiled = new Map();

/** Compiles it once. */
export function campaignFor(scenario, file) {
  const { campaign, definition } = scenario;
  const key = definition === undefined ? `id:${campaign}` : resolve(dirname(file), definition);
  try {
    if (!compiled.has(key)) compiled.set(key, definition === undefined ? Campaign.builtIn(campaign) : ofFile(key));
    return compiled.get(key);
  } catch (error) {
    if (error instanceof AbilitaError || error.code === "ENOENT") {
      throw new FileError(definition === undefined ? "campaign" : "definition", error.message);
    }
    throw error;
  }
}

/** Adds a file and what it extends: a built-in definition, or else one beside it. */
function ofFile(path) {
  const library = Library.builtIn();
  let id;
  for (let next = path; next !== undefined; ) {
    const text = asJson(next);
    const added = library.addJson(next, text);
    id ??= added;
    const base = JSON.parse(text).extends;
    next = typeof base !== "string" || library.ids().includes(base) ? undefined : beside(next, base);
  }
  return library.compile(id);
}

function beside(path, id) {
  for (const extension of [extname(path), ".toml", ".json"]) {
    const candidate = join(dirname(path), `${id}${extension}`);
    try {
      readFileSync(candidate);
      return candidate;
    } catch {
      // It may have the other extension.
    }
  }
  return undefined;
}

/** The package reads JSON alone; a definition in TOML is turned into it here. */
function asJson(path) {
  const text = readFileSync(path, "utf8");
  if (extname(path) !== ".toml") return text;
  try {
    return JSON.stringify(parseToml(text), asWritten);
  } catch (error) {
    throw new FileError("definition", `not TOML: ${error.message}`);
  }
}

/** TOML has a type for dates and hours, which its reader makes longer than they were written. */
function asWritten(key, value) {
  const date = this[key];
  if (!(date instanceof TomlDate)) return value;
  const short = value.replace(/\.000(?=$|Z|[+-]\d)/, "");
  return date.isTime() ? short.replace(/^(\d\d:\d\d):00$/, "$1") : short;
}
