//! A window of the calendar, and the announcements that moved it.

use super::entry::When;
use crate::calendar::Instant;

/// Where a window begins or ends.
///
/// ```
/// use abilita::{Campaign, Lang, parse_instant, timeline::{Bound, When}};
/// let known_at = parse_instant("2016-11-24T00:00:00+01:00")?;
/// let timeline = Campaign::built_in("istanze-online-2016")?.timeline(Lang::It, known_at);
/// let freeze = timeline.windows().next().unwrap();
/// assert_eq!(freeze.begin().map(Bound::said), Some("da giovedì 1º dicembre 2016"));
/// assert_eq!(freeze.end().map(Bound::said), Some("da annunciare"));
/// assert_eq!(freeze.end().map(Bound::when), Some(When::ToBeAnnounced));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    pub(super) when: When,
    pub(super) said: String,
}

impl Bound {
    /// When it is.
    pub fn when(&self) -> When {
        self.when
    }

    /// As people say it: `da lunedì 6 ottobre 2025`, `alla conclusione della pratica`, `to be announced`.
    pub fn said(&self) -> &str {
        &self.said
    }
}

/// A window of a campaign: what holds between two moments.
///
/// ```
/// use abilita::{Campaign, Lang, parse_instant, timeline::When};
/// let campaign = Campaign::built_in("factotum-2025")?;
/// let timeline = campaign.timeline(Lang::En, parse_instant("2025-09-01T00:00:00+02:00")?);
/// let suspension = timeline.windows().next().unwrap();
/// assert_eq!(suspension.said(), "from Monday 6 October 2025 until the case is concluded");
/// let end = suspension.end().unwrap();
/// assert_eq!((end.when(), end.said()), (When::ByCase, "when the case is concluded"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) begin: Option<Bound>,
    pub(super) end: Option<Bound>,
    pub(super) said: String,
    pub(super) cites: Vec<String>,
}

impl Window {
    /// The name of the window in the definition.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its title; its name where the definition gives none.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Where it begins; `None` for one that has always been open.
    pub fn begin(&self) -> Option<&Bound> {
        self.begin.as_ref()
    }

    /// Where it ends; `None` for one that stays open.
    pub fn end(&self) -> Option<&Bound> {
        self.end.as_ref()
    }

    /// From when until when, in one phrase.
    pub fn said(&self) -> &str {
        &self.said
    }

    /// The rules of acts that open it, close it, or hold in it, in alphabetical order.
    pub fn cites(&self) -> impl Iterator<Item = &str> {
        self.cites.iter().map(String::as_str)
    }

    /// True if it never opens: it ends before it begins, such as a freeze that is called off.
    pub fn is_void(&self) -> bool {
        let at = |bound: &Option<Bound>| bound.as_ref().and_then(|bound| bound.when.instant());
        at(&self.begin).zip(at(&self.end)).is_some_and(|(begin, end)| end <= begin)
    }
}

/// An announcement, as people are told about it.
///
/// ```
/// use abilita::{Announcement, Campaign, Lang, parse_instant};
/// let at = parse_instant("2016-12-07T08:00:00+01:00")?;
/// let known_from = parse_instant("2016-12-06T15:00:00+01:00")?;
/// let campaign = Campaign::built_in("istanze-online-2016")?
///     .announce(Announcement::new("update_concluded", at, known_from).by_act("home page"))?;
///
/// let before = campaign.timeline(Lang::En, parse_instant("2016-12-05T00:00:00+01:00")?);
/// assert_eq!(before.announcements().count(), 0);
///
/// let after = campaign.timeline(Lang::En, at);
/// let reopening = after.announcements().next().unwrap();
/// assert_eq!(reopening.said(), "from 08:00 on Wednesday 7 December 2016");
/// assert_eq!(reopening.known_said(), "Tuesday 6 December 2016");
/// assert_eq!(reopening.act(), Some("home page"));
/// assert!(reopening.is_in_force());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announced {
    pub(super) moment: String,
    pub(super) title: String,
    pub(super) at: Instant,
    pub(super) said: String,
    pub(super) known_from: Instant,
    pub(super) known_said: String,
    pub(super) act: Option<String>,
    pub(super) in_force: bool,
}

impl Announced {
    /// The name of the moment it gives a date to.
    pub fn moment(&self) -> &str {
        &self.moment
    }

    /// The title of that moment; its name where the definition gives none.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The instant it announces.
    pub fn at(&self) -> Instant {
        self.at
    }

    /// That instant as people say it.
    pub fn said(&self) -> &str {
        &self.said
    }

    /// From when on it is known.
    pub fn known_from(&self) -> Instant {
        self.known_from
    }

    /// The day from which it is known, as people say it.
    pub fn known_said(&self) -> &str {
        &self.known_said
    }

    /// The act, where one was named.
    pub fn act(&self) -> Option<&str> {
        self.act.as_deref()
    }

    /// False once a later announcement took its place, and for one that came too late to change anything.
    pub fn is_in_force(&self) -> bool {
        self.in_force
    }
}
