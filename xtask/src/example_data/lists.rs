//! The lists as the institutes send them, faults included.

use abilita::codice_fiscale::CodiceFiscale;

use super::school::{School, Somebody};
use super::story::Fault;

/// One row of the list of delegates.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) institute: String,
    pub(super) school: String,
    pub(super) surname: String,
    pub(super) name: String,
    pub(super) code: String,
    pub(super) email: String,
    pub(super) role: &'static str,
}

impl Row {
    pub(super) fn line(&self) -> String {
        let Self { institute, school, surname, name, code, email, role } = self;
        format!("{institute};{school};{surname};{name};{code};{email};{role};")
    }
}

/// The list as it should be.
pub(super) fn rows(school: &School) -> Vec<Row> {
    let row = |somebody: &Somebody, role, email: String| Row {
        institute: school.code.clone(),
        school: school.name.clone(),
        surname: somebody.surname.to_owned(),
        name: somebody.name.to_owned(),
        code: somebody.code.as_str().to_owned(),
        email,
        role,
    };
    let delegates = school.delegates.iter().enumerate();
    let mut rows: Vec<Row> = delegates
        .map(|(place, delegate)| {
            let email = if place == 0 { delegate.email() } else { String::new() };
            row(delegate, "Delegato", email)
        })
        .collect();
    rows.push(row(&school.rspp, "RSPP", school.rspp.email()));
    rows
}

pub(super) const HEADER: &str = "Cod. Mecc.;Istituto;COGNOME;Nome;Cod. Fisc.;E-mail;Ruolo;Note";

/// The list of everybody as the offices sent it: with a byte order mark, CRLF, and what offices do to a table.
pub(super) fn sent(schools: &[School]) -> Vec<u8> {
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    let mut line = |text: &str, is_old: bool| {
        if is_old {
            bytes.extend(text.chars().map(|c| u8::try_from(c).unwrap_or(b'?')));
        } else {
            bytes.extend_from_slice(text.as_bytes());
        }
        bytes.extend_from_slice(b"\r\n");
    };
    line(HEADER, false);
    for school in schools.iter().filter(|school| school.sends.is_some()) {
        let mut rows = rows(school);
        spoil(school, &mut rows);
        for row in &mut rows {
            style(school, row);
        }
        for (place, row) in rows.iter().enumerate() {
            let is_last = place + 1 == rows.len();
            match school.fault() {
                Some(Fault::CutRow) if is_last => {
                    line(&format!("{};{};{}", row.institute, row.school, row.surname), false);
                }
                Some(Fault::OldEncoding) if place == 0 => {
                    let note = "già abilitato";
                    line(&format!("{}{note}", row.line()), true);
                }
                _ => line(&row.line(), false),
            }
        }
    }
    bytes
}

/// How the office of a school writes.
pub(super) fn style(school: &School, row: &mut Row) {
    match school.number % 11 {
        1 => {
            row.institute = row.institute.to_lowercase();
            row.code = row.code.to_lowercase();
        }
        2 => row.code = in_groups(&row.code),
        3 | 7 => {
            row.surname = shouted(&row.surname);
            row.name = shouted(&row.name);
        }
        4 => row.role = if row.role == "RSPP" { "R.S.P.P." } else { "delegato " },
        5 => row.institute.insert(4, ' '),
        6 => row.role = if row.role == "RSPP" { "Rspp" } else { "DELEGATA" },
        _ => {}
    }
}

/// Six, five and five characters, as on the card.
pub(super) fn in_groups(code: &str) -> String {
    let characters: Vec<String> = code.chars().map(String::from).collect();
    let groups = [characters.get(..6), characters.get(6..11), characters.get(11..)];
    groups.map(|group| group.unwrap_or_default().concat()).join(" ").trim().to_owned()
}

/// Capitals with apostrophes for accents.
pub(super) fn shouted(text: &str) -> String {
    text.to_uppercase().replace('È', "E'").replace('Ò', "O'")
}

pub(super) fn spoil(school: &School, rows: &mut Vec<Row>) {
    let Some(fault) = school.fault() else { return };
    let last = rows.len().saturating_sub(1);
    let place = last.saturating_sub(1);
    let twin = rows.get(place).cloned();
    match fault {
        Fault::NoRspp => rows.truncate(last),
        Fault::Twin => rows.extend(twin),
        Fault::NoRsppEmail => change(rows, last, |row| row.email.clear()),
        Fault::BadEmail => change(rows, last, |row| row.email = row.email.replace('@', " chiocciola ")),
        Fault::CheckLetter => change(rows, place, |row| row.code = with_other_check_letter(&row.code)),
        Fault::LetterForDigit => change(rows, place, |row| row.code = with_letter_for_digit(&row.code)),
        Fault::Shortened => change(rows, place, |row| row.code.truncate(15)),
        Fault::NoCode => change(rows, place, |row| row.code.clear()),
        Fault::NoName => change(rows, place, |row| row.name.clear()),
        Fault::UnknownRole => change(rows, place, |row| row.role = "Collaboratore"),
        Fault::Swapped => change(rows, place, |row| std::mem::swap(&mut row.surname, &mut row.name)),
        Fault::Stray => change(rows, place, |row| row.institute.truncate(9)),
        Fault::OmocodiaCode => change(rows, place, |row| row.code = omocodia(&row.code)),
        Fault::OmocodiaPair => {
            let pair = twin.map(|row| Row { code: omocodia(&row.code), ..row });
            rows.extend(pair);
        }
        Fault::CutRow | Fault::TooMany | Fault::Single | Fault::OldEncoding => {}
    }
}

pub(super) fn change(rows: &mut [Row], place: usize, how: impl FnOnce(&mut Row)) {
    if let Some(row) = rows.get_mut(place) {
        how(row);
    }
}

/// The letter O where a zero was meant, or else some other digit.
pub(super) fn with_letter_for_digit(code: &str) -> String {
    let digit = code.find('0').or_else(|| code.find(|c: char| c.is_ascii_digit()));
    let letter = |(place, c)| if Some(place) == digit { 'O' } else { c };
    code.char_indices().map(letter).collect()
}

pub(super) fn with_other_check_letter(code: &str) -> String {
    let (start, last) = code.split_at(15.min(code.len()));
    format!("{start}{}", if last == "K" { "W" } else { "K" })
}

/// The code that a second person of the same data would have.
pub(super) fn omocodia(code: &str) -> String {
    code.parse::<CodiceFiscale>().map_or_else(|_| code.to_owned(), |code| code.variant(1).as_str().to_owned())
}
