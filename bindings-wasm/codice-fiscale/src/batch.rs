//! Whole columns of codes in one call.

use abilita_codice_fiscale::{Batch, Strictness};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::code::strictness;

/// For each record of sixteen bytes 1 if it is the code of a natural person, else 0.
#[wasm_bindgen]
pub fn validate_records(records: &[u8], formal: bool) -> Vec<u8> {
    let mut valid = Vec::with_capacity(records.len() / 16 + 64);
    validate_onto(&mut valid, records.as_chunks().0, strictness(formal));
    valid
}

/// For each text 1 if it is the code of a natural person, else 0. The texts in UTF-8, each ended by a line feed.
#[wasm_bindgen]
pub fn validate(texts: &[u8], formal: bool) -> Vec<u8> {
    let (mut valid, mut rest, strictness) =
        (Vec::with_capacity(texts.len() / 17 + 64), texts, strictness(formal));
    while !rest.is_empty() {
        let before = valid.len();
        let column = Column::first_of(&mut rest);
        validate_onto(&mut valid, &column.records, strictness);
        for (index, text) in &column.others {
            if let Some(answer) = valid.get_mut(before + index) {
                *answer = u8::from(Batch::fault_of(text, strictness).is_none());
            }
        }
    }
    valid
}

/// Puts the answers behind those that are there.
fn validate_onto(valid: &mut Vec<u8>, records: &[[u8; 16]], strictness: Strictness) {
    let all = valid.len() + records.len();
    let found = Batch::fixed(records).validate(strictness);
    for bits in found.as_words().iter().flat_map(|word| word.to_le_bytes()) {
        valid.extend_from_slice(&spread(bits));
    }
    valid.truncate(all);
}

/// Each bit in a byte of its own, all eight at once.
fn spread(bits: u8) -> [u8; 8] {
    let one_a_byte = (u64::from(bits) * 0x0101_0101_0101_0101) & 0x8040_2010_0804_0201;
    (((one_a_byte + 0x7F7F_7F7F_7F7F_7F7F) >> 7) & 0x0101_0101_0101_0101).to_le_bytes()
}

/// For each text 0 if it is the code of a natural person, else the number of the reason, from 1, in the order in which
/// reasons are told. One after the other: what vectors would gain is not worth their bytes.
#[wasm_bindgen]
pub fn classify(texts: &[u8], formal: bool) -> Vec<u8> {
    let strictness = strictness(formal);
    let lines = texts.strip_suffix(b"\n").unwrap_or(texts).split(|byte| *byte == b'\n');
    let reasons = lines.map(|line| Batch::fault_of(line, strictness).map_or(0, |reason| reason as u8 + 1));
    if texts.is_empty() { Vec::new() } else { reasons.collect() }
}

/// So many lines are taken at once: they stay in memory that the processor has at hand.
const LINES: usize = 1024;

/// Lines of a column: those of sixteen bytes, which are tested together, and the others.
struct Column<'t> {
    /// One for every line; of the others it is nothing.
    records: Vec<[u8; 16]>,
    /// Each with its number.
    others: Vec<(usize, &'t [u8])>,
}

impl<'t> Column<'t> {
    /// Takes the first lines of those that are left.
    fn first_of(rest: &mut &'t [u8]) -> Self {
        let mut column = Self { records: Vec::with_capacity(LINES), others: Vec::new() };
        while !rest.is_empty() && column.records.len() < LINES {
            if let Some((line, after)) = sixteen(rest) {
                column.records.push(*line);
                *rest = after;
            } else {
                let end = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
                let (line, after) = rest.split_at(end);
                column.others.push((column.records.len(), line));
                column.records.push([0; 16]);
                *rest = after.get(1..).unwrap_or_default();
            }
        }
        column
    }
}

/// The next line and what comes after it, if it has sixteen bytes.
fn sixteen(rest: &[u8]) -> Option<(&[u8; 16], &[u8])> {
    let (line, after) = rest.split_first_chunk::<16>()?;
    let (end, after) = after.split_first()?;
    // All of them are looked at, at once.
    let feeds = line.iter().fold(0, |feeds, byte| feeds | u8::from(*byte == b'\n'));
    (*end == b'\n' && feeds == 0).then_some((line, after))
}
