/** `abilita` in browsers, workers and bundlers. */

import { engine } from "./engine.js";
import type { WasmSource } from "./loading.js";

export * from "./index.js";

/**
 * Loads the module; await it once before anything else. Without a source it is fetched from beside this file, which bundlers
 * follow too. In Node it is there from the beginning, and this does nothing.
 */
export function init(source: WasmSource = new URL("./engine/abilita_wasm_bg.wasm", import.meta.url)): Promise<void> {
  return engine.init(source);
}
