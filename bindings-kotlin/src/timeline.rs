//! The calendar of a campaign, for people.

use abilita::timeline::{self, SvgOptions, When};
use abilita::{Lang, Timeline as CoreTimeline};

use crate::campaign::Campaign;
use crate::error::AbilitaError;
use crate::instant::{CivilDate, PointInTime};

/// The calendar of a campaign in one language, for somebody who knows what was known at one instant.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Timeline {
    /// The id of the campaign.
    pub campaign: String,
    /// The title of the campaign.
    pub title: String,
    /// The language of all its texts.
    pub lang: Lang,
    /// The moments: those with a date by their date, then those without one.
    pub entries: Vec<TimelineEntry>,
    /// The windows, in the order of the definition.
    pub windows: Vec<TimelineWindow>,
    /// The announcements, the first known first.
    pub announcements: Vec<TimelineAnnouncement>,
}

/// When something of a timeline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum TimelineWhen {
    /// At one instant, the same for every case.
    At,
    /// It is to be announced.
    ToBeAnnounced,
    /// It differs by case.
    ByCase,
}

impl From<When> for TimelineWhen {
    fn from(when: When) -> Self {
        match when {
            When::At(_) => Self::At,
            When::ToBeAnnounced => Self::ToBeAnnounced,
            _ => Self::ByCase,
        }
    }
}

/// A moment of a campaign, as people are told about it.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct TimelineEntry {
    /// The name of the moment in the definition.
    pub name: String,
    /// Its title.
    pub title: String,
    /// When it is.
    pub when: TimelineWhen,
    /// The instant, where there is one for every case. For a deadline the first that is too late.
    pub at: Option<PointInTime>,
    /// True for a deadline: it is shown as the day it ends.
    pub is_deadline: bool,
    /// The day that people say: for a deadline the last one that is in time.
    pub day: Option<CivilDate>,
    /// The name of that day in the week.
    pub weekday: Option<String>,
    /// The date as people say it: `entro sabato 25 ottobre 2025`, `to be announced`.
    pub said: String,
    /// The date that the definition states, where an announcement moved it.
    pub instead_of: Option<String>,
    /// The act that announced the date, where one did and was named.
    pub act: Option<String>,
    /// The rules of acts that it comes from.
    pub cites: Vec<String>,
    /// Why offices may be closed on the day of a deadline.
    pub note: Option<String>,
    /// Whole civil days from today: negative once the day is past.
    pub days: Option<i64>,
    /// The same in words: `oggi`, `tra 10 giorni`, `3 days ago`.
    pub distance: Option<String>,
}

/// A window of a campaign: what holds between two moments.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct TimelineWindow {
    /// The name of the window in the definition.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Where it begins; absent for one that has always been open.
    pub begin: Option<TimelineBound>,
    /// Where it ends; absent for one that stays open.
    pub end: Option<TimelineBound>,
    /// From when until when, in one phrase.
    pub said: String,
    /// The rules of acts that open it, close it, or hold in it.
    pub cites: Vec<String>,
    /// True if it never opens: it ends before it begins.
    pub is_void: bool,
}

/// Where a window begins or ends.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct TimelineBound {
    /// When it is.
    pub when: TimelineWhen,
    /// The instant, where there is one for every case.
    pub at: Option<PointInTime>,
    /// As people say it: `da lunedì 6 ottobre 2025`, `when the case is concluded`.
    pub said: String,
}

/// An announcement, as people are told about it.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct TimelineAnnouncement {
    /// The name of the moment it gives a date to.
    pub moment: String,
    /// The title of that moment.
    pub title: String,
    /// The instant it announces.
    pub at: PointInTime,
    /// That instant as people say it.
    pub said: String,
    /// From when on it is known.
    pub known_from: PointInTime,
    /// The day from which it is known, as people say it.
    pub known_said: String,
    /// The act, where one was named.
    pub act: Option<String>,
    /// False once a later announcement took its place, and for one that came too late to change anything.
    pub is_in_force: bool,
}

/// The calendar.
#[uniffi::export]
impl Campaign {
    /// The calendar, with the announcements that are known at `known_at` and no later one. `today`: the day from which days are
    /// counted.
    #[uniffi::method(default(today = None))]
    pub fn timeline(
        &self,
        lang: Lang,
        known_at: PointInTime,
        today: Option<PointInTime>,
    ) -> Result<Timeline, AbilitaError> {
        Ok(Timeline::of(&self.0.timeline(lang, known_at), today))
    }

    /// The calendar as text for a terminal; `today` marks a day in it.
    #[uniffi::method(default(today = None))]
    pub fn timeline_text(
        &self,
        lang: Lang,
        known_at: PointInTime,
        today: Option<PointInTime>,
    ) -> Result<String, AbilitaError> {
        Ok(self.0.timeline(lang, known_at).to_text(today))
    }

    /// The calendar as one SVG that brings its colours for light and dark. `width` in CSS pixels, from 280 to 4000.
    #[uniffi::method(default(today = None, width = 720))]
    pub fn timeline_svg(
        &self,
        lang: Lang,
        known_at: PointInTime,
        today: Option<PointInTime>,
        width: i32,
    ) -> Result<String, AbilitaError> {
        Ok(self
            .0
            .timeline(lang, known_at)
            .to_svg(today, SvgOptions::new().width(u32::try_from(width).unwrap_or_default())))
    }
}

impl Timeline {
    fn of(timeline: &CoreTimeline, today: Option<PointInTime>) -> Self {
        Self {
            campaign: timeline.campaign().to_owned(),
            title: timeline.title().to_owned(),
            lang: timeline.lang(),
            entries: timeline.entries().map(|entry| TimelineEntry::of(entry, today)).collect(),
            windows: timeline.windows().map(TimelineWindow::from).collect(),
            announcements: timeline.announcements().map(TimelineAnnouncement::from).collect(),
        }
    }
}

impl TimelineEntry {
    fn of(entry: &timeline::Entry, today: Option<PointInTime>) -> Self {
        Self {
            name: entry.name().to_owned(),
            title: entry.title().to_owned(),
            when: entry.when().into(),
            at: entry.when().instant(),
            is_deadline: entry.is_deadline(),
            day: entry.day(),
            weekday: entry.weekday().map(str::to_owned),
            said: entry.said().to_owned(),
            instead_of: entry.instead_of().map(str::to_owned),
            act: entry.act().map(str::to_owned),
            cites: entry.cites().map(str::to_owned).collect(),
            note: entry.note(),
            days: today.and_then(|today| entry.days_from(today)),
            distance: today.and_then(|today| entry.distance_from(today)),
        }
    }
}

impl From<&timeline::Window> for TimelineWindow {
    fn from(window: &timeline::Window) -> Self {
        Self {
            name: window.name().to_owned(),
            title: window.title().to_owned(),
            begin: window.begin().map(TimelineBound::from),
            end: window.end().map(TimelineBound::from),
            said: window.said().to_owned(),
            cites: window.cites().map(str::to_owned).collect(),
            is_void: window.is_void(),
        }
    }
}

impl From<&timeline::Bound> for TimelineBound {
    fn from(bound: &timeline::Bound) -> Self {
        Self { when: bound.when().into(), at: bound.when().instant(), said: bound.said().to_owned() }
    }
}

impl From<&timeline::Announced> for TimelineAnnouncement {
    fn from(announced: &timeline::Announced) -> Self {
        Self {
            moment: announced.moment().to_owned(),
            title: announced.title().to_owned(),
            at: announced.at(),
            said: announced.said().to_owned(),
            known_from: announced.known_from(),
            known_said: announced.known_said().to_owned(),
            act: announced.act().map(str::to_owned),
            is_in_force: announced.is_in_force(),
        }
    }
}
