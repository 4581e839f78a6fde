//! The subcommands, one file each.

mod calendar;
mod check;
mod codes;
mod codice_fiscale;
mod compile;
#[cfg(feature = "manual")]
mod completions;
mod decide;
mod diagram;
mod diff;
mod explain;
mod list;
#[cfg(feature = "manual")]
mod man;
mod matrix;
mod permissions;
mod prove;
mod roster;
mod schema;
mod simulate;
mod test;
mod timeline;

use crate::arguments::Command;
use crate::error::{Outcome, Result};
use crate::session::Session;

/// Carries out what the command line says.
pub(crate) fn carry_out(command: Command, session: &mut Session<'_>) -> Result<Outcome> {
    match command {
        Command::Test(arguments) => test::run(&arguments, session),
        Command::Check(arguments) => check::run(&arguments, session),
        Command::Matrix(arguments) => matrix::run(&arguments, session),
        Command::Diagram(arguments) => diagram::run(&arguments, session),
        Command::Diff(arguments) => diff::run(&arguments, session),
        Command::Prove(arguments) => prove::run(&arguments, session),
        Command::List(_) => list::run(session),
        Command::Codes(arguments) => codes::run(&arguments, session),
        Command::Decide(arguments) => decide::run(&arguments, session),
        Command::Permissions(arguments) => permissions::run(&arguments, session),
        Command::Explain(arguments) => explain::run(&arguments, session),
        Command::Roster(arguments) => roster::run(&arguments, session),
        Command::Compile(arguments) => compile::run(&arguments, session),
        Command::Schema(_) => schema::run(session),
        Command::Simulate(arguments) => simulate::run(&arguments, session),
        Command::Timeline(arguments) => timeline::run(&arguments, session),
        Command::Calendar(arguments) => calendar::run(&arguments, session),
        Command::CodiceFiscale(arguments) => codice_fiscale::run(&arguments.command, session),
        #[cfg(feature = "manual")]
        Command::Completions(arguments) => completions::run(&arguments, session),
        #[cfg(feature = "manual")]
        Command::Man(arguments) => man::run(&arguments, session),
    }
}
