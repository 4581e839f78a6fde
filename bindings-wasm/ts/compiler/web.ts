/** `abilita/compiler` in browsers, workers and bundlers. */

import type { WasmSource } from "../loading.js";
import { engine } from "./engine.js";

export * from "./index.js";

/**
 * Loads the module; await it once before anything else, and that of `abilita`, whose campaigns it makes. In Node both are there
 * from the beginning, and this does nothing.
 */
export function init(
  source: WasmSource = new URL("./engine/abilita_wasm_bg.wasm", import.meta.url),
): Promise<void> {
  return engine.init(source);
}
