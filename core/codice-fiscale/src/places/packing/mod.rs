//! How the tables of places are packed: each bit takes the less room, the better it is foreseen from those before it.
//!
//! A table is written and read by one and the same walk over its fields, which is told of each what is known: everything when
//! it is written, nothing when it is read. So there are no two descriptions of a layout that could differ. What a walk gives is
//! the table, either way.

pub(crate) mod arithmetic;
mod days;
mod prediction;

pub(crate) use days::Days;

use arithmetic::Decoder;
use prediction::{CONTEXTS, Prediction};

/// Where bits come from, or go to.
pub(crate) trait Bits {
    /// One bit, which is 1 in this many of 65,536 cases. What is read does not depend on what is known.
    fn bit(&mut self, chance: u32, known: bool) -> bool;
}

/// What can be packed: a table of places.
pub(crate) trait Table: Default {
    /// Writes the `known` table, or reads one, of so many places. Gives the table, either way.
    fn walk<B: Bits>(known: &Self, places: u32, packing: &mut Packing<B>) -> Self;
}

/// Reads a table.
pub(crate) fn unpack<T: Table>(bytes: &[u8], places: u32) -> T {
    T::walk(&T::default(), places, &mut Packing::new(Decoder::new(bytes)))
}

/// The fields of a table, one after the other. In each of its contexts, the values of a field are alike.
pub(crate) struct Packing<B> {
    pub(crate) bits: B,
    prediction: Prediction,
}

/// A table has so many fields at most, and a field so many kinds of bits.
const FIELDS: usize = 32;
const KINDS: usize = 64;

impl<B: Bits> Packing<B> {
    pub(crate) fn new(bits: B) -> Self {
        Self { bits, prediction: Prediction::new(FIELDS * KINDS) }
    }

    /// A field that is true or false.
    pub(crate) fn flag(&mut self, known: bool, field: u8, contexts: [u32; CONTEXTS]) -> bool {
        self.bit(known, kind(field), of_field(field, contexts))
    }

    /// A number. The smaller, the fewer bits; those below `1 << plain` have equally many (an exponential Golomb code).
    pub(crate) fn number(&mut self, known: u32, plain: u8, field: u8, contexts: [u32; CONTEXTS]) -> u32 {
        let (kind, contexts) = (kind(field), of_field(field, contexts));
        let known = known + (1 << plain);
        let mut length = u32::from(plain);
        while length < 31 {
            let here = contexts.map(|context| context.wrapping_add(length));
            if !self.bit(length < known.ilog2(), kind + length as usize, here) {
                break;
            }
            length += 1;
        }
        let mut number = 1;
        for place in (0..length).rev() {
            let node = join(number, length);
            let here = contexts.map(|context| context ^ node);
            let bit = self.bit(known >> place & 1 == 1, kind + 32 + place as usize, here);
            number = number << 1 | u32::from(bit);
        }
        number - (1 << plain)
    }

    fn bit(&mut self, known: bool, kind: usize, contexts: [u32; CONTEXTS]) -> bool {
        let foreseen = self.prediction.foresee(kind, contexts);
        let bit = self.bits.bit(foreseen.chance, known);
        self.prediction.learn(&foreseen, bit);
        bit
    }
}

fn kind(field: u8) -> usize {
    usize::from(field) * KINDS
}

/// The contexts, told apart from each other and from those of other fields.
fn of_field(field: u8, contexts: [u32; CONTEXTS]) -> [u32; CONTEXTS] {
    let mut number = u32::from(field);
    contexts.map(|context| {
        number += 32;
        join(context, number)
    })
}

/// A context within another.
pub(crate) const fn join(context: u32, more: u32) -> u32 {
    (context ^ more.wrapping_mul(0x85EB_CA6B)).wrapping_mul(0x9E37_79B1).rotate_left(13)
}
