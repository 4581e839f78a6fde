//! `abilita diagram`: the states of a campaign, and what leads from one to the next.

use abilita_analysis::wire::DiagramData;

use crate::arguments::{Diagram, DiagramFormat};
use crate::error::{Error, Outcome, Result};
use crate::library;
use crate::session::Session;

pub(super) fn run(arguments: &Diagram, session: &mut Session<'_>) -> Result<Outcome> {
    let campaign = library::load(&arguments.definition, session)?;
    let diagram = abilita_analysis::Diagram::of(&campaign, session.lang);
    let diagram = match &arguments.track {
        None => diagram,
        Some(track) => diagram.only(track).ok_or_else(|| {
            let known = campaign.tracks().map(|(track, _)| track).collect::<Vec<_>>().join(", ");
            Error::told(
                format!("la campagna non ha il percorso `{track}`; ha: {known}"),
                format!("the campaign has no track `{track}`; it has: {known}"),
            )
        })?,
    };
    let format = if session.json { DiagramFormat::Json } else { arguments.format };
    let text = match format {
        DiagramFormat::Svg => diagram.to_svg(),
        DiagramFormat::Mermaid => diagram.to_mermaid(),
        DiagramFormat::Markdown => diagram.to_markdown(),
        DiagramFormat::Json => {
            session.data(&DiagramData::of(&diagram))?;
            return Ok(Outcome::Clean);
        }
    };
    session.bytes(text.as_bytes())?;
    Ok(Outcome::Clean)
}
