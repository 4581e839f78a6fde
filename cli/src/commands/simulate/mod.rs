//! `abilita simulate`: a whole campaign, played for institutes that do not exist.
//!
//! `data` tells its course as JSON, `table` as CSV, text and Markdown, `words` in sentences.

mod data;
mod table;
mod words;

use std::num::NonZero;

use abilita::Campaign;

use crate::arguments::{Format, Simulate};
use crate::asking;
use crate::error::{Error, Outcome, Result};
use crate::library;
use crate::session::{HEAD, Session};
use crate::simulation::behaviour::Behaviour;
use crate::simulation::course::Course;
use crate::simulation::{Scale, picture, play};
use crate::source::name_of;

pub(super) fn run(arguments: &Simulate, session: &mut Session<'_>) -> Result<Outcome> {
    let campaign = library::load(&arguments.definition, session)?;
    let campaigns = asking::announced(vec![campaign], &arguments.announcements)?;
    let Some(campaign) = campaigns.first() else { return Ok(Outcome::Clean) };
    let behaviour = behaviour(arguments, campaign, session)?;
    let all = || std::thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
    let threads = arguments.threads.unwrap_or_else(all);
    let scale = Scale { institutes: arguments.institutes.get(), seed: arguments.seed, threads };
    let course = play(campaign, &behaviour, scale);
    if let Some(path) = &arguments.picture {
        let drawing = picture::draw(campaign, &course, session.lang);
        std::fs::write(path, drawing).map_err(|source| {
            let path = name_of(path);
            Error::told(
                format!("impossibile scrivere {path}: {source}"),
                format!("cannot write {path}: {source}"),
            )
        })?;
    }
    match arguments.format {
        _ if session.json => session.data(&data::of(campaign, &course))?,
        Format::Json => session.data(&data::of(campaign, &course))?,
        Format::Csv => session.bytes(table::csv(&course).as_bytes())?,
        Format::Markdown => {
            session.line(format_args!("# {}\n", campaign.title(session.lang)))?;
            let sentences = words::sentences(campaign, &course, session.lang);
            for sentence in sentences {
                session.line(format_args!("- {sentence}"))?;
            }
            session.line("")?;
            session.bytes(table::markdown(campaign, &course, session.lang).as_bytes())?;
        }
        Format::Text => tell(campaign, &course, session)?,
    }
    Ok(Outcome::Clean)
}

fn behaviour(arguments: &Simulate, campaign: &Campaign, session: &mut Session<'_>) -> Result<Behaviour> {
    let Some(path) = &arguments.behaviour else { return Ok(Behaviour::default()) };
    let text = session.read(path)?;
    let is_json =
        path.extension().is_some_and(|extension| extension == "json") || text.trim_start().starts_with('{');
    Behaviour::read(&name_of(path), &text, is_json, campaign).map_err(Error::Unfit)
}

fn tell(campaign: &Campaign, course: &Course, session: &mut Session<'_>) -> Result<()> {
    let lang = session.lang;
    session.line(session.paint(HEAD, campaign.title(lang)))?;
    session.line("")?;
    session.bytes(table::text(campaign, course, lang).as_bytes())?;
    session.line("")?;
    for sentence in words::sentences(campaign, course, lang) {
        session.line(sentence)?;
    }
    Ok(())
}
