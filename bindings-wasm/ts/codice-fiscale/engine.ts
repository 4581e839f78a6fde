/** The module that everything of `abilita/codice-fiscale` asks. */

import { Loader } from "../loading.js";
import * as glue from "./engine/abilita_wasm_codice_fiscale_bg.js";

/** @internal */
export const engine = new Loader(glue, "abilita_wasm_codice_fiscale", "abilita/codice-fiscale");
