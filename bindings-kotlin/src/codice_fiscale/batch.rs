//! Whole columns: many codes in one crossing. What crosses is references and flags, the cheapest there is; the types of the host
//! language make and take them.

use abilita::codice_fiscale::{Batch, Bitmap, CodiceFiscale, Strictness};

use crate::error::AbilitaError;

pub(super) fn strictness(formal: bool) -> Strictness {
    if formal { Strictness::Formal } else { Strictness::Strict }
}

/// Which texts of a column are codes, where each has sixteen characters, as those of natural persons have: one byte a text, 1 for
/// those that are. Text `i` is `characters[32 * i..32 * (i + 1)]`, in UTF-16 of the machine's byte order, as strings of the JVM are;
/// what is left over at the end is no text.
#[uniffi::export]
pub fn codici_fiscali_valid_of_16(characters: &[u8], formal: bool) -> Vec<u8> {
    let (texts, _) = characters.as_chunks::<32>();
    let records: Vec<[u8; 16]> = texts.iter().map(|text| narrowed(text).unwrap_or_default()).collect();
    let mut valid = bytes(&Batch::fixed(&records).validate(strictness(formal)));
    // What goes beyond ASCII may still be a code, if only by its blanks.
    let beyond = valid.iter_mut().zip(texts).zip(&records).filter(|(_, record)| **record == [0; 16]);
    for ((valid, text), _) in beyond {
        let text: Vec<u16> = units(text).collect();
        let text = String::from_utf16_lossy(&text);
        *valid = u8::from(CodiceFiscale::parse_with(&text, strictness(formal)).is_ok());
    }
    valid
}

/// A text in ASCII, a byte a character.
fn narrowed(text: &[u8; 32]) -> Option<[u8; 16]> {
    let (mut record, mut all) = ([0; 16], 0);
    for (byte, unit) in record.iter_mut().zip(units(text)) {
        all |= unit;
        [*byte, _] = unit.to_le_bytes();
    }
    (all < 0x80).then_some(record)
}

fn units(text: &[u8; 32]) -> impl Iterator<Item = u16> {
    text.as_chunks().0.iter().copied().map(u16::from_ne_bytes)
}

/// A byte for each bit.
fn bytes(bits: &Bitmap) -> Vec<u8> {
    let words = bits.as_words().iter();
    let of_word = |word: &u64| std::array::from_fn::<u8, 64, _>(|bit| u8::from(word >> bit & 1 == 1));
    let mut bytes: Vec<u8> = words.map(of_word).collect::<Vec<_>>().into_flattened();
    bytes.truncate(bits.len());
    bytes
}

/// Which texts of any length of a column are codes: one byte a text, 1 for those that are. `offsets` are 32-bit numbers,
/// little-endian; text `i` is `values[offsets[i]..offsets[i + 1]]`, in UTF-8. Offsets that do not ascend or leave the values are an
/// error.
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
