//! A compiler for `wasm32-unknown-unknown`: the one there is, or what can be had.

use std::path::PathBuf;
use std::process::Command;

use crate::step::{cargo_command, root, run, target};
use crate::system::{install, succeeds};

const TARGET: &str = "wasm32-unknown-unknown";

/// The zones that the module knows: those of the definitions that come with abilita, and of its examples. Every other is a
/// `definition.wrong_value`; all of them together would be as large as the engine.
const ZONES: &str = "^(UTC|Europe/Rome|America/New_York)$";

/// Debian's compiler under the name it has there, with the source of the standard library and a linker.
const PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22"];

/// How modules are compiled.
pub(super) enum Toolchain {
    /// The standard library of the target is there.
    Installed,
    /// Debian's compiler, with the source of the standard library, which is compiled first: some minutes, once.
    Debian,
}

impl Toolchain {
    /// The one that is there; or the target from rustup; or, as root on Debian or Ubuntu, their packages.
    pub(super) fn find() -> Result<Self, Box<dyn std::error::Error>> {
        if has_target() || (succeeds("rustup", &["target", "add", TARGET]) && has_target()) {
            return Ok(Self::Installed);
        }
        if !PACKAGES.iter().all(|package| succeeds("dpkg", &["--status", package])) {
            install(&PACKAGES, "the target wasm32-unknown-unknown of Rust (`rustup target add`)")?;
        }
        Ok(Self::Debian)
    }

    /// Compiles a crate; gives the module.
    pub(super) fn compile(
        &self,
        krate: &str,
        features: &str,
        file: &str,
    ) -> Result<PathBuf, Box<dyn std::error::Error>> {
        let arguments = ["build", "--quiet", "--profile", "wasm", "--target", TARGET, "--package", krate];
        let (mut command, folder) = match self {
            Self::Installed => (cargo_command(), target()),
            Self::Debian => {
                let folder = target().join("wasm-std"); // two compilers share none
                let mut command = Command::new("/usr/bin/cargo");
                command.env("RUSTC", "/usr/bin/rustc").env("RUSTC_BOOTSTRAP", "1");
                command.env("CARGO_TARGET_DIR", &folder).arg("-Zbuild-std=std,panic_abort");
                (command, folder)
            }
        };
        command.args(arguments).env("CHRONO_TZ_TIMEZONE_FILTER", ZONES).current_dir(root());
        if !features.is_empty() {
            command.args(["--features", features]);
        }
        run(&mut command)?;
        Ok(folder.join(TARGET).join("wasm").join(format!("{file}.wasm")))
    }
}

fn has_target() -> bool {
    let rustc = Command::new("rustc").args(["--print", "sysroot"]).output();
    let Ok(output) = rustc else { return false };
    let sysroot = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    sysroot.join("lib/rustlib").join(TARGET).join("lib").is_dir()
}
