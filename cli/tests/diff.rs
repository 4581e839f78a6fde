//! `abilita diff`.

use crate::support::{Folder, abilita};

#[test]
fn editions_are_told_apart_in_sentences() {
    let ran = abilita("diff factotum-2021 factotum-2025 --format markdown");
    assert_eq!(ran.status, 1);
    assert_eq!(ran.out, include_str!("../../docs/pictures/factotum-2021-to-2025.md"));
    let text = abilita("diff factotum-2021 factotum-2025 --lang en").out;
    assert!(text.starts_with("From `factotum-2021` to `factotum-2025`\n"), "{text}");
    assert!(text.contains("- New requirement of the list: «head of the prevention and protection service (RSPP)»: at least 1"), "{text}");
}

#[test]
fn an_edition_does_not_differ_from_itself() {
    let ran = abilita("diff factotum-2025 factotum-2025 --lang en");
    assert_eq!(
        (ran.status, ran.out.as_str()),
        (0, "From `factotum-2025` to `factotum-2025`\n\nNo difference.\n")
    );
}

#[test]
fn as_data_both_sides_stand_beside_each_other() {
    let ran = abilita("diff factotum-2021 factotum-2025 --json");
    assert_eq!(ran.status, 1);
    let data = ran.json();
    assert_eq!((&data["from"], &data["to"]), (&"factotum-2021".into(), &"factotum-2025".into()));
    let all = data["differences"].as_array().unwrap();
    let deadline = all.iter().find(|own| own["place"] == "moments.deadline").unwrap();
    assert_eq!((&deadline["topic"], &deadline["change"]), (&"time".into(), &"changed".into()));
    assert_eq!(deadline["before"]["en"], "by Friday 15 October 2021");
    assert_eq!(deadline["after"]["it"], "entro sabato 25 ottobre 2025");
    assert_eq!(deadline["cites_after"][0], "F25-04");
}

#[test]
fn a_draft_is_compared_with_what_is_published() {
    let folder = Folder::new("diff");
    let draft = "format = \"abilita-definition/1\"\nid = \"draft\"\nextends = \"factotum-2025\"\n[moments.deadline]\nthrough = 2025-10-31\n";
    let draft = folder.file("draft.toml", draft);
    let ran = abilita(&format!("diff factotum-2025 {draft}"));
    assert_eq!(ran.status, 1);
    let told = "- «Termine per la conferma dei delegati»: entro venerdì 31 ottobre 2025 (prima: entro sabato 25 ottobre 2025) [F25-04]";
    assert_eq!(ran.out.lines().filter(|line| line.starts_with("- ")).collect::<Vec<_>>(), [told]);
    assert_eq!(abilita("diff factotum-2025 nowhere.toml").status, 2);
}
