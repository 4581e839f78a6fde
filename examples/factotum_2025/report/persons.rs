//! Part 3: what three persons may do before, during and after, and why.

use abilita::{Campaign, Lang};

use super::super::answers::{Answer, CaseRows, Matrix, matrix};
use super::super::data::Question;
use super::super::page::cell;
use super::super::words::{person, short_day, short_validity};
use super::{Data, Page, Result, Run};

/// The columns of the function, and of each day.
const COLUMNS: (usize, usize) = (47, 18);

pub(super) fn print(page: &mut Page, campaign: &Campaign, data: &Data, run: &Run<'_>) -> Result<()> {
    page.heading("3. Chi può fare che cosa, e perché");
    page.prose("", "«Fino al»: fin quando la risposta vale, se nella pratica non accade altro. Dove manca, nessuna data la cambia.");
    let questions: Vec<&Question> = data.asked("può").collect();
    let of_one_person = |a: &&Question, b: &&Question| a.institute == b.institute && a.role == b.role;
    for asked in questions.chunk_by(of_one_person) {
        one(page, campaign, &matrix(campaign, run, asked)?);
    }
    Ok(())
}

fn one(page: &mut Page, campaign: &Campaign, matrix: &Matrix) {
    let role = campaign.role_title(&matrix.role, Lang::It);
    let institutes = match matrix.cases.len() {
        1 => String::new(),
        many => format!(" di {many} istituti"),
    };
    let days = matrix.days.iter().map(|day| short_day(campaign.zone().civil(*day).date()));
    page.subheading(&format!("{}, {role}{institutes}", person(&matrix.person)));
    row(page, "", days);
    let mut reasons: Vec<&Answer> = Vec::new();
    for case in &matrix.cases {
        case_rows(page, campaign, case, &mut reasons);
    }
    for (letter, reason) in ('a'..).zip(reasons) {
        page.prose(&format!("    {} {letter}  ", word(reason)), &reason.explained);
    }
}

fn word(answer: &Answer) -> &'static str {
    if answer.is_allowed { "sì" } else { "no" }
}

/// The rows of a case. Each answer gets the letter under which its reason is given below.
fn case_rows<'m>(page: &mut Page, campaign: &Campaign, case: &'m CaseRows, reasons: &mut Vec<&'m Answer>) {
    row(page, &format!("  {}", case.institute), case.states.iter().map(|state| format!("({state})")));
    for (function, answers) in &case.functions {
        let cells = answers.iter().map(|answer| {
            let place = reasons.iter().position(|known| known.explained == answer.explained);
            let place = place.unwrap_or_else(|| {
                reasons.push(answer);
                reasons.len() - 1
            });
            let letter = ('a'..).nth(place).unwrap_or('?');
            format!("{} {letter} {}", word(answer), short_validity(campaign.zone(), answer.until))
        });
        row(page, &format!("    {function}"), cells);
    }
}

fn row(page: &mut Page, head: &str, cells: impl Iterator<Item = String>) {
    let head = std::iter::once(cell(head, COLUMNS.0));
    let cells: Vec<String> = head.chain(cells.map(|text| cell(&text, COLUMNS.1))).collect();
    page.line(&cells.join("  "));
}
