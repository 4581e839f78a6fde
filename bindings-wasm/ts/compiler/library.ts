/// <reference lib="esnext.disposable" preserve="true" />
/** Definitions that extend each other. */

import { Campaign } from "../campaign.js";
import { calling } from "../error.js";
import { giveBack } from "../memory.js";
import type * as Raw from "./engine/abilita_wasm_bg.js";
import { engine } from "./engine.js";

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

  private constructor(handle: Raw.Library) {
    this.#handle = handle;
  }

  /** An empty library. */
  static empty(): Library {
    return new Library(new engine.glue.Library());
  }

  /** The definitions that come with abilita. */
  static builtIn(): Library {
    return new Library(engine.glue.Library.built_in());
  }

  /**
   * Adds a document in JSON and gives back the id it declares. `name` is what problems call it: a file name, say. A document
   * of the same id is replaced.
   *
   * @throws {@link DefinitionError} for what is no JSON or has no `id`.
   */
  addJson(name: string, text: string): string {
    return calling(() => this.#handle.add_json(name, text));
  }

  /** The ids of the documents, in the order in which they were added. */
  ids(): string[] {
    return calling(() => this.#handle.ids());
  }

  /** A document as JSON, without what it extends; null for an id that none has. */
  toJson(id: string): string | null {
    return calling(() => this.#handle.to_json(id) ?? null);
  }

  /**
   * Compiles a definition, laid over those it extends, to a campaign of `abilita`.
   *
   * @throws {@link DefinitionError} with every problem of the definition.
   */
  compile(id: string): Campaign {
    return Campaign.load(calling(() => this.#handle.compile(id)));
  }

  /** Gives its memory back now. It cannot be used any more. */
  free(): void {
    giveBack(this, () => this.#handle.free());
  }

  /** As {@link free}, at the end of a block that declares it with `using`. */
  [Symbol.dispose](): void {
    this.free();
  }
}
