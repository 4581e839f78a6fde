//! The question that is asked most, without JSON: its parts cross one by one, its answer as a number.

use abilita::{Instant, InstantError, wire};
use wasm_bindgen::prelude::wasm_bindgen;

use super::case::Case;
use crate::campaign::Campaign;
use crate::error::{Failure, Outcome};
use crate::seam::instant;

#[wasm_bindgen]
impl Campaign {
    /// May somebody use a function, at an instant in milliseconds since 1970? The number of the answer. The rest are the parts
    /// of a [`wire::Asker`]; one with a `holder` has a login.
    ///
    /// # Errors
    /// As [`abilita::Campaign::decide`].
    #[expect(clippy::too_many_arguments, reason = "each part crosses as it is, which is what makes this fast")]
    pub fn decide(
        &self,
        case: &Case,
        function: String,
        person: Option<String>,
        role: Option<String>,
        vouched: bool,
        scheme: String,
        level: u8,
        holder: Option<String>,
        at: f64,
    ) -> Outcome<usize> {
        let identity = holder.map(|codice_fiscale| wire::Identity { scheme, level, codice_fiscale });
        let asker = wire::Asker { person, role, vouched, identity };
        let request = wire::Request { function, asker }.parse()?;
        let decision = self.core.decide(&case.0, &request, of_milliseconds(at)?)?;
        Ok(self.answers.number_of(&decision))
    }

    /// What the answer of a number says, as JSON.
    pub fn said(&self, number: usize) -> String {
        self.answers.said(number)
    }
}

/// An instant in milliseconds since 1970; `NaN` where it has a fraction of one.
///
/// # Errors
/// The text is no instant.
#[wasm_bindgen]
#[expect(clippy::cast_precision_loss, reason = "exact up to 2^53, far beyond the years that are stored")]
pub fn milliseconds(text: &str) -> Outcome<f64> {
    let at = instant(text, "at")?;
    let milliseconds = at.timestamp_millis();
    Ok(if Instant::from_timestamp_millis(milliseconds) == Some(at) { milliseconds as f64 } else { f64::NAN })
}

#[expect(clippy::cast_possible_truncation, reason = "a number too large for an instant is none either way")]
fn of_milliseconds(at: f64) -> Outcome<Instant> {
    Instant::from_timestamp_millis(at as i64).ok_or_else(|| Failure::from(InstantError).at("at"))
}
