//! Time as acts state it: civil dates in a named zone, compared as UTC instants.
//!
//! - [`Zone`] turns a civil date, with or without an hour, into an [`Instant`]; summer time is the zone's business, never
//!   the caller's.
//! - [`Announcements`] are the moments decided outside the definition, each with the instant from which it is known.
//! - What is stored lies in the years 0000 to 9999 of UTC: RFC 3339 has four digits for a year, and so have databases and
//!   other languages. Whatever brings an instant or a date in refuses those beyond.
//! - Windows are half-open, `[from, until)`: "from the 6th" is the 6th at 00:00, "by the 25th" ends on the 26th at 00:00.

mod announcement;
mod zone;

use chrono::{Datelike as _, NaiveDate, NaiveTime};

pub(crate) use announcement::Position;
pub use announcement::{Announcement, AnnouncementError, Announcements};
pub use zone::{CivilTime, Zone, ZoneError};

/// A point in time. Everything abilita compares is compared as UTC.
pub type Instant = chrono::DateTime<chrono::Utc>;

/// The first instant that can be stored, `0000-01-01T00:00:00Z`: before everything.
pub(crate) const FIRST: Instant = midnight(0);
/// The first instant that cannot be stored any more.
const BEYOND: Instant = midnight(10_000);

const fn midnight(year: i32) -> Instant {
    match NaiveDate::from_ymd_opt(year, 1, 1) {
        Some(day) => day.and_time(chrono::NaiveTime::MIN).and_utc(),
        None => Instant::MAX_UTC,
    }
}

/// True for an instant that can be stored: one of the years 0000 to 9999 of UTC.
pub(crate) fn is_storable(at: Instant) -> bool {
    FIRST <= at && at < BEYOND
}

/// True for a date that can be stored.
pub(crate) fn is_storable_date(day: NaiveDate) -> bool {
    (0..=9999).contains(&day.year())
}

/// Reads a civil date such as `2025-10-06`, of the years 0000 to 9999. chrono's own reader takes `2025-1-6`, too.
pub(crate) fn parse_date(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    NaiveDate::from_ymd_opt(number(year, 4)?.try_into().ok()?, number(month, 2)?, number(day, 2)?)
}

/// Reads an hour of the day such as `08:00`, or `08:00:00` where the seconds are none.
pub(crate) fn parse_hour(text: &str) -> Option<NaiveTime> {
    let text = text.strip_suffix(":00").filter(|_| text.len() == 8).unwrap_or(text);
    let (hour, minute) = text.split_once(':')?;
    NaiveTime::from_hms_opt(number(hour, 2)?, number(minute, 2)?, 0)
}

/// The number that so many digits make.
fn number(text: &str, digits: usize) -> Option<u32> {
    let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// A text that is not an instant in RFC 3339 with an offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an instant is written in RFC 3339 with an offset, such as 2025-10-06T00:00:00+02:00")]
pub struct InstantError;

/// Reads an instant in RFC 3339 with an offset, such as `2025-10-06T00:00:00+02:00`.
///
/// # Errors
/// The text is not RFC 3339, or has no offset: without one it is a wall-clock reading, not an instant. Or its year, in
/// UTC, is not one of 0000 to 9999.
///
/// ```
/// let opening = abilita::calendar::parse_instant("2025-10-06T00:00:00+02:00")?;
/// assert_eq!(abilita::calendar::format_instant(opening), "2025-10-05T22:00:00Z");
/// assert!(abilita::calendar::parse_instant("2025-10-06T00:00:00").is_err());
/// # Ok::<(), abilita::calendar::InstantError>(())
/// ```
pub fn parse_instant(text: &str) -> Result<Instant, InstantError> {
    let instant = chrono::DateTime::parse_from_rfc3339(text).map(|instant| instant.to_utc());
    instant.ok().filter(|instant| is_storable(*instant)).ok_or(InstantError)
}

/// Writes an instant in RFC 3339, in UTC, with as many decimals of a second as it has.
///
/// ```
/// use abilita::calendar::{format_instant, parse_instant};
/// let instant = parse_instant("2025-10-06T08:00:00.5+02:00")?;
/// assert_eq!(format_instant(instant), "2025-10-06T06:00:00.500Z");
/// # Ok::<(), abilita::calendar::InstantError>(())
/// ```
pub fn format_instant(instant: Instant) -> String {
    instant.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
}
