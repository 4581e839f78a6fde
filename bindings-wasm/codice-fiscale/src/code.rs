//! One code: parsed, taken apart, made.

use abilita_codice_fiscale::{
    CodiceFiscale, EncodeError, ParseError, Person, PlaceCode, Sex, Strictness, TaxCode,
};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{day, digits, lines};

/// Whether sixteen ASCII characters are the code of a natural person: four in each number, the first in its lowest byte. So a
/// call costs no allocation and no copy.
#[wasm_bindgen]
pub fn is_valid(first: u32, second: u32, third: u32, fourth: u32, formal: bool) -> bool {
    let mut bytes = [0; 16];
    let (words, _) = bytes.as_chunks_mut::<4>();
    for (word, characters) in words.iter_mut().zip([first, second, third, fourth]) {
        *word = characters.to_le_bytes();
    }
    str::from_utf8(&bytes).is_ok_and(|text| CodiceFiscale::parse_with(text, strictness(formal)).is_ok())
}

/// What a code says. `body` for a field that takes codes of bodies too.
///
/// Lines: the code; `ordinary`, `provisional` or `body`; `F`, `M` or nothing; the candidates for the day of birth, or
/// nothing; the code of the place, or nothing; the mask of omocodia; the base code. Or, where it is none: nothing; the
/// reason; the position, or nothing; what was expected.
#[wasm_bindgen]
pub fn parse(text: &str, formal: bool, body: bool) -> String {
    let code = match TaxCode::parse_with(text, strictness(formal)) {
        Ok(TaxCode::Person(code)) => code,
        Ok(TaxCode::Body(code)) if body => {
            return lines([code.as_str(), "body", "", "", "", "", "0", code.as_str()]);
        }
        Ok(TaxCode::Body(_)) => {
            let error = CodiceFiscale::parse_with(text, strictness(formal)).err();
            return error.map(told).unwrap_or_default();
        }
        Err(error) => return told(error),
    };
    let dates = code.birth_dates();
    lines([
        code.as_str().to_owned(),
        if code.is_provisional() { "provisional" } else { "ordinary" }.to_owned(),
        code.sex().map(|sex| if sex == Sex::Female { "F" } else { "M" }).unwrap_or_default().to_owned(),
        day(dates.and_then(|dates| dates.nineteen_hundreds())),
        day(dates.and_then(|dates| dates.two_thousands())),
        code.place_code().map(|place| place.as_str().to_owned()).unwrap_or_default(),
        digits(code.omocodia().mask().into(), 1),
        code.base_code().as_str().to_owned(),
    ])
}

/// Every fault of a text: for each, four lines as [`parse`] tells it.
#[wasm_bindgen]
pub fn faults(text: &str, formal: bool) -> String {
    lines(CodiceFiscale::faults(text, strictness(formal)).into_iter().map(told))
}

/// Which names fit a code: 1 the surname, 2 the name; 255 for a text that is no code.
#[wasm_bindgen]
pub fn matches(text: &str, surname: &str, name: &str) -> u8 {
    CodiceFiscale::parse_with(text, Strictness::Formal).map_or(255, |code| {
        let found = code.matches(surname, name);
        u8::from(found.surname) | u8::from(found.name) << 1
    })
}

/// The code that personal data give; or `surname`, `name`, `birthDate`, `place` for what is wrong with them. The day of
/// birth crosses as numbers: the text of a date is read more cheaply over there.
#[wasm_bindgen]
pub fn encode(
    surname: &str,
    name: &str,
    is_female: bool,
    year: i32,
    month: u32,
    day: u32,
    place: &str,
) -> String {
    let Some(birth_date) = chrono::NaiveDate::from_ymd_opt(year, month, day) else {
        return "birthDate".to_owned();
    };
    let Some(place) = PlaceCode::new(place) else { return "place".to_owned() };
    let sex = if is_female { Sex::Female } else { Sex::Male };
    match CodiceFiscale::encode(&Person { surname, name, sex, birth_date, place }) {
        Ok(code) => code.as_str().to_owned(),
        Err(error) => match error {
            EncodeError::Surname => "surname",
            EncodeError::Name => "name",
            EncodeError::BirthDate => "birthDate",
            EncodeError::Place => "place",
        }
        .to_owned(),
    }
}

/// All codes of one base, a line each; nothing for a text that is no code.
#[wasm_bindgen]
pub fn variants(text: &str) -> String {
    CodiceFiscale::parse_with(text, Strictness::Formal)
        .map(|code| lines(code.variants().map(|code| code.as_str().to_owned())))
        .unwrap_or_default()
}

fn told(error: ParseError) -> String {
    let position = error.position().and_then(|position| u32::try_from(position).ok());
    let position = position.map(|position| digits(position, 1)).unwrap_or_default();
    lines(["", error.code().as_str(), &position, error.expected().as_str()])
}

pub(crate) fn strictness(formal: bool) -> Strictness {
    if formal { Strictness::Formal } else { Strictness::Strict }
}
