//! `abilita calendar`: the dates of a campaign for calendar programs.

use abilita_analysis::Calendar as Dates;

use crate::arguments::Calendar;
use crate::asking;
use crate::error::{Error, Outcome, Result};
use crate::library;
use crate::session::Session;

pub(super) fn run(arguments: &Calendar, session: &mut Session<'_>) -> Result<Outcome> {
    let campaign = library::load(&arguments.definition, session)?;
    let campaigns = asking::announced(vec![campaign], &arguments.announcements)?;
    let Some(campaign) = campaigns.first() else { return Ok(Outcome::Clean) };
    let stamp = match &arguments.stamp {
        Some(text) => Some(asking::instant(text, &campaigns)?),
        None => Dates::date_of_act(campaign),
    };
    let calendar = stamp.map(|stamp| Dates::of(campaign, session.lang, stamp).remind(&arguments.remind));
    let Some(calendar) = calendar.filter(|calendar| !calendar.is_empty()) else {
        return Err(Error::told(
            "la campagna non ha date da mettere in un calendario",
            "the campaign has no date to put into a calendar",
        ));
    };
    session.bytes(calendar.to_ics().as_bytes())?;
    Ok(Outcome::Clean)
}
