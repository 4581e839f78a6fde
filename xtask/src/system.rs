//! What a task needs of the machine: found there, or installed where that is possible, or named in one line.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::Outcome;
use crate::step::run;

/// True if a program can be started and ends well. It says nothing.
pub(crate) fn succeeds(program: &str, arguments: &[&str]) -> bool {
    let command = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    command.is_ok_and(|status| status.success())
}

/// Installs packages of Debian or Ubuntu, as root; elsewhere `needed` is what to install by hand.
pub(crate) fn install(packages: &[&str], needed: &str) -> Outcome {
    let is_root =
        Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    if !is_root || !Path::new("/usr/bin/apt-get").exists() {
        return Err(format!("{needed} is needed: install it, or run this as root on Debian or Ubuntu").into());
    }
    run(Command::new("apt-get").args(["update", "-q"]))?;
    run(Command::new("apt-get").args(["install", "-y", "-q", "--no-install-recommends"]).args(packages))
        .map_err(|_| format!("{needed} is needed: install it").into())
}
