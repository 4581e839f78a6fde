//! `abilita diff`: what changes from one edition of a campaign to another.

use abilita_analysis::Differences;
use abilita_analysis::wire::DifferencesData;

use crate::arguments::{Diff, DiffFormat};
use crate::error::{Outcome, Result};
use crate::library;
use crate::session::Session;

pub(super) fn run(arguments: &Diff, session: &mut Session<'_>) -> Result<Outcome> {
    let old = library::load(&arguments.old, session)?;
    let new = library::load(&arguments.new, session)?;
    let differences = Differences::between(&old, &new);
    let outcome = Outcome::found(!differences.all().is_empty());
    let format = if session.json { DiffFormat::Json } else { arguments.format };
    let text = match format {
        DiffFormat::Text => differences.to_text(session.lang),
        DiffFormat::Markdown => differences.to_markdown(session.lang),
        DiffFormat::Json => {
            session.data(&DifferencesData::of(&differences))?;
            return Ok(outcome);
        }
    };
    session.bytes(text.as_bytes())?;
    Ok(outcome)
}
