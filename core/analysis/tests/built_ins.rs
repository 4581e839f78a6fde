//! What is found of the built-in campaigns, which `docs/findings.md` tells.

use abilita::scenario::Scenario;
use abilita::{Campaign, Library};
use abilita_analysis::{Code, prove};

const TOLD: &str = include_str!("../../../docs/findings.md");

#[test]
fn the_findings_are_those_that_the_document_tells() {
    for id in Library::built_in().ids() {
        let proof = prove(&Campaign::built_in(id).unwrap());
        let section = TOLD.split("\n## ").find(|section| section.starts_with(&format!("`{id}`")));
        let section = section.unwrap_or_else(|| panic!("{id} has no section"));
        let told: Vec<&str> = section.lines().filter_map(|line| line.strip_prefix("### ")).collect();
        let found: Vec<String> =
            proof.findings().iter().map(|found| format!("`{}`: `{}`", found.code(), found.place())).collect();
        assert_eq!(told, found, "{id}");
    }
}

#[test]
fn every_finding_is_shown_by_a_scenario_that_the_engine_plays() {
    for id in Library::built_in().ids() {
        let campaign = Campaign::built_in(id).unwrap();
        for finding in prove(&campaign).findings() {
            let witness = finding.witness().unwrap_or_else(|| panic!("{id}: {}", finding.place()));
            let report = Scenario::parse(&witness.to_string()).unwrap().run(&campaign).unwrap();
            assert!(report.passed(), "{id}, {}: {:?}", finding.place(), report.failures());
        }
    }
}

#[test]
fn nothing_of_them_is_left_undecided() {
    for id in Library::built_in().ids() {
        let proof = prove(&Campaign::built_in(id).unwrap());
        let undecided = [Code::Undecided, Code::TooLarge];
        assert!(proof.findings().iter().all(|finding| !undecided.contains(&finding.code())), "{id}");
    }
}
