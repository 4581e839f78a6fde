//! Whole columns of codes in one call.

use abilita_codice_fiscale::{Batch, ErrorCode};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::code::strictness;

/// For each text 1 if it is the code of a natural person, else 0. The texts in UTF-8, each ended by a line feed.
#[wasm_bindgen]
pub fn validate(texts: &[u8], formal: bool) -> Vec<u8> {
    let (texts, offsets) = column(texts);
    let batch = Batch::with_offsets(&texts, &offsets);
    batch.map(|batch| batch.validate(strictness(formal)).iter().map(u8::from).collect()).unwrap_or_default()
}

/// For each text 0 if it is the code of a natural person, else the number of the reason, from 1, in the order in which
/// reasons are told.
#[wasm_bindgen]
pub fn classify(texts: &[u8], formal: bool) -> Vec<u8> {
    let (texts, offsets) = column(texts);
    let number = |reason: Option<ErrorCode>| reason.map_or(0, |reason| reason as u8 + 1);
    let batch = Batch::with_offsets(&texts, &offsets);
    batch
        .map(|batch| batch.classify(strictness(formal)).into_iter().map(number).collect())
        .unwrap_or_default()
}

/// The texts one after the other, and where each begins: a code without blanks is tested the fast way.
fn column(lines: &[u8]) -> (Vec<u8>, Vec<i32>) {
    let mut texts = Vec::with_capacity(lines.len());
    let mut offsets = Vec::with_capacity(lines.len() / 17 + 1);
    offsets.push(0);
    for line in lines.split_inclusive(|byte| *byte == b'\n') {
        texts.extend_from_slice(line.strip_suffix(b"\n").unwrap_or(line));
        offsets.push(i32::try_from(texts.len()).unwrap_or(i32::MAX));
    }
    (texts, offsets)
}
