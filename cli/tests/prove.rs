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
    assert!(played.last_line().starts_with("5 passed"), "{}", played.out);
}

#[test]
fn what_a_definition_says_of_itself_is_told_as_proved_or_refuted() {
    let ran = abilita("prove factotum-2025 --lang en");
    assert!(ran.out.contains("always holds  always.only_the_head"), "{}", ran.out);
    assert_eq!(abilita("prove factotum-2025 --json").json()[0]["proved"][0], "only_the_head");
    let folder = Folder::new("prove-always");
    let text = "format = \"abilita-definition/1\"\nid = \"next\"\nextends = \"factotum-2025\"\n\
                [always.never_late]\nneeds = { unless = { flag = \"late\" } }";
    let file = folder.file("next.toml", text);
    let ran = abilita(&format!("prove {file} --lang en"));
    assert!(ran.out.contains("analysis.invariant_refuted  always.never_late"), "{}", ran.out);
}

#[test]
fn what_an_amendment_changes_without_saying_so_is_told() {
    let folder = Folder::new("prove-silent");
    let text = "format = \"abilita-definition/1\"\nid = \"next\"\nextends = \"factotum-2025\"\n\
                [windows.suspension]\nuntil = { entered = { renewal = \"submitted\" } }";
    let file = folder.file("next.toml", text);
    let ran = abilita(&format!("prove {file} --lang en"));
    assert!(ran.out.contains("analysis.silent_widening  functions.interventions.request"), "{}", ran.out);
}

#[test]
fn scenarios_and_definition_can_be_moved_together() {
    let folder = Folder::new("prove-moved");
    let text = "format = \"abilita-definition/1\"\nid = \"mine\"\nextends = \"factotum-2025\"";
    let file = folder.file("before/mine.toml", text);
    let shown = folder.path().join("before/shown");
    assert_eq!(abilita(&format!("prove {file} --witness {}", shown.display())).status, 1);
    let written: Vec<_> = std::fs::read_dir(&shown).expect("a folder").flatten().collect();
    let first = std::fs::read_to_string(written[0].path()).expect("a scenario");
    assert!(first.contains("\"../mine.toml\""), "{first}");
    let (before, after) = (folder.path().join("before"), folder.path().join("after"));
    std::fs::rename(before, &after).expect("moved");
    let played = abilita(&format!("test {}", after.join("shown").display()));
    assert_eq!(played.status, 0, "{}", played.out);
}
