//! The documents that campaigns are compiled from.

use std::sync::Arc;

use pyo3::prelude::*;

use crate::campaign::Campaign;
use crate::classes::Maker;
use crate::error::raise_problems;
use crate::json::{JsonObject, JsonText};
use crate::many::Many;

/// Definitions that can be compiled: the built-in ones, and those the host adds. Immutable; each `add_…` gives a new one.
///
/// A definition that extends another needs both here.
///
/// >>> Library.built_in().ids
/// ['factotum-2021', 'factotum-2025', 'istanze-online', 'istanze-online-2016']
/// >>> Library.built_in().compile("factotum-2025")
/// <Campaign factotum-2025>
#[pyclass(frozen, module = "abilita")]
#[derive(Debug)]
pub(crate) struct Library(pub(crate) Arc<abilita::Library>);

#[pymethods]
impl Library {
    /// An empty library.
    #[new]
    fn new() -> Self {
        Self(Arc::new(abilita::Library::new()))
    }

    /// The definitions that come with abilita.
    #[staticmethod]
    pub(crate) fn built_in() -> Self {
        Self(Arc::new(abilita::Library::built_in()))
    }

    /// This library with one document more, in TOML. `name` is what problems call it: a file name, say. A document of the same
    /// id is replaced. Raises `DefinitionError` for text that is not TOML, or without an `id`.
    #[pyo3(signature = (text, *, name = "definition.toml"))]
    pub(crate) fn add_toml(&self, text: &str, name: &str) -> PyResult<Self> {
        let mut library = (*self.0).clone();
        library.add_toml(name, text).map_err(raise_problems)?;
        Ok(Self(Arc::new(library)))
    }

    /// The same with a document in JSON.
    #[pyo3(signature = (text, *, name = "definition.json"))]
    pub(crate) fn add_json(&self, text: &str, name: &str) -> PyResult<Self> {
        let mut library = (*self.0).clone();
        library.add_json(name, text).map_err(raise_problems)?;
        Ok(Self(Arc::new(library)))
    }

    /// The same with a document as JSON-ready dict. The order of its keys is the order of declaration, which counts.
    #[pyo3(signature = (data, *, name = "definition"))]
    pub(crate) fn add_dict(&self, data: JsonText, name: &str) -> PyResult<Self> {
        self.add_json(&data.0, name)
    }

    /// The ids of the documents, in the order in which they were added.
    #[getter]
    fn ids(&self) -> Vec<&str> {
        self.0.ids().collect()
    }

    /// The id of what a document extends; None where it extends nothing, or is not there.
    fn extends(&self, id: &str) -> Option<&str> {
        self.0.extends(id)
    }

    /// A document as JSON-ready dict, without what it extends; None for an id that is not there. `merged`: laid over everything
    /// it extends, a definition by itself; None also where one of those is missing. Its content hash is another.
    #[pyo3(signature = (id, *, merged = false))]
    fn to_dict(&self, py: Python<'_>, id: &str, merged: bool) -> PyResult<Option<JsonObject>> {
        let text = if merged { self.0.to_json_merged(id) } else { self.0.to_json(id) };
        text.map(|text| JsonObject::from_text(py, &text)).transpose()
    }

    /// Compiles a definition, laid over those it extends. Raises `DefinitionError` with every problem and its place.
    pub(crate) fn compile(&self, py: Python<'_>, id: &str) -> PyResult<Campaign> {
        let campaign = py.detach(|| self.0.compile(id)).map_err(raise_problems)?;
        Ok(Campaign { campaign, library: Arc::clone(&self.0) })
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.documents() == other.documents()
    }

    fn __hash__(&self) -> u64 {
        crate::json::hash_of(&self.documents())
    }

    fn __repr__(&self) -> String {
        format!("<Library of {}>", self.ids().join(", "))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Maker<'py>, (Vec<String>,))> {
        Ok((Maker::method(slf.get_type().as_any(), "_restore")?, (slf.get().documents(),)))
    }

    #[staticmethod]
    fn _restore(documents: Many<String>) -> PyResult<Self> {
        let mut library = abilita::Library::new();
        for document in documents.0 {
            library.add_json("definition", &document).map_err(raise_problems)?;
        }
        Ok(Self(Arc::new(library)))
    }
}

impl Library {
    fn documents(&self) -> Vec<String> {
        self.0.ids().filter_map(|id| self.0.to_json(id)).collect()
    }
}

/// The JSON Schema (draft 2020-12) of the language of definitions, for editors and forms. What only a whole definition tells is for
/// `Library.compile`.
///
/// >>> definition_schema()["$id"]
/// 'urn:abilita:definition:1'
#[pyfunction]
pub(crate) fn definition_schema(py: Python<'_>) -> PyResult<JsonObject> {
    JsonObject::from_text(py, abilita::definition::schema())
}
