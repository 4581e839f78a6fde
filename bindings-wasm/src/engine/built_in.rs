//! The campaigns that come with abilita, compiled when this module is built.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::error::{Failure, Outcome};

include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// The image of a campaign that comes with abilita.
///
/// # Errors
/// None has this id.
#[wasm_bindgen]
pub fn built_in(id: &str) -> Outcome<Vec<u8>> {
    let found = BUILT_IN.iter().find(|(known, _)| *known == id);
    found.map(|(_, image)| image.to_vec()).ok_or_else(|| Failure::unknown_campaign(id))
}
