//! `abilita codice-fiscale check`: every fault with its place.

use abilita::{Code, Lang};
use abilita_codice_fiscale::{CodiceFiscale, ErrorCode, ParseError, Strictness, TaxCode};
use serde::Serialize;

use super::input;
use crate::arguments::CodiceFiscaleCodes;
use crate::error::{Outcome, Result};
use crate::session::{BAD, Session};

/// What is said of one code, which is not repeated.
#[derive(Serialize)]
struct Checked {
    line: usize,
    valid: bool,
    faults: Vec<Fault>,
}

#[derive(Serialize)]
struct Fault {
    code: &'static str,
    /// The character, from 0, in the code without blanks.
    position: Option<usize>,
    expected: &'static str,
    it: &'static str,
    en: &'static str,
}

pub(super) fn run(arguments: &CodiceFiscaleCodes, session: &mut Session<'_>) -> Result<Outcome> {
    let (mut valid, mut invalid) = (0_usize, 0_usize);
    let outcome = input::for_each(&arguments.codes, session, |line, text, session| {
        let faults = faults(text);
        *(if faults.is_empty() { &mut valid } else { &mut invalid }) += 1;
        let outcome = Outcome::found(!faults.is_empty());
        if session.json {
            let faults: Vec<Fault> = faults.into_iter().map(Fault::of).collect();
            session.data_line(&Checked { line, valid: faults.is_empty(), faults })?;
        } else {
            faults.into_iter().try_for_each(|fault| tell(line, fault, session))?;
        }
        Ok(outcome)
    })?;
    if !session.json {
        session.line(match session.lang {
            Lang::It => format!("validi {valid}, non validi {invalid}"),
            Lang::En => format!("valid {valid}, not valid {invalid}"),
        })?;
    }
    Ok(outcome)
}

/// The faults of a text; a body's code has none.
fn faults(text: &str) -> Vec<ParseError> {
    if matches!(TaxCode::parse(text), Ok(TaxCode::Body(_))) {
        return Vec::new();
    }
    CodiceFiscale::faults(text, Strictness::Strict)
}

fn tell(line: usize, fault: ParseError, session: &mut Session<'_>) -> Result<()> {
    let word = session.say("riga", "line");
    let place = fault
        .position()
        .map(|position| format!(", {} {}", session.say("carattere", "character"), position + 1));
    let error = session.paint(BAD, session.say("errore", "error"));
    let (code, text) = (fault.code(), text(fault.code(), session.lang));
    session.line(format_args!("{word} {line}{}: {error} [{code}]: {text}", place.unwrap_or_default()))
}

/// The text of the closed table.
fn text(code: ErrorCode, lang: Lang) -> &'static str {
    Code::from_code(code.as_str()).map_or(code.as_str(), |code| code.text(lang))
}

impl Fault {
    fn of(fault: ParseError) -> Self {
        Self {
            code: fault.code().as_str(),
            position: fault.position(),
            expected: fault.expected().as_str(),
            it: text(fault.code(), Lang::It),
            en: text(fault.code(), Lang::En),
        }
    }
}
