//! Places of birth: the codes of municipalities ("codice Belfiore") and of foreign states.

mod code;
#[cfg(feature = "place-names")]
mod names;
#[cfg(any(feature = "places", feature = "place-names"))]
mod packing;
#[cfg(feature = "places")]
mod periods;
#[cfg(feature = "place-names")]
mod roll;
#[cfg(feature = "place-names")]
mod search;
#[cfg(feature = "places")]
mod spans;
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

/// A place as a number: the ordinal of its letter, and ten bits for its three digits. Places come in their order.
#[inline]
pub(crate) const fn numbered(letter: u32, digits: u32) -> u32 {
    letter << 10 | digits
}

/// One bit for each letter and number: 4 kB.
static EXISTING: [u64; WORDS] = existing();
const WORDS: usize = 512;

/// The word of [`EXISTING`], or of a table beside it, in which a place is, and its bit there.
#[inline]
const fn word_and_bit(place: u32) -> (usize, u64) {
    (place as usize / 64 % WORDS, 1 << (place % 64))
}

#[expect(clippy::indexing_slicing, reason = "evaluated at compile time: a wrong index would not compile")]
const fn existing() -> [u64; WORDS] {
    let mut bits = [0; WORDS];
    let mut i = 0;
    while i < ASSIGNED.len() {
        let (letter, mut number, last) = ASSIGNED[i];
        while number <= last {
            let (word, bit) = word_and_bit(numbered((letter - b'A') as u32, number as u32));
            bits[word] |= bit;
            number += 1;
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

/// Whether a place, as [`numbered`], was ever assigned.
#[inline]
pub(crate) fn assigned(place: u32) -> bool {
    let (word, bit) = word_and_bit(place);
    EXISTING.get(word).is_some_and(|word| word & bit != 0)
}

/// Whether a place, as [`numbered`], passes the program of the tax agency.
#[inline]
pub(crate) const fn formal(place: u32) -> bool {
    LETTERS >> (place / 1024 % 32) & 1 == 1 && !place.is_multiple_of(1024)
}

#[cfg(all(test, feature = "places"))]
mod tests {
    #[test]
    fn existence_and_periods_fit_in_20_kilobytes() {
        let existence = size_of_val(&super::EXISTING) + size_of_val(&super::table::BEFORE);
        assert_eq!(existence, 512 * 8 + 512 * 2);
        assert!(existence + super::periods::PACKED.len() <= 20_000);
    }

    #[cfg(feature = "place-names")]
    #[test]
    fn names_fit_in_60_kilobytes() {
        assert!(super::names::PACKED.len() <= 60_000);
    }
}
