/** What came out of a scenario: an executable circular. */

/** One expectation that failed. Persons are told by their keys. */
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
