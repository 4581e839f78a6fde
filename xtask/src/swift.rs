//! The Swift package: `cargo xtask swift stage | test`.
//!
//! Staging makes a folder that needs nothing else: package, generated sources, header, module map, native library and scenario
//! files, in `target/swift`. On a machine with Swift 6, `swift test` runs in it as it is.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::bindgen::{generate, library, run, text};
use crate::step::{root, target};
use crate::{Outcome, rehearsal};

/// What the staged folder must hold.
const PARTS: [&str; 8] = [
    "Package.swift",
    "Sources/Abilita/Generated/Abilita.swift",
    "Sources/Abilita/CodiceFiscale.swift",
    "Sources/AbilitaFFI/AbilitaFFI.h",
    "Sources/AbilitaFFI/module.modulemap",
    "Sources/AbilitaPlayer/Play.swift",
    "Tests/AbilitaTests/ScenariosTests.swift",
    "vectors/codice-fiscale.jsonl",
];

pub(crate) fn main(arguments: &[String]) -> Outcome {
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] | ["stage"] => stage(true),
        ["test"] => test(),
        _ => Err("usage: cargo xtask swift stage | test".into()),
    }
}

/// Stages the package and, where there is Swift, tests it: one step of `cargo xtask test`.
pub(crate) fn test() -> Outcome {
    stage(false)?;
    rehearsal::xcframework()?;
    if Command::new("swift").arg("--version").output().is_err() {
        println!(
            "\nThe Swift package was staged and checked, not compiled: `swift` is not on PATH. Its tests were NOT run."
        );
        return Ok(());
    }
    run(Command::new("swift").arg("test"), &target().join("swift"))
}

fn stage(release: bool) -> Outcome {
    let library = library(release)?;
    let folder = target().join("swift");
    // What was staged before goes, what Swift has built stays.
    for stale in ["Sources", "Tests", "lib", "scenarios", "vectors"] {
        remove(&folder.join(stale))?;
    }
    copy(&root().join("bindings-swift"), &folder)?;
    let (sources, ffi) = (folder.join("Sources/Abilita/Generated"), folder.join("Sources/AbilitaFFI"));
    let library_text = text(&library)?;
    generate("uniffi-bindgen-swift", &["--swift-sources", library_text, text(&sources)?])?;
    generate("uniffi-bindgen-swift", &["--headers", library_text, text(&ffi)?])?;
    let native = folder.join("lib");
    fs::create_dir_all(&native)?;
    fs::copy(&library, native.join(library.file_name().ok_or("the library has no name")?))?;
    copy(&root().join("tests/scenarios"), &folder.join("scenarios"))?;
    copy(&root().join("tests/vectors"), &folder.join("vectors"))?;
    check(&folder, &library)?;
    println!("\nstaged {}", folder.display());
    Ok(())
}

/// The folder is complete: every part is there, and the sources, the header and the library speak of the same functions.
fn check(folder: &Path, library: &Path) -> Outcome {
    if let Some(missing) = PARTS.iter().find(|part| !folder.join(part).is_file()) {
        return Err(format!("the staged Swift package has no {missing}").into());
    }
    if fs::read_dir(folder.join("scenarios"))?.next().is_none() {
        return Err("the staged Swift package has no scenarios".into());
    }
    let header = fs::read_to_string(folder.join("Sources/AbilitaFFI/AbilitaFFI.h"))?;
    let source = fs::read_to_string(folder.join("Sources/Abilita/Generated/Abilita.swift"))?;
    let exported = fs::read(folder.join("lib").join(library.file_name().ok_or("the library has no name")?))?;
    let names: Vec<&str> = functions(&header).collect();
    if names.is_empty() {
        return Err("the header declares no function of the library".into());
    }
    for name in functions(&source) {
        if !names.contains(&name) {
            return Err(format!("the Swift sources call `{name}`, which the header does not declare").into());
        }
    }
    let bytes: std::collections::HashSet<&[u8]> = exported.split(|byte| *byte == 0).collect();
    match names.iter().find(|name| !bytes.contains(name.as_bytes())) {
        Some(name) => Err(format!("the library does not export `{name}`").into()),
        None => Ok(()),
    }
}

/// The functions of the library that a text names.
fn functions(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    words.filter(|word| word.starts_with("uniffi_abilita_uniffi_fn_"))
}

fn remove(folder: &Path) -> Outcome {
    if folder.is_dir() { Ok(fs::remove_dir_all(folder)?) } else { Ok(()) }
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
