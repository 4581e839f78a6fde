//! Node, npm and Chromium.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::system::{install as install_packages, succeeds};
use crate::{Outcome, step};

/// The oldest Node that the package and its tests run in.
const NODE: u32 = 20;

/// Installs what a folder's `package-lock.json` pins, unless it is there.
pub(super) fn install(folder: &Path) -> Outcome {
    node()?;
    let pinned = fs::metadata(folder.join("package-lock.json"))?.modified()?;
    let installed =
        fs::metadata(folder.join("node_modules/.package-lock.json")).and_then(|file| file.modified());
    if installed.is_ok_and(|installed| installed >= pinned) {
        return Ok(());
    }
    run(folder, "npm", &["ci", "--no-audit", "--no-fund", "--loglevel", "error"])
}

/// Runs a program in a folder, and fails when it does.
pub(super) fn run<A: AsRef<OsStr>>(folder: &Path, program: &str, arguments: &[A]) -> Outcome {
    step::run(Command::new(program).args(arguments).current_dir(folder))
}

fn node() -> Outcome {
    if version().is_none() || !succeeds("npm", &["--version"]) {
        install_packages(&["nodejs", "npm"], &format!("Node {NODE} or newer, with npm,"))?;
    }
    match version() {
        Some(version) if version >= NODE => Ok(()),
        _ => Err(format!("Node {NODE} or newer is needed: what is installed is older").into()),
    }
}

/// `v20.20.2` is 20.
fn version() -> Option<u32> {
    let output = Command::new("node").arg("--version").output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// The browser in which forms are tested.
pub(super) fn chromium() -> Outcome {
    if Path::new("/usr/bin/chromium").exists() || std::env::var_os("CHROMIUM").is_some() {
        return Ok(());
    }
    install_packages(&["chromium"], "Chromium (its path in CHROMIUM)")
}

/// Every file of an extension in a folder and those below it, in order.
pub(super) fn files(folder: &Path, extension: &str) -> std::io::Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path, extension)?);
        } else if path.extension().is_some_and(|known| known == extension) {
            found.push(path.to_string_lossy().into_owned());
        }
    }
    found.sort();
    Ok(found)
}
