//! Codes inside running text, and the form in which they are compared.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::{digits, lines};

/// The normal form of a text.
#[wasm_bindgen]
pub fn normalize(text: &str) -> String {
    abilita_codice_fiscale::normalize(text).into_owned()
}

/// The codes in a text: for each three lines, begin and end in UTF-16 units as JavaScript counts, and the code.
#[wasm_bindgen]
pub fn find_in_text(text: &str) -> String {
    let utf16 = |end: usize| {
        let before = text.get(..end).map_or(0, |before| before.encode_utf16().count());
        digits(u32::try_from(before).unwrap_or(u32::MAX), 1)
    };
    let found = abilita_codice_fiscale::find_in_text(text);
    lines(
        found.flat_map(|found| {
            [utf16(found.range.start), utf16(found.range.end), found.code.as_str().to_owned()]
        }),
    )
}

/// The text with every code in it masked.
#[wasm_bindgen]
pub fn mask_text(text: &str) -> String {
    abilita_codice_fiscale::mask_text(text).into_owned()
}
