//! Time as the host's own types: an instant, and a civil date.

use std::time::SystemTime;

use abilita::Instant;
use chrono::NaiveDate;

use crate::error::AbilitaError;

/// A point in time, as the platform's own type. In Foundation's `Date` it is exact to about a tenth of a microsecond.
pub type PointInTime = Instant;

uniffi::custom_type!(PointInTime, SystemTime, {
    remote,
    try_lift: |time| Ok(from_system(time).ok_or_else(|| AbilitaError::argument("instant", "an instant of the years 0000 to 9999"))?),
    lower: |at| at.into(),
});

fn from_system(time: SystemTime) -> Option<Instant> {
    let (seconds, nanoseconds) = match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => (i64::try_from(after.as_secs()).ok()?, after.subsec_nanos()),
        Err(before) => {
            let before = before.duration();
            let seconds = i64::try_from(before.as_secs()).ok()?.checked_neg()?;
            match before.subsec_nanos() {
                0 => (seconds, 0),
                nanoseconds => (seconds.checked_sub(1)?, 1_000_000_000_u32.checked_sub(nanoseconds)?),
            }
        }
    };
    Instant::from_timestamp(seconds, nanoseconds)
}

/// A civil date of the years 0000 to 9999, without a place on earth.
pub type CivilDate = NaiveDate;

uniffi::custom_type!(CivilDate, String, {
    remote,
    try_lift: |text| Ok(text.parse().map_err(|_| AbilitaError::argument("date", "a date such as 2025-10-06"))?),
    lower: |date| date.to_string(),
});

/// Reads an instant in RFC 3339 with an offset, such as `2025-10-06T00:00:00+02:00`.
#[uniffi::export]
pub fn parse_instant(text: &str) -> Result<PointInTime, AbilitaError> {
    abilita::parse_instant(text).map_err(|error| AbilitaError::argument("instant", error))
}

/// Writes an instant in RFC 3339, in UTC, with as many decimals of a second as it has.
#[uniffi::export]
pub fn format_instant(at: PointInTime) -> Result<String, AbilitaError> {
    Ok(abilita::format_instant(at))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn instants_before_the_epoch_keep_their_decimals() -> Result<(), abilita::InstantError> {
        let time = SystemTime::UNIX_EPOCH - Duration::from_millis(1500);
        assert_eq!(from_system(time), Some(abilita::parse_instant("1969-12-31T23:59:58.500Z")?));
        Ok(())
    }
}
