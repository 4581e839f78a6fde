//! The arithmetic encoder, which writes what `src/places/packing/arithmetic.rs` reads.

use super::GenerateError;
use super::packing::arithmetic::NARROW;
use super::packing::{Bits, Packing, Table, unpack};

/// Bits as bytes.
struct Encoder {
    bytes: Vec<u8>,
    /// Where the interval begins that stands for all bits so far, and how wide it is, both from the last byte written on.
    low: u32,
    range: u32,
}

impl Bits for Encoder {
    fn bit(&mut self, chance: u32, known: bool) -> bool {
        let share = (self.range >> 16) * chance;
        if known {
            self.range = share;
        } else {
            self.range -= share;
            self.raise(share);
        }
        while self.range < NARROW {
            let [first, ..] = self.low.to_be_bytes();
            self.bytes.push(first);
            self.low <<= 8;
            self.range <<= 8;
        }
        known
    }
}

impl Encoder {
    fn raise(&mut self, by: u32) {
        let mut carries;
        (self.low, carries) = self.low.overflowing_add(by);
        for byte in self.bytes.iter_mut().rev() {
            if !carries {
                break;
            }
            (*byte, carries) = byte.overflowing_add(1);
        }
    }
}

/// A table of so many places as bytes. They were read again, to be sure of them.
pub(super) fn packed<T: Table + PartialEq>(known: &T, places: usize) -> Result<Vec<u8>, GenerateError> {
    let places =
        u32::try_from(places).map_err(|_| GenerateError::Layout("more places than can be counted"))?;
    let mut packing = Packing::new(Encoder { bytes: Vec::new(), low: 0, range: u32::MAX });
    T::walk(known, places, &mut packing);
    let Encoder { mut bytes, low, .. } = packing.bits;
    bytes.extend(low.to_be_bytes());
    if unpack::<T>(&bytes, places) == *known {
        Ok(bytes)
    } else {
        Err(GenerateError::Layout("a table that is read is not the one that was written"))
    }
}
