/** Definitions become campaigns. What `abilita/compiler` exports, wherever it runs. */

import type { Campaign } from "../campaign.js";
import { Library } from "./library.js";

export { AbilitaError, DefinitionError, NotInitialisedError } from "../error.js";
export type { Problem } from "../error.js";
export type { WasmSource } from "../loading.js";
export { Library } from "./library.js";

/**
 * Compiles a definition in JSON that extends nothing but, at most, a built-in one. Definitions in TOML are turned into JSON by the
 * command `abilita`; for documents that extend each other there is {@link Library}.
 *
 * The campaign is one of `abilita`, which must be initialised too. Its {@link Campaign.image} can be kept, for pages that
 * load it without the compiler.
 *
 * @throws {@link DefinitionError} with every problem of the definition.
 *
 * @example
 * ```ts
 * import { init } from "abilita";
 * import { compile, init as initCompiler } from "abilita/compiler";
 *
 * await Promise.all([init(), initCompiler()]);
 * const campaign = compile(await (await fetch("/definition.json")).text());
 * ```
 */
export function compile(definition: string): Campaign {
  const library = Library.builtIn();
  try {
    return library.compile(library.addJson("definition", definition));
  } finally {
    library.free();
  }
}
