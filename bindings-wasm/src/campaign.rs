//! A campaign, compiled before it comes here. What can be asked of it depends on the module: see `engine`, `timeline` and
//! `scenario`.

use abilita::wire::{self, from_json};
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(feature = "engine")]
use crate::engine::Answers;
use crate::error::Outcome;

/// A campaign.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Campaign {
    pub(crate) core: abilita::Campaign,
    /// What it has answered so far.
    #[cfg(feature = "engine")]
    pub(crate) answers: Answers,
}

impl From<abilita::Campaign> for Campaign {
    fn from(core: abilita::Campaign) -> Self {
        Self {
            core,
            #[cfg(feature = "engine")]
            answers: Answers::default(),
        }
    }
}

#[wasm_bindgen]
impl Campaign {
    /// The campaign of an image.
    ///
    /// # Errors
    /// As [`abilita::Campaign::from_image`].
    pub fn from_image(image: &[u8]) -> Outcome<Self> {
        Ok(abilita::Campaign::from_image(image)?.into())
    }

    /// This campaign with one more moment announced.
    ///
    /// # Errors
    /// As [`abilita::Campaign::announce`].
    pub fn announce(&self, announcement: &str) -> Outcome<Self> {
        let announcement: wire::Announcement = from_json(announcement)?;
        Ok(self.core.announce(announcement.parse()?)?.into())
    }
}
