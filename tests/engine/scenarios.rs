//! Every scenario file of `tests/scenarios/` passes.

use std::path::Path;

use abilita::Campaign;
use abilita::scenario::{CampaignRef, Scenario};

use crate::files;

#[test]
fn every_scenario_passes() {
    let failures: Vec<String> = files::scenarios().iter().flat_map(|path| failures(path)).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn failures(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).expect("a readable file");
    let scenario = Scenario::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let CampaignRef::Id(id) = scenario.campaign() else { panic!("{}: not a built-in", path.display()) };
    let campaign = Campaign::built_in(id).unwrap_or_else(|problems| panic!("{problems}"));
    let report = scenario.run(&campaign).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    report.failures().iter().map(|failure| format!("{}: {failure}", path.display())).collect()
}
