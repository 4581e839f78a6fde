/** A scenario as it stands in the file (`abilita-scenario/1`): every key known, every value of its type, or an error. */

import { FileError, Fraction } from "./json.mjs";

const FORMAT = "abilita-scenario/1";

/** Types: each reads a value at a path, or tells what is wrong with it. */
const wrong = (path, expected) => {
  throw new FileError(path, `expected ${expected}`);
};
const text = (value, path) => (typeof value === "string" ? value : wrong(path, "a text"));
const flag = (value, path) => (typeof value === "boolean" ? value : wrong(path, "true or false"));
const json = (value) => value;
const oneOf = (...words) => (value, path) =>
  words.includes(value) ? value : wrong(path, words.map((word) => `\`${word}\``).join(" or "));
const byte = (value, path) =>
  Number.isInteger(value) && value >= 0 && value <= 255 ? value : wrong(path, "a whole number up to 255");
const list = (item) => (value, path) =>
  Array.isArray(value) ? value.map((entry, index) => item(entry, `${path}[${index}]`)) : wrong(path, "a list");
const named = (item) => (value, path) => {
  if (!(value instanceof Map)) wrong(path, "an object");
  return new Map([...value].map(([key, entry]) => [key, item(entry, `${path}.${key}`)]));
};

/** Keys: needed; absent or `null`; absent, which is something else; absent, `null` and given being three things. */
const needed = (type) => (value, path) => (value === undefined ? wrong(path, "a value") : type(value, path));
const optional = (type) => (value, path) =>
  value === undefined || value === null ? undefined : type(value, path);
const otherwise = (type, make) => (value, path) => (value === undefined ? make() : type(value, path));
const written = (type) => (value, path) => (value === undefined || value === null ? value : type(value, path));

const object = (keys) => (value, path) => {
  if (!(value instanceof Map)) wrong(path || ".", "an object");
  const at = (key) => (path ? `${path}.${key}` : key);
  const stray = [...value.keys()].find((key) => !Object.hasOwn(keys, key));
  if (stray !== undefined) throw new FileError(at(stray), "an unknown key");
  return Object.fromEntries(Object.entries(keys).map(([key, read]) => [key, read(value.get(key), at(key))]));
};

const none = () => new Map();
const blank = () => "";

export const PERSON_FIELDS = ["codice_fiscale", "name", "surname", "email"];
const person = object(Object.fromEntries(PERSON_FIELDS.map((field) => [field, otherwise(text, blank)])));

const rosterEntry = object({
  person: optional(text),
  codice_fiscale: optional(text),
  name: optional(text),
  surname: optional(text),
  email: optional(text),
  role: needed(text),
});

const account = object({ facts: otherwise(named(json), none), tracks: otherwise(named(text), none) });

const institute = object({
  code: optional(text),
  name: optional(text),
  head: optional(text),
  dedicated_mailbox: optional(text),
  zone_referent: optional(text),
  enabled: otherwise(list(rosterEntry), () => []),
  record: otherwise(named(text), none),
  facts: otherwise(named(json), none),
  tracks: otherwise(named(text), none),
  members: otherwise(named(account), none),
});

const login = object({
  scheme: needed(text),
  level: otherwise(byte, () => 2),
  codice_fiscale: optional(text),
});

const asking = { case: needed(text), who: optional(text), as: optional(text), identity: written(login) };
const ask = object({ ...asking, function: needed(text) });
const order = object({ ...asking, command: needed(text), with: otherwise(named(json), none) });
const check = object({
  case: needed(text),
  stage: needed(oneOf("draft", "submission")),
  roster: needed(list(rosterEntry)),
});

const expect = object({
  decision: optional(oneOf("allow", "deny")),
  because: optional(list(text)),
  next: written(text),
  valid_until: written(text),
  accepted: optional(flag),
  refusal: optional(text),
  effects: optional(list(text)),
  errors: optional(list(text)),
  warnings: optional(list(text)),
  advice: optional(list(text)),
  tracks: optional(named(text)),
  flags: optional(list(text)),
  debts: optional(list(text)),
  enabled: optional(list(text)),
  members: optional(named(named(text))),
});

/** What each kind of step can be expected to give. */
const CAN_GIVE = {
  ask: ["decision", "because", "next", "valid_until"],
  do: ["accepted", "refusal", "because", "next", "effects"],
  check: ["errors", "warnings", "advice", "because"],
  state: ["tracks", "flags", "debts", "enabled", "members", "effects"],
  happens: [],
  announce: [],
  tell: [],
};
const KINDS = Object.keys(CAN_GIVE);

const step = object({
  at: needed(text),
  ask: optional(ask),
  do: optional(order),
  check: optional(check),
  state: optional(object({ case: needed(text) })),
  happens: optional(text),
  announce: optional(object({ moment: needed(text), at: needed(text), act: optional(text) })),
  tell: optional(
    object({
      case: needed(text),
      person: optional(text),
      facts: otherwise(named(json), none),
      forget: otherwise(list(text), () => []),
    }),
  ),
  expect: optional(expect),
});

const file = object({
  format: needed(text),
  name: needed(text),
  rules: otherwise(list(text), () => []),
  campaign: optional(text),
  definition: optional(text),
  people: otherwise(named(person), none),
  institutes: otherwise(named(institute), none),
  accounts: otherwise(named(account), none),
  steps: needed(list(step)),
});

/** The scenario of a JSON tree. */
export function readScenario(tree) {
  const scenario = file(tree, "");
  if (scenario.format !== FORMAT) throw new FileError("format", `expected \`${FORMAT}\``);
  if ((scenario.campaign === undefined) === (scenario.definition === undefined)) {
    throw new FileError(".", "exactly one of `campaign` and `definition` is needed");
  }
  scenario.steps.forEach(checkStep);
  return scenario;
}

function checkStep(step, index) {
  const path = `steps[${index}]`;
  const kinds = KINDS.filter((kind) => step[kind] !== undefined);
  if (kinds.length !== 1) throw new FileError(path, `exactly one of ${KINDS.join(", ")} is needed`);
  const [kind] = kinds;
  if (step.expect === undefined) {
    if (["do", "happens", "announce", "tell"].includes(kind)) return;
    throw new FileError(path, `a step \`${kind}\` needs \`expect\``);
  }
  const cannot = Object.keys(step.expect).find(
    (key) => step.expect[key] !== undefined && !CAN_GIVE[kind].includes(key),
  );
  if (cannot) throw new FileError(path, `a step \`${kind}\` cannot be expected to give \`${cannot}\``);
}

/** The value of a fact or argument, where the JSON has the form of one; undefined otherwise. */
export function asValue(tree) {
  if (Array.isArray(tree)) return tree.every((item) => typeof item === "string") ? tree : undefined;
  const isOther = tree === null || tree instanceof Map || tree instanceof Fraction;
  return isOther ? undefined : tree;
}
