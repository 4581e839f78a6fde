//! When each place existed, whatever its name was, and how that is packed.

use super::packing::{Bits, Days, Packing, Table, join};

/// The last day of what is still in force.
pub(crate) const IN_FORCE: u16 = u16::MAX;

/// The periods of all places. Places are numbered in the order of their codes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Spans {
    /// The days on which something begins or ends.
    pub(crate) days: Days,
    /// For each place, where its periods end and those of the next begin.
    pub(crate) ends: Vec<u16>,
    /// First and last day of each, included; of a place the oldest first.
    pub(crate) by_place: Vec<(u16, u16)>,
}

/// The numbers of the fields.
mod field {
    pub(super) const DAYS: u8 = 0; // and 1
    pub(super) const HAS_SPAN: u8 = 2;
    pub(super) const FIRST_FROM: u8 = 3;
    pub(super) const NEXT_FROM: u8 = 4;
    pub(super) const TO: u8 = 5;
}

impl Spans {
    /// The periods of a place; none for a number that no place has.
    pub(crate) fn of_place(&self, place: usize) -> &[(u16, u16)] {
        let end = |place: usize| self.ends.get(place).copied().map(usize::from);
        let start = place.checked_sub(1).map_or(Some(0), end);
        start.zip(end(place)).and_then(|(start, end)| self.by_place.get(start..end)).unwrap_or_default()
    }
}

impl Table for Spans {
    fn walk<B: Bits>(known: &Self, places: u32, packing: &mut Packing<B>) -> Self {
        let days = Days::walk(&known.days, field::DAYS, packing);
        let mut walked = Self { days, ..Self::default() };
        let (mut above, mut have_spans) = (0, 0);
        for place in 0..places {
            let (region, known) = (place >> 8, known.of_place(place as usize));
            let mut ended = 0;
            for number in 0.. {
                let contexts = [number, join(number, have_spans & 7), join(number, region), ended];
                if !packing.flag(known.len() > number as usize, field::HAS_SPAN, contexts) {
                    have_spans = have_spans << 1 | u32::from(number > 0);
                    break;
                }
                let (from, to) = known.get(number as usize).copied().unwrap_or_default();
                let from = if number == 0 {
                    let contexts = [region, above, join(region, above), 0];
                    walked.days.day(from, field::FIRST_FROM, contexts, packing)
                } else {
                    walked.days.day(from, field::NEXT_FROM, [0, ended, region, 1], packing)
                };
                let began = u32::from(from);
                let contexts = [number, began, join(region, number), above];
                let to = walked.days.day(to, field::TO, contexts, packing);
                walked.by_place.push((from, to));
                ended = u32::from(to);
                if number == 0 {
                    above = began;
                }
            }
            walked.ends.push(walked.by_place.len().try_into().unwrap_or_default());
        }
        walked
    }
}
