//! Moments that are decided outside a definition: the end of an update, an extension, a date "to be announced".

use super::Instant;
use crate::text::Code;

/// "The moment `moment` is at `at`; this is known from `known_from`, by the act `act`."
///
/// ```
/// use abilita::calendar::{parse_instant, Announcement};
/// let at = parse_instant("2016-12-07T08:00:00+01:00")?;
/// let reopened = Announcement::new("update_concluded", at, at).by_act("portal home page");
/// assert_eq!(reopened.moment(), "update_concluded");
/// # Ok::<(), abilita::calendar::InstantError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    moment: String,
    at: Instant,
    known_from: Instant,
    act: Option<String>,
}

impl Announcement {
    /// Announces that `moment` is at `at`, which nobody knew before `known_from`.
    pub fn new(moment: impl Into<String>, at: Instant, known_from: Instant) -> Self {
        Self { moment: moment.into(), at, known_from, act: None }
    }

    /// Names the act that announces it, for whoever checks the campaign later.
    #[must_use]
    pub fn by_act(mut self, act: impl Into<String>) -> Self {
        self.act = Some(act.into());
        self
    }

    /// The name of the moment.
    pub fn moment(&self) -> &str {
        &self.moment
    }

    /// When the moment is.
    pub fn at(&self) -> Instant {
        self.at
    }

    /// From when on the announcement is known: before it, every answer is as if it had not been made.
    pub fn known_from(&self) -> Instant {
        self.known_from
    }

    /// The act, where one was named.
    pub fn act(&self) -> Option<&str> {
        self.act.as_deref()
    }

    fn order(&self) -> (Instant, &str, Instant, Option<&str>) {
        (self.known_from, &self.moment, self.at, self.act())
    }
}

/// Why an announcement was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AnnouncementError {
    /// The campaign has no moment of this name.
    #[error("the campaign has no moment `{0}`")]
    UnknownMoment(String),
    /// The moment is computed from others: announce those.
    #[error("the moment `{0}` is computed from others and cannot be announced")]
    NotAnnounceable(String),
    /// An instant is beyond the years that can be stored.
    #[error("an instant of the announcement of `{0}` is not within the years 0000 to 9999")]
    OutOfRange(String),
}

impl AnnouncementError {
    /// The entry of the closed table of codes.
    pub fn code(&self) -> Code {
        match self {
            Self::UnknownMoment(_) => Code::AnnouncementUnknownMoment,
            Self::NotAnnounceable(_) => Code::AnnouncementNotAnnounceable,
            Self::OutOfRange(_) => Code::InstantOutOfRange,
        }
    }
}

/// All announcements of a campaign, in the order in which they became known.
///
/// Of two that became known at the same instant and give a moment two dates, the later date prevails, as an extension
/// prevails over what it extends; in which order the host brought them does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Announcements(Vec<Announcement>);

impl Announcements {
    /// Every announcement, the first known first.
    pub fn iter(&self) -> impl Iterator<Item = &Announcement> {
        self.0.iter()
    }

    /// True if nothing was announced.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Keeps the order of knowledge; among those known at the same instant, that of what they say. Saying the same twice
    /// adds nothing.
    pub(crate) fn insert(&mut self, announcement: Announcement) {
        if let Err(place) = self.0.binary_search_by(|known| known.order().cmp(&announcement.order())) {
            self.0.insert(place, announcement);
        }
    }

    /// Where a moment stands for whoever knows what was known at `known_at`.
    ///
    /// `stated` is the instant that the definition itself gives. A stated moment may be moved even after it has passed (an
    /// extension published late); one that lives by announcement alone is not moved once it has come, so that
    /// announcing it a second time changes nothing.
    pub(crate) fn resolve(
        &self,
        moment: &str,
        stated: Option<Instant>,
        known_at: Instant,
    ) -> Option<Position> {
        let known = self.0.iter().filter(|entry| entry.moment == moment && entry.known_from <= known_at);
        let stated_position = stated.map(|at| Position { at, known_from: None });
        known.fold(stated_position, |current, entry| match current {
            Some(come) if stated.is_none() && come.at <= entry.known_from => Some(come),
            _ => Some(Position { at: entry.at, known_from: Some(entry.known_from) }),
        })
    }
}

/// Where a moment stands, and since when that is known (`None`: always, the definition says so).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    pub(crate) at: Instant,
    pub(crate) known_from: Option<Instant>,
}
