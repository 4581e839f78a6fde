//! Dates as people say them, in Italian and English: the words of timelines, for whoever writes a page around one.

use chrono::{Datelike as _, Days, NaiveDate, NaiveTime, TimeDelta, Timelike as _};

use crate::calendar::{CivilTime, Instant, Zone};
use crate::text::Lang;

const WEEKDAYS: [[&str; 7]; 2] = [
    ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
];

const MONTHS: [[&str; 12]; 2] = [
    [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];

/// How an instant is put into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// It begins something: "from".
    Opens,
    /// It ends something, and is the first instant no longer in it: "by".
    Closes,
    /// It ends something with a whole minute, which is the one to tell.
    ClosesMinute,
}

/// The text of a language.
pub(super) fn pick<T>(lang: Lang, it: T, en: T) -> T {
    match lang {
        Lang::It => it,
        Lang::En => en,
    }
}

fn index<const N: usize>(lang: Lang, names: &[[&'static str; N]; 2], index: u32) -> &'static str {
    let [it, en] = names;
    let place = usize::try_from(index).unwrap_or(usize::MAX);
    pick(lang, it, en).get(place).copied().unwrap_or_default()
}

/// The name of a day in the week: `lunedì`, `Monday`.
///
/// ```
/// use abilita::{Lang, timeline::wording};
/// let day = chrono::NaiveDate::from_ymd_opt(2025, 10, 6).unwrap();
/// assert_eq!((wording::weekday(Lang::It, day), wording::month(Lang::It, day)), ("lunedì", "ottobre"));
/// ```
pub fn weekday(lang: Lang, day: NaiveDate) -> &'static str {
    index(lang, &WEEKDAYS, day.weekday().num_days_from_monday())
}

/// The name of the month of a day: `ottobre`, `October`.
pub fn month(lang: Lang, day: NaiveDate) -> &'static str {
    index(lang, &MONTHS, day.month0())
}

/// A day in full: `lunedì 6 ottobre 2025`, `Monday 6 October 2025`. The first of a month is `1º` in Italian.
///
/// ```
/// use abilita::{Lang, timeline::wording};
/// let day = chrono::NaiveDate::from_ymd_opt(2016, 12, 1).unwrap();
/// assert_eq!(wording::day(Lang::It, day), "giovedì 1º dicembre 2016");
/// assert_eq!(wording::day(Lang::En, day), "Thursday 1 December 2016");
/// ```
pub fn day(lang: Lang, day: NaiveDate) -> String {
    let ordinal = if lang == Lang::It && day.day() == 1 { "º" } else { "" };
    format!("{} {}{ordinal} {} {}", weekday(lang, day), day.day(), month(lang, day), day.year())
}

/// The wall-clock reading of an instant; those beyond four-digit years are shown as the last of them.
pub(super) fn civil(zone: Zone, at: Instant) -> CivilTime {
    let years = |from: i32| chrono::TimeZone::with_ymd_and_hms(&chrono::Utc, from, 1, 2, 0, 0, 0).single();
    let at = years(1).map_or(at, |first| at.max(first));
    let at = years(9999).map_or(at, |last| at.min(last));
    zone.civil(at)
}

/// The reading that is shown for an instant, and whether its hour is shown.
fn reading(zone: Zone, at: Instant, edge: Edge) -> (NaiveDate, Option<NaiveTime>) {
    let civil = civil(zone, at);
    let midnight = civil.time() == NaiveTime::MIN;
    match edge {
        Edge::Opens => (civil.date(), (!midnight).then(|| civil.time())),
        Edge::Closes if midnight => (eve(civil.date()), None),
        Edge::Closes => (civil.date(), Some(civil.time())),
        Edge::ClosesMinute => {
            let told = civil.checked_sub_signed(TimeDelta::minutes(1)).unwrap_or(civil);
            (told.date(), Some(told.time()))
        }
    }
}

fn eve(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(1)).unwrap_or(day)
}

/// The civil day that is shown for an instant: what ends a day is shown as that day.
pub(super) fn told_day(zone: Zone, at: Instant, edge: Edge) -> NaiveDate {
    reading(zone, at, edge).0
}

/// `da lunedì 6 ottobre 2025`, `entro sabato 25 ottobre 2025`, `dalle ore 08:00 di mercoledì 7 dicembre 2016`.
pub(super) fn moment(lang: Lang, zone: Zone, at: Instant, edge: Edge) -> String {
    match edge {
        Edge::Opens => beginning(lang, zone, at),
        Edge::Closes | Edge::ClosesMinute => {
            at_reading(lang, reading(zone, at, edge), ("entro ", "entro le ore "), ("by ", "by "))
        }
    }
}

/// What begins at an instant, whatever the instant is for others: `da domenica 26 ottobre 2025`.
///
/// ```
/// use abilita::{Lang, Zone, parse_instant, timeline::wording};
/// let rome: Zone = "Europe/Rome".parse()?;
/// let noon = parse_instant("2024-05-20T12:00:00+02:00")?;
/// assert_eq!(wording::beginning(Lang::En, rome, noon), "from 12:00 on Monday 20 May 2024");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn beginning(lang: Lang, zone: Zone, at: Instant) -> String {
    at_reading(lang, reading(zone, at, Edge::Opens), ("da ", "dalle ore "), ("from ", "from "))
}

/// What lasts until an instant and no longer, such as an answer until its `valid_until`: midnight is shown as the day that
/// it ends.
///
/// ```
/// use abilita::{Lang, Zone, parse_instant, timeline::wording};
/// let rome: Zone = "Europe/Rome".parse()?;
/// let midnight = parse_instant("2025-10-06T00:00:00+02:00")?;
/// assert_eq!(wording::until(Lang::It, rome, midnight), "fino a tutto domenica 5 ottobre 2025");
/// let noon = parse_instant("2025-10-06T12:00:00+02:00")?;
/// assert_eq!(wording::until(Lang::En, rome, noon), "until 12:00 on Monday 6 October 2025");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn until(lang: Lang, zone: Zone, at: Instant) -> String {
    ending(lang, zone, at, Edge::Closes)
}

/// What lasts until an instant: `fino a tutto sabato 25 ottobre 2025`.
pub(super) fn ending(lang: Lang, zone: Zone, at: Instant, edge: Edge) -> String {
    let edge = if edge == Edge::Opens { Edge::Closes } else { edge };
    let english = ("through ", "until ");
    at_reading(lang, reading(zone, at, edge), ("fino a tutto ", "fino alle ore "), english)
}

/// Each language gives its words before a day and before an hour.
fn at_reading(
    lang: Lang,
    (date, hour): (NaiveDate, Option<NaiveTime>),
    it: (&str, &str),
    en: (&str, &str),
) -> String {
    let (before_day, before_hour) = pick(lang, it, en);
    let date = day(lang, date);
    match hour {
        None => format!("{before_day}{date}"),
        Some(hour) => format!("{before_hour}{} {} {date}", clock(hour), pick(lang, "di", "on")),
    }
}

/// `08:00`; with seconds where there are some.
fn clock(time: NaiveTime) -> String {
    let pattern = if time.second() == 0 { "%H:%M" } else { "%H:%M:%S" };
    time.format(pattern).to_string()
}

/// A distance in days: `oggi`, `domani`, `tra 10 giorni`, `3 giorni fa`.
pub(super) fn distance(lang: Lang, days: i64) -> String {
    let count = days.unsigned_abs();
    match days {
        0 => pick(lang, "oggi", "today").to_owned(),
        1 => pick(lang, "domani", "tomorrow").to_owned(),
        -1 => pick(lang, "ieri", "yesterday").to_owned(),
        _ if days > 0 => pick(lang, format!("tra {count} giorni"), format!("in {count} days")),
        _ => pick(lang, format!("{count} giorni fa"), format!("{count} days ago")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::parse_instant;

    fn told(text: &str, edge: Edge) -> [String; 2] {
        let rome: Zone = "Europe/Rome".parse().unwrap();
        let at = parse_instant(text).unwrap();
        [moment(Lang::It, rome, at, edge), moment(Lang::En, rome, at, edge)]
    }

    #[test]
    fn days_are_said_with_their_weekday() {
        assert_eq!(
            told("2025-10-06T00:00:00+02:00", Edge::Opens),
            ["da lunedì 6 ottobre 2025", "from Monday 6 October 2025"]
        );
        assert_eq!(
            told("2025-10-26T00:00:00+02:00", Edge::Closes),
            ["entro sabato 25 ottobre 2025", "by Saturday 25 October 2025"]
        );
        assert_eq!(
            told("2016-12-01T00:00:00+01:00", Edge::Opens),
            ["da giovedì 1º dicembre 2016", "from Thursday 1 December 2016"]
        );
    }

    #[test]
    fn hours_are_said_where_there_are_some() {
        assert_eq!(
            told("2016-12-07T08:00:00+01:00", Edge::Opens),
            ["dalle ore 08:00 di mercoledì 7 dicembre 2016", "from 08:00 on Wednesday 7 December 2016"]
        );
        assert_eq!(
            told("2026-01-31T12:00:00+01:00", Edge::Closes),
            ["entro le ore 12:00 di sabato 31 gennaio 2026", "by 12:00 on Saturday 31 January 2026"]
        );
        assert_eq!(
            told("2026-02-01T00:00:00+01:00", Edge::ClosesMinute),
            ["entro le ore 23:59 di sabato 31 gennaio 2026", "by 23:59 on Saturday 31 January 2026"]
        );
        assert_eq!(
            told("2026-01-31T12:00:30+01:00", Edge::Opens)[1],
            "from 12:00:30 on Saturday 31 January 2026"
        );
    }

    #[test]
    fn the_day_is_that_of_the_zone_also_when_clocks_change() {
        // 26 October 2025 has 25 hours in Rome.
        assert_eq!(told("2025-10-26T23:00:00Z", Edge::Closes)[0], "entro domenica 26 ottobre 2025");
        assert_eq!(
            told("2025-10-26T22:00:00Z", Edge::Closes)[0],
            "entro le ore 23:00 di domenica 26 ottobre 2025"
        );
        assert_eq!(told("2026-03-29T22:00:00Z", Edge::Closes)[0], "entro domenica 29 marzo 2026");
    }

    #[test]
    fn windows_are_said_by_their_whole_days() {
        let rome: Zone = "Europe/Rome".parse().unwrap();
        let at = parse_instant("2025-10-26T00:00:00+02:00").unwrap();
        assert_eq!(ending(Lang::It, rome, at, Edge::Opens), "fino a tutto sabato 25 ottobre 2025");
        assert_eq!(ending(Lang::En, rome, at, Edge::Closes), "through Saturday 25 October 2025");
        assert_eq!(beginning(Lang::It, rome, at), "da domenica 26 ottobre 2025");
    }

    #[test]
    fn distances() {
        let said = |days| [distance(Lang::It, days), distance(Lang::En, days)];
        assert_eq!(said(0), ["oggi", "today"]);
        assert_eq!(said(1), ["domani", "tomorrow"]);
        assert_eq!(said(-1), ["ieri", "yesterday"]);
        assert_eq!(said(10), ["tra 10 giorni", "in 10 days"]);
        assert_eq!(said(-3), ["3 giorni fa", "3 days ago"]);
    }

    #[test]
    fn the_ends_of_time_do_not_panic() {
        let rome: Zone = "Europe/Rome".parse().unwrap();
        for at in [Instant::MIN_UTC, Instant::MAX_UTC] {
            for edge in [Edge::Opens, Edge::Closes, Edge::ClosesMinute] {
                assert!(!moment(Lang::It, rome, at, edge).is_empty());
            }
        }
    }
}
