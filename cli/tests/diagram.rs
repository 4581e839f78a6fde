//! `abilita diagram`.

use crate::support::abilita;

#[test]
fn the_drawing_is_the_one_of_the_documents() {
    let ran = abilita("diagram factotum-2025");
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out, include_str!("../../docs/pictures/factotum-2025-states.svg"));
    let one = abilita("diagram istanze-online --track enablement --lang en").out;
    assert_eq!(one, include_str!("../../docs/pictures/istanze-online-enablement.en.svg"));
}

#[test]
fn pages_that_draw_mermaid_get_mermaid() {
    let mermaid = abilita("diagram istanze-online --track email --format mermaid --lang en").out;
    assert_eq!(
        mermaid,
        "\
stateDiagram-v2
    state \"validated\" as email_validated
    state \"change to be validated\" as email_change_pending
    [*] --> email_validated
    state \"from every state\" as email_any_state
    email_change_pending --> email_validated : Validate the email address (holder of the account)
    email_any_state --> email_change_pending : Change the email address (holder of the account)
"
    );
}

#[test]
fn tables_say_the_same() {
    let tables = abilita("diagram factotum-2025 --format markdown").out;
    let line = "| inviata | Lavora la pratica | operatore |  | lavorata |  |";
    assert!(tables.contains(line) && tables.contains("```mermaid\nstateDiagram-v2\n"), "{tables}");
}

#[test]
fn as_data_states_and_transitions_have_their_names() {
    let data = abilita("diagram factotum-2025 --json --lang en").json();
    assert_eq!(data, abilita("diagram factotum-2025 --format json --lang en").json());
    let transitions = data["tracks"][0]["transitions"].as_array().unwrap();
    let silence = transitions.iter().find(|own| own["by"] == "time").unwrap();
    assert_eq!(silence["names"][0], "silence");
    assert_eq!(
        (&silence["when"], &silence["to"]),
        (&"by Saturday 25 October 2025".into(), &serde_json::Value::Null)
    );
}

#[test]
fn a_track_that_is_not_there_is_told_with_those_that_are() {
    let ran = abilita("diagram istanze-online --track emial --lang en");
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(
        ran.err.contains("no track `emial`; it has: registration, enablement, personal_code, email"),
        "{}",
        ran.err
    );
}
