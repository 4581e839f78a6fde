/** `abilita/compiler` in Node: the module is read from disk, at once, and so is that of `abilita`. */

import { readFileSync } from "node:fs";

import "../node.js";
import type { WasmSource } from "../loading.js";
import { engine } from "./engine.js";

export * from "./index.js";

const file = new URL("./engine/abilita_wasm_bg.wasm", import.meta.url);
engine.start(new WebAssembly.Module(readFileSync(file)));

/** Nothing is left to load: the same programme runs in browsers and in Node. */
export function init(source?: WasmSource): Promise<void> {
  void source;
  return Promise.resolve();
}
