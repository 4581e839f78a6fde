//! AVX-512 with byte permutations (VBMI): Intel since Ice Lake, AMD since Zen 4.

#![expect(
    clippy::inline_always,
    reason = "an intrinsic is one instruction only inside a function with the CPU feature"
)]
#![expect(
    unsafe_code,
    reason = "intrinsics need a CPU that has them: a value of the type is made only after asking the CPU"
)]

use core::arch::x86_64::{
    __m512i, _mm_loadu_si128, _mm256_loadu_si256, _mm512_add_epi8, _mm512_and_si512, _mm512_andnot_si512,
    _mm512_broadcast_i32x4, _mm512_broadcast_i64x4, _mm512_cmpeq_epi8_mask, _mm512_loadu_si512,
    _mm512_min_epu8, _mm512_movepi8_mask, _mm512_movm_epi8, _mm512_or_si512, _mm512_permutexvar_epi8,
    _mm512_set1_epi8, _mm512_shuffle_epi8, _mm512_storeu_si512, _mm512_sub_epi8, _mm512_unpackhi_epi8,
    _mm512_unpacklo_epi8,
};

use super::lanes::Lanes;
use super::validate;
use crate::batch::engine::{Block, Reasons};
use crate::parse::Strictness;

/// Proof that the CPU has AVX-512 F, BW and VBMI.
#[derive(Clone, Copy, Debug)]
pub(in crate::batch) struct Avx512(());

impl Avx512 {
    pub(in crate::batch) fn detect() -> Option<Self> {
        let has_all = is_x86_feature_detected!("avx512f")
            && is_x86_feature_detected!("avx512bw")
            && is_x86_feature_detected!("avx512vbmi");
        has_all.then_some(Self(()))
    }

    pub(in crate::batch) fn validate(self, block: &Block, strictness: Strictness) -> (u64, u64) {
        // SAFETY: `self` proves that the CPU has the three extensions.
        unsafe { self.validate_with_avx512(block, strictness) }
    }

    pub(in crate::batch) fn classify(
        self,
        block: &Block,
        strictness: Strictness,
        reasons: &mut Reasons,
    ) -> u64 {
        // SAFETY: `self` proves that the CPU has the three extensions.
        unsafe { self.classify_with_avx512(block, strictness, reasons) }
    }

    #[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
    fn validate_with_avx512(self, block: &Block, strictness: Strictness) -> (u64, u64) {
        validate::validate(self, block, strictness)
    }

    #[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
    fn classify_with_avx512(self, block: &Block, strictness: Strictness, reasons: &mut Reasons) -> u64 {
        validate::classify(self, block, strictness, reasons)
    }
}

/// One operation: a safe function around an intrinsic without memory access.
macro_rules! operation {
    ($name:ident, $intrinsic:ident) => {
        #[inline(always)]
        fn $name(self, a: __m512i, b: __m512i) -> __m512i {
            // SAFETY: `self` proves that the CPU has the extension.
            unsafe { $intrinsic(a, b) }
        }
    };
}

impl Lanes for Avx512 {
    type Vector = __m512i;
    const WIDTH: usize = 64;

    operation!(add, _mm512_add_epi8);
    operation!(sub, _mm512_sub_epi8);
    operation!(min, _mm512_min_epu8);
    operation!(and, _mm512_and_si512);
    operation!(or, _mm512_or_si512);
    operation!(zip_low, _mm512_unpacklo_epi8);
    operation!(zip_high, _mm512_unpackhi_epi8);

    #[inline(always)]
    fn load(self, bytes: &[u8]) -> __m512i {
        match bytes.first_chunk::<64>() {
            // SAFETY: the pointer is to 64 bytes, and needs no alignment; `self` proves that the CPU has AVX-512.
            Some(chunk) => unsafe { _mm512_loadu_si512(chunk.as_ptr().cast()) },
            None => self.splat(0),
        }
    }

    #[inline(always)]
    fn store(self, a: __m512i, bytes: &mut [u8]) {
        if let Some(chunk) = bytes.first_chunk_mut::<64>() {
            // SAFETY: the pointer is to 64 bytes, and needs no alignment; `self` proves that the CPU has the extension.
            unsafe { _mm512_storeu_si512(chunk.as_mut_ptr().cast(), a) }
        }
    }

    #[inline(always)]
    fn splat(self, byte: u8) -> __m512i {
        // SAFETY: `self` proves that the CPU has the extension.
        unsafe { _mm512_set1_epi8(byte.cast_signed()) }
    }

    #[inline(always)]
    fn equal(self, a: __m512i, b: __m512i) -> __m512i {
        // SAFETY: `self` proves that the CPU has the extension.
        unsafe { _mm512_movm_epi8(_mm512_cmpeq_epi8_mask(a, b)) }
    }

    #[inline(always)]
    fn and_not(self, a: __m512i, b: __m512i) -> __m512i {
        // SAFETY: `self` proves that the CPU has the extension.
        unsafe { _mm512_andnot_si512(b, a) }
    }

    #[inline(always)]
    fn lookup16(self, table: &[u8; 16], index: __m512i) -> __m512i {
        // SAFETY: the pointer is to 16 bytes, and needs no alignment; `self` proves that the CPU has the extension.
        unsafe {
            let table = _mm512_broadcast_i32x4(_mm_loadu_si128(table.as_ptr().cast()));
            _mm512_shuffle_epi8(table, index)
        }
    }

    #[inline(always)]
    fn lookup32(self, table: &[u8; 32], index: __m512i) -> __m512i {
        // SAFETY: the pointer is to 32 bytes, and needs no alignment; `self` proves that the CPU has the extension.
        unsafe {
            let table = _mm512_broadcast_i64x4(_mm256_loadu_si256(table.as_ptr().cast()));
            _mm512_permutexvar_epi8(index, table)
        }
    }

    #[inline(always)]
    fn mask(self, a: __m512i) -> u64 {
        // SAFETY: `self` proves that the CPU has the extension.
        unsafe { _mm512_movepi8_mask(a) }
    }
}
