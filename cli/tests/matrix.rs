//! `abilita matrix`.

use crate::support::abilita;

#[test]
fn each_phase_has_a_table() {
    let ran = abilita("matrix factotum-2025 --lang en");
    assert_eq!(ran.status, 0);
    let titles: Vec<&str> =
        ran.out.lines().filter(|line| !line.starts_with(' ') && !line.is_empty()).collect();
    assert_eq!(
        titles,
        [
            "Outside «Suspension of access», before Monday 6 October 2025",
            "During «Suspension of access», from Monday 6 October 2025",
            "Outside «Suspension of access», from Monday 6 October 2025",
        ]
    );
}

#[test]
fn cells_say_on_which_states_and_facts_they_depend() {
    let standing = abilita("matrix istanze-online --markdown").out;
    let line = "| Presentare un'istanza | se Abilitazione: enabled e Codice personale: set | no | no |";
    assert!(standing.contains(line), "{standing}");
    let frozen = abilita("matrix istanze-online-2016 --markdown --lang en").out;
    assert!(
        frozen.contains("| Recover the credentials | depends on: Mailbox registered with | no | no |"),
        "{frozen}"
    );
}

#[test]
fn as_data_each_role_has_its_word() {
    let data = abilita("matrix istanze-online --json").json();
    let may = data["phases"][0]["may"].as_array().unwrap();
    let enter = may.iter().find(|may| may["function"] == "enter" && may["role"] == "user").unwrap();
    assert_eq!((&enter["may"], &enter["states"]["enablement"][0]), (&"in_states".into(), &"enabled".into()));
    assert_eq!(data["too_large"].as_array().map(Vec::len), Some(0));
}
