//! Dates and counts as an Italian office writes them, and the words for what the library names by code.

use abilita::timeline::wording;
use abilita::{FindingField, Instant, Lang, Person, Severity, Zone};
use chrono::{Datelike as _, Days, NaiveDate, NaiveTime};

/// `lun 06/10`.
pub(crate) fn short_day(day: NaiveDate) -> String {
    let weekday: String = wording::weekday(Lang::It, day).chars().take(3).collect();
    format!("{weekday} {:02}/{:02}", day.day(), day.month())
}

/// `lun 06/10 ore 10:00`.
pub(crate) fn short_moment(zone: Zone, at: Instant) -> String {
    let civil = zone.civil(at);
    format!("{} ore {}", short_day(civil.date()), civil.time().format("%H:%M"))
}

/// `lunedì 6 ottobre 2025, ore 10:00`.
pub(crate) fn moment(zone: Zone, at: Instant) -> String {
    let civil = zone.civil(at);
    format!("{}, ore {}", wording::day(Lang::It, civil.date()), civil.time().format("%H:%M"))
}

/// Until when an answer holds, if nothing happens meanwhile; empty where time alone never changes it.
pub(crate) fn validity(zone: Zone, until: Option<Instant>) -> String {
    until.map_or_else(String::new, |until| format!("Vale {}.", wording::until(Lang::It, zone, until)))
}

/// The same where there is little room: `fino al 05/10`.
pub(crate) fn short_validity(zone: Zone, until: Option<Instant>) -> String {
    let Some(until) = until else { return String::new() };
    let civil = zone.civil(until);
    let eve = civil.date().checked_sub_days(Days::new(1));
    match eve.filter(|_| civil.time() == NaiveTime::MIN) {
        Some(eve) => format!("fino al {}", eve.format("%d/%m")),
        None => format!("fino alle {}", civil.format("%H:%M %d/%m")),
    }
}

/// `1 istituto`, `2 istituti`.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// `Anna Rossi (RSS…)`: enough to tell persons apart, not enough to know the codice fiscale.
pub(crate) fn person(person: &Person) -> String {
    let start: String = person.id().as_str().chars().take(3).collect();
    format!("{} {} ({start}…)", person.name(), person.surname())
}

/// How severe a finding is.
pub(crate) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "errore",
        Severity::Warning => "avviso",
        Severity::Advice => "consiglio",
    }
}

/// The field of a delegate.
pub(crate) fn field(field: FindingField) -> &'static str {
    match field {
        FindingField::CodiceFiscale => "codice fiscale",
        FindingField::Name => "nome",
        FindingField::Surname => "cognome",
        FindingField::Email => "email",
        FindingField::Role => "ruolo",
    }
}

/// ` [F25-02, F25-10]`, or nothing.
pub(crate) fn cites<'c>(cites: impl IntoIterator<Item = &'c str>) -> String {
    let cites: Vec<&str> = cites.into_iter().collect();
    if cites.is_empty() { String::new() } else { format!(" [{}]", cites.join(", ")) }
}
