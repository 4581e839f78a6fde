//! `abilita completions`: a script for a shell.

use crate::arguments::{Arguments, Completions};
use crate::error::{Outcome, Result};
use crate::session::Session;

pub(super) fn run(arguments: &Completions, session: &mut Session<'_>) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(
        arguments.shell,
        &mut Arguments::described_in(session.lang),
        "abilita",
        &mut script,
    );
    session.bytes(&script)?;
    Ok(Outcome::Clean)
}
