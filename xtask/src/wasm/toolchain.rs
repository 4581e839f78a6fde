//! A compiler for `wasm32-unknown-unknown`: the one there is, or what can be had.

use std::path::PathBuf;
use std::process::Command;

use super::build::Module;
use crate::step::{cargo_command, root, run, target};
use crate::system::{install, succeeds};

const TARGET: &str = "wasm32-unknown-unknown";

/// The zones that modules know, as chrono-tz takes them: those of the definitions that come with abilita, and of its
/// examples. Every other is a `definition.wrong_value`; all of them together would be as large as the engine.
const ZONES: (&str, &str) = ("CHRONO_TZ_TIMEZONE_FILTER", "^(UTC|Europe/Rome|America/New_York)$");

/// Debian's compiler under the name it has there, with the source of the standard library and a linker.
const PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22"];

/// How code is generated: a panic stops at once, without the words for it, which nobody would see; vectors as every browser
/// has them since 2023; the hash of definitions in the small form of its crate.
const FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort -Ctarget-feature=+simd128 \
     --cfg sha2_backend=\"soft\" --cfg sha2_backend_soft=\"compact\"";

/// How the module of codes is compiled beside: codes are tested as one types, and by the hundred thousand.
const FOR_SPEED: [&str; 4] = [
    "--config",
    "profile.wasm.package.abilita-codice-fiscale.opt-level=3",
    "--config",
    "profile.wasm.package.abilita-wasm-codice-fiscale.opt-level=3",
];

/// A compiler with the source of the standard library, which is compiled first, for size: some minutes, once.
pub(crate) enum Toolchain {
    /// That of rustup.
    Rustup,
    /// Debian's.
    Debian,
}

impl Toolchain {
    /// The one that is there; or with what rustup adds; or, as root on Debian or Ubuntu, their packages.
    pub(crate) fn find() -> Result<Self, Box<dyn std::error::Error>> {
        let add = ["component", "add", "rust-src"];
        if has_sources() || (succeeds("rustup", &add) && has_sources()) {
            return Ok(Self::Rustup);
        }
        if !PACKAGES.iter().all(|package| succeeds("dpkg", &["--status", package])) {
            install(&PACKAGES, "the source of Rust's standard library (`rustup component add rust-src`)")?;
        }
        Ok(Self::Debian)
    }

    /// Compiles a crate; gives the module.
    pub(super) fn compile(&self, module: Module) -> Result<PathBuf, Box<dyn std::error::Error>> {
        let folder = target().join("wasm-std"); // another standard library shares none
        let mut command = match self {
            Self::Rustup => cargo_command(),
            Self::Debian => {
                let mut command = Command::new("/usr/bin/cargo");
                command.env("RUSTC", "/usr/bin/rustc");
                command
            }
        };
        command.args([
            "build",
            "--quiet",
            "--profile",
            "wasm",
            "--target",
            TARGET,
            "--package",
            module.krate,
        ]);
        command.args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
        command.args(["--no-default-features", "--features", module.feature]).current_dir(root());
        command.args(if module.is_fast { &FOR_SPEED[..] } else { &[] });
        // What is compiled piece by piece is larger.
        command.env("CARGO_INCREMENTAL", "0");
        command.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", FLAGS).env("CARGO_TARGET_DIR", &folder);
        command.env(ZONES.0, ZONES.1);
        run(&mut command)?;
        Ok(folder.join(TARGET).join("wasm").join(format!("{}.wasm", module.file())))
    }
}

fn has_sources() -> bool {
    let rustc = Command::new("rustc").args(["--print", "sysroot"]).output();
    let Ok(output) = rustc else { return false };
    let sysroot = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    sysroot.join("lib/rustlib/src/rust/library").is_dir()
}
