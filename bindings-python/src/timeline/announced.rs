//! The announcements of a calendar.

use abilita::timeline as core;
use pyo3::prelude::*;

use super::{Part, Timeline};
use crate::classes::Maker;
use crate::instant::At;
use crate::json::hash_of;

/// An announcement, as people are told about it.
#[pyclass(frozen, module = "abilita")]
#[derive(Debug)]
pub(crate) struct Announced {
    pub(super) core: core::Announced,
    pub(super) timeline: Py<Timeline>,
    pub(super) index: usize,
}

#[pymethods]
impl Announced {
    /// The name of the moment it gives a date to.
    #[getter]
    fn moment(&self) -> &str {
        self.core.moment()
    }

    /// The title of that moment.
    #[getter]
    fn title(&self) -> &str {
        self.core.title()
    }

    /// The instant it announces.
    #[getter]
    fn at(&self) -> At {
        At(self.core.at())
    }

    /// That instant as people say it.
    #[getter]
    fn said(&self) -> &str {
        self.core.said()
    }

    /// From when on it is known.
    #[getter]
    fn known_from(&self) -> At {
        At(self.core.known_from())
    }

    /// The day from which it is known, as people say it.
    #[getter]
    fn known_said(&self) -> &str {
        self.core.known_said()
    }

    /// The act, where one was named.
    #[getter]
    fn act(&self) -> Option<&str> {
        self.core.act()
    }

    /// False once a later announcement took its place, and for one that came too late to change anything.
    #[getter]
    fn is_in_force(&self) -> bool {
        self.core.is_in_force()
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.core == other.core
    }

    fn __hash__(&self) -> u64 {
        hash_of(&(self.core.moment(), self.core.said()))
    }

    fn __repr__(&self) -> String {
        format!("<Announced {}: {}>", self.core.moment(), self.core.said())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Part<'py> {
        Ok((Maker::method(slf.get().timeline.bind(slf.py()), "_part")?, ("announcements", slf.get().index)))
    }
}
