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
        Some(text) => asking::instant(text, &campaigns)?,
        None => Dates::date_of_act(campaign).ok_or_else(|| {
            Error::told(
                "la campagna non ha date: dire con --stamp quando il calendario è scritto",
                "the campaign has no date: say with --stamp when the calendar is written",
            )
        })?,
    };
    let calendar = Dates::of(campaign, session.lang, stamp).remind(&arguments.remind);
    session.bytes(calendar.to_ics().as_bytes())?;
    Ok(Outcome::Clean)
}
