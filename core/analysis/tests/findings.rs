//! What is found of the campaigns there are, which `docs/findings.md` tells: the built-in ones, those of other offices that
//! tests play, and the examples.

use std::path::Path;

use abilita::scenario::Scenario;
use abilita::{Campaign, Library};
use abilita_analysis::{Code, Edition, Proof, prove, prove_amendment};

const TOLD: &str = include_str!("../../../docs/findings.md");

/// A campaign, and what `abilita prove` tells of it.
struct Proved {
    campaign: Campaign,
    proof: Proof,
}

impl Proved {
    fn of(library: &Library, id: &str) -> Self {
        let campaign = library.compile(id).unwrap_or_else(|problems| panic!("{problems}"));
        let proof = match Edition::extended(library, id).unwrap() {
            Some(before) => prove_amendment(&campaign, &before),
            None => prove(&campaign),
        };
        Self { campaign, proof }
    }
}

fn built_in() -> Vec<Proved> {
    let library = Library::built_in();
    library.ids().map(|id| Proved::of(&library, id)).collect()
}

/// The definitions of two folders, in the order of their files.
fn of_others() -> Vec<Proved> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut library = Library::built_in();
    let mut ids = Vec::new();
    for folder in ["tests/campaigns", "examples/definitions"] {
        let files = std::fs::read_dir(root.join(folder)).unwrap().map(|file| file.unwrap().path());
        let mut files: Vec<_> =
            files.filter(|file| file.extension().is_some_and(|kind| kind == "toml")).collect();
        files.sort();
        for file in files {
            let text = std::fs::read_to_string(&file).unwrap();
            ids.push(library.add_toml(&file.display().to_string(), &text).unwrap());
        }
    }
    assert!(ids.len() > 8, "{ids:?}");
    ids.iter().map(|id| Proved::of(&library, id)).collect()
}

fn findings_are_told(all: &[Proved]) {
    for Proved { campaign, proof } in all {
        let id = campaign.id();
        let section = TOLD.split("\n## ").find(|section| section.starts_with(&format!("`{id}`")));
        let section = section.unwrap_or_else(|| panic!("{id} has no section"));
        let told: Vec<&str> = section.lines().filter_map(|line| line.strip_prefix("### ")).collect();
        let found: Vec<String> =
            proof.findings().iter().map(|found| format!("`{}`: `{}`", found.code(), found.place())).collect();
        assert_eq!(told, found, "{id}");
    }
}

#[test]
fn the_findings_are_those_that_the_document_tells() {
    findings_are_told(&built_in());
}

#[test]
fn so_are_those_of_other_campaigns() {
    findings_are_told(&of_others());
}

#[test]
fn every_code_is_told_of() {
    for code in Code::ALL {
        assert!(TOLD.contains(&format!("`{code}`")), "{code}");
    }
}

#[test]
fn every_finding_is_shown_by_a_scenario_that_the_engine_plays() {
    for Proved { campaign, proof } in built_in().iter().chain(&of_others()) {
        let id = campaign.id();
        for finding in proof.findings() {
            let witness = finding.witness().unwrap_or_else(|| panic!("{id}: {}", finding.place()));
            let report = Scenario::parse(&witness.to_string()).unwrap().run(campaign).unwrap();
            assert!(report.passed(), "{id}, {}: {:?}", finding.place(), report.failures());
        }
    }
}

#[test]
fn nothing_of_them_is_left_undecided() {
    for Proved { campaign, proof } in built_in().iter().chain(&of_others()) {
        let undecided = [Code::Undecided, Code::TooLarge];
        let open = proof.findings().iter().find(|finding| undecided.contains(&finding.code()));
        assert!(open.is_none(), "{}: {open:?}", campaign.id());
    }
}

#[test]
fn what_the_built_in_ones_say_of_themselves_is_proved() {
    for Proved { campaign, proof } in built_in() {
        let declared: Vec<String> = campaign.inspect().always.into_iter().map(|own| own.name).collect();
        assert!(declared.len() > 1, "{} declares nothing", campaign.id());
        assert_eq!(proof.proved().collect::<Vec<_>>(), declared, "{}", campaign.id());
    }
}
