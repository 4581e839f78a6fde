//! The calendar of a campaign, for people.

mod announced;
mod entry;
mod window;

use abilita::timeline::SvgOptions;
use abilita::{Instant, Lang, Timeline as CoreTimeline};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;

pub(crate) use self::announced::Announced;
pub(crate) use self::entry::TimelineEntry;
pub(crate) use self::window::{TimelineWindow, WindowBound};
use crate::campaign::Campaign;
use crate::classes::{Maker, Thing};
use crate::instant::At;
use crate::json::hash_of;
use crate::words::Word;

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

    /// The language of all its texts.
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
