//! Whole columns of codes in one call.

use abilita_codice_fiscale::{Batch, Strictness};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::code::strictness;

/// For each record of sixteen bytes 1 if it is the code of a natural person, else 0.
#[wasm_bindgen]
pub fn validate_records(records: &[u8], formal: bool) -> Vec<u8> {
    validated(records.as_chunks().0, strictness(formal))
}

/// For each text 1 if it is the code of a natural person, else 0. The texts in UTF-8, each ended by a line feed.
#[wasm_bindgen]
pub fn validate(texts: &[u8], formal: bool) -> Vec<u8> {
    let (mut all, mut rest, strictness) =
        (Vec::with_capacity(texts.len() / 17 + 1), texts, strictness(formal));
    while !rest.is_empty() {
        let column = Column::first_of(&mut rest);
        let mut valid = validated(&column.records, strictness);
        for (index, text) in &column.others {
            if let Some(answer) = valid.get_mut(*index) {
                *answer = u8::from(Batch::fault_of(text, strictness).is_none());
            }
        }
        all.append(&mut valid);
    }
    all
}

fn validated(records: &[[u8; 16]], strictness: Strictness) -> Vec<u8> {
    let found = Batch::fixed(records).validate(strictness);
    let mut valid = vec![0; records.len()];
    for (answers, word) in valid.chunks_mut(64).zip(found.as_words()) {
        for (index, answer) in answers.iter_mut().enumerate() {
            *answer = u8::from(word >> index & 1 == 1);
        }
    }
    valid
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
