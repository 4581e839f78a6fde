//! The Kotlin module: `cargo xtask kotlin build | test | play FILE… | bench`.
//!
//! The sources are generated from the library, and the library goes into the jar; then Maven compiles, tests and packs. All of
//! it lies in `target/kotlin`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::bindgen::{generate, library, run, text};
use crate::step::{root, target};
use crate::{Outcome, rehearsal};

/// The module with what embeds it, beside `pom.xml`.
const REACTOR: &str = "reactor.xml";

/// Builds the module and runs its tests and those of the example that embeds it: one step of `cargo xtask test`.
pub(crate) fn test() -> Outcome {
    prepare(false)?;
    maven(&["--file", REACTOR, "--projects", ":abilita,:kotlin-server", "package"])?;
    rehearsal::aar()
}

pub(crate) fn main(arguments: &[String]) -> Outcome {
    match arguments.split_first() {
        Some((task, [])) if task == "test" => test(),
        Some((task, [])) if task == "build" => {
            prepare(true)?;
            maven(&["--define", "skipTests", "install"])
        }
        Some((task, [])) if task == "bench" => bench(),
        Some((task, files)) if task == "play" && !files.is_empty() => play(files),
        _ => Err("usage: cargo xtask kotlin build | test | play FILE… | bench".into()),
    }
}

/// Plays scenario files in Kotlin, over the typed API.
fn play(files: &[String]) -> Outcome {
    let built = library(false)?;
    let class_path = target().join("kotlin/class-path");
    if is_older(&class_path, &built)? {
        prepare(false)?;
        let output = format!("-Dmdep.outputFile={}", text(&class_path)?);
        maven(&["test-compile", "dependency:build-classpath", &output, "-Dmdep.includeScope=test"])?;
    }
    let classes = target().join("kotlin/build");
    let folders = ["test-classes", "classes"].map(|folder| classes.join(folder));
    let jars = fs::read_to_string(&class_path)?;
    let entries = folders.into_iter().chain(std::env::split_paths(jars.trim()));
    let mut player = jvm("java");
    player
        .args(["-Xmx512m", "-cp"])
        .arg(std::env::join_paths(entries)?)
        .arg("io.github.abilita.player.MainKt")
        .args(files);
    // Where the command was given, not in the workspace: the files are named from there.
    let status = player.status()?;
    std::process::exit(status.code().unwrap_or(1))
}

/// Builds the shipped library and runs JMH.
fn bench() -> Outcome {
    prepare(true)?;
    maven(&["--file", REACTOR, "--projects", ":abilita,:abilita-bench", "--define", "skipTests", "package"])?;
    let jar = target().join("kotlin/bench/abilita-bench.jar");
    run(jvm("java").arg("-jar").arg(jar), &root().join("bindings-kotlin/bench"))
}

/// Everything that Maven finds ready: the sources and the library.
fn prepare(release: bool) -> Outcome {
    install_what_is_missing()?;
    let library = library(release)?;
    let folder = target().join("kotlin");
    let generated = folder.join("generated");
    fs::create_dir_all(&generated)?;
    let arguments =
        ["generate", "--language", "kotlin", "--no-format", "--out-dir", text(&generated)?, text(&library)?];
    generate("uniffi-bindgen", &arguments)?;
    amend(&generated.join("io/github/abilita/abilita.kt"))?;
    let native = folder.join("native").join(jna_folder());
    fs::create_dir_all(&native)?;
    let packed = native.join(library.file_name().ok_or("the library has no name")?);
    fs::copy(&library, &packed)?;
    strip(&packed)
}

/// What goes into the jar needs no symbols but those it exports. The sources were generated from them all.
fn strip(library: &Path) -> Outcome {
    match std::env::consts::OS {
        // Symbols stand in a file beside the library.
        "windows" => Ok(()),
        "macos" => run(Command::new("strip").arg("-x").arg(library), &root()),
        _ => run(Command::new("strip").arg(library), &root()),
    }
}

/// What is changed in the generated file.
const AMENDMENTS: [(&str, &str); 4] = [
    // It does not say `public`, and need not where what is written by hand must.
    (
        r#"@file:Suppress("NAME_SHADOWING""#,
        r#"@file:Suppress("NAME_SHADOWING", "NO_EXPLICIT_VISIBILITY_IN_API_MODE_WARNING", "NO_EXPLICIT_RETURN_TYPE_IN_API_MODE_WARNING""#,
    ),
    // New structures for every call take most of its time.
    ("    var status = UniffiRustCallStatus()\n", "    val status = CallStatus.ofThisThread()\n"),
    ("        val fb = ForeignBytes.ByValue()\n", "        val fb = CallBytes.ofThisThread()\n"),
    // Half a character is reported as what is wrong in a text, as from anywhere on the JVM, not thrown as an exception nobody declared.
    ("onMalformedInput(CodingErrorAction.REPORT)", "onMalformedInput(CodingErrorAction.REPLACE)"),
];

fn amend(generated: &Path) -> Outcome {
    let mut source = fs::read_to_string(generated)?;
    let borrowed = |call: &str| call.matches("FfiConverterByRefBytes.lower(").count();
    if source.split("UniffiLib.").any(|call| borrowed(call) > 2) {
        return Err("a call reads more than two byte buffers in place: `CallBytes` keeps two".into());
    }
    for (found, instead) in AMENDMENTS {
        if source.matches(found).count() != 1 {
            return Err(format!("the generated file should have `{}` once", found.trim()).into());
        }
        source = source.replacen(found, instead, 1);
    }
    Ok(fs::write(generated, source)?)
}

/// The name of this platform as JNA spells it: the folder where it looks for a library in a jar.
fn jna_folder() -> String {
    let system = match std::env::consts::OS {
        "macos" => "darwin",
        "windows" => "win32",
        other => other,
    };
    format!("{system}-{}", std::env::consts::ARCH.replace('_', "-"))
}

fn maven(arguments: &[&str]) -> Outcome {
    run(maven_command().args(arguments), &root().join("bindings-kotlin"))
}

fn maven_command() -> Command {
    let mut maven = jvm("mvn");
    let target = target().join("kotlin");
    maven.args(["--batch-mode", "--quiet"]).arg(format!("-Dabilita.target={}", target.display()));
    maven
}

/// A program on a JVM that finds the library in the jar, as it does at a user's. The folders that cargo lets its own programs find
/// libraries in would come before, and hold that of another profile.
fn jvm(program: &str) -> Command {
    let mut command = Command::new(program);
    for cargo_has_set in ["LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"] {
        command.env_remove(cargo_has_set);
    }
    command
}

/// A JDK and Maven: from the packages of Debian or Ubuntu where this runs as root, else by hand.
fn install_what_is_missing() -> Outcome {
    let answers = |program: &str, flag: &str| {
        Command::new(program).arg(flag).output().is_ok_and(|output| output.status.success())
    };
    if answers("javac", "-version") && answers("mvn", "-version") {
        return Ok(());
    }
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n");
    if is_root && answers("apt-get", "--version") {
        let install =
            "apt-get update -q && apt-get install -y -q --no-install-recommends default-jdk-headless maven";
        run(Command::new("sh").args(["-c", install]), &root())?;
    }
    if answers("javac", "-version") && answers("mvn", "-version") {
        return Ok(());
    }
    Err("the Kotlin module needs a JDK (17 or newer) and Maven (3.8 or newer): install them, or run this as root on Debian or Ubuntu"
        .into())
}

/// Whether a file is not there, or older than the library or a source of the module.
fn is_older(file: &Path, library: &Path) -> Result<bool, Box<dyn std::error::Error>> {
    let Ok(made) = fs::metadata(file).and_then(|found| found.modified()) else { return Ok(true) };
    let module = root().join("bindings-kotlin");
    let mut sources = vec![library.to_owned(), module.join("pom.xml"), module.join("uniffi.toml")];
    sources.extend(["kotlin", "java"].map(|folder| module.join(folder)));
    Ok(newest(sources)?.is_some_and(|newest| newest > made))
}

fn newest(mut paths: Vec<PathBuf>) -> Result<Option<SystemTime>, std::io::Error> {
    let mut newest = None;
    while let Some(path) = paths.pop() {
        let found = fs::metadata(&path)?;
        newest = newest.max(Some(found.modified()?));
        if found.is_dir() {
            for entry in fs::read_dir(&path)? {
                paths.push(entry?.path());
            }
        }
    }
    Ok(newest)
}
