//! Civil time in an IANA zone.

use chrono::{Days, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset as _, TimeDelta, TimeZone as _};

use super::Instant;

/// An IANA time zone, such as `Europe/Rome`. Never an abbreviation and never a fixed offset: "CET" and "+01:00" are wrong
/// for half of the year.
///
/// ```
/// use abilita::calendar::Zone;
/// let rome: Zone = "Europe/Rome".parse()?;
/// assert_eq!(rome.name(), "Europe/Rome");
/// assert!("CEST".parse::<Zone>().is_err());
/// # Ok::<(), abilita::calendar::ZoneError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Zone(chrono_tz::Tz);

/// A zone name that is not in the IANA database this build carries.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no IANA time zone of this name in this build")]
pub struct ZoneError;

/// A wall-clock reading: a date and a time of day, in whatever [`Zone`] it is read.
pub type CivilTime = NaiveDateTime;

impl std::str::FromStr for Zone {
    type Err = ZoneError;

    fn from_str(name: &str) -> Result<Self, ZoneError> {
        // Region names only: the database also lists abbreviations such as "CET", which hide the place they mean.
        if !name.contains('/') && name != "UTC" {
            return Err(ZoneError);
        }
        name.parse().map(Zone).map_err(|_| ZoneError)
    }
}

impl Zone {
    /// Coordinated Universal Time.
    pub const UTC: Self = Self(chrono_tz::Tz::UTC);

    /// The IANA name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The instant of a wall-clock reading.
    ///
    /// When the hour is put back a reading occurs twice: the first occurrence is taken. When it is put forward a reading
    /// may not occur at all: the instant at which the clocks jump is taken, so that nothing opens late or closes early.
    ///
    /// ```
    /// use abilita::calendar::{format_instant, Zone};
    /// use chrono::NaiveDate;
    /// let rome: Zone = "Europe/Rome".parse()?;
    /// let skipped = NaiveDate::from_ymd_opt(2026, 3, 29).and_then(|day| day.and_hms_opt(2, 30, 0)).unwrap();
    /// assert_eq!(format_instant(rome.instant(skipped)), "2026-03-29T01:00:00Z");
    /// # Ok::<(), abilita::calendar::ZoneError>(())
    /// ```
    pub fn instant(self, civil: CivilTime) -> Instant {
        match self.0.from_local_datetime(&civil) {
            LocalResult::Single(instant) | LocalResult::Ambiguous(instant, _) => instant.to_utc(),
            LocalResult::None => self.after_the_gap(civil),
        }
    }

    /// The first instant of a civil day: what "from the 6th" means.
    ///
    /// ```
    /// use abilita::calendar::{format_instant, Zone};
    /// let rome: Zone = "Europe/Rome".parse()?;
    /// let opening = chrono::NaiveDate::from_ymd_opt(2025, 10, 6).unwrap();
    /// assert_eq!(format_instant(rome.start_of(opening)), "2025-10-05T22:00:00Z");
    /// # Ok::<(), abilita::calendar::ZoneError>(())
    /// ```
    pub fn start_of(self, day: NaiveDate) -> Instant {
        self.instant(day.and_time(NaiveTime::MIN))
    }

    /// The first instant after a civil day: what "by the 25th" means, half-open.
    ///
    /// ```
    /// use abilita::calendar::{format_instant, Zone};
    /// let rome: Zone = "Europe/Rome".parse()?;
    /// let deadline = chrono::NaiveDate::from_ymd_opt(2025, 10, 25).unwrap();
    /// assert_eq!(format_instant(rome.end_of(deadline)), "2025-10-25T22:00:00Z");
    /// # Ok::<(), abilita::calendar::ZoneError>(())
    /// ```
    pub fn end_of(self, day: NaiveDate) -> Instant {
        day.checked_add_days(Days::new(1)).map_or(Instant::MAX_UTC, |next| self.start_of(next))
    }

    /// The wall-clock reading of an instant.
    ///
    /// ```
    /// use abilita::calendar::{parse_instant, Zone};
    /// let rome: Zone = "Europe/Rome".parse()?;
    /// let civil = rome.civil(parse_instant("2025-10-25T22:00:00Z").unwrap());
    /// assert_eq!(civil.to_string(), "2025-10-26 00:00:00");
    /// # Ok::<(), abilita::calendar::ZoneError>(())
    /// ```
    pub fn civil(self, instant: Instant) -> CivilTime {
        let utc = instant.naive_utc();
        let offset = self.0.offset_from_utc_datetime(&utc).fix();
        utc.checked_add_offset(offset).unwrap_or(utc) // at the ends of the calendar an hour more or less is no matter
    }

    /// Gaps are at most a day long (Samoa skipped a whole one); minutes are the finest step any zone has used since 1970.
    fn after_the_gap(self, civil: CivilTime) -> Instant {
        const MINUTES_IN_TWO_DAYS: i64 = 2 * 24 * 60;
        let at_minute = civil.and_utc().timestamp().div_euclid(60) * 60;
        let start = chrono::DateTime::from_timestamp(at_minute, 0).map_or(civil, |minute| minute.naive_utc());
        (1..=MINUTES_IN_TWO_DAYS)
            .filter_map(|minutes| start.checked_add_signed(TimeDelta::minutes(minutes)))
            .find_map(|reading| self.0.from_local_datetime(&reading).earliest())
            .map_or(Instant::MAX_UTC, |instant| instant.to_utc())
    }
}
