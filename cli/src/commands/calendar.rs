//! `abilita calendar`.

use crate::arguments::Calendar;
use crate::error::{Outcome, Result};
use crate::session::Session;

pub(super) fn run(_arguments: &Calendar, _session: &mut Session<'_>) -> Result<Outcome> {
    Ok(Outcome::Clean)
}
