//! Places of birth: their names and history. Days cross as numbers: the text of a date is read more cheaply over there.

use abilita_codice_fiscale::{CodiceFiscale, MatchKind, PlaceCode, PlaceFilter, PlaceRecord, search_places};
use chrono::NaiveDate;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::lines::Lines;

/// The places whose name fits, on a day or, of month 0, on any, at most `limit`: for each seven lines, those of [`history`]
/// and how well it fits.
#[wasm_bindgen]
pub fn search(name: &str, province: &str, year: i32, month: u32, day: u32, limit: usize) -> String {
    let province = Some(province).filter(|province| !province.is_empty());
    let filter = PlaceFilter { province, on: NaiveDate::from_ymd_opt(year, month, day) };
    let mut lines = Lines::default();
    for place in search_places(name, filter).iter().take(limit) {
        add(&mut lines, &place.record);
        lines.text(kind(place.kind));
    }
    lines.0
}

/// The names and provinces that a place has had: for each six lines, code, name, name in the other language, province, first and last
/// day.
#[wasm_bindgen]
pub fn history(place: &str) -> String {
    let mut lines = Lines::default();
    for record in PlaceCode::new(place).map(|place| place.history()).unwrap_or_default() {
        add(&mut lines, &record);
    }
    lines.0
}

/// Whether a place was ever assigned.
#[wasm_bindgen]
pub fn is_assigned(place: &str) -> bool {
    PlaceCode::new(place).is_some_and(|place| place.is_assigned())
}

/// Whether a place was in force on a day; nothing where that is not known.
#[wasm_bindgen]
pub fn in_force_on(place: &str, year: i32, month: u32, day: u32) -> Option<bool> {
    PlaceCode::new(place)?.in_force_on(NaiveDate::from_ymd_opt(year, month, day)?)
}

/// Whether the place of a code was in force on some day on which the person may have been born.
#[wasm_bindgen]
pub fn place_in_force(code: &str) -> Option<bool> {
    CodiceFiscale::parse(code).ok()?.place_in_force()
}

fn add(lines: &mut Lines, record: &PlaceRecord) {
    lines.text(record.code.as_str());
    lines.text(&record.name);
    lines.text(record.other_name.as_deref().unwrap_or_default());
    lines.text(record.province);
    lines.day(record.from);
    lines.day(record.to);
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
