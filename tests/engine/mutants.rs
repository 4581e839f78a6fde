//! Nothing in the built-in definitions is there for show: whatever is dropped from one, some scenario fails for it.
//!
//! Each rule, exception, need, roster requirement, transition, requirement of a transition, act and message is dropped in
//! turn from its document, and the scenarios of every campaign that rests on the document are played.

use abilita::scenario::{CampaignRef, Scenario};
use abilita::{Campaign, Library};
use serde_json::Value;

use crate::files;

/// Documents and the campaigns that rest on them.
const RESTS_ON: [(&str, &[&str]); 4] = [
    ("factotum-2021", &["factotum-2021", "factotum-2025"]),
    ("factotum-2025", &["factotum-2025"]),
    ("istanze-online", &["istanze-online", "istanze-online-2016"]),
    ("istanze-online-2016", &["istanze-online-2016"]),
];

/// JSON pointers to everything that can be dropped. `*` is every key or index.
const DROPPABLE: [&str; 9] = [
    "/rules/*",
    "/rules/*/except/*",
    "/rules/*/needs/*",
    "/roster/*",
    "/tracks/*/on/*",
    "/tracks/*/on/*/require/*",
    "/tracks/*/on/*/do/*",
    "/tracks/*/on/*/send/*",
    "/windows/*",
];

#[test]
fn whatever_is_dropped_from_a_definition_some_scenario_fails() {
    let scenarios = scenarios();
    let library = Library::built_in();
    let mut survivors = Vec::new();
    let mut tried = 0;
    for (document, campaigns) in RESTS_ON {
        let json: Value =
            serde_json::from_str(&library.to_json(document).expect("a built-in")).expect("JSON");
        for path in DROPPABLE.iter().flat_map(|pattern| pointers(&json, pattern)) {
            let mutant = without(&json, &path);
            let mut mutants = library.clone();
            mutants.add_json(document, &mutant.to_string()).expect("JSON with an id");
            let compiled: Vec<Campaign> =
                campaigns.iter().filter_map(|id| mutants.compile(id).ok()).collect();
            if compiled.is_empty() {
                continue; // it does not even compile: nobody could publish it
            }
            tried += 1;
            if !compiled.iter().any(|campaign| some_scenario_fails(campaign, &scenarios)) {
                survivors.push(format!("{document}{path}"));
            }
        }
    }
    assert!(tried > 100, "only {tried} mutants were tried");
    assert!(survivors.is_empty(), "{} of {tried} survive:\n{}", survivors.len(), survivors.join("\n"));
}

fn scenarios() -> Vec<Scenario> {
    let texts = files::scenarios().into_iter().map(|path| std::fs::read_to_string(path).expect("a file"));
    texts.map(|text| Scenario::parse(&text).expect("a scenario")).collect()
}

fn some_scenario_fails(campaign: &Campaign, scenarios: &[Scenario]) -> bool {
    let own = scenarios.iter().filter(|scenario| scenario.campaign() == CampaignRef::Id(campaign.id()));
    own.into_iter().any(|scenario| scenario.run(campaign).map_or(true, |report| !report.passed()))
}

/// The pointers that a pattern stands for in this document.
fn pointers(json: &Value, pattern: &str) -> Vec<String> {
    pattern.split('/').skip(1).fold(vec![String::new()], |found, step| {
        found.iter().flat_map(|path| children(json, path, step)).collect()
    })
}

fn children(json: &Value, path: &str, step: &str) -> Vec<String> {
    let escape = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match json.pointer(path) {
        Some(Value::Object(object)) if step == "*" => {
            object.keys().map(|key| format!("{path}/{}", escape(key))).collect()
        }
        Some(Value::Array(items)) if step == "*" => {
            (0..items.len()).map(|index| format!("{path}/{index}")).collect()
        }
        Some(Value::Object(object)) if object.contains_key(step) => vec![format!("{path}/{step}")],
        _ => Vec::new(),
    }
}

fn without(json: &Value, path: &str) -> Value {
    let mut json = json.clone();
    let (parent, last) = path.rsplit_once('/').expect("a pointer");
    match json.pointer_mut(parent).expect("the parent") {
        Value::Object(object) => drop(object.remove(&last.replace("~1", "/").replace("~0", "~"))),
        Value::Array(items) => drop(items.remove(last.parse().expect("an index"))),
        _ => panic!("{path} has no parent that holds it"),
    }
    json
}
