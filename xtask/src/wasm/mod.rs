//! The npm package `abilita`: built by `cargo xtask wasm`, built and tested by `cargo xtask test`.

mod build;
mod campaigns;
mod node;
pub(crate) mod toolchain;

use std::path::PathBuf;

use crate::Outcome;
use crate::step::root;

use build::build;

/// The folder of the package.
fn package() -> PathBuf {
    root().join("bindings-wasm")
}

pub(crate) fn main(arguments: &[String]) -> Outcome {
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] | ["build"] => build(),
        ["test"] => test(),
        _ => Err("usage: cargo xtask wasm build | test".into()),
    }
}

/// Builds the package, then runs what must hold of it: in Node, of the packed package, in a browser.
pub(crate) fn test() -> Outcome {
    build()?;
    node::chromium()?;
    let example = root().join("examples/browser-form");
    node::install(&example)?;
    node::run(&package(), "node", &["--test", "tests/"])?;
    let mut play = vec!["bindings-wasm/tests/play.mjs".to_owned()];
    for folder in ["tests/scenarios", "tests/campaigns", "examples/definitions"] {
        play.extend(node::files(&root().join(folder), "json")?);
    }
    node::run(&root(), "node", &play)?;
    node::run(&example, "node", &["--test", "tests/"])
}
