//! The module `abilita/compiler`: definitions, compiled to images that the other modules load.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::error::Outcome;

/// The documents that definitions can be compiled from.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Library(abilita::Library);

#[wasm_bindgen]
impl Library {
    /// An empty library.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// The definitions that come with abilita.
    pub fn built_in() -> Self {
        Self(abilita::Library::built_in())
    }

    /// Adds a document in JSON; gives back its id.
    ///
    /// # Errors
    /// As [`abilita::Library::add_json`].
    pub fn add_json(&mut self, name: &str, text: &str) -> Outcome<String> {
        Ok(self.0.add_json(name, text)?)
    }

    /// The ids of the documents.
    pub fn ids(&self) -> Vec<String> {
        self.0.ids().map(str::to_owned).collect()
    }

    /// A document as JSON.
    pub fn to_json(&self, id: &str) -> Option<String> {
        self.0.to_json(id)
    }

    /// Compiles a definition; the campaign as an image.
    ///
    /// # Errors
    /// As [`abilita::Library::compile`].
    pub fn compile(&self, id: &str) -> Outcome<Vec<u8>> {
        Ok(self.0.compile(id)?.to_image())
    }
}
