//! Places of birth: their names and history.

use abilita_codice_fiscale::{CodiceFiscale, MatchKind, PlaceCode, PlaceFilter, PlaceRecord, search_places};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{day, lines};

/// The places whose name fits, at most `limit`: for each seven lines, those of [`history`] and how well it fits.
#[wasm_bindgen]
pub fn search(name: &str, province: &str, on: &str, limit: usize) -> String {
    let filter =
        PlaceFilter { province: Some(province).filter(|province| !province.is_empty()), on: on.parse().ok() };
    let found = search_places(name, filter).into_iter().take(limit);
    lines(found.flat_map(|place| [record(&place.record), kind(place.kind).to_owned()]))
}

/// The names and provinces that a place has had: for each six lines, code, name, name in the other language, province, first and last
/// day.
#[wasm_bindgen]
pub fn history(place: &str) -> String {
    lines(PlaceCode::new(place).map(|place| place.history()).unwrap_or_default().iter().map(record))
}

/// Whether a place was ever assigned.
#[wasm_bindgen]
pub fn is_assigned(place: &str) -> bool {
    PlaceCode::new(place).is_some_and(|place| place.is_assigned())
}

/// Whether a place was in force on a day; nothing where that is not known.
#[wasm_bindgen]
pub fn in_force_on(place: &str, day: &str) -> Option<bool> {
    PlaceCode::new(place)?.in_force_on(day.parse().ok()?)
}

/// Whether the place of a code was in force on some day on which the person may have been born.
#[wasm_bindgen]
pub fn place_in_force(code: &str) -> Option<bool> {
    CodiceFiscale::parse(code).ok()?.place_in_force()
}

fn record(record: &PlaceRecord) -> String {
    lines([
        record.code.as_str(),
        &record.name,
        record.other_name.as_deref().unwrap_or_default(),
        record.province,
        &day(record.from),
        &day(record.to),
    ])
}

fn kind(kind: MatchKind) -> &'static str {
    match kind {
        MatchKind::Exact => "exact",
        MatchKind::Prefix => "prefix",
        MatchKind::Word => "word",
        MatchKind::Words => "words",
        MatchKind::Within => "within",
    }
}
