//! The calendar of a campaign as data.

use super::record;
use crate::calendar::format_instant;
use crate::timeline;

record! {
    /// The calendar of a campaign in one language.
    ///
    /// ```
    /// use abilita::{Campaign, Lang, parse_instant, wire};
    /// let today = parse_instant("2025-10-15T09:00:00+02:00")?;
    /// let timeline = Campaign::built_in("factotum-2025")?.timeline(Lang::It, today);
    /// let sent = wire::to_json(&wire::Timeline::at(&timeline, Some(today)));
    /// let read: wire::Timeline = wire::from_json(&sent)?;
    /// assert_eq!(read.entries[1].said, "entro sabato 25 ottobre 2025");
    /// assert_eq!((read.entries[1].kind.as_str(), read.entries[1].days), ("at", Some(10)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Timeline {
        /// The id of the campaign.
        pub campaign: String,
        /// Its title.
        pub title: String,
        /// The language of every text: `it` or `en`.
        pub lang: String,
        /// The zone in which days are counted.
        pub zone: String,
        /// The moments: those with a date by their date, then those without one.
        pub entries: Vec<TimelineEntry>,
        /// The windows, in the order of the definition.
        pub windows: Vec<TimelineWindow>,
        /// The announcements, the first known first.
        pub announcements: Vec<TimelineAnnouncement>,
    }
}

record! {
    /// A moment.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct TimelineEntry {
        /// Its name in the definition.
        pub name: String,
        /// Its title.
        pub title: String,
        /// `at` an instant for every case, `to_be_announced`, or `by_case` where each case has its own.
        pub kind: String,
        /// The instant, where there is one for every case.
        pub at: Option<String> = optional,
        /// True for a deadline: its instant is the first that is too late.
        pub deadline: bool,
        /// The day that people say, such as `2025-10-25`: for a deadline the last one that is in time.
        pub day: Option<String> = optional,
        /// The name of that day in the week.
        pub weekday: Option<String> = optional,
        /// The date as people say it.
        pub said: String,
        /// Why offices may be closed on that day.
        pub note: Option<String> = optional,
        /// The date of the definition, where an announcement moved it.
        pub instead_of: Option<String> = optional,
        /// The act that announced the date.
        pub act: Option<String> = optional,
        /// The rules of acts that it comes from.
        pub cites: Vec<String>,
        /// Whole days from today, where today was given: negative once the day is past.
        pub days: Option<i64> = optional,
        /// The same in words.
        pub distance: Option<String> = optional,
    }
}

record! {
    /// A window.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct TimelineWindow {
        /// Its name in the definition.
        pub name: String,
        /// Its title.
        pub title: String,
        /// Where it begins; null for one that has always been open.
        pub begin: Option<TimelineBound> = optional,
        /// Where it ends; null for one that stays open.
        pub end: Option<TimelineBound> = optional,
        /// From when until when, in one phrase.
        pub said: String,
        /// The rules of acts that open it, close it, or hold in it.
        pub cites: Vec<String>,
        /// True if it never opens.
        pub void: bool,
    }
}

record! {
    /// Where a window begins or ends.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct TimelineBound {
        /// As [`TimelineEntry::kind`].
        pub kind: String,
        /// The instant, where there is one for every case.
        pub at: Option<String> = optional,
        /// As people say it.
        pub said: String,
    }
}

record! {
    /// An announcement that is known.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct TimelineAnnouncement {
        /// The moment it gives a date to.
        pub moment: String,
        /// The title of that moment.
        pub title: String,
        /// The instant it announces.
        pub at: String,
        /// That instant as people say it.
        pub said: String,
        /// From when on it is known.
        pub known_from: String,
        /// The day from which it is known, as people say it.
        pub known_said: String,
        /// The act.
        pub act: Option<String> = optional,
        /// False once a later one took its place, and for one that came too late to change anything.
        pub in_force: bool,
    }
}

impl Timeline {
    /// The calendar, with the distance of each moment from today where today is given.
    pub fn at(timeline: &timeline::Timeline, today: Option<crate::Instant>) -> Self {
        Self {
            campaign: timeline.campaign().to_owned(),
            title: timeline.title().to_owned(),
            lang: timeline.lang().as_str().to_owned(),
            zone: timeline.zone().name().to_owned(),
            entries: timeline.entries().map(|entry| TimelineEntry::at(entry, today)).collect(),
            windows: timeline.windows().map(TimelineWindow::from).collect(),
            announcements: timeline.announcements().map(TimelineAnnouncement::from).collect(),
        }
    }
}

impl TimelineEntry {
    fn at(entry: &timeline::Entry, today: Option<crate::Instant>) -> Self {
        Self {
            name: entry.name().to_owned(),
            title: entry.title().to_owned(),
            kind: kind(entry.when()),
            at: entry.when().instant().map(format_instant),
            deadline: entry.is_deadline(),
            day: entry.day().map(|day| day.to_string()),
            weekday: entry.weekday().map(str::to_owned),
            said: entry.said().to_owned(),
            note: entry.note(),
            instead_of: entry.instead_of().map(str::to_owned),
            act: entry.act().map(str::to_owned),
            cites: entry.cites().map(str::to_owned).collect(),
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
            void: window.is_void(),
        }
    }
}

impl From<&timeline::Bound> for TimelineBound {
    fn from(bound: &timeline::Bound) -> Self {
        Self {
            kind: kind(bound.when()),
            at: bound.when().instant().map(format_instant),
            said: bound.said().to_owned(),
        }
    }
}

impl From<&timeline::Announced> for TimelineAnnouncement {
    fn from(announced: &timeline::Announced) -> Self {
        Self {
            moment: announced.moment().to_owned(),
            title: announced.title().to_owned(),
            at: format_instant(announced.at()),
            said: announced.said().to_owned(),
            known_from: format_instant(announced.known_from()),
            known_said: announced.known_said().to_owned(),
            act: announced.act().map(str::to_owned),
            in_force: announced.is_in_force(),
        }
    }
}

fn kind(when: timeline::When) -> String {
    match when {
        timeline::When::At(_) => "at",
        timeline::When::ToBeAnnounced => "to_be_announced",
        timeline::When::ByCase => "by_case",
    }
    .to_owned()
}
