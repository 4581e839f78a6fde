//! The calendar of a campaign.

use abilita::timeline::SvgOptions;
use abilita::wire::{self, to_json};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::campaign::Campaign;
use crate::error::Outcome;
use crate::seam::{instant, lang};

/// The calendar in one language, for somebody who knows what was known at one instant.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Timeline(abilita::Timeline);

#[wasm_bindgen]
impl Campaign {
    /// The calendar of this campaign.
    ///
    /// # Errors
    /// The language is none that abilita has, or `known_at` is no instant.
    pub fn timeline(&self, language: &str, known_at: &str) -> Outcome<Timeline> {
        Ok(Timeline(self.core.timeline(lang(language)?, instant(known_at, "knownAt")?)))
    }
}

#[wasm_bindgen]
impl Timeline {
    /// As data, as JSON.
    ///
    /// # Errors
    /// `today` is no instant.
    #[expect(clippy::needless_pass_by_value, reason = "an optional text crosses only by value")]
    pub fn to_data(&self, today: Option<String>) -> Outcome<String> {
        let today = today.as_deref().map(|today| instant(today, "today")).transpose()?;
        Ok(to_json(&wire::Timeline::at(&self.0, today)))
    }

    /// As text.
    ///
    /// # Errors
    /// `today` is no instant.
    #[expect(clippy::needless_pass_by_value, reason = "an optional text crosses only by value")]
    pub fn to_text(&self, today: Option<String>) -> Outcome<String> {
        let today = today.as_deref().map(|today| instant(today, "today")).transpose()?;
        Ok(self.0.to_text(today))
    }

    /// As a drawing, so many CSS pixels wide.
    ///
    /// # Errors
    /// `today` is no instant.
    #[expect(clippy::needless_pass_by_value, reason = "an optional text crosses only by value")]
    pub fn to_svg(&self, today: Option<String>, width: Option<u32>) -> Outcome<String> {
        let today = today.as_deref().map(|today| instant(today, "today")).transpose()?;
        let options = SvgOptions::new();
        Ok(self.0.to_svg(today, width.map_or(options, |width| options.width(width))))
    }
}
