//! The calendar of a campaign, for people: as data, as text for a terminal, as a drawing for a page.
//!
//! What a definition states as instants is put here as an office puts it: "entro sabato 25 ottobre 2025", "from Monday 6
//! October 2025", "da annunciare". A [`Timeline`] holds what is true of every case; what each case has of its own (a term
//! counted from its publication, a window that its conclusion closes) is shown as such, without a date.
//!
//! Nothing here reads a clock: whoever wants to see today in it says which day that is.
//!
//! ```
//! use abilita::{Campaign, Lang, parse_instant};
//!
//! let campaign = Campaign::built_in("factotum-2025")?;
//! let today = parse_instant("2025-10-15T09:00:00+02:00")?;
//! let timeline = campaign.timeline(Lang::En, today);
//! assert_eq!(
//!     timeline.to_text(Some(today)),
//!     "\
//! FACTOTUM: confirmation of the delegates, school year 2025-2026
//!
//!   from Monday 6 October 2025   9 days ago  Suspension begins [F25-02]
//! > Wednesday 15 October 2025    today
//!   by Saturday 25 October 2025  in 10 days  Deadline for confirming the delegates [F25-04]
//!                                            falls on a Saturday
//!
//! Windows
//!   Suspension of access  from Monday 6 October 2025 until the case is concluded [F25-02, F25-10]
//! "
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod collect;
mod entry;
mod holiday;
mod svg;
mod text;
mod window;
pub mod wording;

pub use entry::{Entry, When};
pub use holiday::{DayOff, Holiday};
pub use svg::SvgOptions;
pub use window::{Announced, Bound, Window};

use crate::calendar::{Instant, Zone};
use crate::campaign::Campaign;
use crate::text::Lang;

/// The calendar of a campaign in one language, for somebody who knows what was known at one instant.
///
/// ```
/// use abilita::{Campaign, Lang, parse_instant};
/// let campaign = Campaign::built_in("factotum-2021")?;
/// let timeline = campaign.timeline(Lang::En, parse_instant("2021-09-15T00:00:00+02:00")?);
/// assert_eq!(timeline.campaign(), "factotum-2021");
/// assert_eq!(timeline.title(), "FACTOTUM: confirmation of the delegates, school year 2021-2022");
/// assert_eq!((timeline.lang(), timeline.zone().name()), (Lang::En, "Europe/Rome"));
/// assert_eq!((timeline.entries().count(), timeline.windows().count()), (2, 1));
/// assert!(timeline.announcements().next().is_none());
/// assert!(!timeline.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    id: String,
    title: String,
    lang: Lang,
    zone: Zone,
    entries: Vec<Entry>,
    windows: Vec<Window>,
    announcements: Vec<Announced>,
}

impl Campaign {
    /// The calendar, with the announcements that are known at `known_at` and no later one.
    ///
    /// ```
    /// use abilita::{Campaign, Lang, parse_instant};
    /// let campaign = Campaign::built_in("istanze-online-2016")?;
    /// let timeline = campaign.timeline(Lang::It, parse_instant("2016-11-24T00:00:00+01:00")?);
    /// let said: Vec<_> = timeline.entries().map(|entry| entry.said()).collect();
    /// assert_eq!(said, ["da giovedì 1º dicembre 2016", "da annunciare"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn timeline(&self, lang: Lang, known_at: Instant) -> Timeline {
        collect::Collector::new(self, lang, known_at).timeline()
    }
}

impl Timeline {
    /// The id of the campaign.
    pub fn campaign(&self) -> &str {
        &self.id
    }

    /// The title of the campaign.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The language of all its texts.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The zone in which days are counted.
    pub fn zone(&self) -> Zone {
        self.zone
    }

    /// The moments: those with a date by their date, then those without one, in the order of the definition.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    /// The windows, in the order of the definition.
    pub fn windows(&self) -> impl Iterator<Item = &Window> {
        self.windows.iter()
    }

    /// The announcements, the first known first.
    pub fn announcements(&self) -> impl Iterator<Item = &Announced> {
        self.announcements.iter()
    }

    /// True if the campaign has neither moments nor windows: it holds without a calendar.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.windows.is_empty()
    }
}

/// By date, and what has none last.
fn order(entry: &Entry) -> (bool, Option<Instant>) {
    let at = entry.when().instant();
    (at.is_none(), at)
}
