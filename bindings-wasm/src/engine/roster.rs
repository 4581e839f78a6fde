//! Rosters and what is found in them.

use abilita::Stage;
use abilita::wire::{self, from_json, to_json};
use wasm_bindgen::prelude::wasm_bindgen;

use super::case::Case;
use crate::campaign::Campaign;
use crate::error::Outcome;
use crate::seam::instant;

#[wasm_bindgen]
impl Campaign {
    /// What is wrong with a roster, as JSON. `submission`: as it would be on submission, else as a draft.
    ///
    /// # Errors
    /// As [`abilita::Campaign::check`].
    pub fn check(&self, case: &Case, roster: &str, submission: bool, at: &str) -> Outcome<String> {
        let roster: Vec<wire::Delegate> = from_json(roster)?;
        let roster: Vec<_> = roster.iter().map(wire::Delegate::parse).collect();
        let stage = if submission { Stage::Submission } else { Stage::Draft };
        let findings = self.core.check(&case.0, &roster, stage, instant(at, "at")?)?;
        Ok(to_json(&findings.iter().map(wire::Finding::from).collect::<Vec<_>>()))
    }
}
