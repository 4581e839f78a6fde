//! `abilita schema`: what an editor must know of the definition language.

use crate::error::{Outcome, Result};
use crate::session::Session;

pub(super) fn run(session: &mut Session<'_>) -> Result<Outcome> {
    session.bytes(abilita::definition::schema().as_bytes())?;
    Ok(Outcome::Clean)
}
