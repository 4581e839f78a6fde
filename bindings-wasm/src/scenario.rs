//! Scenarios, played by the core.

use abilita::scenario::Scenario;
use abilita::wire::to_json;
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::campaign::Campaign;
use crate::error::Outcome;

#[derive(Serialize)]
struct Report<'r> {
    name: &'r str,
    steps: usize,
    passed: bool,
    failures: Vec<Failure<'r>>,
}

#[derive(Serialize)]
struct Failure<'r> {
    step: usize,
    what: &'r str,
    expected: &'r str,
    found: &'r str,
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
            what: failure.what(),
            expected: failure.expected(),
            found: failure.found(),
        });
        let (name, steps, passed) = (report.name(), report.steps(), report.passed());
        Ok(to_json(&Report { name, steps, passed, failures: failures.collect() }))
    }
}
