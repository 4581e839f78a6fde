//! One command of a task, told before it runs.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Outcome;

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// Runs cargo in the workspace, and fails when it does.
pub(crate) fn cargo(arguments: &str) -> Outcome {
    cargo_with(arguments, &[])
}

/// The same, with environment variables.
pub(crate) fn cargo_with(arguments: &str, environment: &[(&str, &str)]) -> Outcome {
    println!("\n$ cargo {arguments}");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(arguments.split(' '))
        .envs(environment.iter().copied())
        .current_dir(root())
        .status()?;
    if status.success() { Ok(()) } else { Err(format!("`cargo {arguments}` failed").into()) }
}

/// Runs cargo in the workspace, and gives back what it prints; its errors and progress are shown.
pub(crate) fn cargo_output(arguments: &str) -> Result<String, Box<dyn std::error::Error>> {
    println!("\n$ cargo {arguments}");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(arguments.split(' '))
        .current_dir(root())
        .stderr(Stdio::inherit())
        .output()?;
    let printed = String::from_utf8(output.stdout)?;
    print!("{printed}");
    if output.status.success() { Ok(printed) } else { Err(format!("`cargo {arguments}` failed").into()) }
}
