//! Campaigns that are not built in: each definition of `tests/campaigns/` compiles, has a scenario, and passes all of its own.
#![expect(clippy::expect_used, clippy::panic, reason = "a test panics when what must hold does not")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use abilita::Library;
use abilita::scenario::{CampaignRef, Scenario};

/// The files of the folder with this ending, in order, each with its text.
fn files(ending: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/campaigns");
    let entries = std::fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|found| found == ending)).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).expect("a text"))).collect()
}

fn stem(path: &Path) -> &str {
    path.file_stem().and_then(|stem| stem.to_str()).expect("a file name")
}

/// All definitions, each under the name of its file.
fn library() -> Library {
    let mut library = Library::built_in();
    for (path, text) in files("toml") {
        let id = library.add_toml(stem(&path), &text).unwrap_or_else(|problems| panic!("{problems}"));
        assert_eq!(id, stem(&path), "the file has the name of its definition");
    }
    library
}

#[test]
fn every_campaign_passes_its_scenarios_and_has_some() {
    let library = library();
    let mut played = BTreeSet::new();
    let mut failures = Vec::new();
    for (path, text) in files("json") {
        let name = stem(&path);
        let scenario = Scenario::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let CampaignRef::File(file) = scenario.campaign() else { panic!("{name}: not by file") };
        let id = stem(Path::new(file)).to_owned();
        let campaign = library.compile(&id).unwrap_or_else(|problems| panic!("{problems}"));
        let report = scenario.run(&campaign).unwrap_or_else(|error| panic!("{name}: {error}"));
        failures.extend(report.failures().iter().map(|failure| format!("{name}: {failure}")));
        played.insert(id);
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    let defined: BTreeSet<String> = files("toml").iter().map(|(path, _)| stem(path).to_owned()).collect();
    assert!(defined.len() >= 6);
    assert_eq!(played, defined, "a definition without a scenario says what nobody has tried");
}
