//! Figures over many cases.

use abilita::wire;
use pyo3::prelude::*;

use crate::classes::Maker;
use crate::json::{JsonObject, JsonText, hash_of};
use crate::many::Dict;

/// Progress over the cases counted. Persons are counted once, whatever number of cases they stand in.
///
/// >>> figures = campaign.figures([case], parse_instant("2025-11-01T08:00:00+01:00"))
/// >>> figures.cases, figures.tracks["renewal"]["not_started"], figures.flags["late"], figures.locked_out
/// (1, 1, 1, 1)
#[pyclass(frozen, eq, module = "abilita")]
#[derive(Debug, PartialEq)]
pub(crate) struct Figures(wire::Figures);

impl Figures {
    pub(crate) fn of(figures: &abilita::Figures) -> Self {
        Self(wire::Figures::from(figures))
    }
}

#[pymethods]
impl Figures {
    /// From a JSON-ready dict.
    #[staticmethod]
    fn from_dict(data: JsonText) -> PyResult<Self> {
        data.read().map(Self)
    }

    /// As a JSON-ready dict.
    fn to_dict(&self, py: Python<'_>) -> PyResult<JsonObject> {
        JsonObject::of(py, &self.0)
    }

    /// How many cases were counted.
    #[getter]
    fn cases(&self) -> usize {
        self.0.cases
    }

    /// By track and state, how many cases are there; every state is there, in the order of the definition.
    #[getter]
    fn tracks(&self) -> Dict<&str, Dict<&str, usize>> {
        self.0.tracks.iter().map(|(track, states)| (track, counts(states))).collect()
    }

    /// By flag, how many cases have it.
    #[getter]
    fn flags(&self) -> Dict<&str, usize> {
        counts(&self.0.flags)
    }

    /// How many enabled persons a forbid keeps from everything that their roles permit, in some case.
    #[getter]
    fn locked_out(&self) -> usize {
        self.0.locked_out
    }

    /// How much is owed from interim channels.
    #[getter]
    fn debts(&self) -> usize {
        self.0.debts
    }

    fn __repr__(&self) -> String {
        format!("<Figures of {} cases>", self.0.cases)
    }

    fn __hash__(&self) -> u64 {
        hash_of(&self.0)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Maker<'py>, (JsonObject,))> {
        Ok((Maker::method(slf.get_type().as_any(), "from_dict")?, (slf.get().to_dict(slf.py())?,)))
    }
}

fn counts(counts: &wire::Named<usize>) -> Dict<&str, usize> {
    counts.iter().map(|(name, count)| (name, *count)).collect()
}
