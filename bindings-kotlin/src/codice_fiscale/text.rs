//! Codes inside running text: to warn of them, and to mask them.

use abilita::codice_fiscale::{self as core, CodiceFiscale};

/// A code that stands in a text as a word of its own.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct FoundCode {
    /// Where it begins, in UTF-16 as the strings of Kotlin, Java and Foundation are counted.
    pub start: i32,
    /// Where it ends: the first place after it.
    pub end: i32,
    /// The code.
    pub code: CodiceFiscale,
}

/// Every code of sixteen characters that stands in a text as a word of its own, in the order of the text.
#[uniffi::export]
pub fn find_in_text(text: &str) -> Vec<FoundCode> {
    // The core counts bytes: each code is counted from the end of the one before.
    let (mut seen, mut end) = (0, 0_i32);
    let found = core::find_in_text(text).filter_map(|found| {
        let between = text.get(seen..found.range.start)?.encode_utf16().count();
        let start = end.checked_add(i32::try_from(between).ok()?)?;
        end = start.checked_add(i32::try_from(found.range.len()).ok()?)?;
        seen = found.range.end;
        Some(FoundCode { start, end, code: found.code })
    });
    found.collect()
}

/// The text with every code that `findInText` finds masked, for logs; the length stays.
#[uniffi::export]
pub fn mask_text(text: &str) -> String {
    core::mask_text(text).into_owned()
}
