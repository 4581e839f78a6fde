//! What the tables of periods and of names have in common: places by number, days by number.

use super::{EXISTING, WORDS, existing, word_and_bit};

/// 1861-03-17 as chrono counts days, from 0001-01-01 as day 1: the first day of the tables.
pub(super) const EPOCH: i32 = 679_427;

/// How many codes are assigned before each word of [`EXISTING`].
pub(super) static BEFORE: [u16; WORDS] = before();

#[expect(clippy::indexing_slicing, reason = "evaluated at compile time: a wrong index would not compile")]
#[expect(clippy::cast_possible_truncation, reason = "there are 26,000 codes at most")]
const fn before() -> [u16; WORDS] {
    let (existing, mut counts, mut i) = (existing(), [0; WORDS], 1);
    while i < WORDS {
        counts[i] = counts[i - 1] + existing[i - 1].count_ones() as u16;
        i += 1;
    }
    counts
}

/// The place of a code, [`super::numbered`], in the sequence of all assigned codes.
#[inline]
pub(super) fn index(place: u32) -> Option<usize> {
    let (word, bit) = word_and_bit(place);
    let (existing, before) = (EXISTING.get(word)?, usize::from(*BEFORE.get(word)?));
    (existing & bit != 0).then(|| before + (existing & (bit - 1)).count_ones() as usize)
}

/// How many codes are assigned.
pub(super) fn places() -> u32 {
    EXISTING.iter().map(|word| word.count_ones()).sum()
}
