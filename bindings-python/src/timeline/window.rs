//! The windows of a calendar, and where they begin and end.

use abilita::Instant;
use abilita::timeline as core;
use pyo3::prelude::*;

use super::{Part, Timeline};
use crate::classes::Maker;
use crate::instant::At;
use crate::json::hash_of;
use crate::words::{When, Word};

/// A window of a campaign: what holds between two moments.
#[pyclass(frozen, module = "abilita")]
#[derive(Debug)]
pub(crate) struct TimelineWindow {
    pub(super) window: core::Window,
    pub(super) timeline: Py<Timeline>,
    pub(super) index: usize,
}

#[pymethods]
impl TimelineWindow {
    /// The name of the window in the definition.
    #[getter]
    fn name(&self) -> &str {
        self.window.name()
    }

    /// Its title.
    #[getter]
    fn title(&self) -> &str {
        self.window.title()
    }

    /// Where it begins; None for one that has always been open.
    #[getter]
    fn begin(&self) -> Option<WindowBound> {
        self.window.begin().map(WindowBound::of)
    }

    /// Where it ends; None for one that stays open.
    #[getter]
    fn end(&self) -> Option<WindowBound> {
        self.window.end().map(WindowBound::of)
    }

    /// From when until when, in one phrase.
    #[getter]
    fn said(&self) -> &str {
        self.window.said()
    }

    /// The rules of acts that open it, close it, or hold in it.
    #[getter]
    fn cites(&self) -> Vec<&str> {
        self.window.cites().collect()
    }

    /// True if it never opens: it ends before it begins.
    #[getter]
    fn is_void(&self) -> bool {
        self.window.is_void()
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.window == other.window
    }

    fn __hash__(&self) -> u64 {
        hash_of(&(self.window.name(), self.window.said()))
    }

    fn __repr__(&self) -> String {
        format!("<TimelineWindow {}: {}>", self.window.name(), self.window.said())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Part<'py> {
        Ok((Maker::method(slf.get().timeline.bind(slf.py()), "_part")?, ("windows", slf.get().index)))
    }
}

/// Where a window begins or ends.
#[pyclass(frozen, eq, hash, module = "abilita")]
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct WindowBound {
    when: When,
    at: Option<Instant>,
    said: String,
}

impl WindowBound {
    fn of(bound: &core::Bound) -> Self {
        Self { when: bound.when().into(), at: bound.when().instant(), said: bound.said().to_owned() }
    }
}

#[pymethods]
impl WindowBound {
    #[new]
    fn new(when: Word<When>, at: Option<At>, said: String) -> Self {
        Self { when: when.0, at: at.map(|at| at.0), said }
    }

    /// Whether it has an instant for every case, is to be announced, or differs by case.
    #[getter]
    fn when(&self) -> Word<When> {
        Word(self.when)
    }

    /// The instant, where there is one for every case.
    #[getter]
    fn at(&self) -> Option<At> {
        self.at.map(At)
    }

    /// As people say it: `da lunedì 6 ottobre 2025`, `when the case is concluded`.
    #[getter]
    fn said(&self) -> &str {
        &self.said
    }

    fn __repr__(&self) -> String {
        format!("<WindowBound {}>", self.said)
    }

    fn __getnewargs__(&self) -> (Word<When>, Option<At>, &str) {
        (Word(self.when), self.at.map(At), &self.said)
    }
}
