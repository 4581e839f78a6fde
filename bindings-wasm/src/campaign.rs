//! A compiled campaign. What can be asked of it depends on the module: see `engine`, `timeline` and `scenario`.

use wasm_bindgen::prelude::wasm_bindgen;

/// A campaign.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Campaign(pub(crate) abilita::Campaign);
