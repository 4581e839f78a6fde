//! The arithmetic decoder: bits out of bytes, each in as little room as it was foreseen.
//!
//! It is the range coder of LZMA (Igor Pavlov, *LZMA specification*, 2015, public domain) with chances of sixteen bits instead
//! of eleven.

use super::Bits;

/// Reads what the encoder in `tables/encode.rs` wrote. Behind the last byte it reads zeros.
pub(crate) struct Decoder<'b> {
    rest: &'b [u8],
    /// How wide the interval is in which the number that all bytes make is known to lie.
    range: u32,
    /// Where in the interval it lies.
    code: u32,
}

impl<'b> Decoder<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Self {
        let mut decoder = Self { rest: bytes, range: u32::MAX, code: 0 };
        for _ in 0..4 {
            decoder.read();
        }
        decoder
    }

    fn read(&mut self) {
        let (byte, rest) = self.rest.split_first().unwrap_or((&0, &[]));
        self.rest = rest;
        self.code = self.code << 8 | u32::from(*byte);
    }
}

/// The interval is kept this wide, so that the smallest chance has a share of it.
pub(crate) const NARROW: u32 = 1 << 24;

impl Bits for Decoder<'_> {
    fn bit(&mut self, chance: u32, _known: bool) -> bool {
        let share = (self.range >> 16) * chance;
        let bit = self.code < share;
        if bit {
            self.range = share;
        } else {
            self.code -= share;
            self.range -= share;
        }
        while self.range < NARROW {
            self.range <<= 8;
            self.read();
        }
        bit
    }
}
