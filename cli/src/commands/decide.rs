//! `abilita decide`: may somebody use a function?

use abilita::{AskError, Campaign, Decision, Request, wire};

use crate::arguments::Decide;
use crate::asking::Question;
use crate::error::{Error, Outcome, Result};
use crate::session::{BAD, GOOD, Session};
use crate::summary::wall_clock;

pub(super) fn run(arguments: &Decide, session: &mut Session<'_>) -> Result<Outcome> {
    let question = Question::new(&arguments.asking, session)?;
    let stage = question.last_stage()?;
    let request = Request::new(&arguments.function, question.asker.clone());
    let decision = stage.campaign.decide(&stage.case, &request, question.at);
    let decision = decision.map_err(|error| unanswerable(&error, stage.campaign))?;
    if session.json {
        session.data(&wire::Decision::from(&decision))?;
    } else {
        tell(&decision, stage.campaign, &question, session)?;
    }
    Ok(Outcome::found(!decision.is_allowed()))
}

fn tell(
    decision: &Decision<'_>,
    campaign: &Campaign,
    question: &Question,
    session: &mut Session<'_>,
) -> Result<()> {
    let at = wall_clock(campaign, question.at);
    let (function, zone) = (decision.function(), campaign.zone().name());
    let title = campaign.function_title(function, session.lang);
    session.line(format_args!("{}: {title} ({function}), {at} {zone}", word(decision, session)))?;
    session.line(decision.explain(session.lang))?;
    let until = match decision.valid_until() {
        Some(until) => {
            format!("{} {}", session.say("Vale fino al", "Valid until"), wall_clock(campaign, until))
        }
        None => session
            .say("Vale finché la pratica non cambia", "Valid as long as the case does not change")
            .into(),
    };
    session.line(format_args!("{until}."))
}

/// Allowed or denied, in its colour.
pub(super) fn word(decision: &Decision<'_>, session: &Session<'_>) -> String {
    if decision.is_allowed() {
        session.paint(GOOD, session.say("consentito", "allowed"))
    } else {
        session.paint(BAD, session.say("negato", "denied"))
    }
}

/// Why there is no answer, with the functions there are.
pub(super) fn unanswerable(error: &AskError, campaign: &Campaign) -> Error {
    let known = campaign.functions().collect::<Vec<_>>().join(", ");
    match error {
        AskError::UnknownFunction(name) => Error::told(
            format!("la campagna non ha la funzione `{name}`; ci sono: {known}"),
            format!("the campaign has no function `{name}`; there are: {known}"),
        ),
        other => Error::told(other.code().text(abilita::Lang::It), other.to_string()),
    }
}
