//! `abilita codice-fiscale encode`: the code that personal data give.

use abilita_codice_fiscale::{
    CodiceFiscale, EncodeError, MatchKind, Person, PlaceCode, PlaceFilter, Sex, search_places,
};
use serde::Serialize;

use crate::arguments::{self, Encode};
use crate::error::{Error, Outcome, Result};
use crate::session::Session;

#[derive(Serialize)]
struct Encoded<'a> {
    codice_fiscale: &'a str,
    place: &'a str,
}

pub(super) fn run(arguments: &Encode, session: &mut Session<'_>) -> Result<Outcome> {
    let person = Person {
        surname: &arguments.surname,
        name: &arguments.name,
        sex: match arguments.sex {
            arguments::Sex::Male => Sex::Male,
            arguments::Sex::Female => Sex::Female,
        },
        birth_date: arguments.birth_date,
        place: place(arguments)?,
    };
    let code = CodiceFiscale::encode(&person).map_err(not_encoded)?;
    if session.json {
        session.data(&Encoded { codice_fiscale: code.as_str(), place: person.place.as_str() })?;
    } else {
        session.line(code.as_str())?;
    }
    Ok(Outcome::Clean)
}

/// A place by its code, or the only one of that name on the day of birth.
fn place(arguments: &Encode) -> Result<PlaceCode> {
    let Encode { place, birth_date, .. } = arguments;
    if let Some(code) = PlaceCode::new(&place.to_ascii_uppercase()) {
        return Ok(code);
    }
    let filter = PlaceFilter { province: arguments.province.as_deref(), on: Some(*birth_date) };
    let found = search_places(place, filter);
    let exact: Vec<_> = found.iter().filter(|found| found.kind == MatchKind::Exact).collect();
    if let [only] = exact.as_slice() {
        return Ok(only.record.code);
    }
    let candidates = if exact.is_empty() { found.iter().take(5).collect() } else { exact };
    let candidates: Vec<String> = candidates
        .iter()
        .map(|found| format!("{} {} ({})", found.record.code, found.record.name, found.record.province))
        .collect();
    let list = candidates.join(", ");
    Err(match candidates.len() {
        0 => Error::told(
            format!("alla data di nascita non esisteva un luogo `{place}`"),
            format!("there was no place `{place}` at the date of birth"),
        ),
        _ => Error::told(
            format!("`{place}` non basta a individuare il luogo di nascita; forse: {list}"),
            format!("`{place}` is not enough to identify the place of birth; perhaps: {list}"),
        ),
    })
}

fn not_encoded(error: EncodeError) -> Error {
    let it = match error {
        EncodeError::Surname => "il cognome va scritto in lettere latine",
        EncodeError::Name => "il nome va scritto in lettere latine",
        EncodeError::BirthDate => "l'anno di nascita va da 1900 a 2099",
        EncodeError::Place => "il luogo di nascita non è mai esistito",
    };
    Error::told(it, error.to_string())
}
