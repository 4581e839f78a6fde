//! The files that tests play.

use std::fs;
use std::path::{Path, PathBuf};

/// All scenario files, in order.
pub(crate) fn scenarios() -> Vec<PathBuf> {
    let found = json_below(Path::new("tests/scenarios"));
    assert!(found.len() >= 18, "the scenarios are there");
    found
}

fn json_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut entries: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    let mut found = Vec::new();
    for path in entries {
        if path.is_dir() {
            found.extend(json_below(&path));
        } else if path.extension().is_some_and(|extension| extension == "json") {
            found.push(path);
        }
    }
    found
}
