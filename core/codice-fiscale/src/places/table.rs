//! What the tables of periods and of names have in common: numbered codes, days, little-endian words.

use super::ASSIGNED;

/// 1861-03-17 as chrono counts days, from 0001-01-01 as day 1: the first day of the tables.
pub(super) const EPOCH: i32 = 679_427;

/// The place of a code, numbered as in [`super::assigned`], in the sequence of all assigned codes.
pub(super) fn index(place: u32) -> Option<usize> {
    let mut before = 0;
    for (letter, first, last) in ASSIGNED {
        let base = u32::from(letter - b'A') * 1000;
        if (base + u32::from(first)..=base + u32::from(last)).contains(&place) {
            return usize::try_from(before + place - base - u32::from(first)).ok();
        }
        before += u32::from(last - first) + 1;
    }
    None
}

pub(super) fn u16_at(bytes: &[u8], index: usize) -> Option<u16> {
    bytes.get(2 * index..)?.first_chunk().map(|word| u16::from_le_bytes(*word))
}
