//! A campaign of the engine once more, in another module.

use abilita::wire::{self, from_json, record};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::campaign::Campaign;
use crate::error::Outcome;

record! {
    /// From what a campaign is compiled, and what was announced since.
    struct Recipe: FromJson {
        /// True if the definitions that come with abilita are among the documents.
        built_in: bool,
        /// Name and text of each document.
        documents: Vec<(String, String)>,
        /// Which of the definitions it is.
        id: String,
        announcements: Vec<wire::Announcement>,
    }
}

#[wasm_bindgen]
impl Campaign {
    /// The campaign of a recipe, which is JSON.
    ///
    /// # Errors
    /// As [`abilita::Library::compile`] and [`abilita::Campaign::announce`].
    pub fn of_recipe(recipe: &str) -> Outcome<Self> {
        let recipe: Recipe = from_json(recipe)?;
        let mut library =
            if recipe.built_in { abilita::Library::built_in() } else { abilita::Library::default() };
        for (name, text) in &recipe.documents {
            library.add_json(name, text)?;
        }
        let mut campaign = library.compile(&recipe.id)?;
        for announcement in &recipe.announcements {
            campaign = campaign.announce(announcement.parse()?)?;
        }
        Ok(campaign.into())
    }
}
