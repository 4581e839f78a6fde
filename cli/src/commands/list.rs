//! `abilita list`: the built-in campaigns.

use abilita::Library;

use crate::error::{Outcome, Result};
use crate::library;
use crate::session::{ASIDE, HEAD, Session};
use crate::summary::{Moment, Summary};

pub(super) fn run(session: &mut Session<'_>) -> Result<Outcome> {
    let library = Library::built_in();
    let campaigns = library.ids().map(|id| library::built_in(id, &library).map(|found| Summary::of(&found)));
    let campaigns = campaigns.collect::<Result<Vec<Summary>>>()?;
    if session.json {
        session.data(&campaigns)?;
        return Ok(Outcome::Clean);
    }
    for (index, campaign) in campaigns.iter().enumerate() {
        if index > 0 {
            session.line("")?;
        }
        entry(campaign, session)?;
    }
    Ok(Outcome::Clean)
}

fn entry(campaign: &Summary, session: &mut Session<'_>) -> Result<()> {
    let lang = session.lang;
    session.line(session.paint(HEAD, &campaign.id))?;
    session.line(format_args!("  {}", campaign.title.get(lang)))?;
    for source in &campaign.sources {
        let date = source.date.as_deref().map(|date| format!(" ({date})")).unwrap_or_default();
        session.line(session.paint(ASIDE, format_args!("  {}{date}", source.title.get(lang))))?;
    }
    moments(campaign, session)
}

/// One line a moment: when, and what.
pub(super) fn moments(campaign: &Summary, session: &mut Session<'_>) -> Result<()> {
    let lang = session.lang;
    let said = |moment: &Moment| moment.said.get(lang).chars().count();
    let width = campaign.moments.iter().map(said).max().unwrap_or_default();
    for moment in &campaign.moments {
        session.line(format_args!("  {:width$}  {}", moment.said.get(lang), moment.title.get(lang)))?;
    }
    Ok(())
}
