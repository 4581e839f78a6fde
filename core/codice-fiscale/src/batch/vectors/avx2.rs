//! AVX2: x86-64 since Haswell and Zen.

#![expect(
    clippy::inline_always,
    reason = "an intrinsic is one instruction only inside a function with the CPU feature"
)]
#![expect(
    unsafe_code,
    reason = "intrinsics need a CPU that has them: a value of the type is made only after asking the CPU"
)]

use core::arch::x86_64::{
    __m256i, _mm_loadu_si128, _mm256_add_epi8, _mm256_adds_epu8, _mm256_and_si256, _mm256_andnot_si256,
    _mm256_broadcastsi128_si256, _mm256_cmpeq_epi8, _mm256_loadu_si256, _mm256_min_epu8,
    _mm256_movemask_epi8, _mm256_or_si256, _mm256_set1_epi8, _mm256_shuffle_epi8, _mm256_storeu_si256,
    _mm256_sub_epi8, _mm256_unpackhi_epi8, _mm256_unpacklo_epi8,
};

use super::lanes::Lanes;
use super::validate;
use crate::batch::engine::{Block, Reasons};
use crate::parse::Strictness;

/// Proof that the CPU has AVX2.
#[derive(Clone, Copy, Debug)]
pub(in crate::batch) struct Avx2(());

impl Avx2 {
    pub(in crate::batch) fn detect() -> Option<Self> {
        is_x86_feature_detected!("avx2").then_some(Self(()))
    }

    pub(in crate::batch) fn validate(self, block: &Block, strictness: Strictness) -> (u64, u64) {
        // SAFETY: `self` proves that the CPU has AVX2.
        unsafe { self.validate_with_avx2(block, strictness) }
    }

    pub(in crate::batch) fn classify(
        self,
        block: &Block,
        strictness: Strictness,
        reasons: &mut Reasons,
    ) -> u64 {
        // SAFETY: `self` proves that the CPU has AVX2.
        unsafe { self.classify_with_avx2(block, strictness, reasons) }
    }

    #[target_feature(enable = "avx2")]
    fn validate_with_avx2(self, block: &Block, strictness: Strictness) -> (u64, u64) {
        validate::validate(self, block, strictness)
    }

    #[target_feature(enable = "avx2")]
    fn classify_with_avx2(self, block: &Block, strictness: Strictness, reasons: &mut Reasons) -> u64 {
        validate::classify(self, block, strictness, reasons)
    }
}

/// One operation: a safe function around an intrinsic without memory access.
macro_rules! operation {
    ($name:ident, $intrinsic:ident) => {
        #[inline(always)]
        fn $name(self, a: __m256i, b: __m256i) -> __m256i {
            // SAFETY: `self` proves that the CPU has AVX2.
            unsafe { $intrinsic(a, b) }
        }
    };
}

impl Lanes for Avx2 {
    type Vector = __m256i;
    const WIDTH: usize = 32;

    operation!(add, _mm256_add_epi8);
    operation!(sub, _mm256_sub_epi8);
    operation!(min, _mm256_min_epu8);
    operation!(equal, _mm256_cmpeq_epi8);
    operation!(and, _mm256_and_si256);
    operation!(or, _mm256_or_si256);
    operation!(zip_low, _mm256_unpacklo_epi8);
    operation!(zip_high, _mm256_unpackhi_epi8);

    #[inline(always)]
    fn load(self, bytes: &[u8]) -> __m256i {
        match bytes.first_chunk::<32>() {
            // SAFETY: the pointer is to 32 bytes, and needs no alignment; `self` proves that the CPU has AVX2.
            Some(chunk) => unsafe { _mm256_loadu_si256(chunk.as_ptr().cast()) },
            None => self.splat(0),
        }
    }

    #[inline(always)]
    fn store(self, a: __m256i, bytes: &mut [u8]) {
        if let Some(chunk) = bytes.first_chunk_mut::<32>() {
            // SAFETY: the pointer is to 32 bytes, and needs no alignment; `self` proves that the CPU has the extension.
            unsafe { _mm256_storeu_si256(chunk.as_mut_ptr().cast(), a) }
        }
    }

    #[inline(always)]
    fn splat(self, byte: u8) -> __m256i {
        // SAFETY: `self` proves that the CPU has AVX2.
        unsafe { _mm256_set1_epi8(byte.cast_signed()) }
    }

    #[inline(always)]
    fn and_not(self, a: __m256i, b: __m256i) -> __m256i {
        // SAFETY: `self` proves that the CPU has AVX2.
        unsafe { _mm256_andnot_si256(b, a) }
    }

    #[inline(always)]
    fn lookup16(self, table: &[u8; 16], index: __m256i) -> __m256i {
        // SAFETY: the pointer is to 16 bytes, and needs no alignment; `self` proves that the CPU has AVX2.
        unsafe {
            let table = _mm256_broadcastsi128_si256(_mm_loadu_si128(table.as_ptr().cast()));
            _mm256_shuffle_epi8(table, index)
        }
    }

    #[inline(always)]
    fn lookup32(self, table: &[u8; 32], index: __m256i) -> __m256i {
        let (Some(low), Some(high)) = (table.first_chunk(), table.last_chunk()) else { return index };
        // A shuffle gives 0 where the highest bit of the index is set: below 16 the difference wraps and sets it, from
        // 16 on the saturated sum does.
        // SAFETY: `self` proves that the CPU has AVX2.
        let below_16 = unsafe { _mm256_adds_epu8(index, self.splat(0x70)) };
        let from_16 = self.sub(index, self.splat(16));
        self.or(self.lookup16(low, below_16), self.lookup16(high, from_16))
    }

    #[inline(always)]
    fn mask(self, a: __m256i) -> u64 {
        // SAFETY: `self` proves that the CPU has AVX2.
        u64::from(unsafe { _mm256_movemask_epi8(a) }.cast_unsigned())
    }
}
