//! Blocks of records tested with vector instructions.

mod lanes;
#[path = "../../generated/rules.rs"]
mod rules;
mod validate;

#[cfg(target_arch = "aarch64")]
mod neon;
#[cfg(target_arch = "wasm32")]
mod wasm;
#[cfg(target_arch = "x86_64")]
mod x86;

#[cfg(target_arch = "aarch64")]
pub(super) use neon::Neon;
#[cfg(target_arch = "wasm32")]
pub(super) use wasm::Simd128;
#[cfg(target_arch = "x86_64")]
pub(super) use x86::Avx2;
#[cfg(all(target_arch = "x86_64", feature = "avx512"))]
pub(super) use x86::Avx512;
