//! A compiled campaign. What can be asked of it depends on the module: see `engine`, `timeline` and `scenario`.

use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(feature = "engine")]
use crate::engine::Answers;

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
