//! The 128-bit vectors of WebAssembly, where the module is compiled with them.

#![expect(clippy::inline_always, reason = "an intrinsic is one instruction only where it is inlined")]

use core::arch::wasm32::{
    i8x16_shuffle, u8x16_add, u8x16_bitmask, u8x16_eq, u8x16_min, u8x16_splat, u8x16_sub, u8x16_swizzle,
    u64x2, u64x2_extract_lane, v128, v128_and, v128_andnot, v128_or,
};

use super::lanes::Lanes;
use super::validate;
use crate::batch::engine::{Block, Reasons};
use crate::parse::Strictness;

/// Stands for the vectors of the machine: a module that uses them does not load where there are none.
#[derive(Clone, Copy, Debug)]
pub(in crate::batch) struct Simd128(());

impl Simd128 {
    pub(in crate::batch) const fn new() -> Self {
        Self(())
    }

    pub(in crate::batch) fn validate(self, block: &Block, strictness: Strictness) -> (u64, u64) {
        validate::validate(self, block, strictness)
    }

    pub(in crate::batch) fn classify(
        self,
        block: &Block,
        strictness: Strictness,
        reasons: &mut Reasons,
    ) -> u64 {
        validate::classify(self, block, strictness, reasons)
    }
}

/// Sixteen bytes as a vector.
#[inline(always)]
fn vector(bytes: &[u8; 16]) -> v128 {
    let [low, high] = bytes.as_chunks::<8>().0 else { return u8x16_splat(0) };
    u64x2(u64::from_le_bytes(*low), u64::from_le_bytes(*high))
}

impl Lanes for Simd128 {
    type Vector = v128;
    const WIDTH: usize = 16;

    #[inline(always)]
    fn load(self, bytes: &[u8]) -> v128 {
        bytes.first_chunk().map_or(u8x16_splat(0), vector)
    }

    #[inline(always)]
    fn store(self, a: v128, bytes: &mut [u8]) {
        if let Some((low, rest)) = bytes.split_first_chunk_mut::<8>()
            && let Some(high) = rest.first_chunk_mut::<8>()
        {
            *low = u64x2_extract_lane::<0>(a).to_le_bytes();
            *high = u64x2_extract_lane::<1>(a).to_le_bytes();
        }
    }

    #[inline(always)]
    fn splat(self, byte: u8) -> v128 {
        u8x16_splat(byte)
    }

    #[inline(always)]
    fn add(self, a: v128, b: v128) -> v128 {
        u8x16_add(a, b)
    }

    #[inline(always)]
    fn sub(self, a: v128, b: v128) -> v128 {
        u8x16_sub(a, b)
    }

    #[inline(always)]
    fn min(self, a: v128, b: v128) -> v128 {
        u8x16_min(a, b)
    }

    #[inline(always)]
    fn equal(self, a: v128, b: v128) -> v128 {
        u8x16_eq(a, b)
    }

    #[inline(always)]
    fn and(self, a: v128, b: v128) -> v128 {
        v128_and(a, b)
    }

    #[inline(always)]
    fn and_not(self, a: v128, b: v128) -> v128 {
        v128_andnot(a, b)
    }

    #[inline(always)]
    fn or(self, a: v128, b: v128) -> v128 {
        v128_or(a, b)
    }

    #[inline(always)]
    fn lookup16(self, table: &[u8; 16], index: v128) -> v128 {
        u8x16_swizzle(vector(table), index)
    }

    #[inline(always)]
    fn lookup32(self, table: &[u8; 32], index: v128) -> v128 {
        let (Some(low), Some(high)) = (table.first_chunk(), table.last_chunk()) else { return index };
        // A swizzle gives 0 for an index above 15; below 16 the difference wraps.
        let from_16 = u8x16_sub(index, u8x16_splat(16));
        v128_or(self.lookup16(low, index), self.lookup16(high, from_16))
    }

    #[inline(always)]
    fn zip_low(self, a: v128, b: v128) -> v128 {
        i8x16_shuffle::<0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23>(a, b)
    }

    #[inline(always)]
    fn zip_high(self, a: v128, b: v128) -> v128 {
        i8x16_shuffle::<8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31>(a, b)
    }

    #[inline(always)]
    fn mask(self, a: v128) -> u64 {
        u64::from(u8x16_bitmask(a))
    }
}
