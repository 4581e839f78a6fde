//! The days of a table, each told once.

use super::{Bits, Packing};

/// The different days of a table, those first that it names most often; among those that it names equally often, the
/// earliest. Days are counted from the first that the tables know.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Days(pub(crate) Vec<u16>);

impl Days {
    /// Writes or reads the days themselves, in two fields from `field` on.
    pub(crate) fn walk<B: Bits>(known: &Self, field: u8, packing: &mut Packing<B>) -> Self {
        let count = u32::try_from(known.0.len()).unwrap_or_default();
        let count = packing.number(count, 8, field, [0; 4]);
        let (mut days, mut day) = (Vec::new(), 0_u16);
        for index in 0..count {
            let step = known.0.get(index as usize).copied().unwrap_or_default().wrapping_sub(day);
            let step = packing.number(step.into(), 4, field + 1, [0, index >> 6, 1, 2]);
            day = day.wrapping_add(step.try_into().unwrap_or_default());
            days.push(day);
        }
        Self(days)
    }

    /// Writes or reads one of these days.
    pub(crate) fn day<B: Bits>(
        &self,
        known: u16,
        field: u8,
        contexts: [u32; 4],
        packing: &mut Packing<B>,
    ) -> u16 {
        let index = self.0.iter().position(|day| *day == known).and_then(|index| u32::try_from(index).ok());
        let index = packing.number(index.unwrap_or_default(), 2, field, contexts);
        self.0.get(index as usize).copied().unwrap_or_default()
    }
}
