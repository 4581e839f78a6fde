//! `abilita codice-fiscale variants`: the forms a code can have.

use abilita::{Code, Lang};
use abilita_codice_fiscale::{CodiceFiscale, ParseError};

use super::input;
use crate::arguments::CodiceFiscaleCodes;
use crate::error::{Error, Outcome, Result};
use crate::session::Session;

pub(super) fn run(arguments: &CodiceFiscaleCodes, session: &mut Session<'_>) -> Result<Outcome> {
    input::for_each(&arguments.codes, session, |line, text, session| {
        let code = match CodiceFiscale::parse(text) {
            Ok(code) => code,
            Err(error) => {
                session.complain(&invalid(line, error));
                return Ok(Outcome::Findings);
            }
        };
        let variants: Vec<CodiceFiscale> = code.variants().collect();
        if session.json {
            session.data_line(&variants.iter().map(CodiceFiscale::as_str).collect::<Vec<_>>())?;
        } else {
            variants.iter().try_for_each(|variant| session.line(variant.as_str()))?;
        }
        Ok(Outcome::Clean)
    })
}

/// A code that is none, told by its line.
fn invalid(line: usize, error: ParseError) -> Error {
    let code = error.code().as_str();
    let text = |lang| Code::from_code(code).map_or(code, |code| code.text(lang));
    Error::told(format!("riga {line}: {}", text(Lang::It)), format!("line {line}: {}", text(Lang::En)))
}
