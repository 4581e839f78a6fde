//! What `docs/stored-events.md` shows is what is stored, and it names all of it.

use abilita::wire;

const PAGE: &str = include_str!("../../docs/stored-events.md");

/// The JSON blocks of the page.
fn documented_events() -> Vec<String> {
    let blocks = PAGE.split("```json\n").skip(1);
    blocks.filter_map(|block| block.split("```").next()).map(str::to_owned).collect()
}

#[test]
fn documented_events_are_stored_ones() {
    let events = documented_events();
    assert_eq!(events.len(), 3);
    for json in events {
        let event = wire::Event::from_json(&json).unwrap_or_else(|error| panic!("{error}: {json}"));
        assert!(event.parse().is_ok(), "{json}");
        let (written, read): (serde_json::Value, serde_json::Value) = (
            serde_json::from_str(&event.to_json()).expect("JSON"),
            serde_json::from_str(&json).expect("JSON"),
        );
        assert_eq!(written, read, "nothing of it is lost");
    }
}

#[test]
fn every_kind_and_change_is_documented() {
    let known = |json: &str| {
        let told = wire::Event::from_json(json).expect_err("a word that nothing knows").to_string();
        let words: Vec<String> = told.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        assert!(words.len() > 3, "{told}");
        words
    };
    let event = |body: &str| {
        format!(
            r#"{{"version":1,"case":"a","sequence":1,"at":"2025-10-06T00:00:00Z","definition":"","body":{body}}}"#
        )
    };
    let kinds = known(&event(r#"{"kind":"none"}"#));
    let changes = known(&event(r#"{"kind":"opened","changes":[{"change":"none"}]}"#));
    for word in kinds.iter().chain(&changes) {
        assert!(PAGE.contains(&format!("`{word}`")), "`{word}` is documented nowhere");
    }
}
