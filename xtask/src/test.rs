//! Everything that must hold before a change lands, in the order in which it fails fastest.

use crate::step::{cargo, cargo_with};
use crate::{Outcome, generated, licences, python};

pub(crate) fn run() -> Outcome {
    cargo("fmt --all --check")?;
    generated::check()?;
    licences::check()?;
    cargo("clippy --workspace --all-targets --quiet -- --deny warnings")?;
    // The core is embedded without its default features too: in browsers, for one.
    cargo("clippy --package abilita --no-default-features --quiet -- --deny warnings")?;
    cargo("test --workspace --quiet")?;
    cargo("test --package abilita --no-default-features --lib --quiet")?;
    cargo_with("doc --workspace --no-deps --quiet", &[("RUSTDOCFLAGS", "--deny warnings")])?;
    cargo("run --release --quiet --package abilita-cli -- test tests/scenarios")?;
    python::test()
}
