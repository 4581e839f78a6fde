/** The module that everything of `abilita/places` asks: the names of places are in it. */

import { Loader } from "../loading.js";
import * as glue from "./engine/abilita_wasm_codice_fiscale_bg.js";

/** @internal */
export const engine = new Loader(glue, "abilita_wasm_codice_fiscale", "abilita/places");
