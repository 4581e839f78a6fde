/** The module that everything of `abilita` asks. */

import * as glue from "./engine/abilita_wasm_bg.js";
import { Loader } from "./loading.js";

/** @internal */
export const engine = new Loader(glue, "abilita_wasm", "abilita");
