//! When: moments, windows, notices.

use chrono::NaiveTime;

use super::{Condition, Scope};
use crate::calendar::Instant;

/// A named instant.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Moment {
    /// Its name.
    pub name: String,
    /// Of what it is.
    pub scope: Scope,
    /// Where its instant comes from.
    pub when: When,
    /// How far it is from what it is counted from.
    pub shift: Shift,
    /// Which instant of its day it is.
    pub edge: Edge,
    /// Of several that it is counted from, the latest and not the earliest.
    pub latest: bool,
    /// True for "through the 25th": its instant is the first that is too late.
    pub is_deadline: bool,
    /// The statements of acts it is based on.
    pub cites: Vec<String>,
}

/// Where the instant of a moment comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum When {
    /// The definition states it.
    Stated(Instant),
    /// Only an announcement gives it.
    Announced,
    /// It is counted from these.
    Counted(Vec<Origin>),
}

/// A distance on the calendar: years and months first, then days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Shift {
    /// Months, twelve a year; negative for before.
    pub months: i32,
    /// Days; negative for before.
    pub days: i64,
    /// Then on to 31 December of the year reached.
    pub to_year_end: bool,
}

/// Which instant of its day a moment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// "From that day": its first instant.
    From,
    /// "Through that day": the first instant after it.
    Through,
    /// "From that hour on".
    FromHour(NaiveTime),
    /// "Through that minute": the first instant after it.
    ThroughMinute(NaiveTime),
    /// The time of day of what it is counted from.
    SameTime,
}

/// What a moment is counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Origin {
    /// Another moment.
    Moment(String),
    /// A fact of the case or of a member.
    Fact(String),
    /// The first entering of a state.
    Entered(Milestone),
    /// A day of a year.
    DayOfYear {
        /// 1 to 12.
        month: u32,
        /// 1 to 31.
        day: u32,
        /// Which year.
        year: Year,
    },
}

/// The year of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Year {
    /// The definition states it.
    Stated(i64),
    /// A fact tells it.
    Fact(String),
}

/// A state whose first entering counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Milestone {
    /// The track.
    pub track: String,
    /// Its state.
    pub state: String,
}

/// What holds from one bound until another.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Window {
    /// Its name.
    pub name: String,
    /// Where it begins; `None` for one that has always been open.
    pub from: Option<Bound>,
    /// Where it ends; `None` for one that stays open.
    pub until: Option<Bound>,
}

/// Where a window begins or ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// At a moment.
    Moment(String),
    /// When a state is first entered.
    Entered(Milestone),
}

/// A message on a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Notice {
    /// Its name.
    pub name: String,
    /// To whom.
    pub to: String,
    /// When it is due, to those of whom this holds.
    pub condition: Condition,
    /// The moments at which it is due; none for one that only transitions send.
    pub moments: Vec<String>,
}

impl Origin {
    /// The fact that it is counted from.
    pub fn fact(&self) -> Option<&str> {
        match self {
            Self::Fact(fact) | Self::DayOfYear { year: Year::Fact(fact), .. } => Some(fact),
            _ => None,
        }
    }
}
