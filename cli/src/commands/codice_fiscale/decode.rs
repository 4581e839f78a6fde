//! `abilita codice-fiscale decode`: what a code says.

use abilita_codice_fiscale::{CodiceFiscale, Kind, PlaceCode, PlaceRecord, Sex, TaxCode};
use chrono::NaiveDate;
use serde::Serialize;

use super::input;
use crate::arguments::Decode;
use crate::asking;
use crate::error::{Outcome, Result};
use crate::session::{BAD, Session};

/// The name of the country in which most were born, as the tables write names.
const ITALY: &str = "ITALIA";

/// What a code says. What is not known is null.
#[derive(Default, Serialize)]
struct Decoded<'a> {
    input: &'a str,
    valid: bool,
    kind: Option<&'static str>,
    /// The code of the first fault, without its prefix.
    error: Option<&'static str>,
    sex: Option<&'static str>,
    birth_date: Option<String>,
    birth_date_candidates: Vec<String>,
    birth_place: Option<BirthPlace>,
    /// How many digits are written as letters.
    omocodia: Option<u32>,
    warnings: Vec<&'static str>,
}

#[derive(Serialize)]
struct BirthPlace {
    code: String,
    name: Option<String>,
    province: Option<&'static str>,
    country: Option<String>,
}

pub(super) fn run(arguments: &Decode, session: &mut Session<'_>) -> Result<Outcome> {
    let on = arguments.on.unwrap_or_else(|| asking::now().date_naive());
    input::for_each(&arguments.codes.codes, session, |_, text, session| {
        let decoded = Decoded::of(text, on);
        if session.json {
            session.data_line(&decoded)?;
        } else {
            decoded.tell(session)?;
        }
        Ok(Outcome::Clean)
    })
}

impl<'a> Decoded<'a> {
    fn of(input: &'a str, on: NaiveDate) -> Self {
        match TaxCode::parse(input) {
            Ok(TaxCode::Person(code)) => Self::person(input, &code, on),
            Ok(TaxCode::Body(_)) => Self { input, valid: true, kind: Some("body"), ..Self::default() },
            Err(error) => {
                let code = error.code().as_str();
                let error = code.strip_prefix("codice_fiscale.").unwrap_or(code);
                Self { input, error: Some(error), ..Self::default() }
            }
        }
    }

    fn person(input: &'a str, code: &CodiceFiscale, on: NaiveDate) -> Self {
        let birth_date = code.birth_date(on);
        let candidates = code.birth_dates().into_iter().flat_map(|dates| dates.iter());
        let is_ordinary = code.kind() == Kind::Ordinary;
        let mut warnings = Vec::new();
        warnings.extend((!is_ordinary).then_some("provisional"));
        warnings.extend((code.place_in_force() == Some(false)).then_some("place_not_in_force"));
        Self {
            input,
            valid: true,
            kind: Some(if is_ordinary { "ordinary" } else { "provisional" }),
            error: None,
            sex: code.sex().map(Sex::as_str),
            birth_date: birth_date.map(|day| day.to_string()),
            birth_date_candidates: candidates.map(|day| day.to_string()).collect(),
            birth_place: code.place_code().map(|place| BirthPlace::of(place, birth_date)),
            omocodia: is_ordinary.then(|| code.omocodia().count()),
            warnings,
        }
    }

    /// One line: the code, sex, date and place.
    fn tell(&self, session: &mut Session<'_>) -> Result<()> {
        let Self { input, .. } = self;
        if let Some(error) = self.error {
            let word = session.paint(BAD, session.say("non valido", "not valid"));
            return session.line(format_args!("{input}  {word} [codice_fiscale.{error}]"));
        }
        let kind = match self.kind {
            Some("body") => session.say("ente o società", "body or company"),
            Some("provisional") => session.say("provvisorio", "provisional"),
            _ => "",
        };
        let date = self.birth_date.clone();
        let place = self.birth_place.as_ref().map(BirthPlace::told);
        let letters = self.omocodia.filter(|count| *count > 0).map(|count| format!("omocodia {count}"));
        let not_in_force = self.warnings.contains(&"place_not_in_force").then(|| {
            session.say("luogo non esistente alla nascita", "place not in force at birth").to_owned()
        });
        let parts = [Some(kind.to_owned()), self.sex.map(str::to_owned), date, place, letters, not_in_force];
        let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        session.line(format_args!("{input}  {}", parts.join("  ")))
    }
}

impl BirthPlace {
    /// The place under the name it had at birth, or else its last.
    fn of(place: PlaceCode, birth_date: Option<NaiveDate>) -> Self {
        let history = place.history();
        let at_birth = birth_date.and_then(|day| history.iter().find(|record| record.in_force_on(day)));
        let record: Option<&PlaceRecord> = at_birth.or(history.last());
        let name = record.map(|record| record.name.clone());
        Self {
            code: place.as_str().to_owned(),
            country: if place.is_foreign() { name.clone() } else { Some(ITALY.to_owned()) },
            province: record.map(|record| record.province),
            name,
        }
    }

    fn told(&self) -> String {
        let Self { code, name, province, .. } = self;
        let name = name.as_deref().map(|name| format!(" {name}")).unwrap_or_default();
        let province = province.map(|province| format!(" ({province})")).unwrap_or_default();
        format!("{code}{name}{province}")
    }
}
