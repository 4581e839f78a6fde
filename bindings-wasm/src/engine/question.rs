//! Questions of access, and their answers.

use abilita::wire::{self, from_json, to_json};
use wasm_bindgen::prelude::wasm_bindgen;

use super::case::Case;
use crate::campaign::Campaign;
use crate::error::Outcome;
use crate::seam::{instant, lang};

#[wasm_bindgen]
impl Campaign {
    /// May somebody use a function? The request and the decision as JSON: for what `decide` does not take.
    ///
    /// # Errors
    /// As [`abilita::Campaign::decide`].
    pub fn decide_request(&self, case: &Case, request: &str, at: &str) -> Outcome<String> {
        let request = from_json::<wire::Request>(request)?.parse()?;
        let decision = self.core.decide(&case.0, &request, instant(at, "at")?)?;
        Ok(to_json(&wire::Decision::from(&decision)))
    }

    /// Until when the answer holds.
    ///
    /// # Errors
    /// As [`abilita::Campaign::decide`].
    pub fn valid_until(&self, case: &Case, request: &str, at: &str) -> Outcome<Option<String>> {
        let request = from_json::<wire::Request>(request)?.parse()?;
        let decision = self.core.decide(&case.0, &request, instant(at, "at")?)?;
        Ok(decision.valid_until().map(abilita::format_instant))
    }

    /// The answer in words.
    ///
    /// # Errors
    /// As [`abilita::Campaign::decide`].
    pub fn explain(&self, case: &Case, request: &str, at: &str, language: &str) -> Outcome<String> {
        let request = from_json::<wire::Request>(request)?.parse()?;
        Ok(self.core.decide(&case.0, &request, instant(at, "at")?)?.explain(lang(language)?))
    }

    /// One decision a function, as JSON.
    ///
    /// # Errors
    /// As [`abilita::Campaign::permissions`].
    pub fn permissions(&self, case: &Case, asker: &str, at: &str) -> Outcome<String> {
        let asker = from_json::<wire::Asker>(asker)?.parse()?;
        let decisions = self.core.permissions(&case.0, &asker, instant(at, "at")?)?;
        Ok(to_json(&decisions.iter().map(wire::Decision::from).collect::<Vec<_>>()))
    }

    /// The commands that are open to somebody, as JSON.
    ///
    /// # Errors
    /// As [`abilita::Campaign::open_commands`].
    pub fn open_commands(&self, case: &Case, asker: &str, at: &str) -> Outcome<String> {
        let asker = from_json::<wire::Asker>(asker)?.parse()?;
        let offers = self.core.open_commands(&case.0, &asker, instant(at, "at")?)?;
        Ok(to_json(&offers.iter().map(wire::CommandOffer::from).collect::<Vec<_>>()))
    }
}
