/** Definitions that extend each other. */

import { Campaign, campaignOf } from "./campaign.js";
import type * as Raw from "./engine/abilita_wasm_bg.js";
import { engine } from "./engine.js";
import { calling } from "./error.js";

/**
 * The documents that campaigns can be compiled from.
 *
 * @example
 * ```ts
 * using library = Library.builtIn();
 * library.addJson("factotum-2026.json", text); // extends "factotum-2025"
 * const campaign = library.compile("factotum-2026");
 * ```
 */
export class Library implements Disposable {
  readonly #handle: Raw.Library;
  readonly #hasBuiltIn: boolean;
  readonly #documents = new Map<string, readonly [name: string, text: string]>();

  private constructor(handle: Raw.Library, hasBuiltIn: boolean) {
    this.#handle = handle;
    this.#hasBuiltIn = hasBuiltIn;
  }

  /** An empty library. */
  static empty(): Library {
    return new Library(new engine.glue.Library(), false);
  }

  /** The definitions that come with abilita. */
  static builtIn(): Library {
    return new Library(engine.glue.Library.built_in(), true);
  }

  /**
   * Adds a document in JSON and gives back the id it declares. `name` is what problems call it: a file name, say. A document
   * of the same id is replaced.
   *
   * @throws {@link DefinitionError} for what is no JSON or has no `id`.
   */
  addJson(name: string, text: string): string {
    const id = calling(() => this.#handle.add_json(name, text));
    this.#documents.set(id, [name, text]);
    return id;
  }

  /** The ids of the documents, in the order in which they were added. */
  ids(): string[] {
    return this.#handle.ids();
  }

  /** A document as JSON, without what it extends; null for an id that none has. */
  toJson(id: string): string | null {
    return this.#handle.to_json(id) ?? null;
  }

  /**
   * Compiles a definition, laid over those it extends.
   *
   * @throws {@link DefinitionError} with every problem of the definition.
   */
  compile(id: string): Campaign {
    const from = { built_in: this.#hasBuiltIn, documents: [...this.#documents.values()] };
    return calling(() => campaignOf(this.#handle.compile(id), from));
  }

  /** Gives its memory back now. It cannot be used any more. */
  free(): void {
    this.#handle.free();
  }

  /** As {@link free}, at the end of a block that declares it with `using`. */
  [Symbol.dispose](): void {
    this.free();
  }
}
