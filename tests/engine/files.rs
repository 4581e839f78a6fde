//! The files that tests play.

use std::fs;
use std::path::{Path, PathBuf};

/// All scenario files, in order.
pub(crate) fn scenarios() -> Vec<PathBuf> {
    let found = below(Path::new("tests/scenarios"), "json");
    assert!(found.len() >= 18, "the scenarios are there");
    found
}

/// All files of an extension below a folder, in order.
pub(crate) fn below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut entries: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    let mut found = Vec::new();
    for path in entries {
        if path.is_dir() {
            found.extend(below(&path, extension));
        } else if path.extension().is_some_and(|own| own == extension) {
            found.push(path);
        }
    }
    found
}
