/** Scenarios, which are executable circulars. What `abilita/scenario` exports, wherever it runs. */

import type { Campaign } from "../campaign.js";
import { calling } from "../error.js";
import { Copies } from "../image.js";
import type * as Raw from "./engine/abilita_wasm_bg.js";
import { engine } from "./engine.js";

export { AbilitaError, NotInitialisedError, ScenarioError } from "../error.js";
export type { WasmSource } from "../loading.js";

const campaigns = new Copies<Raw.Campaign>((image) => engine.glue.Campaign.from_image(image));

/** One expectation that failed. Persons are named by their keys. */
export interface ScenarioFailure {
  /** The step, from 0. */
  readonly step: number;
  /** The key of `expect` that failed. */
  readonly what: string;
  readonly expected: string;
  readonly found: string;
}

/** The outcome of one scenario. */
export interface ScenarioReport {
  readonly name: string;
  /** How many steps were played. */
  readonly steps: number;
  /** True if every expectation held. */
  readonly passed: boolean;
  readonly failures: readonly ScenarioFailure[];
}

/**
 * Plays a scenario file (`abilita-scenario/1`) against a campaign.
 *
 * @throws {@link ScenarioError} if the file has a mistake of its own.
 */
export function runScenario(campaign: Campaign, file: string): ScenarioReport {
  return calling(() => JSON.parse(campaigns.of(campaign).run_scenario(file)) as ScenarioReport);
}
