//! The documents that campaigns are compiled from.

use std::sync::Arc;

use crate::campaign::Campaign;
use crate::error::AbilitaError;

/// Definitions that can be compiled: the built-in ones, and those the host adds. It never changes; each `add…` gives a new one.
/// (JNA has a `Library` of its own, hence the name.) A definition that extends another needs both here.
#[derive(Debug, uniffi::Object)]
pub struct DefinitionLibrary(abilita::Library);

#[uniffi::export]
impl DefinitionLibrary {
    /// The definitions that come with abilita.
    #[uniffi::constructor]
    pub fn built_in() -> Arc<Self> {
        Arc::new(Self(abilita::Library::built_in()))
    }

    /// A library with nothing in it.
    #[uniffi::constructor]
    pub fn empty() -> Arc<Self> {
        Arc::new(Self(abilita::Library::new()))
    }

    /// This library with one document more, in TOML. `name` is what problems call it: a file name, say. A document of the same id
    /// is replaced. Text that is not TOML, or without an `id`, is an error.
    pub fn add_toml(&self, name: &str, text: &str) -> Result<Arc<Self>, AbilitaError> {
        let mut library = self.0.clone();
        library.add_toml(name, text)?;
        Ok(Arc::new(Self(library)))
    }

    /// The same with a document in JSON.
    pub fn add_json(&self, name: &str, text: &str) -> Result<Arc<Self>, AbilitaError> {
        let mut library = self.0.clone();
        library.add_json(name, text)?;
        Ok(Arc::new(Self(library)))
    }

    /// The ids of the documents, in the order in which they were added.
    pub fn ids(&self) -> Vec<String> {
        self.0.ids().map(str::to_owned).collect()
    }

    /// A document as JSON, without what it extends; absent for an id that is not there. `merged`: laid over everything it extends, a
    /// definition by itself; absent also where one of those is missing. Its content hash is another.
    #[uniffi::method(default(merged = false))]
    pub fn to_json(&self, id: &str, merged: bool) -> Option<String> {
        if merged { self.0.to_json_merged(id) } else { self.0.to_json(id) }
    }

    /// Compiles a definition, laid over those it extends. A definition with problems is an error that tells all of them, each with
    /// its place.
    pub fn compile(&self, id: &str) -> Result<Arc<Campaign>, AbilitaError> {
        Ok(Campaign::of(self.0.compile(id)?))
    }
}

/// The JSON Schema (draft 2020-12) of the language of definitions, for editors and forms. What only a whole definition tells is for
/// `DefinitionLibrary.compile`.
#[uniffi::export]
pub fn definition_schema() -> String {
    abilita::definition::schema().to_owned()
}
