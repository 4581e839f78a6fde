//! `abilita matrix`.

use crate::support::abilita;

#[test]
fn functions_stand_down_and_phases_across() {
    let ran = abilita("matrix factotum-2025 --lang en");
    assert_eq!(ran.status, 0);
    let head: Vec<&str> = ran.out.lines().take(3).collect();
    assert!(head[0].starts_with("Who may…"), "{}", ran.out);
    assert!(head.concat().contains("During «Suspension of access»"), "{}", ran.out);
}

#[test]
fn as_markdown_cells_say_on_what_they_depend() {
    let standing = abilita("matrix istanze-online --format markdown").out;
    let line = "| Presentare un'istanza | titolare dell'utenza (se «Codice personale» è «definitivo» e «Abilitazione» è «attiva») |";
    assert!(standing.contains(line), "{standing}");
    let frozen = abilita("matrix istanze-online-2016 --format markdown --lang en").out;
    let line = "| Recover the credentials | holder of the account | holder of the account (depends on «Mailbox registered with») | holder of the account |";
    assert!(frozen.contains(line), "{frozen}");
}

#[test]
fn the_drawing_is_the_one_of_the_documents() {
    let drawn = abilita("matrix factotum-2025 --format svg").out;
    assert_eq!(drawn, include_str!("../../docs/pictures/factotum-2025-matrix.svg"));
}

#[test]
fn as_data_each_role_has_its_word() {
    let data = abilita("matrix istanze-online --json").json();
    assert_eq!(data, abilita("matrix istanze-online --format json").json());
    let functions = data["phases"][0]["functions"].as_array().unwrap();
    let enter = functions.iter().find(|row| row["function"] == "enter").unwrap();
    let user = enter["may"].as_array().unwrap().iter().find(|may| may["role"] == "user").unwrap();
    assert_eq!((&user["may"], &user["clauses"][0]["states"][0]), (&"where".into(), &"enabled".into()));
    assert_eq!(data["too_large"].as_array().map(Vec::len), Some(0));
    assert_eq!(abilita("matrix istanze-online --format svg --json").status, 2);
}
