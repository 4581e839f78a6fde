/** How a WebAssembly module comes to be: read from disk in Node, fetched in browsers and workers. */

import { NotInitialisedError } from "./error.js";

/** From where a module is taken: an address, a response, the bytes, or a module compiled before. */
export type WasmSource =
  | URL
  | string
  | Response
  | Promise<Response>
  | ArrayBuffer
  | ArrayBufferView
  | CompiledModule;

/** `WebAssembly.Module`, where the types of the platform have it: those of Node have not. */
type CompiledModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } }
  ? Module & object
  : never;

/** The glue that wasm-bindgen makes: what a module imports, and where its exports are put. */
interface Glue {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
}

/** @internal A module and whether it is there yet. */
export class Loader<G extends Glue> {
  readonly #glue: G;
  readonly #name: string;
  readonly #entry: string;
  /** The functions, once they can be called. Whoever calls one looks here each time: at one field, not at two. */
  #ready: G | undefined;
  #pending: Promise<void> | undefined;

  constructor(glue: G, name: string, entry: string) {
    this.#glue = { ...glue }; // what is read from the object of a module costs more than the call
    this.#name = name;
    this.#entry = entry;
  }

  /** The functions of the module. */
  get glue(): G {
    if (this.#ready === undefined) throw new NotInitialisedError(this.#entry);
    return this.#ready;
  }

  /** Takes compiled bytes at once: for Node, where reading a file may block. */
  start(module: WebAssembly.Module): void {
    this.#use(new WebAssembly.Instance(module, this.#imports()));
  }

  /** Loads the module, once. */
  async init(source: WasmSource): Promise<void> {
    if (this.#ready !== undefined) return;
    this.#pending ??= this.#load(source).catch((error: unknown) => {
      this.#pending = undefined;
      throw error;
    });
    await this.#pending;
  }

  async #load(source: WasmSource): Promise<void> {
    let given: unknown = await source;
    if (typeof given === "string" || given instanceof URL) given = await fetch(given);
    if (typeof Response === "function" && given instanceof Response) {
      if (!given.ok) throw new Error(`abilita: ${given.url} answered ${given.status}`);
      const streams = given.headers.get("content-type")?.startsWith("application/wasm") ?? false;
      given = streams ? await WebAssembly.compileStreaming(given) : await given.arrayBuffer();
    }
    const module =
      given instanceof WebAssembly.Module ? given : await WebAssembly.compile(given as BufferSource);
    if (this.#ready === undefined) this.#use(await WebAssembly.instantiate(module, this.#imports()));
  }

  #imports(): WebAssembly.Imports {
    return { [`./${this.#name}_bg.js`]: this.#glue as unknown as WebAssembly.ModuleImports };
  }

  #use(instance: WebAssembly.Instance): void {
    this.#glue.__wbg_set_wasm(instance.exports);
    (instance.exports["__wbindgen_start"] as (() => void) | undefined)?.();
    this.#ready = this.#glue;
  }
}
