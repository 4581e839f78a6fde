//! The files as the office keeps them.

use std::fmt::Write as _;

use super::diary::{date, working_days_after};
use super::lists::{HEADER, rows};
use super::school::{School, Somebody};
use super::story::{DOMAIN, SECOND_OF};

pub(super) fn institutes(schools: &[School]) -> String {
    let mut text =
        "Codice meccanografico;Istituto;Cognome;Nome;Codice fiscale;Email;Casella dedicata;Referente di zona\n"
            .to_owned();
    for school in schools {
        let School { code, name, head, zone, .. } = school;
        let (surname, given, tax_code, email) = (head.surname, head.name, head.code.as_str(), head.email());
        let mailbox = school.mailbox();
        let _ = writeln!(
            text,
            "{code};{name};{surname};{given};{tax_code};{email};{mailbox};zona{zone}@{DOMAIN}"
        );
    }
    text
}

pub(super) fn enabled_before(schools: &[School]) -> String {
    let mut text = "Codice meccanografico;Istituto;Cognome;Nome;Codice fiscale;Ruolo\n".to_owned();
    for school in schools {
        for Somebody { surname, name, code } in &school.before {
            let _ =
                writeln!(text, "{};{};{surname};{name};{};Delegato", school.code, school.name, code.as_str());
        }
    }
    text
}

/// The lists of those who had to correct them, whole and right.
pub(super) fn corrections(schools: &[School]) -> String {
    let mut text = format!("{HEADER}\n");
    for school in schools.iter().filter(|school| school.sends.is_some() && school.must_correct()) {
        for row in rows(school) {
            let _ = writeln!(text, "{}", row.line());
        }
    }
    text
}

/// What the printed report is asked: a head between the end of one of his cases and that of the other, and the first
/// institute, where on the 7th the confirmation has been sent and not arrived.
pub(super) fn questions(schools: &[School]) -> String {
    let mut text = "Domanda;Giorno;Ora;Istituto;Ruolo\n".to_owned();
    let mut line = |question: &str, day: usize, hour: &str, school: Option<&School>, role: &str| {
        let institute = school.map(|school| school.code.as_str()).unwrap_or_default();
        let _ = writeln!(text, "{question};{};{hour};{institute};{role}", date(day));
    };
    line("calendario", 15, "09:00", None, "");
    let head = head_of_two(schools);
    let rspp = schools.iter().find(|school| school.fault().is_none() && has_own_rspp(school, schools));
    let during = |school: &School| working_days_after(school.sends.unwrap_or_default(), 4);
    for (school, role, day) in [
        (head, "dirigente scolastico", head.map_or(7, during)),
        (schools.first(), "delegato", 7),
        (rspp, "RSPP", 7),
    ] {
        for (day, hour) in [(3, "10:00"), (day, "10:00"), (45, "10:00")] {
            line("può", day, hour, school, role);
        }
    }
    line("perché", 7, "10:00", schools.first(), "delegato");
    text
}

/// The first institute of a head who sends the list of the second more than a week later.
pub(super) fn head_of_two(schools: &[School]) -> Option<&School> {
    SECOND_OF.iter().find_map(|(second, first)| {
        let (second, first) = (schools.get(*second)?, schools.get(*first)?);
        let apart = first.sends? + 7 < second.sends? && second.sends? < 26;
        (apart && first.fault().is_none() && second.fault().is_none()).then_some(first)
    })
}

/// True if the RSPP is nobody else's, nor anything else in this school.
pub(super) fn has_own_rspp(school: &School, schools: &[School]) -> bool {
    let code = school.rspp.code;
    let is_shared = schools.iter().filter(|other| other.rspp.code == code).count() > 1;
    let also_delegate = school.delegates.iter().any(|delegate| delegate.code == code);
    school.sends.is_some() && !is_shared && !also_delegate && school.head.code != code
}
