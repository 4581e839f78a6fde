//! The scripts that pack for phones, rehearsed: run to their end with stand-ins (`xtask/stand-ins`) for the tools of other machines.
//! What they read must be there under the names they use, and what they make is looked at. Nothing is compiled for a phone.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::step::{root, target};

/// What an app finds in `abilita.aar`.
const AAR: [&str; 8] = [
    "AndroidManifest.xml",
    "R.txt",
    "proguard.txt",
    "classes.jar",
    "jni/arm64-v8a/libabilita_uniffi.so",
    "jni/armeabi-v7a/libabilita_uniffi.so",
    "jni/x86_64/libabilita_uniffi.so",
    "jni/x86/libabilita_uniffi.so",
];

/// Packs the AAR from the jar that Maven has made.
pub(crate) fn aar() -> Outcome {
    if Command::new("zip").arg("-v").output().is_err() || Command::new("unzip").arg("-v").output().is_err() {
        println!("\nThe script for Android was NOT rehearsed: `zip` or `unzip` is not on PATH.");
        return Ok(());
    }
    let stage = stage()?;
    copy("kotlin/build/abilita-0.1.0.jar", &stage)?;
    perform("bindings-kotlin/android/build-aar.sh", &stage)?;
    let packed = contents(&stage.join("kotlin/abilita.aar"))?;
    if let Some(missing) = AAR.iter().find(|file| !packed.iter().any(|name| name == *file)) {
        return Err(format!("the AAR has no {missing}").into());
    }
    let classes = contents(&stage.join("kotlin/aar/classes.jar"))?;
    match classes.iter().find(|name| name.contains("abilita_uniffi")) {
        Some(library) => Err(format!("the classes of the AAR have {library}, a library of desktops").into()),
        None if classes.iter().any(|name| name == "io/github/abilita/Campaign.class") => Ok(()),
        None => Err("the AAR has no classes".into()),
    }
}

/// Makes the framework for Xcode from the package that is staged.
pub(crate) fn xcframework() -> Outcome {
    let stage = stage()?;
    for part in ["AbilitaFFI.h", "module.modulemap"] {
        copy(&format!("swift/Sources/AbilitaFFI/{part}"), &stage)?;
    }
    perform("bindings-swift/build-xcframework.sh", &stage)?;
    if stage.join("swift/AbilitaFFI.xcframework").is_dir() {
        Ok(())
    } else {
        Err("the framework is not where Package.swift looks for it".into())
    }
}

/// An empty folder that stands for the one cargo builds into.
fn stage() -> Result<PathBuf, Box<dyn std::error::Error>> {
    let stage = target().join("rehearsal");
    if stage.is_dir() {
        fs::remove_dir_all(&stage)?;
    }
    fs::create_dir_all(&stage)?;
    Ok(stage)
}

/// Puts a file of the target folder where the stage has it.
fn copy(part: &str, stage: &Path) -> Outcome {
    let to = stage.join(part);
    fs::create_dir_all(to.parent().ok_or("a part has a folder")?)?;
    fs::copy(target().join(part), to).map_err(|error| format!("{part}: {error}"))?;
    Ok(())
}

fn perform(script: &str, stage: &Path) -> Outcome {
    let stand_ins = root().join("xtask/stand-ins");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(stand_ins).chain(std::env::split_paths(&path)))?;
    let mut command = Command::new("sh");
    command.arg(script).env("PATH", path).env("CARGO_TARGET_DIR", stage).env("ANDROID_NDK_HOME", stage);
    println!("\nrehearsing {script}");
    if command.current_dir(root()).status()?.success() {
        Ok(())
    } else {
        Err(format!("{script} failed").into())
    }
}

/// The names in an archive.
fn contents(archive: &Path) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let listed = Command::new("unzip").arg("-Z1").arg(archive).output()?;
    Ok(String::from_utf8(listed.stdout)?.lines().map(str::to_owned).collect())
}
