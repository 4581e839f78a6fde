//! Named instants, as a definition states them.

use chrono::{Datelike as _, Days, Months, NaiveDate, NaiveTime, TimeDelta};

use super::names::{FactId, MilestoneId, MomentId};
use crate::calendar::{Instant, Zone};

/// Where the instant of a moment comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Moment {
    /// The definition states it; an announcement may move it.
    Stated(Instant),
    /// Only an announcement gives it.
    #[default]
    Announced,
    /// So many days, months and years from another moment, counted on civil dates.
    Computed { base: Origin, shift: Shift, edge: Edge },
    /// The earliest (or latest) of several that are known.
    Extreme { of: Vec<Origin>, latest: bool },
}

impl Moment {
    /// True where it depends on no other: an announcement gives it, or moves it.
    pub(crate) fn is_announceable(&self) -> bool {
        match self {
            Self::Stated(_) | Self::Announced | Self::Computed { base: Origin::Yearly { .. }, .. } => true,
            Self::Computed { .. } | Self::Extreme { .. } => false,
        }
    }

    /// What this one is computed from.
    pub(crate) fn origins(&self) -> &[Origin] {
        match self {
            Self::Computed { base, .. } => std::slice::from_ref(base),
            Self::Extreme { of, .. } => of,
            Self::Stated(_) | Self::Announced => &[],
        }
    }

    /// The moments that this one is computed from.
    pub(crate) fn bases(&self) -> impl Iterator<Item = MomentId> {
        self.origins().iter().filter_map(|origin| match origin {
            Origin::Moment(id) => Some(*id),
            Origin::Fact(_) | Origin::Entered(_) | Origin::Yearly { .. } => None,
        })
    }
}

/// What a computed moment starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Another moment.
    Moment(MomentId),
    /// A date or instant among the facts of the case: the moment moves when the fact does.
    Fact(FactId),
    /// The instant at which a track of the case first entered a state.
    Entered(MilestoneId),
    /// A day of the year that a number says.
    Yearly { month: u32, day: u32, year: Year },
}

/// A year: stated, or in a fact of type `integer`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Year {
    Stated(i64),
    Fact(FactId),
}

/// The day of a year; 29 February is the 28th where there is none.
pub(crate) fn day_of_year(year: i64, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok().filter(|year| (0..=9999).contains(year))?;
    NaiveDate::from_ymd_opt(year, month, day)
        .or_else(|| NaiveDate::from_ymd_opt(year, month, day.checked_sub(1)?))
}

/// A distance on the calendar. Years and months come before days; the day of the month is kept or, where the month is too
/// short, its last one is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shift {
    pub(crate) months: i32,
    pub(crate) days: i64,
    /// Go on to 31 December of the year reached.
    pub(crate) to_year_end: bool,
}

/// Which instant of the civil day that a shift reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Edge {
    /// "From that day": its first instant.
    #[default]
    From,
    /// "Through that day": the first instant after it.
    Through,
    /// "From that hour on".
    FromHour(NaiveTime),
    /// "Through that minute": the first instant after the minute, so that 23:59 means the whole of it.
    ThroughMinute(NaiveTime),
    /// The same time of day as the base.
    SameTime,
}

impl Edge {
    /// True if an instant at midnight is the end of a day rather than the beginning of the next.
    pub(crate) fn ends_a_day(self) -> bool {
        matches!(self, Self::Through | Self::ThroughMinute(_))
    }

    /// The instant of this edge on a civil day.
    pub(crate) fn of(self, day: NaiveDate, zone: Zone, base: Instant) -> Instant {
        match self {
            Self::From => zone.start_of(day),
            Self::Through => zone.end_of(day),
            Self::FromHour(time) => zone.instant(day.and_time(time)),
            Self::ThroughMinute(time) => zone
                .instant(day.and_time(time))
                .checked_add_signed(TimeDelta::minutes(1))
                .unwrap_or(Instant::MAX_UTC),
            Self::SameTime => zone.instant(day.and_time(zone.civil(base).time())),
        }
    }
}

impl Shift {
    /// The civil day at this distance, or `None` beyond the calendar.
    pub(crate) fn apply(self, day: NaiveDate) -> Option<NaiveDate> {
        let months = Months::new(self.months.unsigned_abs());
        let day =
            if self.months < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }?;
        let days = Days::new(self.days.unsigned_abs());
        let day = if self.days < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }?;
        if self.to_year_end { NaiveDate::from_ymd_opt(day.year(), 12, 31) } else { Some(day) }
    }
}

/// Computes `shift` and `edge` from `base`.
///
/// The base of "19 days after the publication" is a day, the one on which the base instant falls; but an instant that ends
/// a day ("through the 25th", 00:00 of the 26th) counts as that day, which is what readers of an act mean. An
/// announcement may have moved it to some hour of a day: then it is that day.
pub(crate) fn computed(
    base: Instant,
    ends_a_day: bool,
    shift: Shift,
    edge: Edge,
    zone: Zone,
) -> Option<Instant> {
    let civil = zone.civil(base);
    let day = civil.date();
    let day = if ends_a_day && edge != Edge::SameTime && civil.time() == NaiveTime::MIN {
        day.checked_sub_days(Days::new(1))?
    } else {
        day
    };
    Some(edge.of(shift.apply(day)?, zone, base))
}
