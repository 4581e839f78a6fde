//! The library that Kotlin and Swift embed, and the tool that writes their sources from it.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::step::{cargo, root};

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The library, unstripped: the tool reads what it exports from its symbols. In release it is what is shipped and measured.
pub(crate) fn library(release: bool) -> Result<PathBuf, Box<dyn std::error::Error>> {
    let (flag, folder) = if release { (" --release", "release") } else { ("", "debug") };
    cargo(&format!("build --quiet --package abilita-uniffi{flag}"))?;
    let name = format!("{}abilita_uniffi{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
    Ok(target().join(folder).join(name))
}

/// Runs `uniffi-bindgen` or `uniffi-bindgen-swift`, of the version of the library.
pub(crate) fn generate(tool: &str, arguments: &[&str]) -> Outcome {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["run", "--quiet", "--package", "abilita-bindgen", "--bin", tool, "--"]).args(arguments);
    run(&mut command, &root())
}

/// Runs a command in a folder, told before it runs, and fails when it does.
pub(crate) fn run(command: &mut Command, folder: &Path) -> Outcome {
    println!("\n$ {command:?}");
    let status = command.current_dir(folder).status()?;
    if status.success() { Ok(()) } else { Err(format!("{} failed", command.get_program().display()).into()) }
}

/// A path as an argument.
pub(crate) fn text(path: &Path) -> Result<&str, Box<dyn std::error::Error>> {
    path.to_str().ok_or_else(|| "the path of the project must be UTF-8".into())
}
