//! The ways to test a block of 64 records, and which of them the machine has.

use crate::parse::{self, Strictness};

/// How many records are tested in one go: as many as a word has bits.
pub(super) const BLOCK: usize = 64;

/// A block of records.
pub(super) type Block = [[u8; 16]; BLOCK];

/// Why each record of a block is no code: 0 for none, else one more than the index of the error code.
pub(super) type Reasons = [u8; BLOCK];

/// The instructions with which a batch is tested.
///
/// [`Batch`](super::Batch) takes the best that the machine has, found out at run time; all give the same answers. The
/// others are for whoever wants to see that, or to measure them.
///
/// ```
/// use abilita_codice_fiscale::{Batch, Engine, Strictness};
/// let records = [*b"RSSMRA80A01H501U", *b"RSSMRA80A01H501X"];
/// for engine in Engine::available() {
///     let valid = Batch::fixed(&records).on(engine).validate(Strictness::Strict);
///     assert_eq!(valid.as_words(), [0b01], "{}", engine.name());
/// }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Engine(Instructions);

/// A value other than `Scalar` proves that the machine has the instructions.
#[derive(Clone, Copy, Debug)]
enum Instructions {
    Scalar,
    #[cfg(target_arch = "x86_64")]
    Avx2(super::vectors::Avx2),
    #[cfg(target_arch = "x86_64")]
    Avx512(super::vectors::Avx512),
    #[cfg(target_arch = "aarch64")]
    Neon(super::vectors::Neon),
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    Simd128(super::vectors::Simd128),
}

impl Engine {
    /// One record after the other, without vectors: on every machine.
    ///
    /// ```
    /// use abilita_codice_fiscale::{Batch, Engine, Strictness};
    /// let records = [*b"RSSMRA80A01H501U"];
    /// assert!(Batch::fixed(&records).on(Engine::SCALAR).validate(Strictness::Strict).get(0));
    /// ```
    pub const SCALAR: Self = Self(Instructions::Scalar);

    /// The engines of this machine, the best last; never empty.
    ///
    /// ```
    /// use abilita_codice_fiscale::Engine;
    /// assert_eq!(Engine::available().next().unwrap().name(), "scalar");
    /// ```
    pub fn available() -> impl Iterator<Item = Self> {
        #[cfg(target_arch = "x86_64")]
        let vectors = {
            use super::vectors::{Avx2, Avx512};
            [Avx2::detect().map(Instructions::Avx2), Avx512::detect().map(Instructions::Avx512)]
        };
        #[cfg(target_arch = "aarch64")]
        let vectors = [Some(Instructions::Neon(super::vectors::Neon::new()))];
        #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
        let vectors = [Some(Instructions::Simd128(super::vectors::Simd128::new()))];
        #[cfg(not(any(
            target_arch = "x86_64",
            target_arch = "aarch64",
            all(target_arch = "wasm32", target_feature = "simd128")
        )))]
        let vectors = [None; 0];
        core::iter::once(Instructions::Scalar).chain(vectors.into_iter().flatten()).map(Self)
    }

    /// The fastest the machine has.
    pub(super) fn best() -> Self {
        // Where nothing is to be found out no other engine is linked: a page would wait for it.
        #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
        let best = Self(Instructions::Simd128(super::vectors::Simd128::new()));
        #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
        let best = Self::available().last().unwrap_or(Self::SCALAR);
        best
    }

    /// `scalar`, `avx2`, `avx512`, `neon` or `simd128`.
    ///
    /// ```
    /// use abilita_codice_fiscale::Engine;
    /// assert_eq!(Engine::SCALAR.name(), "scalar");
    /// ```
    pub const fn name(self) -> &'static str {
        match self.0 {
            Instructions::Scalar => "scalar",
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx2(_) => "avx2",
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx512(_) => "avx512",
            #[cfg(target_arch = "aarch64")]
            Instructions::Neon(_) => "neon",
            #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
            Instructions::Simd128(_) => "simd128",
        }
    }

    /// Which records of the block are codes as they stand, and which of the others may be after normalisation.
    pub(super) fn validate(self, block: &Block, strictness: Strictness) -> (u64, u64) {
        match self.0 {
            Instructions::Scalar => validate_one_by_one(block, strictness),
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx2(proof) => proof.validate(block, strictness),
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx512(proof) => proof.validate(block, strictness),
            #[cfg(target_arch = "aarch64")]
            Instructions::Neon(proof) => proof.validate(block, strictness),
            #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
            Instructions::Simd128(proof) => proof.validate(block, strictness),
        }
    }

    /// Why each record of the block is no code; gives those for which normalisation may change the answer.
    pub(super) fn classify(self, block: &Block, strictness: Strictness, reasons: &mut Reasons) -> u64 {
        match self.0 {
            Instructions::Scalar => classify_one_by_one(block, strictness, reasons),
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx2(proof) => proof.classify(block, strictness, reasons),
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx512(proof) => proof.classify(block, strictness, reasons),
            #[cfg(target_arch = "aarch64")]
            Instructions::Neon(proof) => proof.classify(block, strictness, reasons),
            #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
            Instructions::Simd128(proof) => proof.classify(block, strictness, reasons),
        }
    }
}

fn validate_one_by_one(block: &Block, strictness: Strictness) -> (u64, u64) {
    let (mut valid, mut doubtful) = (0, 0);
    for (i, record) in block.iter().enumerate() {
        valid |= u64::from(parse::is_valid(record, strictness)) << i;
        doubtful |= u64::from(parse::may_be_shorter(record)) << i;
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
