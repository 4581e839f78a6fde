//! `abilita codice-fiscale`: codes of persons, one file a subcommand.

mod check;
mod decode;
mod encode;
mod input;
mod mask;
mod places;
mod variants;

use crate::arguments::CodiceFiscaleCommand;
use crate::error::{Outcome, Result};
use crate::session::Session;

pub(super) fn run(command: &CodiceFiscaleCommand, session: &mut Session<'_>) -> Result<Outcome> {
    match command {
        CodiceFiscaleCommand::Check(arguments) => check::run(arguments, session),
        CodiceFiscaleCommand::Decode(arguments) => decode::run(arguments, session),
        CodiceFiscaleCommand::Variants(arguments) => variants::run(arguments, session),
        CodiceFiscaleCommand::Encode(arguments) => encode::run(arguments, session),
        CodiceFiscaleCommand::Places(arguments) => places::run(arguments, session),
        CodiceFiscaleCommand::Mask(arguments) => mask::run(arguments, session),
    }
}
