//! Whole columns: many codes in one crossing. What crosses is references and flags, the cheapest there is; the types of the host
//! language make and take them.

use abilita::codice_fiscale::{Batch, Bitmap, Strictness};

use crate::error::AbilitaError;

pub(super) fn strictness(formal: bool) -> Strictness {
    if formal { Strictness::Formal } else { Strictness::Strict }
}

/// Which texts of a column are codes, where each has sixteen bytes, as those of natural persons have: one byte a text, 1 for those
/// that are. Text `i` is `values[16 * i..16 * (i + 1)]`, in UTF-8; what is left over at the end is no text.
#[uniffi::export]
pub fn codici_fiscali_valid_of_16(values: &[u8], formal: bool) -> Vec<u8> {
    let (records, _) = values.as_chunks();
    bytes(&Batch::fixed(records).validate(strictness(formal)))
}

fn bytes(bits: &Bitmap) -> Vec<u8> {
    bits.iter().map(u8::from).collect()
}

/// Which texts of any length of a column are codes: one byte a text, 1 for those that are. `offsets` are 32-bit numbers, little-endian; text `i`
/// is `values[offsets[i]..offsets[i + 1]]`, in UTF-8. Offsets that do not ascend or leave the values are an error.
#[uniffi::export]
pub fn codici_fiscali_valid(values: &[u8], offsets: &[u8], formal: bool) -> Result<Vec<u8>, AbilitaError> {
    let offsets: Vec<i32> = offsets.as_chunks().0.iter().copied().map(i32::from_le_bytes).collect();
    let batch =
        Batch::with_offsets(values, &offsets).map_err(|error| AbilitaError::argument("offsets", error))?;
    Ok(bytes(&batch.validate(strictness(formal))))
}

/// The first fault of each text of a column, by its code; absent for those that are codes. The layout is that of
/// `codiciFiscaliValid`.
#[uniffi::export]
pub fn codici_fiscali_faults(
    values: &[u8],
    offsets: &[u8],
    formal: bool,
) -> Result<Vec<Option<String>>, AbilitaError> {
    let offsets: Vec<i32> = offsets.as_chunks().0.iter().copied().map(i32::from_le_bytes).collect();
    let batch =
        Batch::with_offsets(values, &offsets).map_err(|error| AbilitaError::argument("offsets", error))?;
    Ok(batch.classify(strictness(formal)).into_iter().map(|code| Some(code?.as_str().to_owned())).collect())
}
