//! What the test of a block needs of a machine: a dozen operations on vectors of bytes.

#![expect(
    clippy::inline_always,
    reason = "an intrinsic is one instruction only inside a function with the CPU feature"
)]

/// The vector instructions of a machine. A value proves that the machine has them, so that every operation is safe.
///
/// A vector consists of 128-bit lanes; `zip_low` and `zip_high` work within each. A comparison gives 0xFF for true and
/// 0 for false. Arithmetic wraps.
pub(super) trait Lanes: Copy {
    type Vector: Copy;
    /// Bytes in a vector.
    const WIDTH: usize;

    /// The first bytes of `bytes`, or zeros if there are not enough.
    fn load(self, bytes: &[u8]) -> Self::Vector;
    /// Writes the vector to the first bytes of `bytes`, if there are enough.
    fn store(self, a: Self::Vector, bytes: &mut [u8]);
    fn splat(self, byte: u8) -> Self::Vector;
    fn add(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    fn sub(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    fn min(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    fn equal(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    fn and(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    /// `a`, but not `b`.
    fn and_not(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    fn or(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    /// The entries of a table; anything where the index is above 15.
    fn lookup16(self, table: &[u8; 16], index: Self::Vector) -> Self::Vector;
    /// The entries of a table; anything where the index is above 31.
    fn lookup32(self, table: &[u8; 32], index: Self::Vector) -> Self::Vector;
    /// The bytes of the lower halves of the lanes, taken in turn.
    fn zip_low(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    /// The bytes of the upper halves of the lanes, taken in turn.
    fn zip_high(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    /// The highest bit of each byte.
    fn mask(self, a: Self::Vector) -> u64;

    #[inline(always)]
    fn at_most(self, a: Self::Vector, limit: Self::Vector) -> Self::Vector {
        self.equal(self.min(a, limit), a)
    }

    /// `a` where the mask is set, else `b`.
    #[inline(always)]
    fn select(self, mask: Self::Vector, a: Self::Vector, b: Self::Vector) -> Self::Vector {
        self.or(self.and(mask, a), self.and_not(b, mask))
    }

    #[inline(always)]
    fn not(self, a: Self::Vector) -> Self::Vector {
        self.and_not(self.splat(0xFF), a)
    }

    #[inline(always)]
    fn is(self, a: Self::Vector, byte: u8) -> Self::Vector {
        self.equal(a, self.splat(byte))
    }
}

/// Sixteen rows become sixteen columns, in every lane: row `i` holds one record a lane, column `p` the bytes at
/// position `p`.
#[inline(always)]
pub(super) fn transpose<L: Lanes>(lanes: L, rows: [L::Vector; 16]) -> [L::Vector; 16] {
    // Each round deals the rows out like cards, first half against second; four of them are a transposition.
    deal(lanes, deal(lanes, deal(lanes, deal(lanes, rows))))
}

#[inline(always)]
fn deal<L: Lanes>(l: L, rows: [L::Vector; 16]) -> [L::Vector; 16] {
    let [a0, a1, a2, a3, a4, a5, a6, a7, b0, b1, b2, b3, b4, b5, b6, b7] = rows;
    [
        l.zip_low(a0, b0),
        l.zip_high(a0, b0),
        l.zip_low(a1, b1),
        l.zip_high(a1, b1),
        l.zip_low(a2, b2),
        l.zip_high(a2, b2),
        l.zip_low(a3, b3),
        l.zip_high(a3, b3),
        l.zip_low(a4, b4),
        l.zip_high(a4, b4),
        l.zip_low(a5, b5),
        l.zip_high(a5, b5),
        l.zip_low(a6, b6),
        l.zip_high(a6, b6),
        l.zip_low(a7, b7),
        l.zip_high(a7, b7),
    ]
}

/// Puts the bits of a mask, one for each of `width` bytes, in the order of the records: with `n` lanes record `i` is in
/// row `i / n` of lane `i % n`, and rows have become bytes.
#[inline(always)]
pub(super) const fn in_record_order(mask: u64, width: usize) -> u64 {
    match width {
        16 => mask & 0xFFFF,
        32 => every_second(mask & 0xFFFF) | every_second(mask >> 16 & 0xFFFF) << 1,
        _ => {
            every_fourth(mask & 0xFFFF)
                | every_fourth(mask >> 16 & 0xFFFF) << 1
                | every_fourth(mask >> 32 & 0xFFFF) << 2
                | every_fourth(mask >> 48) << 3
        }
    }
}

/// Bit `i` of sixteen goes to bit `2 × i`.
#[inline(always)]
const fn every_second(mut bits: u64) -> u64 {
    bits = (bits | bits << 8) & 0x00FF_00FF;
    bits = (bits | bits << 4) & 0x0F0F_0F0F;
    bits = (bits | bits << 2) & 0x3333_3333;
    (bits | bits << 1) & 0x5555_5555
}

/// Bit `i` of sixteen goes to bit `4 × i`.
#[inline(always)]
const fn every_fourth(mut bits: u64) -> u64 {
    bits = (bits | bits << 24) & 0x0000_00FF_0000_00FF;
    bits = (bits | bits << 12) & 0x000F_000F_000F_000F;
    bits = (bits | bits << 6) & 0x0303_0303_0303_0303;
    (bits | bits << 3) & 0x1111_1111_1111_1111
}
