//! `abilita man`: manual pages.

use crate::arguments::{Arguments, Man};
use crate::error::{Error, Outcome, Result};
use crate::session::Session;

pub(super) fn run(arguments: &Man, session: &mut Session<'_>) -> Result<Outcome> {
    let mut command = Arguments::described_in(session.lang);
    command.build();
    let mut name = "abilita".to_owned();
    for wanted in &arguments.command {
        let found = command.find_subcommand(wanted).cloned().ok_or_else(|| {
            Error::told(
                format!("`{name}` non ha il comando `{wanted}`"),
                format!("`{name}` has no command `{wanted}`"),
            )
        })?;
        name = format!("{name}-{wanted}");
        command = found;
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(command.display_name(name)).render(&mut page)?;
    session.bytes(&page)?;
    Ok(Outcome::Clean)
}
