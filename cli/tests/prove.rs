//! `abilita prove`.

use crate::support::{Folder, abilita, abilita_with};

#[test]
fn the_findings_of_a_campaign_are_told_with_their_rules() {
    let ran = abilita("prove factotum-2025 --lang en");
    assert_eq!(ran.status, 1);
    for part in [
        "analysis.deadline_on_day_off  moments.deadline",
        "falls on a Saturday. [F25-04]",
        "shown by the engine",
    ] {
        assert!(ran.out.contains(part), "{part} is not in {}", ran.out);
    }
    assert!(abilita("prove factotum-2025").out.contains("il termine cade di sabato"));
}

#[test]
fn as_data_each_finding_has_its_scenario() {
    let data = abilita("prove factotum-2021 istanze-online --json").json();
    assert_eq!(data[0]["campaign"], "factotum-2021");
    let finding = &data[0]["findings"][0];
    assert_eq!(finding["witness"]["format"], "abilita-scenario/1");
    assert!(finding["it"].is_string() && finding["en"].is_string());
    assert_eq!(data[1]["definition"], "istanze-online");
}

#[test]
fn a_sound_definition_without_findings_is_clean() {
    let text = r#"
        format = "abilita-definition/1"
        id     = "tiny"
        case   = "institute"
        zone   = "Europe/Rome"
        [roles.head]
        on_record = true
        [functions.enter]
        login = false
        [rules.enter]
        permit = "enter"
        role   = "head"
    "#;
    let ran = abilita_with(&["prove", "-", "--lang", "en"], text);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("nothing found"), "{}", ran.out);
    assert_eq!(abilita("prove no-such-campaign").status, 2);
}

#[test]
fn the_scenarios_are_written_as_files_that_pass() {
    let folder = Folder::new("prove");
    let written = format!("prove factotum-2025 --witness {}", folder.path().display());
    assert_eq!(abilita(&written).status, 1);
    let played = abilita(&format!("test {}", folder.path().display()));
    assert_eq!(played.status, 0, "{}", played.out);
    assert!(played.last_line().starts_with("4 passed"), "{}", played.out);
}
