//! The Python package: its wheel is built into a clean virtual environment and everything about it is tested there.
//!
//! What it needs beside Python (maturin, checkers of types, test libraries, the frameworks it fits into) stands with its versions
//! in `bindings-python/requirements.txt`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::step::root;
use crate::wasm::toolchain::Toolchain;

/// What a wheel may weigh, in bytes.
const BUDGET: u64 = 2_000_000;

/// How a wheel is built where it is weighed, which is by the compiler of rustup on Linux x86-64: with a standard library compiled
/// for size, without the tables that nothing unwinds by, and with equal functions folded into one, as the linker there can.
const SMALL: [(&str, &str); 5] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_BUILD_TARGET", "x86_64-unknown-linux-gnu"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("RUSTFLAGS", "-Cforce-unwind-tables=no -Clink-arg=-Wl,--icf=all"),
];

pub(crate) fn test() -> Outcome {
    let package = Package::prepare()?;
    package.stub_is_fresh()?;
    package.install_wheel()?;
    package.python("-m ruff check .")?;
    package.python("-m ruff format --check .")?;
    package.python("-m mypy python/abilita tests")?;
    package.python("-m pyright")?;
    package.python("-m mypy.stubtest abilita._abilita")?;
    package.python("-m pytest --quiet")?;
    package.python("tests/play.py ../tests/scenarios ../tests/campaigns ../examples/definitions")?;
    package.python(&format!(
        "-m mkdocs build --strict --quiet --site-dir {}",
        package.target.join("site").display()
    ))
}

/// The folder of the package, and the virtual environment beside cargo's other products.
struct Package {
    folder: PathBuf,
    target: PathBuf,
}

impl Package {
    fn prepare() -> Result<Self, Box<dyn std::error::Error>> {
        let target =
            std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
        let package = Self { folder: root().join("bindings-python"), target: target.join("python") };
        let venv = package.target.join("venv");
        run(Command::new(interpreter()?).args(["-m", "venv", "--clear"]).arg(venv))?;
        package
            .python("-m pip install --quiet --disable-pip-version-check --requirement requirements.txt")?;
        Ok(package)
    }

    /// Runs the Python of the environment in the folder of the package.
    fn python(&self, arguments: &str) -> Outcome {
        run(&mut self.command(arguments))
    }

    fn command(&self, arguments: &str) -> Command {
        let bin = self.target.join("venv/bin");
        let mut path = bin.clone().into_os_string();
        path.push(":");
        path.push(std::env::var_os("PATH").unwrap_or_default());
        let mut command = Command::new(bin.join("python"));
        command.args(arguments.split(' ')).current_dir(&self.folder);
        command.env("VIRTUAL_ENV", self.target.join("venv")).env("PATH", path);
        command
    }

    /// The stub that is kept is the one that the native module describes itself by.
    fn stub_is_fresh(&self) -> Outcome {
        let stubs = self.target.join("stubs");
        self.python(&format!("-m maturin generate-stubs --out {}", stubs.display()))?;
        let (kept, fresh) =
            (self.folder.join("python/abilita/_abilita.pyi"), stubs.join("abilita/_abilita.pyi"));
        if fs::read(&kept)? == fs::read(&fresh)? {
            return Ok(());
        }
        Err(format!("{} is stale: copy {} there", kept.display(), fresh.display()).into())
    }

    /// Builds the wheel as it is shipped, weighs it, and installs it.
    fn install_wheel(&self) -> Outcome {
        let wheels = self.target.join("wheels");
        if wheels.exists() {
            fs::remove_dir_all(&wheels)?;
        }
        let build = format!(
            "-m maturin build --profile wheel --strip --compression-level 9 --out {}",
            wheels.display()
        );
        let mut build = self.command(&build);
        let is_small = cfg!(all(target_os = "linux", target_arch = "x86_64"))
            && matches!(Toolchain::find()?, Toolchain::Rustup);
        if is_small {
            build.envs(SMALL);
        }
        run(&mut build)?;
        for wheel in fs::read_dir(&wheels)? {
            let wheel = wheel?;
            let size = wheel.metadata()?.len();
            println!("{}: {size} bytes", wheel.path().display());
            if is_small && size > BUDGET {
                return Err(format!("the wheel weighs more than {BUDGET} bytes").into());
            }
            self.python(&format!("-m abi3audit --strict {}", wheel.path().display()))?;
            self.python(&format!("-m pip install --quiet --no-deps --no-index {}", wheel.path().display()))?;
        }
        Ok(())
    }
}

/// A Python of 3.11 or later that can make environments; on Debian and Ubuntu, as root, it is installed where it is missing.
fn interpreter() -> Result<&'static str, Box<dyn std::error::Error>> {
    if let Some(python) = find_interpreter() {
        return Ok(python);
    }
    if Path::new("/usr/bin/apt-get").exists() {
        run(Command::new("apt-get").args(["update", "-q"]))?;
        run(Command::new("apt-get").args([
            "install",
            "-y",
            "-q",
            "--no-install-recommends",
            "python3-venv",
        ]))?;
    }
    find_interpreter()
        .ok_or_else(|| "the Python package needs Python 3.11 or later with `venv`: install it".into())
}

fn find_interpreter() -> Option<&'static str> {
    const CAN: &str = "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))";
    let can = |python: &&str| {
        Command::new(python).args(["-c", CAN]).output().is_ok_and(|output| output.status.success())
    };
    ["python3", "/usr/bin/python3", "python3.14", "python3.13", "python3.12", "python3.11"]
        .into_iter()
        .find(can)
}

/// Runs a command, told before it runs.
fn run(command: &mut Command) -> Outcome {
    let arguments: Vec<_> = command.get_args().map(|argument| argument.to_string_lossy()).collect();
    let told = format!("{} {}", command.get_program().to_string_lossy(), arguments.join(" "));
    println!("\n$ {told}");
    if command.status()?.success() { Ok(()) } else { Err(format!("`{told}` failed").into()) }
}
