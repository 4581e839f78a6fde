//! A moment of the calendar.

use chrono::NaiveDate;

use super::holiday::DayOff;
use super::wording::{self, pick};
use crate::calendar::{Instant, Zone};
use crate::text::Lang;

/// When something of a timeline is.
///
/// ```
/// use abilita::{Campaign, Lang, parse_instant, timeline::When};
/// let update = parse_instant("2016-12-01T00:00:00+01:00")?;
/// let timeline = Campaign::built_in("istanze-online-2016")?.timeline(Lang::It, update);
/// let whens: Vec<When> = timeline.entries().map(|entry| entry.when()).collect();
/// assert_eq!(whens, [When::At(update), When::ToBeAnnounced]);
/// assert_eq!(whens[0].instant(), Some(update));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum When {
    /// At this instant, for every case.
    At(Instant),
    /// Nobody knows yet: it is to be announced.
    ToBeAnnounced,
    /// Each case has its own: it is counted from a fact of the case, or from a state entered.
    ByCase,
}

impl When {
    /// The instant, where there is one for every case.
    pub fn instant(self) -> Option<Instant> {
        match self {
            Self::At(at) => Some(at),
            Self::ToBeAnnounced | Self::ByCase => None,
        }
    }
}

/// A moment of a campaign, as people are told about it.
///
/// ```
/// use abilita::{Campaign, Lang, parse_instant};
/// let campaign = Campaign::built_in("factotum-2025")?;
/// let timeline = campaign.timeline(Lang::It, parse_instant("2025-09-01T00:00:00+02:00")?);
/// let deadline = timeline.entries().find(|entry| entry.name() == "deadline").unwrap();
/// assert_eq!(deadline.title(), "Termine per la conferma dei delegati");
/// assert_eq!(deadline.said(), "entro sabato 25 ottobre 2025");
/// assert_eq!(deadline.note().as_deref(), Some("cade di sabato"));
/// assert!(deadline.cites().eq(["F25-04"]));
///
/// let today = parse_instant("2025-10-15T09:00:00+02:00")?;
/// assert_eq!(deadline.days_from(today), Some(10));
/// assert_eq!(deadline.distance_from(today).as_deref(), Some("tra 10 giorni"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) when: When,
    pub(super) ends: bool,
    pub(super) day: Option<NaiveDate>,
    pub(super) said: String,
    pub(super) instead_of: Option<String>,
    pub(super) act: Option<String>,
    pub(super) cites: Vec<String>,
    pub(super) lang: Lang,
    pub(super) zone: Zone,
}

impl Entry {
    /// The name of the moment in the definition.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its title; its name where the definition gives none.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// When it is.
    pub fn when(&self) -> When {
        self.when
    }

    /// True for a deadline: it is shown as the day it ends, and its instant is the first that is too late.
    pub fn is_deadline(&self) -> bool {
        self.ends
    }

    /// The day that people say: for a deadline the last one that is in time.
    ///
    /// ```
    /// use abilita::{Campaign, Lang, parse_instant};
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let timeline = campaign.timeline(Lang::En, parse_instant("2025-09-01T00:00:00+02:00")?);
    /// let days: Vec<_> = timeline.entries().filter_map(|entry| entry.day()).map(|day| day.to_string()).collect();
    /// assert_eq!(days, ["2025-10-06", "2025-10-25"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn day(&self) -> Option<NaiveDate> {
        self.day
    }

    /// The name of that day in the week.
    pub fn weekday(&self) -> Option<&'static str> {
        self.day.map(|day| wording::weekday(self.lang, day))
    }

    /// The date as people say it: `entro sabato 25 ottobre 2025`, `from Monday 6 October 2025`, `da annunciare`.
    pub fn said(&self) -> &str {
        &self.said
    }

    /// The date that the definition states, where an announcement moved it.
    pub fn instead_of(&self) -> Option<&str> {
        self.instead_of.as_deref()
    }

    /// The act that announced the date, where one did and was named.
    pub fn act(&self) -> Option<&str> {
        self.act.as_deref()
    }

    /// The rules of acts that it comes from.
    pub fn cites(&self) -> impl Iterator<Item = &str> {
        self.cites.iter().map(String::as_str)
    }

    /// Why offices may be closed on the day of a deadline. No rule moves it to a working day for that.
    pub fn day_off(&self) -> Option<DayOff> {
        self.day.filter(|_| self.ends).and_then(DayOff::of)
    }

    /// [`day_off`](Self::day_off) in words.
    pub fn note(&self) -> Option<String> {
        self.day_off().map(|day_off| day_off.note(self.lang))
    }

    /// Whole civil days from the day of `today` in the zone of the campaign: negative once the day is past.
    pub fn days_from(&self, today: Instant) -> Option<i64> {
        let today = wording::civil(self.zone, today).date();
        Some(self.day?.signed_duration_since(today).num_days())
    }

    /// [`days_from`](Self::days_from) in words: `oggi`, `tra 10 giorni`, `3 days ago`.
    pub fn distance_from(&self, today: Instant) -> Option<String> {
        self.days_from(today).map(|days| wording::distance(self.lang, days))
    }

    /// What is to be said below the title: the note, the act, the date it took the place of.
    pub(super) fn remarks(&self) -> Vec<String> {
        let act =
            self.act.as_ref().map(|act| format!("{}: {act}", pick(self.lang, "annunciato", "announced")));
        let moved = self
            .instead_of
            .as_ref()
            .map(|before| format!("{} {before}", pick(self.lang, "in precedenza:", "previously:")));
        self.note().into_iter().chain(act).chain(moved).collect()
    }
}
