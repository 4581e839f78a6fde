//! What a campaign says of itself, its announcements, its titles.

use abilita::wire::{self, to_json};
use wasm_bindgen::prelude::wasm_bindgen;

use super::description::Description;
use crate::campaign::Campaign;
use crate::error::Outcome;
use crate::seam::{instant, lang};

#[wasm_bindgen]
impl Campaign {
    /// Everything that does not depend on a case or an instant, as JSON.
    pub fn describe(&self) -> String {
        to_json(&Description::of(&self.core))
    }

    /// What a hint tells the user.
    ///
    /// # Errors
    /// The language is none that abilita has.
    pub fn hint_text(&self, hint: &str, language: &str) -> Outcome<String> {
        Ok(self.core.hint_text(hint, lang(language)?).to_owned())
    }

    /// What a refusal of the campaign's own tells the user.
    ///
    /// # Errors
    /// The language is none that abilita has.
    pub fn refusal_text(&self, refusal: &str, language: &str) -> Outcome<String> {
        Ok(self.core.refusal_text(refusal, lang(language)?).to_owned())
    }

    /// What a flag is called.
    ///
    /// # Errors
    /// The language is none that abilita has.
    pub fn flag_title(&self, flag: &str, language: &str) -> Outcome<String> {
        Ok(self.core.flag_title(flag, lang(language)?).to_owned())
    }

    /// When a moment is, as known at an instant.
    ///
    /// # Errors
    /// `known_at` is no instant.
    pub fn moment(&self, name: &str, known_at: &str) -> Outcome<Option<String>> {
        let moment = self.core.moment(name, instant(known_at, "knownAt")?);
        Ok(moment.map(abilita::format_instant))
    }

    /// The announcements so far, as JSON.
    pub fn announcements(&self) -> String {
        to_json(&self.core.announcements().map(wire::Announcement::from).collect::<Vec<_>>())
    }

    /// True for a moment that only an announcement can give.
    pub fn awaits_announcement(&self, moment: &str) -> bool {
        self.core.awaits_announcement(moment)
    }
}
