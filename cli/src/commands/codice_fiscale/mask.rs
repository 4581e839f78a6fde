//! `abilita codice-fiscale mask`: a text without the codes in it.

use abilita_codice_fiscale::mask_text;

use crate::arguments::Mask;
use crate::error::{Outcome, Result};
use crate::session::Session;
use crate::source::Source;

/// Line by line, so that memory does not grow with the text; bytes that are not UTF-8 stay what they are.
pub(super) fn run(arguments: &Mask, session: &mut Session<'_>) -> Result<Outcome> {
    let mut source = Source::open(&arguments.file)?;
    let mut line = Vec::new();
    while session.next_line(&mut source, &mut line)? {
        for part in line.utf8_chunks() {
            session.bytes(mask_text(part.valid()).as_bytes())?;
            session.bytes(part.invalid())?;
        }
    }
    Ok(Outcome::Clean)
}
