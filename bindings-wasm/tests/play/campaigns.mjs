/** The campaign a scenario is played against: a built-in one, or the definition of a file beside it. */

import { readFileSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";

import { AbilitaError, Campaign } from "abilita";
import { Library } from "abilita/compiler";
import { TomlDate, parse as parseToml } from "smol-toml";

import { FileError } from "./json.mjs";

/** The campaigns that come with abilita, by their ids. */
export const BUILT_IN = new Map();
for (const id of Library.builtIn().ids()) {
  const { default: image } = await import(`abilita/campaigns/${id}`);
  BUILT_IN.set(id, Campaign.load(image));
}

const compiled = new Map();

/** Loaded or compiled once. */
export function campaignFor({ campaign, definition }, file) {
  if (definition !== undefined) return ofFileOnce(resolve(dirname(file), definition));
  if (!BUILT_IN.has(campaign)) throw new FileError("campaign", `there is no campaign \`${campaign}\``);
  return BUILT_IN.get(campaign);
}

function ofFileOnce(path) {
  try {
    if (!compiled.has(path)) compiled.set(path, ofFile(path));
    return compiled.get(path);
  } catch (error) {
    if (error instanceof AbilitaError || error.code === "ENOENT") throw new FileError("definition", error.message);
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
