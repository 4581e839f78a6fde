//! The days on which Italian offices are closed.

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

use crate::text::Lang;

/// An Italian public holiday.
///
/// Local patron saints are no part of it, and neither is Easter, which is a Sunday anyway.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// 6 January.
    Epiphany,
    /// The day after Easter.
    EasterMonday,
    /// 25 April.
    Liberation,
    /// 1 May.
    Labour,
    /// 2 June.
    Republic,
    /// 15 August.
    Assumption,
    /// 4 October, from 2026 on.
    SaintFrancis,
    /// 1 November.
    AllSaints,
    /// 8 December.
    ImmaculateConception,
    /// 25 December.
    Christmas,
    /// 26 December.
    SaintStephen,
}

impl Holiday {
    /// The holiday that a day is.
    ///
    /// ```
    /// use abilita::timeline::Holiday;
    /// let day = |year, month, day| chrono::NaiveDate::from_ymd_opt(year, month, day).unwrap();
    /// assert_eq!(Holiday::of(day(2026, 4, 6)), Some(Holiday::EasterMonday));
    /// assert_eq!(Holiday::of(day(2026, 10, 4)), Some(Holiday::SaintFrancis));
    /// assert_eq!(Holiday::of(day(2025, 10, 4)), None);
    /// ```
    pub fn of(day: NaiveDate) -> Option<Self> {
        match (day.month(), day.day()) {
            (1, 1) => Some(Self::NewYear),
            (1, 6) => Some(Self::Epiphany),
            (4, 25) => Some(Self::Liberation),
            (5, 1) => Some(Self::Labour),
            (6, 2) => Some(Self::Republic),
            (8, 15) => Some(Self::Assumption),
            (10, 4) if day.year() >= 2026 => Some(Self::SaintFrancis),
            (11, 1) => Some(Self::AllSaints),
            (12, 8) => Some(Self::ImmaculateConception),
            (12, 25) => Some(Self::Christmas),
            (12, 26) => Some(Self::SaintStephen),
            _ => (easter(day.year())?.checked_add_days(Days::new(1))? == day).then_some(Self::EasterMonday),
        }
    }

    /// What it is called.
    ///
    /// ```
    /// use abilita::{Lang, timeline::Holiday};
    /// assert_eq!(Holiday::EasterMonday.title(Lang::It), "Lunedì dell'Angelo");
    /// ```
    pub fn title(self, lang: Lang) -> &'static str {
        let (it, en) = match self {
            Self::NewYear => ("Capodanno", "New Year's Day"),
            Self::Epiphany => ("Epifania", "Epiphany"),
            Self::EasterMonday => ("Lunedì dell'Angelo", "Easter Monday"),
            Self::Liberation => ("Anniversario della Liberazione", "Liberation Day"),
            Self::Labour => ("Festa del Lavoro", "Labour Day"),
            Self::Republic => ("Festa della Repubblica", "Republic Day"),
            Self::Assumption => ("Ferragosto", "Assumption Day"),
            Self::SaintFrancis => ("San Francesco d'Assisi", "Saint Francis of Assisi"),
            Self::AllSaints => ("Ognissanti", "All Saints' Day"),
            Self::ImmaculateConception => ("Immacolata Concezione", "Immaculate Conception"),
            Self::Christmas => ("Natale", "Christmas Day"),
            Self::SaintStephen => ("Santo Stefano", "Saint Stephen's Day"),
        };
        match lang {
            Lang::It => it,
            Lang::En => en,
        }
    }
}

/// Why an office may be closed on a day. A public holiday counts before the weekday it falls on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DayOff {
    /// A Saturday.
    Saturday,
    /// A Sunday.
    Sunday,
    /// A public holiday.
    Holiday(Holiday),
}

impl DayOff {
    /// Why offices may be closed on a day; `None` for a working day.
    ///
    /// ```
    /// use abilita::{Lang, timeline::DayOff};
    /// let deadline = chrono::NaiveDate::from_ymd_opt(2025, 10, 25).unwrap();
    /// assert_eq!(DayOff::of(deadline), Some(DayOff::Saturday));
    /// ```
    pub fn of(day: NaiveDate) -> Option<Self> {
        if let Some(holiday) = Holiday::of(day) {
            return Some(Self::Holiday(holiday));
        }
        match day.weekday() {
            Weekday::Sat => Some(Self::Saturday),
            Weekday::Sun => Some(Self::Sunday),
            _ => None,
        }
    }

    /// A note beside a deadline.
    ///
    /// ```
    /// use abilita::{Lang, timeline::{DayOff, Holiday}};
    /// assert_eq!(DayOff::Saturday.note(Lang::It), "cade di sabato");
    /// assert_eq!(DayOff::Holiday(Holiday::Christmas).note(Lang::En), "falls on a public holiday: Christmas Day");
    /// ```
    pub fn note(self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Saturday, Lang::It) => "cade di sabato".to_owned(),
            (Self::Saturday, Lang::En) => "falls on a Saturday".to_owned(),
            (Self::Sunday, Lang::It) => "cade di domenica".to_owned(),
            (Self::Sunday, Lang::En) => "falls on a Sunday".to_owned(),
            (Self::Holiday(holiday), Lang::It) => {
                format!("cade in un giorno festivo: {}", holiday.title(lang))
            }
            (Self::Holiday(holiday), Lang::En) => {
                format!("falls on a public holiday: {}", holiday.title(lang))
            }
        }
    }
}

/// Easter Sunday of a year of the Gregorian calendar, by the method of Meeus, Jones and Butcher.
fn easter(year: i32) -> Option<NaiveDate> {
    if year < 1583 {
        return None;
    }
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let moon_drift = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - moon_drift + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late_moon = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late_moon + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn easter_of_several_years() {
        let known = [
            (1818, 3, 22), // the earliest there can be
            (1943, 4, 25), // the latest
            (1954, 4, 18),
            (1981, 4, 19),
            (2000, 4, 23),
            (2016, 3, 27),
            (2021, 4, 4),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2038, 4, 25),
            (2049, 4, 18),
        ];
        for (year, month, of_month) in known {
            assert_eq!(easter(year), Some(day(year, month, of_month)), "{year}");
        }
        assert!((1583..4000).all(|year| easter(year).is_some_and(|easter| easter.weekday() == Weekday::Sun)));
    }

    #[test]
    fn a_year_has_twelve_holidays_and_had_eleven() {
        let holidays = |year| {
            let days = day(year, 1, 1).iter_days().take_while(move |day| day.year() == year);
            days.filter_map(Holiday::of).count()
        };
        assert_eq!(holidays(2021), 11);
        assert_eq!(holidays(2025), 11);
        assert_eq!(holidays(2026), 12);
        assert_eq!(holidays(2011), 10, "Easter Monday was 25 April");
    }

    #[test]
    fn a_holiday_counts_before_its_weekday() {
        assert_eq!(DayOff::of(day(2026, 10, 4)), Some(DayOff::Holiday(Holiday::SaintFrancis)));
        assert_eq!(DayOff::of(day(2025, 10, 26)), Some(DayOff::Sunday));
        assert_eq!(DayOff::of(day(2025, 10, 24)), None);
    }
}
