/** `abilita` in Node: the module is read from disk, at once. */

import { readFileSync } from "node:fs";

import { engine } from "./engine.js";
import type { WasmSource } from "./loading.js";

export * from "./index.js";

engine.start(new WebAssembly.Module(readFileSync(new URL("./engine/abilita_wasm_bg.wasm", import.meta.url))));

/** Nothing is left to load: the same programme runs in browsers and in Node. */
export function init(source?: WasmSource): Promise<void> {
  void source;
  return Promise.resolve();
}
