//! Places of birth: the codes of municipalities ("codice Belfiore") and of foreign states.

mod code;
#[cfg(feature = "place-names")]
mod names;
#[cfg(feature = "places")]
mod periods;
#[cfg(feature = "place-names")]
mod search;
#[cfg(any(feature = "places", feature = "place-names"))]
mod table;

pub use code::PlaceCode;
#[cfg(feature = "place-names")]
pub use names::PlaceRecord;
#[cfg(feature = "place-names")]
pub use search::{MatchKind, PlaceFilter, PlaceMatch, search_places};

#[path = "../generated/assigned.rs"]
mod generated;
pub(crate) use generated::ASSIGNED;

/// One bit for each letter and number: 26 × 1000 bits, 3.3 kB.
static EXISTING: [u64; WORDS] = existing();
const WORDS: usize = 26_000_usize.div_ceil(64);

#[expect(clippy::indexing_slicing, reason = "evaluated at compile time: a wrong index would not compile")]
const fn existing() -> [u64; WORDS] {
    let mut bits = [0; WORDS];
    let mut i = 0;
    while i < ASSIGNED.len() {
        let (letter, first, last) = ASSIGNED[i];
        let mut place = (letter - b'A') as usize * 1000 + first as usize;
        while place <= (letter - b'A') as usize * 1000 + last as usize {
            bits[place / 64] |= 1 << (place % 64);
            place += 1;
        }
        i += 1;
    }
    bits
}

/// The letters that begin a code, as bits: A–I, L, M, Z.
const LETTERS: u32 = letters(b"ABCDEFGHILMZ");

#[expect(clippy::indexing_slicing, reason = "evaluated at compile time: a wrong index would not compile")]
const fn letters(letters: &[u8]) -> u32 {
    let (mut bits, mut i) = (0, 0);
    while i < letters.len() {
        bits |= 1 << (letters[i] - b'A');
        i += 1;
    }
    bits
}

/// Whether a place, given as the letter's ordinal times 1000 plus the number, was ever assigned.
#[inline]
pub(crate) fn assigned(place: u32) -> bool {
    EXISTING.get(place as usize / 64).is_some_and(|word| word >> (place % 64) & 1 == 1)
}

/// Whether a place, numbered in the same way, passes the program of the tax agency.
#[inline]
pub(crate) const fn formal(place: u32) -> bool {
    place < 26_000 && LETTERS >> (place / 1000) & 1 == 1 && !place.is_multiple_of(1000)
}

#[cfg(all(test, feature = "places"))]
mod tests {
    #[test]
    fn existence_and_periods_fit_in_50_kilobytes() {
        let existence = size_of_val(&super::EXISTING) + size_of_val(&super::table::BEFORE);
        let periods = super::periods::TABLE.len();
        assert_eq!((existence, periods), (407 * 8 + 407 * 2, 39_695));
        assert!(existence + periods <= 50_000);
    }

    #[cfg(feature = "place-names")]
    #[test]
    fn names_fit_in_170_kilobytes() {
        let names = super::names::TABLE.len();
        assert_eq!(names, 147_504);
        assert!(names <= 170_000);
    }
}
