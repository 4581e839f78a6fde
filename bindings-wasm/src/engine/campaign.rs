//! What a campaign says without a case: of itself, its announcements, its texts and moments.

use abilita::wire::{self, to_json};
use wasm_bindgen::prelude::wasm_bindgen;

use super::description::Description;
use super::words::Saying;
use crate::campaign::Campaign;
use crate::error::Outcome;
use crate::seam::{instant, lang, unasked};

#[wasm_bindgen]
impl Campaign {
    /// Says something, of a `name` or of itself, in a language or as known at an instant (`how`). As JSON.
    ///
    /// # Errors
    /// `how` is none of the languages that abilita has, or no instant.
    pub fn say(&self, what: Saying, name: &str, how: &str) -> Outcome<String> {
        let campaign = &self.core;
        Ok(match what {
            Saying::Description => to_json(&Description(campaign)),
            Saying::Announcements => {
                to_json(&campaign.announcements().map(wire::Announcement::from).collect::<Vec<_>>())
            }
            Saying::HintText => to_json(&campaign.hint_text(name, lang(how)?)),
            Saying::RefusalText => to_json(&campaign.refusal_text(name, lang(how)?)),
            Saying::FlagTitle => to_json(&campaign.flag_title(name, lang(how)?)),
            Saying::Moment => {
                let moment = campaign.moment(name, instant(how, "knownAt")?);
                to_json(&moment.map(abilita::format_instant))
            }
            Saying::AwaitsAnnouncement => to_json(&campaign.awaits_announcement(name)),
            Saying::__Invalid => unasked(),
        })
    }
}
