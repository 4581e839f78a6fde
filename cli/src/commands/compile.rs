//! `abilita compile`: a definition, compiled ahead for pages that load it without the compiler.

use std::fs;
use std::path::Path;

use crate::arguments::Compile;
use crate::asking;
use crate::error::{Error, Outcome, Result};
use crate::library;
use crate::session::Session;

pub(super) fn run(arguments: &Compile, session: &mut Session<'_>) -> Result<Outcome> {
    let campaign = library::load(&arguments.definition, session)?;
    let campaigns = asking::announced(vec![campaign], &arguments.announcements)?;
    let Some(campaign) = campaigns.first() else { return Ok(Outcome::Clean) };
    let (path, image) = (&*arguments.output, campaign.to_image());
    if path == Path::new("-") {
        session.bytes(&image)?;
    } else {
        fs::write(path, image).map_err(Error::write(path))?;
    }
    Ok(Outcome::Clean)
}
