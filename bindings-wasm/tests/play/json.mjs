/**
 * JSON, read strictly: a key that stands twice is told, and a number with a point or an exponent stays apart from a whole
 * one, which JavaScript itself forgets.
 */

/** A mistake of the file: where, and why. */
export class FileError extends Error {
  constructor(path, reason) {
    super(`${path}: ${reason}`);
    this.path = path;
  }
}

/** A number that is not a whole one. */
export class Fraction {}

/** Objects are maps: their keys keep the order of the file, whatever they look like. */
export function readJson(text) {
  const reader = new Reader(text);
  const value = reader.value();
  reader.blanks();
  if (reader.at < text.length) reader.fail("trailing characters");
  return value;
}

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  fail(reason) {
    throw new FileError(".", `${reason} at character ${this.at}`);
  }

  blanks() {
    while (" \t\r\n".includes(this.text[this.at] || "x")) this.at += 1;
  }

  take(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at += found[0].length;
    return found?.[0];
  }

  next(character) {
    this.blanks();
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  expect(character) {
    if (!this.next(character)) this.fail(`expected ${character}`);
  }

  value() {
    this.blanks();
    if (this.next("{")) return this.object();
    if (this.next("[")) return this.list();
    if (this.text[this.at] === '"') return this.string();
    const word = this.take(/true|false|null/y);
    if (word) return JSON.parse(word);
    const number = this.take(/-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y);
    if (number === undefined) this.fail("expected a value");
    if (/[.eE]/.test(number) || number === "-0") return new Fraction();
    if (!Number.isSafeInteger(Number(number))) this.fail("the number is too large");
    return Number(number);
  }

  string() {
    const text = this.take(/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y);
    if (text === undefined) this.fail("expected a text");
    const value = JSON.parse(text);
    if (!value.isWellFormed?.() && /\p{Surrogate}/u.test(value)) this.fail("half a character");
    return value;
  }

  list() {
    const items = [];
    if (this.next("]")) return items;
    do items.push(this.value());
    while (this.next(","));
    this.expect("]");
    return items;
  }

  object() {
    const entries = new Map();
    if (this.next("}")) return entries;
    do {
      this.blanks();
      const key = this.string();
      this.expect(":");
      const value = this.value();
      if (entries.has(key)) throw new FileError(".", `the key \`${key}\` stands there twice`);
      entries.set(key, value);
    } while (this.next(","));
    this.expect("}");
    return entries;
  }
}
