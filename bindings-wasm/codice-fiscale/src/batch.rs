//! Whole columns of codes in one call.

use abilita_codice_fiscale::{Batch, ErrorCode};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::code::strictness;

/// For each text 1 if it is the code of a natural person, else 0. The texts in UTF-8, each ended by a line feed.
#[wasm_bindgen]
pub fn validate(texts: &[u8], formal: bool) -> Vec<u8> {
    let offsets = offsets(texts);
    let batch = Batch::with_offsets(texts, &offsets);
    batch.map(|batch| batch.validate(strictness(formal)).iter().map(u8::from).collect()).unwrap_or_default()
}

/// For each text 0 if it is the code of a natural person, else the number of the reason, from 1, in the order in which
/// reasons are told.
#[wasm_bindgen]
pub fn classify(texts: &[u8], formal: bool) -> Vec<u8> {
    let offsets = offsets(texts);
    let number = |reason: Option<ErrorCode>| reason.map_or(0, |reason| reason as u8 + 1);
    let batch = Batch::with_offsets(texts, &offsets);
    batch
        .map(|batch| batch.classify(strictness(formal)).into_iter().map(number).collect())
        .unwrap_or_default()
}

/// Where each text begins. The line feed at its end counts as a blank, as everywhere in a code.
fn offsets(texts: &[u8]) -> Vec<i32> {
    let ends = texts.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    let ends = ends.filter_map(|(index, _)| i32::try_from(index + 1).ok());
    std::iter::once(0).chain(ends).collect()
}
