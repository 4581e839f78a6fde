//! The npm package `abilita`: built by `cargo xtask wasm`, built and tested by `cargo xtask test`.

mod build;
mod node;
mod toolchain;

use std::path::PathBuf;

use crate::Outcome;
use crate::step::root;

pub(crate) use build::build;
pub(crate) use toolchain::ZONES;

/// The folder of the package.
fn package() -> PathBuf {
    root().join("bindings-wasm")
}

/// Builds the package, then runs what must hold of it: in Node, of the packed package, in a browser.
pub(crate) fn test() -> Outcome {
    build()?;
    node::chromium()?;
    let example = root().join("examples/browser-form");
    node::install(&example)?;
    node::run(&package(), "node", &["--test", "tests/"])?;
    let mut play = vec!["bindings-wasm/tests/play.mjs".to_owned()];
    play.extend(node::files(&root().join("tests/scenarios"), "json")?);
    node::run(&root(), "node", &play)?;
    node::run(&example, "node", &["--test", "tests/"])
}
