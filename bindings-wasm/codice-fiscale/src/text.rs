//! Codes inside running text, and the form in which they are compared.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::lines::Lines;

/// The normal form of a text.
#[wasm_bindgen]
pub fn normalize(text: &str) -> String {
    abilita_codice_fiscale::normalize(text).into_owned()
}

/// The codes in a text: for each three lines, begin and end in UTF-16 units as JavaScript counts, and the code.
#[wasm_bindgen]
pub fn find_in_text(text: &str) -> String {
    let utf16 = |end: usize| {
        let before = text.get(..end).map_or(0, |before| before.chars().map(char::len_utf16).sum());
        u32::try_from(before).ok()
    };
    let mut lines = Lines::default();
    for found in abilita_codice_fiscale::find_in_text(text) {
        lines.number(utf16(found.range.start));
        lines.number(utf16(found.range.end));
        lines.text(found.code.as_str());
    }
    lines.0
}

/// The text with every code in it masked.
#[wasm_bindgen]
pub fn mask_text(text: &str) -> String {
    abilita_codice_fiscale::mask_text(text).into_owned()
}
