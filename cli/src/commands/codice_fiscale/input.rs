//! Where codes come from: the command line, or standard input, one a line.

use std::path::Path;

use crate::error::{Outcome, Result};
use crate::session::Session;
use crate::source::Source;

/// Does something with every code, in order, and gives the worst outcome back. A line of standard input is handed over
/// without its end, empty or not; bytes that are not UTF-8 are replaced, which no code has either. A byte order mark
/// before the first line is no part of it.
pub(super) fn for_each(
    codes: &[String],
    session: &mut Session<'_>,
    mut with: impl FnMut(usize, &str, &mut Session<'_>) -> Result<Outcome>,
) -> Result<Outcome> {
    let mut outcome = Outcome::Clean;
    if !codes.is_empty() {
        for (index, code) in codes.iter().enumerate() {
            outcome = outcome.and(with(index + 1, code, session)?);
        }
        return Ok(outcome);
    }
    let mut source = Source::open(Path::new("-"))?;
    let mut line = Vec::new();
    let mut number = 0;
    while session.next_line(&mut source, &mut line)? {
        number += 1;
        let code = line.strip_suffix(b"\n").unwrap_or(&line);
        let code = code.strip_suffix(b"\r").unwrap_or(code);
        let code = code.strip_prefix("\u{feff}".as_bytes()).filter(|_| number == 1).unwrap_or(code);
        outcome = outcome.and(with(number, &String::from_utf8_lossy(code), session)?);
    }
    Ok(outcome)
}
