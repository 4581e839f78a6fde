//! `abilita roster`.

use std::fmt::Write as _;

use crate::support::{Folder, abilita, abilita_with};

const TABLE: &str = "Cod. mecc.;Cognome;Nome;C.F.;Email;Ruolo\r\n\
    TOIS99901A;Rossi;Anna;RSSNNA75S42D205F;;delegate\r\n\
    TOIS99901A;Bianchi;Gianfranco;BNCGFR72M19F205X;g@example.org;R.S.P.P.\r\n\
    TOPC99902B;Verdi;Luca;VRDLCU93A30G674G;;delegate\r\n\
    TOPC99902B;too;few\r\n";

fn roster(line: &str, table: &str) -> crate::support::Ran {
    let args: Vec<&str> =
        ["roster", "-", "--campaign", "factotum-2025"].into_iter().chain(line.split_whitespace()).collect();
    abilita_with(&args, table)
}

const TOLD: &str = "\
TOIS99901A
  line 3, codice_fiscale: error [codice_fiscale.check_character]: The check character of the codice fiscale does not match: probably a typing error
  role delegate: advice [roster.single_delegate]: There is only one delegate: plan a stand-in for absences (F25-05)
line 5: error [table.row]: The row does not have as many columns as the header: header 6, row 3
TOPC99902B
  role delegate: advice [roster.single_delegate]: There is only one delegate: plan a stand-in for absences (F25-05)
  role rspp: error [role_missing]: A mandatory role is missing (F25-07)
institutes 2, delegates 3: errors 2, warnings 0, advice 2, unreadable rows 1
";

#[test]
fn findings_are_told_by_institute_with_their_lines() {
    let ran = roster("--lang en", TABLE);
    assert_eq!((ran.status, ran.out.as_str()), (1, TOLD));
    assert!(!ran.out.contains("BNCGFR72"));
    assert!(
        roster("", TABLE).out.contains("  riga 3, codice_fiscale: errore [codice_fiscale.check_character]")
    );
}

#[test]
fn as_data_each_line_is_an_object_and_the_last_is_the_summary() {
    let ran = roster("--json", TABLE);
    assert_eq!(ran.status, 1);
    let lines = ran.out.lines().map(serde_json::from_str).collect::<Result<Vec<serde_json::Value>, _>>();
    let lines = lines.expect("JSON on every line");
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0]["institute"]["code"], "TOIS99901A");
    assert_eq!(lines[0]["findings"][0]["line"], 3);
    assert_eq!(lines[1]["problem"]["code"], "table.row");
    assert_eq!(lines[3]["summary"]["errors"], 2);
}

#[test]
fn a_draft_is_judged_more_mildly() {
    let good = TABLE
        .replace("F205X", "F205G")
        .replace("    TOPC99902B;too;few\r\n", "")
        .replace("TOPC99902B;too;few\r\n", "");
    assert_eq!(roster("", &good).status, 1);
    let draft = roster("--stage draft --lang en", &good);
    assert_eq!(draft.status, 0, "{}", draft.out);
    assert!(draft.last_line().contains("errors 0, warnings 1"), "{}", draft.out);
}

#[test]
fn rows_without_a_role_have_the_one_given() {
    let table = "CF,Cognome,Nome\nRSSNNA75S42D205F,Rossi,Anna\n";
    assert_eq!(roster("", table).status, 1);
    let ran = roster("--stage draft --role delegate", table);
    assert_eq!(ran.status, 0, "{}", ran.out);
    assert_eq!(roster("--role head", table).status, 2);
}

#[test]
fn institutes_that_come_again_are_told_or_gathered() {
    let table = "Codice istituto;CF;Cognome;Nome;Email;Ruolo\n\
        TOIS99901A;RSSNNA75S42D205F;Rossi;Anna;;delegate\n\
        TOPC99902B;BNCGFR72M19F205G;Bianchi;Gianfranco;g@example.org;rspp\n\
        TOIS99901A;BNCGFR72M19F205G;Bianchi;Gianfranco;g@example.org;rspp\n";
    let streamed = roster("--lang en", table);
    assert_eq!(streamed.status, 1);
    assert!(
        streamed.out.contains("TOIS99901A (continued)") && streamed.out.contains("--gather"),
        "{}",
        streamed.out
    );
    let gathered = roster("--lang en --gather", table);
    assert_eq!(gathered.status, 0, "{}", gathered.out);
    assert!(gathered.last_line().starts_with("institutes 2, delegates 3: errors 0"), "{}", gathered.out);
}

#[test]
fn a_file_longer_than_a_chunk_is_read_whole() {
    let mut table = TABLE.lines().next().unwrap_or_default().to_owned() + "\n";
    for institute in 0..3_000 {
        let code = format!("TOIS{institute:05}A");
        let _ = writeln!(table, "{code};Rossi;Anna;RSSNNA75S42D205F;;delegate");
        let _ = writeln!(table, "{code};Bianchi;Gianfranco;BNCGFR72M19F205G;g@example.org;rspp");
    }
    let folder = Folder::new("roster-long");
    let file = folder.file("long.csv", table);
    let ran = abilita(&format!("roster {file} --campaign factotum-2025 --lang en"));
    assert_eq!(ran.status, 0);
    assert!(ran.last_line().starts_with("institutes 3000, delegates 6000: errors 0"), "{}", ran.last_line());
}

#[test]
fn what_cannot_be_read_is_trouble() {
    assert_eq!(abilita("roster no-such.csv --campaign factotum-2025").status, 2);
    assert_eq!(abilita("roster no-such.csv --campaign no-such").status, 2);
    let folder = Folder::new("roster-folder");
    let ran = abilita(&format!("roster {} --campaign factotum-2025", folder.path().display()));
    assert_eq!((ran.status, ran.err.ends_with("è una cartella\n")), (2, true), "{}", ran.err);
    assert_eq!(roster("", "no;header;here\n1;2;3\n").status, 1);
    assert_eq!(roster("--at yesterday", TABLE).status, 2);
    assert_eq!(roster("--at 2025-10-25 --lang en", TABLE).out, TOLD);
}
