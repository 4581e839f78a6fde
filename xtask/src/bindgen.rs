//! The library that Kotlin and Swift embed, and the tool that writes their sources from it.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::step::{cargo, root, target};

/// The library, unstripped: the tool reads what it exports from its symbols. In release it is what is shipped and measured.
/// The tool itself is built with it, for it shares much of what takes long.
pub(crate) fn library(release: bool) -> Result<PathBuf, Box<dyn std::error::Error>> {
    let folder = if release {
        cargo("build --quiet --package abilita-bindgen")?;
        cargo("build --quiet --package abilita-uniffi --release")?;
        "release"
    } else {
        cargo("build --quiet --package abilita-bindgen --package abilita-uniffi")?;
        "debug"
    };
    let name = format!("{}abilita_uniffi{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
    Ok(target().join(folder).join(name))
}

/// Runs `uniffi-bindgen` or `uniffi-bindgen-swift`, as built with the library.
pub(crate) fn generate(tool: &str, arguments: &[&str]) -> Outcome {
    let tool = target().join("debug").join(tool).with_extension(std::env::consts::EXE_EXTENSION);
    run(Command::new(tool).args(arguments), &root())
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
