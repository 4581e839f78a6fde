//! The calendar of a campaign, for people.

use abilita::timeline::{self as core, SvgOptions};
use abilita::{Instant, Lang, Timeline as CoreTimeline};
use chrono::NaiveDate;
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;

use crate::campaign::Campaign;
use crate::classes::{Maker, MatchArgs, Thing};
use crate::instant::At;
use crate::json::hash_of;
use crate::words::{When, Word};

/// The calendar of a campaign in one language, for somebody who knows what was known at one instant.
///
/// >>> timeline = campaign.timeline(parse_instant("2025-09-01T00:00:00+02:00"), Lang.IT)
/// >>> [(entry.name, entry.said) for entry in timeline.entries]
/// [('opening', 'da lunedì 6 ottobre 2025'), ('deadline', 'entro sabato 25 ottobre 2025')]
/// >>> timeline.to_svg().startswith("<svg")
/// True
#[pyclass(frozen, module = "abilita")]
#[derive(Debug)]
pub(crate) struct Timeline {
    core: CoreTimeline,
    campaign: Py<Campaign>,
    known_at: Instant,
}

#[pymethods]
impl Campaign {
    /// The calendar, with the announcements that are known at `known_at` and no later one.
    #[pyo3(signature = (known_at, lang = Word(Lang::It)))]
    fn timeline(slf: &Bound<'_, Self>, known_at: At, lang: Word<Lang>) -> Timeline {
        let core = slf.get().campaign.timeline(lang.0, known_at.0);
        Timeline { core, campaign: slf.clone().unbind(), known_at: known_at.0 }
    }
}

#[pymethods]
impl Timeline {
    /// The id of the campaign.
    #[getter]
    fn campaign(&self) -> &str {
        self.core.campaign()
    }

    /// The title of the campaign.
    #[getter]
    fn title(&self) -> &str {
        self.core.title()
    }

    /// The language that everything is told in.
    #[getter]
    fn lang(&self) -> Word<Lang> {
        Word(self.core.lang())
    }

    /// The moments: those with a date by their date, then those without one.
    #[getter]
    fn entries(slf: &Bound<'_, Self>) -> Vec<TimelineEntry> {
        let entries = slf.get().core.entries().cloned().enumerate();
        entries.map(|(index, entry)| TimelineEntry { entry, timeline: slf.clone().unbind(), index }).collect()
    }

    /// The windows, in the order of the definition.
    #[getter]
    fn windows(slf: &Bound<'_, Self>) -> Vec<TimelineWindow> {
        let windows = slf.get().core.windows().cloned().enumerate();
        windows
            .map(|(index, window)| TimelineWindow { window, timeline: slf.clone().unbind(), index })
            .collect()
    }

    /// The announcements, the first known first.
    #[getter]
    fn announcements(slf: &Bound<'_, Self>) -> Vec<Announced> {
        let announced = slf.get().core.announcements().cloned().enumerate();
        announced.map(|(index, core)| Announced { core, timeline: slf.clone().unbind(), index }).collect()
    }

    /// The calendar as text for a terminal; `today` marks a day in it.
    #[pyo3(signature = (*, today = None))]
    fn to_text(&self, today: Option<At>) -> String {
        self.core.to_text(today.map(|today| today.0))
    }

    /// The calendar as one SVG that brings its colours for light and dark. `width` in CSS pixels, from 280 to 4000.
    #[pyo3(signature = (*, today = None, width = 720))]
    fn to_svg(&self, today: Option<At>, width: u32) -> String {
        self.core.to_svg(today.map(|today| today.0), SvgOptions::new().width(width))
    }

    /// False if the campaign has neither moments nor windows.
    fn __bool__(&self) -> bool {
        !self.core.is_empty()
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.core == other.core
    }

    fn __hash__(&self) -> u64 {
        hash_of(&(self.core.campaign(), self.core.title()))
    }

    fn __repr__(&self) -> String {
        format!("<Timeline of {}>", self.core.campaign())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Maker<'py>, (At, Word<Lang>))> {
        let timeline = Maker::method(slf.get().campaign.bind(slf.py()), "timeline")?;
        Ok((timeline, (At(slf.get().known_at), slf.get().lang())))
    }

    /// A part again, for `pickle`.
    fn _part<'py>(slf: &Bound<'py, Self>, parts: &str, index: usize) -> PyResult<Thing<'py>> {
        let part = slf.getattr(parts)?.get_item(index);
        part.map(Thing).map_err(|_| PyIndexError::new_err("the timeline has no such part"))
    }
}

/// How a part of a timeline is pickled: the timeline, and which part.
type Part<'py> = PyResult<(Maker<'py>, (&'static str, usize))>;

/// A moment of a campaign, as people are told about it.
#[pyclass(frozen, module = "abilita")]
#[derive(Debug)]
pub(crate) struct TimelineEntry {
    entry: core::Entry,
    timeline: Py<Timeline>,
    index: usize,
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

    /// True for a deadline: it is told as the day that it ends.
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

/// A window of a campaign: what holds between two moments.
#[pyclass(frozen, module = "abilita")]
#[derive(Debug)]
pub(crate) struct TimelineWindow {
    window: core::Window,
    timeline: Py<Timeline>,
    index: usize,
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

/// An announcement, as people are told about it.
#[pyclass(frozen, module = "abilita")]
#[derive(Debug)]
pub(crate) struct Announced {
    core: core::Announced,
    timeline: Py<Timeline>,
    index: usize,
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
