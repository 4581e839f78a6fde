//! Whole columns of codes in one call.

use abilita_codice_fiscale::{Batch, CodiceFiscale, ErrorCode, Strictness};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::code::strictness;

/// For each text 1 if it is the code of a natural person, else 0. The texts in UTF-8, each ended by a line feed.
#[wasm_bindgen]
pub fn validate(texts: &[u8], formal: bool) -> Vec<u8> {
    let (column, strictness) = (Column::of(texts), strictness(formal));
    let found = Batch::fixed(&column.records).validate(strictness);
    let mut valid = vec![0; column.records.len()];
    for (answers, word) in valid.chunks_mut(64).zip(found.as_words()) {
        for (index, answer) in answers.iter_mut().enumerate() {
            *answer = u8::from(word >> index & 1 == 1);
        }
    }
    for (index, text) in &column.others {
        if let Some(answer) = valid.get_mut(*index) {
            *answer = u8::from(fault(text, strictness).is_none());
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
    let reasons = lines.map(|line| fault(line, strictness).map_or(0, |reason| reason as u8 + 1));
    if texts.is_empty() { Vec::new() } else { reasons.collect() }
}

/// The lines of a column: those of sixteen bytes, which are tested together, and the others.
struct Column<'t> {
    /// One for every line; of the others it is nothing.
    records: Vec<[u8; 16]>,
    /// Each with its number.
    others: Vec<(usize, &'t [u8])>,
}

impl<'t> Column<'t> {
    fn of(texts: &'t [u8]) -> Self {
        let mut column = Self { records: Vec::with_capacity(texts.len() / 17 + 1), others: Vec::new() };
        let mut rest = texts;
        while !rest.is_empty() {
            if let Some((line, after)) = sixteen(rest) {
                column.records.push(*line);
                rest = after;
            } else {
                let end = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
                let (line, after) = rest.split_at(end);
                column.others.push((column.records.len(), line));
                column.records.push([0; 16]);
                rest = after.get(1..).unwrap_or_default();
            }
        }
        column
    }
}

/// The next line and what comes after it, if it has sixteen bytes.
fn sixteen(rest: &[u8]) -> Option<(&[u8; 16], &[u8])> {
    let (line, after) = rest.split_first_chunk()?;
    let (end, after) = after.split_first()?;
    (*end == b'\n' && !line.contains(&b'\n')).then_some((line, after))
}

/// Bytes that are no UTF-8 count as characters that do not belong.
fn fault(text: &[u8], strictness: Strictness) -> Option<ErrorCode> {
    CodiceFiscale::parse_with(&String::from_utf8_lossy(text), strictness).err().map(|error| error.code())
}
