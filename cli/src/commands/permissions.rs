//! `abilita permissions`: every function at once.

use abilita::wire;

use super::decide::{unanswerable, word};
use crate::arguments::Permissions;
use crate::asking::Question;
use crate::error::{Outcome, Result};
use crate::session::{ASIDE, Session};
use crate::summary::wall_clock;

pub(super) fn run(arguments: &Permissions, session: &mut Session<'_>) -> Result<Outcome> {
    let question = Question::new(&arguments.asking, session)?;
    let stage = question.last_stage()?;
    let campaign = stage.campaign;
    let decisions = campaign.permissions(&stage.case, &question.asker, question.at);
    let decisions = decisions.map_err(|error| unanswerable(&error, campaign))?;
    if session.json {
        let decisions: Vec<wire::Decision> = decisions.iter().map(wire::Decision::from).collect();
        session.data(&decisions)?;
        return Ok(Outcome::Clean);
    }
    let width = campaign.functions().map(|name| name.chars().count()).max().unwrap_or_default();
    for decision in &decisions {
        let until = decision.valid_until().map(|until| {
            let until = wall_clock(campaign, until);
            session.paint(ASIDE, format_args!(" [{} {until}]", session.say("fino al", "until")))
        });
        let (function, answer) = (decision.function(), word(decision, session));
        let pad = if decision.is_allowed() { "" } else { session.say("    ", " ") };
        let why = decision.explain(session.lang);
        let until = until.unwrap_or_default();
        session.line(format_args!("{function:width$}  {answer}{pad}  {why}{until}"))?;
    }
    Ok(Outcome::Clean)
}
