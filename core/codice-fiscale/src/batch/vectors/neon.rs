//! NEON on `AArch64`, where every CPU has it.

#![expect(
    clippy::inline_always,
    reason = "an intrinsic is one instruction only inside a function with the CPU feature"
)]
#![expect(
    unsafe_code,
    reason = "intrinsics; NEON is part of every AArch64 target this module is compiled for"
)]

use core::arch::aarch64::{
    uint8x16_t, vaddq_u8, vandq_u8, vbicq_u8, vceqq_u8, vdupq_n_u8, vgetq_lane_u64, vld1q_u8, vminq_u8,
    vorrq_u8, vqtbl1q_u8, vreinterpretq_u16_u8, vreinterpretq_u32_u16, vreinterpretq_u64_u32, vshrq_n_u8,
    vsraq_n_u16, vsraq_n_u32, vsraq_n_u64, vst1q_u8, vsubq_u8, vzip1q_u8, vzip2q_u8,
};

use super::lanes::Lanes;
use super::validate;
use crate::batch::engine::{Block, Reasons};
use crate::parse::Strictness;

/// Stands for the NEON of the machine.
#[derive(Clone, Copy, Debug)]
pub(in crate::batch) struct Neon(());

impl Neon {
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

/// One operation: a safe function around an intrinsic without memory access.
macro_rules! operation {
    ($name:ident, $intrinsic:ident) => {
        #[inline(always)]
        fn $name(self, a: uint8x16_t, b: uint8x16_t) -> uint8x16_t {
            // SAFETY: every CPU of the target has NEON.
            unsafe { $intrinsic(a, b) }
        }
    };
}

impl Lanes for Neon {
    type Vector = uint8x16_t;
    const WIDTH: usize = 16;

    operation!(add, vaddq_u8);
    operation!(sub, vsubq_u8);
    operation!(min, vminq_u8);
    operation!(equal, vceqq_u8);
    operation!(and, vandq_u8);
    operation!(and_not, vbicq_u8);
    operation!(or, vorrq_u8);
    operation!(zip_low, vzip1q_u8);
    operation!(zip_high, vzip2q_u8);

    #[inline(always)]
    fn load(self, bytes: &[u8]) -> uint8x16_t {
        match bytes.first_chunk::<16>() {
            // SAFETY: the pointer is to 16 bytes.
            Some(chunk) => unsafe { vld1q_u8(chunk.as_ptr()) },
            None => self.splat(0),
        }
    }

    #[inline(always)]
    fn store(self, a: uint8x16_t, bytes: &mut [u8]) {
        if let Some(chunk) = bytes.first_chunk_mut::<16>() {
            // SAFETY: the pointer is to 16 bytes.
            unsafe { vst1q_u8(chunk.as_mut_ptr(), a) }
        }
    }

    #[inline(always)]
    fn splat(self, byte: u8) -> uint8x16_t {
        // SAFETY: every CPU of the target has NEON.
        unsafe { vdupq_n_u8(byte) }
    }

    #[inline(always)]
    fn lookup16(self, table: &[u8; 16], index: uint8x16_t) -> uint8x16_t {
        // SAFETY: the pointer is to 16 bytes.
        unsafe { vqtbl1q_u8(vld1q_u8(table.as_ptr()), index) }
    }

    #[inline(always)]
    fn lookup32(self, table: &[u8; 32], index: uint8x16_t) -> uint8x16_t {
        let (Some(low), Some(high)) = (table.first_chunk(), table.last_chunk()) else { return index };
        // A look-up gives 0 for an index above 15; below 16 the difference wraps.
        let from_16 = self.sub(index, self.splat(16));
        self.or(self.lookup16(low, index), self.lookup16(high, from_16))
    }

    #[inline(always)]
    fn mask(self, a: uint8x16_t) -> u64 {
        // Sums the bits of neighbours, shifted together, until each half holds eight of them in its lowest byte.
        // SAFETY: every CPU of the target has NEON.
        unsafe {
            let bits = vreinterpretq_u16_u8(vshrq_n_u8::<7>(a));
            let pairs = vreinterpretq_u32_u16(vsraq_n_u16::<7>(bits, bits));
            let fours = vreinterpretq_u64_u32(vsraq_n_u32::<14>(pairs, pairs));
            let eights = vsraq_n_u64::<28>(fours, fours);
            vgetq_lane_u64::<0>(eights) & 0xFF | (vgetq_lane_u64::<1>(eights) & 0xFF) << 8
        }
    }
}
