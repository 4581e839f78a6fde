/** The module that everything of `abilita/table` asks. */

import { Loader } from "../loading.js";
import * as glue from "./engine/abilita_wasm_table_bg.js";

/** @internal */
export const engine = new Loader(glue, "abilita_wasm_table", "abilita/table");
