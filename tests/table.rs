//! Files as offices send them, from bytes to findings with their lines and back to bytes.

#![expect(clippy::expect_used, reason = "a test says what must hold by panicking when it does not")]

use std::fs;

use abilita::table::{Profile, RoleNames, Table, TableReader, TableWriter, rosters};
use abilita::{Campaign, Case, CaseId, Lang, Opening, Severity, Stage, parse_instant};

fn campaign() -> Campaign {
    Campaign::built_in("factotum-2025").expect("a built-in campaign")
}

fn case(campaign: &Campaign) -> Case {
    let at = parse_instant("2025-09-01T00:00:00+02:00").expect("an instant");
    let opened = campaign.open(CaseId::new("7f3a"), Opening::new(), at).expect("an opening");
    campaign.replay([&opened]).expect("a case")
}

fn table(file: &str) -> Table {
    let bytes = fs::read(format!("tests/table/{file}")).expect("a readable file");
    TableReader::new().with_roles(RoleNames::of(&campaign())).read(&bytes)
}

#[test]
fn both_forms_of_a_list_are_one_list() {
    let (windows, unicode) = (table("excel-windows-1252.csv"), table("excel-unicode-text.txt"));
    assert_eq!(windows, unicode);
    let problems: Vec<String> = windows.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        ["line 7: [table.row] The row does not have as many columns as the header: header 8, row 4"]
    );
    assert_eq!(windows.rows[1].other("Note"), Some("dal 1° settembre;\r\nin sostituzione"));
    assert_eq!(windows.rows[1].delegate().role(), "rspp");
}

#[test]
fn findings_are_told_with_the_line_of_the_file() {
    let campaign = campaign();
    let case = case(&campaign);
    let mut told = Vec::new();
    for roster in rosters(table("excel-windows-1252.csv").rows) {
        let findings = campaign
            .check(&case, roster.delegates(), Stage::Submission, case.last_at())
            .expect("the same definition");
        for finding in findings.of(Severity::Error) {
            told.push((
                roster.institute().code().to_owned(),
                roster.line_of(finding),
                finding.code().as_str(),
            ));
        }
    }
    let expected = [
        ("TOIS99901A", Some(3), "missing_field"),
        ("TOPC99902B", Some(6), "codice_fiscale.check_character"),
        ("TOPC99902B", Some(8), "role_unknown"),
        ("TOPC99902B", None, "role_missing"),
    ];
    assert_eq!(told, expected.map(|(code, line, finding)| (code.to_owned(), line, finding)));
}

#[test]
fn a_list_goes_out_with_its_findings_and_comes_back() {
    let campaign = campaign();
    let case = case(&campaign);
    let rosters = rosters(table("excel-windows-1252.csv").rows);
    let mut office = TableWriter::new(Profile::Office, Lang::It).with_titles(&campaign).with_findings();
    let mut public = TableWriter::new(Profile::Public, Lang::It).with_titles(&campaign);
    for roster in &rosters {
        let findings = campaign
            .check(&case, roster.delegates(), Stage::Draft, case.last_at())
            .expect("the same definition");
        for (row, delegate) in roster.delegates().iter().enumerate() {
            let own = findings.iter().filter(|finding| finding.row() == Some(row));
            office.row_with_findings(roster.institute(), delegate, own.map(|finding| finding.text(Lang::It)));
            public.row(roster.institute(), delegate);
        }
    }
    let back = TableReader::new().with_roles(RoleNames::of(&campaign)).read(&office.take());
    assert_eq!(back.problems, []);
    assert_eq!(back.rows[1].other("Segnalazioni"), Some("Manca un dato obbligatorio"));
    let delegates: Vec<_> = back.rows.iter().map(|row| row.delegate().clone()).collect();
    let before: Vec<_> = rosters.iter().flat_map(|roster| roster.delegates().iter().cloned()).collect();
    assert_eq!(delegates, before);

    let public = String::from_utf8(public.take()).expect("UTF-8");
    assert!(public.contains("TOIS99901A;\"I.I.S. \"\"Città di Torino\"\"\";Conti;Dora;delegato\r\n"));
    assert!(!public.contains('@') && !public.contains("CNTDRO68C54L219H"));
}
