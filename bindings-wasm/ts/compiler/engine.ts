/** The module that everything of `abilita/compiler` asks. */

import { Loader } from "../loading.js";
import * as glue from "./engine/abilita_wasm_bg.js";

/** @internal */
export const engine = new Loader(glue, "abilita_wasm", "abilita/compiler");
