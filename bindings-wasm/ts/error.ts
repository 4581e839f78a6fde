/** Errors: one class for each kind of the core's, all with a stable `code` and, where there is one, a `path`. */

import type { Lang, Texts } from "./text.js";

/** What every error of abilita is. Match on {@link code}; the message may change. */
export abstract class AbilitaError extends Error {
  /** The entry of the closed table of codes, such as `wire.wrong_value`. */
  readonly code: string;
  /** The JSON path, or the argument, that is wrong. */
  readonly path: string | undefined;
  readonly #texts: Texts;

  /** @internal */
  constructor(thrown: Omit<Thrown, "class">) {
    super(thrown.message);
    this.code = thrown.code;
    this.path = thrown.path ?? undefined;
    this.#texts = { it: thrown.it, en: thrown.en };
  }

  /** The name of its class, also where a bundler has shortened that. */
  abstract override get name(): string;

  /** What the code says to people. */
  text(lang: Lang): string {
    return this.#texts[lang];
  }
}

/** Data that do not have the expected form: not JSON, an unknown key, a date that is none. */
export class WireError extends AbilitaError {
  override get name(): string {
    return "WireError";
  }
}

/** A question that cannot be asked: a function that does not exist, a case of another definition. */
export class AskError extends AbilitaError {
  override get name(): string {
    return "AskError";
  }
}

/** A case that cannot be opened: a role, fact or state that the definition does not have. */
export class OpeningError extends AbilitaError {
  override get name(): string {
    return "OpeningError";
  }
}

/** News of a case that do not fit it. */
export class ToldError extends AbilitaError {
  override get name(): string {
    return "ToldError";
  }
}

/** Events that do not make a case. The case they were applied to stays as it was. */
export class ReplayError extends AbilitaError {
  override get name(): string {
    return "ReplayError";
  }
}

/** An announcement that the campaign does not take. */
export class AnnouncementError extends AbilitaError {
  override get name(): string {
    return "AnnouncementError";
  }
}

/** Bytes that are no campaign, or one that another version of abilita compiled: compile its definition again. */
export class ImageError extends AbilitaError {
  override get name(): string {
    return "ImageError";
  }
}

/** A scenario file with a mistake of its own. */
export class ScenarioError extends AbilitaError {
  override get name(): string {
    return "ScenarioError";
  }
}

/** Something was used before `init()` had ended. In Node nothing need be awaited. */
export class NotInitialisedError extends AbilitaError {
  /** @internal */
  constructor(entry: string) {
    super({
      code: "not_initialised",
      path: null,
      message: `await init() of "${entry}" before using it`,
      it: "Il modulo non è ancora caricato",
      en: "The module is not loaded yet",
    });
  }

  override get name(): string {
    return "NotInitialisedError";
  }
}

/** Something was used after `free()`, or after the block that declared it with `using`. */
export class FreedError extends AbilitaError {
  /** @internal */
  constructor() {
    super({
      code: "freed",
      path: null,
      message: "used after free()",
      it: "L'oggetto non è più in memoria",
      en: "The object is no longer in memory",
    });
  }

  override get name(): string {
    return "FreedError";
  }
}

/** One problem of a definition. */
export interface Problem {
  /** Which kind of problem: `definition.unknown_name` … */
  readonly code: string;
  /** The document, by the name under which it was given. */
  readonly document: string;
  /** The path of keys, such as `tracks.renewal.on.submit.from[1]`. */
  readonly path: string;
  /** What is there. */
  readonly found: string | null;
  /** What would be right. */
  readonly expected: string | null;
  /** The nearest name that would be right. */
  readonly nearest: string | null;
  /** What it says, in Italian. */
  readonly it: string;
  /** What it says, in English. */
  readonly en: string;
}

/** A definition that is not sound: all problems at once. The error's own `code` and `path` are those of the first. */
export class DefinitionError extends AbilitaError {
  /** The problems, in the order of the definition. */
  readonly problems: readonly Problem[];

  /** @internal */
  constructor(thrown: Thrown) {
    super(thrown);
    this.problems = thrown.problems ?? [];
  }

  override get name(): string {
    return "DefinitionError";
  }
}

/** @internal What the module throws. */
export interface Thrown {
  readonly class: string;
  readonly code: string;
  readonly path: string | null;
  readonly message: string;
  readonly it: string;
  readonly en: string;
  readonly problems?: readonly Problem[];
}

const CLASSES: Readonly<Record<string, new (thrown: Thrown) => AbilitaError>> = {
  WireError,
  AskError,
  OpeningError,
  ToldError,
  ReplayError,
  AnnouncementError,
  ImageError,
  ScenarioError,
  DefinitionError,
};

/** @internal Calls into the module; what it throws becomes the error of its class. */
export function calling<T>(call: () => T): T {
  try {
    return call();
  } catch (thrown) {
    throw asError(thrown);
  }
}

/** What the glue of wasm-bindgen throws for an object that was freed. */
const FREED = "null pointer passed to rust";

/** @internal */
export function asError(thrown: unknown): unknown {
  if (thrown instanceof Error && thrown.message === FREED) return new FreedError();
  if (typeof thrown !== "string") return thrown;
  const told = JSON.parse(thrown) as Thrown;
  const Class = CLASSES[told.class] ?? WireError;
  return new Class(told);
}

/** @internal A value that is not one, told before anything crosses. */
export function wrongValue(path: string, expected: string): WireError {
  return new WireError({
    code: "wire.wrong_value",
    path,
    message: `${path}: expected ${expected}`,
    it: "Un valore dei dati non è ammesso",
    en: "A value in the data is not allowed",
  });
}
