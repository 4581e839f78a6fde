//! Every rule of the five source documents has a scenario, or is listed as informative with the reason.

use std::collections::BTreeSet;

use abilita::Campaign;
use abilita::scenario::Scenario;

use crate::files;

/// The rules of each source, numbered from 1.
const RULES: [(&str, u32); 6] = [("F21", 15), ("F25", 12), ("P16", 12), ("EN", 12), ("RC", 5), ("RG", 9)];

fn all_rules() -> BTreeSet<String> {
    let of_source =
        |(source, last): (&'static str, u32)| (1..=last).map(move |number| format!("{source}-{number:02}"));
    RULES.into_iter().flat_map(of_source).collect()
}

/// The ids in the first column of the table `| rule | why there is no scenario |`.
fn informative() -> BTreeSet<String> {
    let text = std::fs::read_to_string("tests/scenarios/README.md").expect("the README of the scenarios");
    let rules = all_rules();
    let cells = text.lines().filter_map(|line| line.strip_prefix('|')?.split('|').next());
    cells.map(|cell| cell.trim().trim_matches('`').to_owned()).filter(|cell| rules.contains(cell)).collect()
}

#[test]
fn every_rule_has_a_scenario_or_a_reason_why_not() {
    let texts = files::scenarios().into_iter().map(|path| std::fs::read_to_string(path).expect("a file"));
    let scenarios: Vec<Scenario> = texts.map(|text| Scenario::parse(&text).expect("a scenario")).collect();
    let exercised: BTreeSet<String> = scenarios.iter().flat_map(Scenario::rules).map(str::to_owned).collect();
    let informative = informative();
    let missing: Vec<String> = all_rules()
        .into_iter()
        .filter(|rule| !exercised.contains(rule) && !informative.contains(rule))
        .collect();
    assert!(missing.is_empty(), "no scenario exercises {}", missing.join(", "));
    let both: Vec<&String> = informative.intersection(&exercised).collect();
    assert!(both.is_empty(), "listed as informative, yet exercised: {both:?}");
    let unknown: Vec<&String> = exercised.iter().filter(|rule| !all_rules().contains(*rule)).collect();
    assert!(unknown.is_empty(), "there is no rule {unknown:?}");
}

#[test]
fn the_built_ins_compile_to_the_same_campaigns_from_toml_and_from_json() {
    for id in ["factotum-2021", "factotum-2025", "istanze-online", "istanze-online-2016"] {
        let mut library = abilita::Library::new();
        for document in ["factotum-2021", "factotum-2025", "istanze-online", "istanze-online-2016"] {
            let path = format!("core/src/definitions/{document}.json");
            let text = std::fs::read_to_string(path).expect("the JSON twin");
            library.add_json(document, &text).expect("JSON with an id");
        }
        let from_toml = Campaign::built_in(id).expect("a built-in");
        assert_eq!(
            library.compile(id).expect("sound").hash(),
            from_toml.hash(),
            "{id}: run `cargo xtask definitions`"
        );
    }
}

/// The Rust of the engine knows no name of a campaign by heart.
#[test]
fn no_name_of_a_built_in_stands_in_the_engine() {
    let words = [
        "factotum",
        "istanze",
        "renewal",
        "rspp",
        "enablement",
        "personal_code",
        "must_repeat",
        "zone_referent",
    ];
    let sources = files::below(std::path::Path::new("core/src"), "rs");
    for path in sources.iter().filter(|path| path.file_stem().is_some_and(|stem| stem != "tests")) {
        let text = std::fs::read_to_string(path).expect("a source file");
        let path = path.display().to_string();
        let code = text.lines().take_while(|line| !line.starts_with("#[cfg(test)]"));
        for line in code.filter(|line| !line.trim_start().starts_with("//")) {
            let named = words.iter().find(|word| line.contains(*word));
            let allowed = path.contains("definitions/as_")
                || path.contains("scenario/")
                || path.contains("table/")
                || path.ends_with("/tests.rs");
            assert!(allowed || named.is_none(), "{path} knows `{}`: {line}", named.unwrap_or(&""));
        }
    }
}
