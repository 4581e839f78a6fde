//! One command of a task, told before it runs.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Outcome;

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// The folder that cargo builds into.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Runs cargo in the workspace, and fails when it does.
pub(crate) fn cargo(arguments: &str) -> Outcome {
    cargo_with(arguments, &[])
}

/// The same, with environment variables.
pub(crate) fn cargo_with(arguments: &str, environment: &[(&str, &str)]) -> Outcome {
    run(cargo_command().args(arguments.split(' ')).envs(environment.iter().copied()).current_dir(root()))
}

/// The cargo that runs this task.
pub(crate) fn cargo_command() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a command, and fails when it does.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let told = told(command);
    println!("\n$ {told}");
    let status = command.status().map_err(|error| format!("`{told}`: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{told}` failed").into()) }
}

/// The command as one would type it, cut where it names many files.
fn told(command: &Command) -> String {
    const WORDS: usize = 14;
    let name = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(name).chain(command.get_args()).map(|word| word.to_string_lossy());
    let mut words: Vec<_> = words.collect();
    if words.len() > WORDS {
        words.truncate(WORDS);
        words.push("…".into());
    }
    words.join(" ")
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
