//! Scenarios, played by the core.

use abilita::scenario::Scenario;
use abilita::wire::{record, to_json};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::campaign::Campaign;
use crate::error::Outcome;

record! {
    struct Report: ToJson {
        name: String,
        steps: usize,
        passed: bool,
        failures: Vec<Failure>,
    }

    struct Failure: ToJson {
        step: usize,
        what: String,
        expected: String,
        found: String,
    }
}

#[wasm_bindgen]
impl Campaign {
    /// Plays a scenario file against this campaign; the report as JSON.
    ///
    /// # Errors
    /// As [`Scenario::parse`] and [`Scenario::run`].
    pub fn run_scenario(&self, file: &str) -> Outcome<String> {
        let report = Scenario::parse(file)?.run(&self.core)?;
        let failures = report.failures().iter().map(|failure| Failure {
            step: failure.step(),
            what: failure.what().to_owned(),
            expected: failure.expected().to_owned(),
            found: failure.found().to_owned(),
        });
        let (name, steps, passed) = (report.name().to_owned(), report.steps(), report.passed());
        Ok(to_json(&Report { name, steps, passed, failures: failures.collect() }))
    }
}
