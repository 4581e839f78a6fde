//! The moments of a calendar.

use abilita::timeline as core;
use chrono::NaiveDate;
use pyo3::prelude::*;

use super::{Part, Timeline};
use crate::classes::{Maker, MatchArgs};
use crate::instant::At;
use crate::json::hash_of;
use crate::words::{When, Word};

/// A moment of a campaign, as people are told about it.
#[pyclass(frozen, module = "abilita")]
#[derive(Debug)]
pub(crate) struct TimelineEntry {
    pub(super) entry: core::Entry,
    pub(super) timeline: Py<Timeline>,
    pub(super) index: usize,
}

#[pymethods]
impl TimelineEntry {
    #[classattr]
    const __match_args__: MatchArgs<Self> = MatchArgs::OF_CLASS;

    /// The name of the moment in the definition.
    #[getter]
    fn name(&self) -> &str {
        self.entry.name()
    }

    /// Its title.
    #[getter]
    fn title(&self) -> &str {
        self.entry.title()
    }

    /// Whether it has an instant for every case, is to be announced, or differs by case.
    #[getter]
    fn when(&self) -> Word<When> {
        Word(self.entry.when().into())
    }

    /// The instant, where there is one for every case. For a deadline the first that is too late.
    #[getter]
    fn at(&self) -> Option<At> {
        self.entry.when().instant().map(At)
    }

    /// True for a deadline: it is shown as the day it ends.
    #[getter]
    fn is_deadline(&self) -> bool {
        self.entry.is_deadline()
    }

    /// The day that people say: for a deadline the last one that is in time.
    #[getter]
    fn day(&self) -> Option<NaiveDate> {
        self.entry.day()
    }

    /// The name of that day in the week.
    #[getter]
    fn weekday(&self) -> Option<&'static str> {
        self.entry.weekday()
    }

    /// The date as people say it: `entro sabato 25 ottobre 2025`, `to be announced`.
    #[getter]
    fn said(&self) -> &str {
        self.entry.said()
    }

    /// The date that the definition states, where an announcement moved it.
    #[getter]
    fn instead_of(&self) -> Option<&str> {
        self.entry.instead_of()
    }

    /// The act that announced the date, where one did and was named.
    #[getter]
    fn act(&self) -> Option<&str> {
        self.entry.act()
    }

    /// The rules of acts that it comes from.
    #[getter]
    fn cites(&self) -> Vec<&str> {
        self.entry.cites().collect()
    }

    /// Why offices may be closed on the day of a deadline.
    #[getter]
    fn note(&self) -> Option<String> {
        self.entry.note()
    }

    /// Whole civil days from the day of `today`: negative once the day is past.
    fn days_from(&self, today: At) -> Option<i64> {
        self.entry.days_from(today.0)
    }

    /// The same in words: `oggi`, `tra 10 giorni`, `3 days ago`.
    fn distance_from(&self, today: At) -> Option<String> {
        self.entry.distance_from(today.0)
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.entry == other.entry
    }

    fn __hash__(&self) -> u64 {
        hash_of(&(self.entry.name(), self.entry.said()))
    }

    fn __repr__(&self) -> String {
        format!("<TimelineEntry {}: {}>", self.entry.name(), self.entry.said())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Part<'py> {
        Ok((Maker::method(slf.get().timeline.bind(slf.py()), "_part")?, ("entries", slf.get().index)))
    }
}
