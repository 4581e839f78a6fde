//! The ways to test a block of 64 records, and which of them the machine has.

use crate::parse::{self, Strictness};

/// How many records are tested in one go: as many as a word has bits.
pub(super) const BLOCK: usize = 64;

/// A block of records.
pub(super) type Block = [[u8; 16]; BLOCK];

/// Why each record of a block is no code: 0 for none, else one more than the index of the error code.
pub(super) type Reasons = [u8; BLOCK];

/// A way to test a block. A value other than `Scalar` proves that the machine has the instructions.
#[derive(Clone, Copy, Debug)]
pub(super) enum Engine {
    #[cfg_attr(
        all(not(test), any(target_arch = "aarch64", target_feature = "simd128")),
        expect(dead_code, reason = "the tests compare with it")
    )]
    Scalar,
    #[cfg(target_arch = "x86_64")]
    Avx2(super::vectors::Avx2),
    #[cfg(all(target_arch = "x86_64", feature = "avx512"))]
    Avx512(super::vectors::Avx512),
    #[cfg(target_arch = "aarch64")]
    Neon(super::vectors::Neon),
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    Simd128(super::vectors::Simd128),
}

impl Engine {
    /// The fastest the machine has.
    pub(super) fn best() -> Self {
        #[cfg(all(target_arch = "x86_64", feature = "avx512"))]
        if let Some(proof) = super::vectors::Avx512::detect() {
            return Self::Avx512(proof);
        }
        #[cfg(target_arch = "x86_64")]
        if let Some(proof) = super::vectors::Avx2::detect() {
            return Self::Avx2(proof);
        }
        #[cfg(target_arch = "aarch64")]
        return Self::Neon(super::vectors::Neon::new());
        #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
        return Self::Simd128(super::vectors::Simd128::new());
        #[cfg(not(any(target_arch = "aarch64", all(target_arch = "wasm32", target_feature = "simd128"))))]
        Self::Scalar
    }

    /// Which records of the block are codes as they stand, and which of the others may be after normalisation.
    pub(super) fn validate(self, block: &Block, strictness: Strictness) -> (u64, u64) {
        match self {
            Self::Scalar => validate_one_by_one(block, strictness),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2(proof) => proof.validate(block, strictness),
            #[cfg(all(target_arch = "x86_64", feature = "avx512"))]
            Self::Avx512(proof) => proof.validate(block, strictness),
            #[cfg(target_arch = "aarch64")]
            Self::Neon(proof) => proof.validate(block, strictness),
            #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
            Self::Simd128(proof) => proof.validate(block, strictness),
        }
    }

    /// Why each record of the block is no code; gives those for which normalisation may change the answer.
    pub(super) fn classify(self, block: &Block, strictness: Strictness, reasons: &mut Reasons) -> u64 {
        match self {
            Self::Scalar => classify_one_by_one(block, strictness, reasons),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2(proof) => proof.classify(block, strictness, reasons),
            #[cfg(all(target_arch = "x86_64", feature = "avx512"))]
            Self::Avx512(proof) => proof.classify(block, strictness, reasons),
            #[cfg(target_arch = "aarch64")]
            Self::Neon(proof) => proof.classify(block, strictness, reasons),
            #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
            Self::Simd128(proof) => proof.classify(block, strictness, reasons),
        }
    }
}

fn validate_one_by_one(block: &Block, strictness: Strictness) -> (u64, u64) {
    let (mut valid, mut doubtful) = (0, 0);
    for (i, record) in block.iter().enumerate() {
        valid |= u64::from(parse::is_valid(record, strictness)) << i;
        let [.., last] = record;
        doubtful |= u64::from(!last.is_ascii_alphabetic()) << i;
    }
    (valid, doubtful & !valid)
}

fn classify_one_by_one(block: &Block, strictness: Strictness, reasons: &mut Reasons) -> u64 {
    let mut doubtful = 0;
    for (i, (record, reason)) in block.iter().zip(reasons).enumerate() {
        *reason = parse::fault_of_sixteen(record, strictness).map_or(0, |code| code as u8 + 1);
        doubtful |= u64::from(!record.iter().all(u8::is_ascii_alphanumeric)) << i;
    }
    doubtful
}
