//! JSON-ready dicts, by way of JSON text: the wire types of the core read it strictly and tell the path of what is wrong.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use abilita::wire;
use pyo3::inspect::PyStaticExpr;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyMapping, PyModule};
use serde::Serialize;

use crate::error::raise;

/// A dict that `json.dumps` takes, on its way out.
#[derive(Debug)]
pub(crate) struct JsonObject(Py<PyDict>);

impl JsonObject {
    /// A wire type as a dict.
    pub(crate) fn of<T: Serialize>(py: Python<'_>, value: &T) -> PyResult<Self> {
        Self::from_text(py, &text_of(value))
    }

    /// A JSON text, an object, as a dict.
    pub(crate) fn from_text(py: Python<'_>, text: &str) -> PyResult<Self> {
        let loaded = module(py)?.call_method1(intern!(py, "loads"), (text,))?;
        Ok(Self(loaded.cast_into::<PyDict>()?.unbind()))
    }
}

impl<'py> IntoPyObject<'py> for JsonObject {
    type Target = PyDict;
    type Output = Bound<'py, PyDict>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr =
        PyStaticExpr::Attribute { value: &PyStaticExpr::Name { id: "abilita.types" }, attr: "JsonObject" };

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        Ok(self.0.into_bound(py))
    }
}

/// A mapping that should be JSON-ready, as text.
#[derive(Debug)]
pub(crate) struct JsonText(pub(crate) String);

impl JsonText {
    /// The wire type that it is the form of.
    pub(crate) fn read<T: wire::FromJson>(&self) -> PyResult<T> {
        wire::from_json(&self.0).map_err(|malformed| raise(wire::WireError::from(malformed)))
    }
}

impl<'py> FromPyObject<'_, 'py> for JsonText {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr =
        PyStaticExpr::Attribute { value: &PyStaticExpr::Name { id: "abilita.types" }, attr: "JsonMapping" };

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let py = object.py();
        let dict = PyDict::new(py);
        dict.update(object.cast::<PyMapping>()?.as_borrowed().to_owned().as_any().cast::<PyMapping>()?)?;
        let keywords = PyDict::new(py);
        keywords.set_item(intern!(py, "allow_nan"), false)?;
        let text = module(py)?.call_method(intern!(py, "dumps"), (dict,), Some(&keywords))?;
        Ok(Self(text.extract()?))
    }
}

fn module(py: Python<'_>) -> PyResult<Bound<'_, PyModule>> {
    py.import(intern!(py, "json"))
}

/// A hash that equal values share, for types whose core twin has none.
pub(crate) fn hash_of<T: Serialize>(value: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    text_of(value).hash(&mut hasher);
    hasher.finish()
}

/// What is written here is never what JSON cannot say.
fn text_of<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
