//! Everything that must hold before a change lands, in the order in which it fails fastest.

use crate::step::{cargo, cargo_with};
use crate::{Outcome, generated, kotlin, licences, python, swift, wasm};

pub(crate) fn run() -> Outcome {
    cargo("fmt --all --check")?;
    // Building the peers takes minutes: `cargo xtask bench` does it.
    cargo("fmt --manifest-path benches/peers/Cargo.toml --check")?;
    cargo("fmt --manifest-path benches/codice-fiscale-peers/Cargo.toml --check")?;
    generated::check()?;
    licences::check()?;
    cargo("clippy --workspace --all-targets --quiet -- --deny warnings")?;
    // The core is embedded without its default features too: in browsers, for one.
    cargo("clippy --package abilita --no-default-features --quiet -- --deny warnings")?;
    cargo("test --workspace --quiet")?;
    cargo("test --package abilita --no-default-features --features compiler --lib --quiet")?;
    // What nothing in the workspace asks of the codice fiscale, but others will.
    cargo("clippy --package abilita-codice-fiscale --no-default-features --quiet -- --deny warnings")?;
    cargo("test --package abilita-codice-fiscale --features serde --test serde --quiet")?;
    cargo_with("doc --workspace --no-deps --quiet", &[("RUSTDOCFLAGS", "--deny warnings")])?;
    cargo("run --release --quiet --package abilita-cli -- test tests/scenarios")?;
    python::test()?;
    wasm::test()?;
    kotlin::test()?;
    swift::test()
}
