//! The roll of all places: who was called what, where and when.

mod walk;

use core::ops::Range;

use super::packing::Days;

/// A day that is not known; as a last day "still in force".
pub(crate) const UNKNOWN: u16 = u16::MAX;
/// A first day before the table begins.
pub(crate) const BEFORE: u16 = UNKNOWN - 1;

/// Every place with its history. Places are numbered in the order of their codes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Roll {
    /// The characters of names; the letters below are their indices. The first is none: it ends a name.
    pub(crate) alphabet: Vec<char>,
    /// Two letters each.
    pub(crate) provinces: Vec<[u8; 2]>,
    /// The days on which something begins or ends.
    pub(crate) days: Days,
    /// For each place, where its entries end and those of the next begin.
    pub(crate) ends: Vec<u16>,
    /// By place, the oldest first.
    pub(crate) entries: Vec<Entry>,
    /// The names of all entries.
    pub(crate) letters: Vec<u8>,
}

/// A period in which a place had one name in one province.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Where its name begins in the letters: where that of the entry before begins, if the place keeps its name.
    pub(crate) start: u32,
    /// How many letters the name has.
    pub(crate) name: u8,
    /// How many letters the name in the other official language has, which comes after it; 0 for none.
    pub(crate) other: u8,
    /// The index of the province.
    pub(crate) province: u8,
    /// The first day.
    pub(crate) from: u16,
    /// The last day, included.
    pub(crate) to: u16,
}

impl Roll {
    /// The entries of a place; none for a number that no place has.
    pub(crate) fn of_place(&self, place: usize) -> &[Entry] {
        let end = |place: usize| self.ends.get(place).copied().map(usize::from);
        let start = place.checked_sub(1).map_or(Some(0), end);
        start.zip(end(place)).and_then(|(start, end)| self.entries.get(start..end)).unwrap_or_default()
    }

    /// The letters of an entry's name, and of that in the other language.
    pub(crate) fn names(&self, entry: &Entry) -> [&[u8]; 2] {
        entry.ranges().map(|range| self.letters.get(range).unwrap_or_default())
    }
}

impl Entry {
    fn ranges(&self) -> [Range<usize>; 2] {
        let start = self.start as usize;
        let middle = start + usize::from(self.name);
        [start..middle, middle..middle + usize::from(self.other)]
    }
}
