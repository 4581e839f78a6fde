//! `abilita test`.

use crate::support::{ANNA, Folder, abilita, abilita_with};

const SCENARIO: &str = r#"{
  "format": "abilita-scenario/1", "name": "before the opening", "campaign": "factotum-2025",
  "people": {"anna": {"codice_fiscale": "RSSNNA75S42D205F", "name": "Anna", "surname": "Rossi"}},
  "institutes": {"alfa": {"enabled": [{"person": "anna", "role": "delegate"}]}},
  "steps": [
    {"at": "2025-10-05T12:00:00+02:00",
     "ask": {"case": "alfa", "who": "anna", "function": "interventions.request"},
     "expect": {"decision": "allow", "valid_until": "2025-10-06T00:00:00+02:00"}}
  ]
}"#;

/// The scenario, expecting the wrong thing.
fn failing() -> String {
    SCENARIO.replace("\"allow\"", "\"deny\"")
}

/// The scenario, played against a definition in a file.
fn with_definition(path: &str) -> String {
    SCENARIO.replace(r#""campaign": "factotum-2025""#, &format!(r#""definition": "{path}""#))
}

#[test]
fn all_scenarios_of_the_repository_pass() {
    let ran = abilita(concat!("test ", env!("CARGO_MANIFEST_DIR"), "/../tests/scenarios"));
    assert_eq!(ran.status, 0, "{}", ran.out);
    assert!(ran.last_line().ends_with(" passed, 0 failed"), "{}", ran.last_line());
}

#[test]
fn a_failure_is_a_line_and_the_last_line_counts_scenarios() {
    let folder = Folder::new("test-failure");
    let good = folder.file("good.json", SCENARIO);
    let bad = folder.file("bad.json", failing());
    let ran = abilita(&format!("test {good} {bad}"));
    assert_eq!(ran.status, 1);
    assert_eq!(
        ran.out,
        format!("{bad}: steps[0].expect.decision: expected deny, got allow\n1 passed, 1 failed\n")
    );
    assert_eq!(ran.err, "");
}

#[test]
fn the_events_of_a_scenario_answer_why() {
    let folder = Folder::new("test-events");
    folder.file("scenarios/a/one.json", SCENARIO);
    let scenarios = format!("{}/scenarios", folder.path().display());
    let logs = format!("{}/logs", folder.path().display());
    assert_eq!(abilita(&format!("test {scenarios} --events {logs}")).out, "1 passed, 0 failed\n");
    let asked =
        format!("decide {logs}/a/one.jsonl --case alfa --who {ANNA} --function interventions.request");
    assert_eq!(abilita(&format!("{asked} --at 2025-10-05T12:00:00+02:00")).status, 0);
    assert_eq!(abilita(&format!("{asked} --at 2025-10-06T00:00:00+02:00")).status, 1);
    let ran = abilita(&format!("test {scenarios} --lang en --events {scenarios}/a/one.json"));
    assert_eq!((ran.status, ran.err.contains("cannot write ")), (2, true), "{}", ran.err);
}

#[test]
fn the_lines_are_the_same_in_both_languages() {
    let run = |lang: &str| abilita_with(&["test", "-", "--lang", lang], &failing()).out;
    assert_eq!(run("it"), run("en"));
    assert!(run("it").starts_with("<standard input>: steps[0].expect.decision"));
}

#[test]
fn a_folder_is_searched_and_definitions_in_it_are_passed_over() {
    let folder = Folder::new("test-folder");
    folder.file("a/b/one.json", SCENARIO);
    folder.file("two.json", with_definition("definitions/mine.json"));
    folder.file(
        "definitions/mine.json",
        r#"{"format": "abilita-definition/1", "id": "mine", "extends": "factotum-2025"}"#,
    );
    folder.file("notes.txt", "no scenario");
    folder.file(".hidden/three.json", "no scenario");
    let ran = abilita(&format!("test {}", folder.path().display()));
    assert_eq!((ran.status, ran.out.as_str()), (0, "2 passed, 0 failed\n"));
}

#[test]
fn a_definition_is_looked_for_beside_the_scenario() {
    let folder = Folder::new("test-definition");
    folder.file("mine.toml", "format = \"abilita-definition/1\"\nid = \"mine\"\nextends = \"base\"\n");
    folder
        .file("base.toml", "format = \"abilita-definition/1\"\nid = \"base\"\nextends = \"factotum-2025\"\n");
    let scenario = folder.file("scenarios/one.json", with_definition("../mine.toml"));
    assert_eq!(abilita(&format!("test {scenario}")).out, "1 passed, 0 failed\n");
}

#[test]
fn an_unsound_definition_fails_the_scenario_with_its_problems() {
    let folder = Folder::new("test-unsound");
    folder.file(
        "mine.toml",
        "format = \"abilita-definition/1\"\nid = \"mine\"\nextends = \"factotum-2025\"\nx = 1\n",
    );
    let scenario = folder.file("one.json", with_definition("mine.toml"));
    let ran = abilita(&format!("test {scenario}"));
    assert_eq!(ran.status, 1);
    assert!(ran.out.starts_with(&format!("{scenario}: definition: ")), "{}", ran.out);
    assert!(ran.out.contains("mine.toml:4:1: [definition.unknown_key]"), "{}", ran.out);
    assert_eq!(ran.last_line(), "0 passed, 1 failed");
}

#[test]
fn a_malformed_file_is_told_with_its_json_path() {
    let cases = [
        (SCENARIO.replace("\"ask\"", "\"asks\""), "steps[0].asks: "),
        (
            SCENARIO.replace("\"who\": \"anna\"", "\"who\": \"luca\""),
            "steps[0].ask.who: there is no person `luca`",
        ),
        (SCENARIO.replace("factotum-2025", "factotum-2026"), "campaign: "),
        (with_definition("nowhere.toml"), "definition: "),
    ];
    for (text, told) in cases {
        let ran = abilita_with(&["test", "-"], &text);
        assert_eq!(ran.status, 1, "{}", ran.out);
        assert!(ran.out.starts_with(&format!("<standard input>: {told}")), "{}", ran.out);
        assert_eq!(ran.last_line(), "0 passed, 1 failed");
    }
}

#[test]
fn what_cannot_be_read_is_trouble_and_the_rest_is_played() {
    let folder = Folder::new("test-unreadable");
    let good = folder.file("good.json", SCENARIO);
    let ran = abilita(&format!("test no-such-file.json {good}"));
    assert_eq!(ran.status, 2);
    assert_eq!(ran.out, "1 passed, 1 failed\n");
    assert_eq!(ran.err, "errore: impossibile leggere no-such-file.json: il file non esiste\n");

    folder.file("bad.json", b"\xff\xfe");
    let ran = abilita(&format!("test --lang en {}", folder.path().display()));
    assert_eq!((ran.status, ran.last_line()), (2, "1 passed, 1 failed"));
    assert!(ran.err.contains("it is not text in UTF-8"), "{}", ran.err);
}

#[test]
fn a_folder_without_scenarios_does_not_pass_silently() {
    let folder = Folder::new("test-empty");
    let ran = abilita(&format!("test {}", folder.path().display()));
    assert_eq!((ran.status, ran.out.as_str()), (2, "0 passed, 0 failed\n"));
    assert!(ran.err.contains("nessuno scenario"));
}

#[test]
fn json_gives_the_same_as_data() {
    let folder = Folder::new("test-json");
    folder.file("1-good.json", SCENARIO);
    let bad = folder.file("2-bad.json", failing());
    folder.file("3-broken.json", "{");
    let ran = abilita(&format!("test --json {}", folder.path().display()));
    assert_eq!(ran.status, 1);
    let data = ran.json();
    assert_eq!((&data["passed"], &data["failed"]), (&1.into(), &2.into()));
    assert_eq!(data["scenarios"][0]["passed"], true);
    let failed = &data["scenarios"][1];
    assert_eq!((&failed["file"], &failed["name"]), (&bad.into(), &"before the opening".into()));
    let failure = &failed["failures"][0];
    assert_eq!(failure["path"], "steps[0].expect.decision");
    assert_eq!((&failure["expected"], &failure["got"]), (&"deny".into(), &"allow".into()));
    assert_eq!(data["scenarios"][2]["error"]["code"], "scenario.malformed");
}

#[test]
fn persons_outside_the_file_are_masked() {
    let text = SCENARIO
        .replace(r#"{"person": "anna", "role": "delegate"}"#, r#"{"codice_fiscale": "RSSNNA75S42D205F", "role": "delegate"}"#)
        .replace(r#""people": {"anna": {"codice_fiscale": "RSSNNA75S42D205F", "name": "Anna", "surname": "Rossi"}},"#, "")
        .replace(r#""ask": {"case": "alfa", "who": "anna", "function": "interventions.request"}"#, r#""state": {"case": "alfa"}"#)
        .replace(r#"{"decision": "allow", "valid_until": "2025-10-06T00:00:00+02:00"}"#, r#"{"enabled": []}"#);
    for args in [&["test", "-"][..], &["test", "-", "--json"]] {
        let ran = abilita_with(args, &text);
        assert_eq!(ran.status, 1, "{}", ran.out);
        assert!(ran.out.contains(":delegate") && !ran.out.contains(ANNA), "{}", ran.out);
    }
}
