/** The shared vectors, and what `abilita/codice-fiscale` and `abilita/places` add for JavaScript. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import * as engine from "abilita";
import * as cf from "abilita/codice-fiscale";
import { inForceOn, isAssigned, placeHistory, placeInForce, searchPlaces } from "abilita/places";

const file = new URL("../../tests/vectors/codice-fiscale.jsonl", import.meta.url);
const vectors = readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line));

/** The day on which the decoded centuries of the vectors were decided. */
const TODAY = "2026-11-22";

/** The codes that tell each reason of the vectors. */
const REASONS = {
  length: ["length", "empty"],
  charset: ["character", "structure", "length"],
  surname_structure: ["structure"],
  name_structure: ["structure"],
  month: ["month", "structure"],
  day: ["day", "date"],
  date: ["date"],
  place_unknown: ["place"],
  place_format: ["place"],
  check_char: ["check_character"],
  numeric_check: ["check_character", "structure"],
};

test("there are 826 vectors", () => assert.equal(vectors.length, 826));

test("validity is as told", () => {
  for (const { id, cf: text, valid } of vectors) {
    assert.equal(cf.parseTaxCode(text).ok, valid, `vector ${id}`);
    assert.equal(cf.isValid(text), cf.parse(text).ok, `vector ${id}`);
  }
});

test("the reason is as told, at its place", () => {
  for (const { id, cf: text, reason_if_invalid: reason, pos } of vectors.filter(({ valid }) => !valid)) {
    const faults = cf.faults(text);
    const { issue } = cf.parseTaxCode(text);
    assert.deepEqual(faults[0], issue, `vector ${id}`);
    const told = faults.find(({ code }) => REASONS[reason].includes(code.replace("codice_fiscale.", "")));
    assert.ok(told, `vector ${id}: ${issue.code}`);
    if (pos !== undefined && told.code !== "codice_fiscale.length") {
      assert.equal(told.position, pos, `vector ${id}`);
    }
  }
});

test("decoding is as told", () => {
  for (const { id, cf: text, decoded } of vectors.filter(({ decoded }) => decoded)) {
    const { value } = cf.parse(text);
    assert.equal(value.sex, decoded.sex, `vector ${id}`);
    assert.equal(value.birthDates.filter((date) => date <= TODAY).at(-1), decoded.birth_date, `vector ${id}`);
    assert.equal(value.place, decoded.place_code, `vector ${id}`);
    assert.equal(value.omocodia.toString(2).replaceAll("0", "").length, decoded.omocodia_level, `vector ${id}`);
    assert.ok(cf.variants(value.code).includes(value.baseCode), `vector ${id}`);
  }
});

test("persons match their codes, and give them back", () => {
  for (const { id, cf: text, person, decoded } of vectors.filter(({ person }) => person)) {
    const { value } = cf.parse(text);
    assert.deepEqual(cf.matches(text, person.surname, person.name), { surname: true, name: true }, `vector ${id}`);
    const data = { ...person, birthDate: person.birth_date, place: decoded.place_code };
    assert.equal(cf.encode(data), value.baseCode, `vector ${id}`);
  }
});

test("a column is validated as its texts are", () => {
  const texts = vectors.map(({ cf: text }) => text).concat("RSSMRA80A01\nH501U");
  const one = Array.from(texts, (text) => (cf.isValid(text) ? 1 : 0));
  assert.deepEqual([...cf.validateMany(texts)], one);
  const noFeeds = texts.filter((text) => !text.includes("\n"));
  const reasons = noFeeds.map((text) => cf.parse(text).issue?.code ?? null);
  assert.deepEqual(cf.classifyMany(noFeeds), reasons);
  const bytes = new TextEncoder().encode(noFeeds.join("\n"));
  assert.deepEqual([...cf.validateMany(bytes)], noFeeds.map((text) => (cf.isValid(text) ? 1 : 0)));
  assert.deepEqual(cf.validateMany([]).length + cf.validateMany(new Uint8Array()).length, 0);
});

test("strictness is the caller's choice", () => {
  assert.ok(!cf.isValid("AMRMRA80A01H501D"));
  assert.ok(cf.isValid("AMRMRA80A01H501D", { strictness: "formal" }));
});

test("what cannot be encoded is told by its name", () => {
  const person = { surname: "Rossi", name: "Mario", sex: "M", birthDate: "1980-01-01", place: "H501" };
  for (const wrong of [{ surname: "-" }, { name: "" }, { birthDate: "1899-12-31" }, { place: "A999X" }]) {
    assert.throws(
      () => cf.encode({ ...person, ...wrong }),
      (error) => error instanceof cf.WireError && error.path === Object.keys(wrong)[0],
    );
  }
  assert.throws(() => cf.encode({ ...person, birthDate: new Date(0) }), cf.WireError);
});

test("codes in running text are found where JavaScript counts, and masked", () => {
  const text = "🙂 per RSSMRA80A01H501U, grazie";
  const [found] = cf.findInText(text);
  assert.equal(text.slice(found.start, found.end), found.code);
  assert.equal(cf.maskText(text), "🙂 per RSS*************, grazie");
  assert.equal(cf.masked("RSSMRA80A01H501U"), "RSS*************");
  assert.equal(cf.normalize(" tinit-rss mra "), "RSSMRA");
});

test("places are found by any of their names", () => {
  assert.equal(searchPlaces("bozen")[0].name, "BOLZANO");
  assert.equal(searchPlaces("abano", { province: "PD" })[0].code, "A001");
  assert.equal(searchPlaces("a", { limit: 3 }).length, 3);
  assert.deepEqual(placeHistory("A001").map(({ name, to }) => [name, to]), [
    ["ABANO", "1924-11-13"],
    ["ABANO TERME", null],
  ]);
  assert.ok(isAssigned("H501") && !isAssigned("M999"));
  assert.equal(inForceOn("I560", "1963-01-01"), false);
  assert.equal(placeInForce("RSSMRA63A01I560B"), false);
  assert.equal(placeInForce("12345671510"), null);
});

test("the texts are those of the table of codes", () => {
  const table = engine.codes().filter(({ code }) => code in REASON_CODES);
  assert.equal(table.length, 10);
  for (const { code, it, en } of table) {
    assert.deepEqual([cf.issueText(code, "it"), cf.issueText(code, "en")], [it, en]);
  }
});
const REASON_CODES = Object.fromEntries(
  ["empty", "length", "character", "structure", "month", "day", "date", "place", "check_character", "not_a_person"].map(
    (code) => [`codice_fiscale.${code}`, true],
  ),
);

test("Standard Schema: a value in its normal form, or what is wrong with it", () => {
  const { version, vendor, validate } = cf.codiceFiscale()["~standard"];
  assert.deepEqual([version, vendor], [1, "abilita"]);
  assert.deepEqual(validate(" rssmra80a01h501u"), { value: "RSSMRA80A01H501U" });
  assert.deepEqual(validate(7).issues[0].code, "codice_fiscale.empty");
  const english = cf.codiceFiscale({ lang: "en" })["~standard"].validate("RSSMRA80A32H501C");
  assert.equal(english.issues[0].message, "The day of birth in the codice fiscale does not exist");
});

test("a field keeps its custom validity while the user types", () => {
  const listeners = new Set();
  const field = {
    value: "RSSMRA80A32H501C",
    required: true,
    message: "",
    setCustomValidity: (message) => (field.message = message),
    closest: () => ({ getAttribute: () => "en" }),
    addEventListener: (_, listener) => listeners.add(listener),
    removeEventListener: (_, listener) => listeners.delete(listener),
  };
  const end = cf.constrain(field);
  assert.equal(field.message, "The day of birth in the codice fiscale does not exist");
  field.value = "RSSMRA80A01H501U";
  listeners.forEach((listener) => listener());
  assert.equal(field.message, "");
  field.value = ""; // an empty field is for `required` to tell
  listeners.forEach((listener) => listener());
  assert.equal(field.message, "");
  end();
  assert.equal(listeners.size, 0);
});

const { classifyMany, isValid, parse, validateMany } = cf;

test("a column says of each text what is said of it alone", () => {
  const valid = "RSSMRA80A01H501U";
  const awkward = [valid, "", " ", valid.toLowerCase(), "RSSMRA80A01H501X", "RSSMRA80A01H50\u0155U", "RSSMRA80A01H501\n", "12345671510\n\n\n\n\n",
    `TINIT-${valid}`, "RSSMRA 80A01 H501U", "è".repeat(16), "12345671510     ", "a\nb"];
  const texts = Array.from({ length: 3000 }, (_, index) => awkward[(index * 7) % awkward.length]);
  for (const strictness of ["strict", "formal"]) {
    for (const column of [texts, texts.map(() => valid), awkward]) {
      const alone = column.map((text) => parse(text, { strictness }));
      assert.deepEqual([...validateMany(column, { strictness })], alone.map(({ ok }) => (ok ? 1 : 0)));
      assert.deepEqual(column.map((text) => isValid(text, { strictness })), alone.map(({ ok }) => ok));
      assert.deepEqual(classifyMany(column, { strictness }), alone.map(({ ok, issue }) => (ok ? null : issue.code)));
    }
  }
  const lines = awkward.filter((text) => !text.includes("\n"));
  assert.deepEqual([...validateMany(new TextEncoder().encode(lines.join("\n")))], lines.map((text) => (isValid(text) ? 1 : 0)));
});
