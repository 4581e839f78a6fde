//! One code: parsed, taken apart, made.

use abilita_codice_fiscale::{
    CodiceFiscale, EncodeError, ParseError, Person, PlaceCode, Sex, Strictness, TaxCode,
};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::lines::Lines;

/// Whether sixteen ASCII characters are the code of a natural person: four in each number, the first in its lowest byte. So a
/// call costs no allocation and no copy.
#[wasm_bindgen]
pub fn is_valid(first: u32, second: u32, third: u32, fourth: u32, formal: bool) -> bool {
    // Joined as numbers, since what was written to memory by fours is not read back by eights without waiting.
    let [low, high] =
        [[first, second], [third, fourth]].map(|[low, high]| u64::from(low) | u64::from(high) << 32);
    let record = u128::from(low) | u128::from(high) << 64;
    CodiceFiscale::is_record(&record.to_le_bytes(), strictness(formal))
}

/// What a code says. `body` for a field that takes codes of bodies too.
///
/// Lines: the code; `ordinary`, `provisional` or `body`, which is the last; `F`, `M` or nothing; the candidates for the day of birth, or
/// nothing; the code of the place, or nothing; the mask of omocodia; the base code. Or, where it is none: nothing; the
/// reason; the position, or nothing; what was expected.
#[wasm_bindgen]
pub fn parse(text: &str, formal: bool, body: bool) -> String {
    let mut lines = Lines::default();
    let parsed = if body {
        TaxCode::parse_with(text, strictness(formal))
    } else {
        CodiceFiscale::parse_with(text, strictness(formal)).map(TaxCode::Person)
    };
    match parsed {
        Ok(TaxCode::Person(code)) => {
            let dates = code.birth_dates();
            lines.text(code.as_str());
            lines.text(if code.is_provisional() { "provisional" } else { "ordinary" });
            lines.text(code.sex().map(|sex| if sex == Sex::Female { "F" } else { "M" }).unwrap_or_default());
            lines.day(dates.and_then(|dates| dates.nineteen_hundreds()));
            lines.day(dates.and_then(|dates| dates.two_thousands()));
            lines.text(code.place_code().as_ref().map(PlaceCode::as_str).unwrap_or_default());
            lines.number(Some(code.omocodia().mask().into()));
            lines.text(code.base_code().as_str());
        }
        Ok(TaxCode::Body(code)) => {
            lines.text(code.as_str());
            lines.text("body");
        }
        Err(error) => tell(&mut lines, error),
    }
    lines.0
}

/// Every fault of a text: for each, four lines as [`parse`] tells it.
#[wasm_bindgen]
pub fn faults(text: &str, formal: bool) -> String {
    let mut lines = Lines::default();
    for fault in CodiceFiscale::faults(text, strictness(formal)) {
        tell(&mut lines, fault);
    }
    lines.0
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
    let mut lines = Lines::default();
    if let Ok(code) = CodiceFiscale::parse_with(text, Strictness::Formal) {
        for variant in code.variants() {
            lines.text(variant.as_str());
        }
    }
    lines.0
}

#[inline(never)]
fn tell(lines: &mut Lines, error: ParseError) {
    lines.text("");
    lines.text(error.code().as_str());
    lines.number(error.position().and_then(|position| u32::try_from(position).ok()));
    lines.text(error.expected().as_str());
}

pub(crate) fn strictness(formal: bool) -> Strictness {
    if formal { Strictness::Formal } else { Strictness::Strict }
}
