//! What is found of the built-in campaigns, which `docs/findings.md` tells.

use abilita::scenario::Scenario;
use abilita::{Campaign, Library};
use abilita_analysis::{Code, Edition, Proof, prove, prove_amendment};

const TOLD: &str = include_str!("../../../docs/findings.md");

/// What `abilita prove` tells of a built-in definition.
fn proof(id: &str) -> Proof {
    let library = Library::built_in();
    let campaign = library.compile(id).unwrap();
    match Edition::extended(&library, id).unwrap() {
        Some(before) => prove_amendment(&campaign, &before),
        None => prove(&campaign),
    }
}

#[test]
fn the_findings_are_those_that_the_document_tells() {
    for id in Library::built_in().ids() {
        let proof = proof(id);
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
        for finding in proof(id).findings() {
            let witness = finding.witness().unwrap_or_else(|| panic!("{id}: {}", finding.place()));
            let report = Scenario::parse(&witness.to_string()).unwrap().run(&campaign).unwrap();
            assert!(report.passed(), "{id}, {}: {:?}", finding.place(), report.failures());
        }
    }
}

#[test]
fn nothing_of_them_is_left_undecided() {
    for id in Library::built_in().ids() {
        let proof = proof(id);
        let undecided = [Code::Undecided, Code::TooLarge];
        assert!(proof.findings().iter().all(|finding| !undecided.contains(&finding.code())), "{id}");
    }
}

#[test]
fn what_they_say_of_themselves_is_proved() {
    for id in Library::built_in().ids() {
        let campaign = Campaign::built_in(id).unwrap();
        let declared: Vec<String> = campaign.inspect().always.into_iter().map(|own| own.name).collect();
        assert!(declared.len() > 1, "{id} declares nothing");
        assert_eq!(proof(id).proved().collect::<Vec<_>>(), declared, "{id}");
    }
}
