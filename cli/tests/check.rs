//! `abilita check`.

use crate::support::{Folder, abilita, abilita_with};

const BROKEN: &str = "\
format  = \"abilita-definition/1\"
id      = \"mine\"
extends = \"factotum-2025\"

[moments.opening]
from    = 2025-10-06
weekday = \"tuesday\"

[windows.suspension]
from   = \"openin\"
colour = \"red\"
";

/// What is shown of it, whatever the file is called.
const SHOWN_IN_ENGLISH: &str = "\
error[definition.weekday]: The weekday does not match the date: `tuesday`
 --> FILE:7:11
  |
7 | weekday = \"tuesday\"
  |           ^^^^^^^^^ expected: monday
  |
  = note: at `moments.opening.weekday`

error[definition.unknown_name]: This name is not declared: `openin`
  --> FILE:10:10
   |
10 | from   = \"openin\"
   |          ^^^^^^^^ expected: a moment declared under [moments]
   |
   = note: at `windows.suspension.from`
   = help: perhaps `opening`

error[definition.unknown_key]: This key has no meaning here: `colour`
  --> FILE:11:1
   |
11 | colour = \"red\"
   | ^^^^^^
   |
   = note: at `windows.suspension.colour`

error: 3 problems

";

const SHOWN_IN_ITALIAN: &str = "\
errore[definition.weekday]: Il giorno della settimana non è quello della data: `tuesday`
 --> FILE:7:11
  |
7 | weekday = \"tuesday\"
  |           ^^^^^^^^^ atteso: monday
  |
  = nota: in `moments.opening.weekday`

errore[definition.unknown_name]: Questo nome non è dichiarato: `openin`
  --> FILE:10:10
   |
10 | from   = \"openin\"
   |          ^^^^^^^^ atteso: un momento dichiarato sotto [moments]
   |
   = nota: in `windows.suspension.from`
   = aiuto: forse `opening`
";

#[test]
fn every_problem_is_shown_as_rustc_shows_its_own() {
    let folder = Folder::new("check-golden");
    let file = folder.file("mine.toml", BROKEN);
    let ran = abilita(&format!("check {file} --lang en"));
    assert_eq!(ran.status, 1);
    assert_eq!(ran.out.replace(&file, "FILE"), SHOWN_IN_ENGLISH);
    assert_eq!(ran.err, "");
    let ran = abilita(&format!("check {file}"));
    assert!(ran.out.replace(&file, "FILE").starts_with(SHOWN_IN_ITALIAN), "{}", ran.out);
    assert!(ran.out.ends_with("errore: 3 problemi\n\n"), "{}", ran.out);
}

#[test]
fn colours_come_when_they_are_asked_for() {
    let run = |color: &str| abilita_with(&["check", "-", "--color", color], BROKEN).out;
    assert!(run("always").contains("\u{1b}["));
    assert!(!run("never").contains("\u{1b}["));
    assert_eq!(run("auto"), run("never"));
}

#[test]
fn problems_in_json_are_told_by_their_path() {
    let folder = Folder::new("check-json-definition");
    let text = r#"{"format": "abilita-definition/1", "id": "mine", "extends": "factotum-2025",
        "windows": {"suspension": {"from": "openin"}}}"#;
    let file = folder.file("mine.json", text);
    let ran = abilita(&format!("check {file} --lang en"));
    assert_eq!(ran.status, 1);
    for part in
        [&format!("--> {file}\n"), "at `windows.suspension.from`", "perhaps `opening`", "expected: a moment"]
    {
        assert!(ran.out.contains(part), "{part} is not in {}", ran.out);
    }
    let from_stdin = abilita_with(&["check", "-", "--lang", "en"], text);
    assert!(from_stdin.out.contains("--> <standard input>\n"), "{}", from_stdin.out);
}

#[test]
fn broken_syntax_is_shown_where_it_breaks() {
    let toml = abilita_with(&["check", "-", "--lang", "en"], "id = \"a\"\nformat = \n");
    assert_eq!(toml.status, 1);
    assert!(toml.out.contains("error[definition.syntax]"), "{}", toml.out);
    assert!(toml.out.contains("<standard input>:2:"), "{}", toml.out);
    let json = abilita_with(&["check", "-", "--lang", "en"], "{\"id\": \"a\",\n \"format\"}");
    assert!(json.out.contains("<standard input>:2:"), "{}", json.out);
}

#[test]
fn as_data_problems_have_places_and_both_languages() {
    let ran = abilita_with(&["check", "-", "--json", "factotum-2021"], BROKEN);
    assert_eq!(ran.status, 1);
    let data = ran.json();
    assert_eq!(data[0]["sound"], false);
    let problem = &data[0]["problems"][1];
    assert_eq!(problem["code"], "definition.unknown_name");
    assert_eq!((&problem["line"], &problem["column"]), (&10.into(), &10.into()));
    assert_eq!((&problem["found"], &problem["nearest"]), (&"openin".into(), &"opening".into()));
    assert!(problem["it"].as_str().is_some_and(|text| text.contains("forse `opening`")));
    assert_eq!((&data[1]["sound"], &data[1]["summary"]["id"]), (&true.into(), &"factotum-2021".into()));
}

#[test]
fn a_sound_definition_is_summed_up() {
    let ran = abilita("check factotum-2025 --lang en");
    assert_eq!(ran.status, 0);
    let hash =
        abilita::Campaign::built_in("factotum-2025").map(|campaign| campaign.hash()).unwrap_or_default();
    for part in [
        "factotum-2025: sound",
        "FACTOTUM: confirmation of the delegates",
        "cases      institute",
        "delegates.manage, interventions.request",
        "from Monday 6 October 2025",
        "by Saturday 25 October 2025",
        &hash,
    ] {
        assert!(ran.out.contains(part), "{part} is not in {}", ran.out);
    }
}

#[test]
fn what_is_extended_is_looked_for_beside_the_file() {
    let folder = Folder::new("check-extends");
    let head = |id: &str, extends: &str| {
        format!("format = \"abilita-definition/1\"\nid = \"{id}\"\nextends = \"{extends}\"\n")
    };
    let file = folder.file("a.toml", head("a", "b"));
    folder.file("b.toml", head("b", "c"));
    folder.file("c.json", r#"{"format": "abilita-definition/1", "id": "c", "extends": "factotum-2021"}"#);
    assert_eq!(abilita(&format!("check {file}")).status, 0);

    let alone = folder.file("alone.toml", head("alone", "nowhere"));
    let ran = abilita(&format!("check {alone} --lang en"));
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("alone.toml:3:11") && ran.out.contains("`nowhere`"), "{}", ran.out);

    let round = folder.file("round.toml", head("round", "round"));
    assert!(abilita(&format!("check {round}")).out.contains("definition.cycle"));
}

#[test]
fn a_problem_in_the_base_is_shown_in_the_base() {
    let folder = Folder::new("check-base");
    let file = folder.file("a.toml", "format = \"abilita-definition/1\"\nid = \"a\"\nextends = \"b\"\n");
    let base = folder.file("b.toml", BROKEN.replace("\"mine\"", "\"b\""));
    let ran = abilita(&format!("check {file}"));
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains(&format!("--> {base}:7:11")), "{}", ran.out);
}

#[test]
fn a_byte_order_mark_moves_nothing() {
    let ran = abilita_with(&["check", "-", "--lang", "en"], &format!("\u{feff}{BROKEN}"));
    assert_eq!(ran.out.replace("<standard input>", "FILE"), SHOWN_IN_ENGLISH);
}

#[test]
fn unknown_ids_and_files_are_trouble_and_the_rest_is_checked() {
    let ran = abilita("check factotum-2026 no-such.toml factotum-2021 --lang en");
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("there is no campaign `factotum-2026`; perhaps `factotum-2021`?"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("cannot read no-such.toml: there is no such file"), "{}", ran.err);
    assert!(ran.out.starts_with("factotum-2021: sound"));
}
