//! Every scenario file of `tests/scenarios/` passes.

use std::fs;
use std::path::{Path, PathBuf};

use abilita::Campaign;
use abilita::scenario::{CampaignRef, Scenario};

/// All `.json` files below a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder of scenarios")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    entries.sort();
    let mut found = Vec::new();
    for path in entries {
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "json") {
            found.push(path);
        }
    }
    found
}

fn failures(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).expect("a readable file");
    let scenario = Scenario::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let CampaignRef::Id(id) = scenario.campaign() else { panic!("{}: not a built-in", path.display()) };
    let campaign = Campaign::built_in(id).unwrap_or_else(|problems| panic!("{problems}"));
    let report = scenario.run(&campaign).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    report.failures().iter().map(|failure| format!("{}: {failure}", path.display())).collect()
}

#[test]
fn every_scenario_passes() {
    let files = files(Path::new("tests/scenarios"));
    assert!(files.len() >= 18, "the scenarios are there");
    let failures: Vec<String> = files.iter().flat_map(|path| failures(path)).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
