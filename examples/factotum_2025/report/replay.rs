//! Part 6: a stored case, replayed to answer a question about the past.

use abilita::{Campaign, Change, Event, EventBody, Instant, Lang, Request};

use super::super::answers::{case_at, holder, logged_in, state_title};
use super::super::data::Question;
use super::super::page::cell;
use super::super::play::Stored;
use super::super::words::{moment, person, short_moment, validity};
use super::{Data, Page, Result, Run, count};

const FUNCTION: &str = "interventions.request";

pub(super) fn print(page: &mut Page, campaign: &Campaign, data: &Data, run: &Run<'_>) -> Result<()> {
    for question in data.asked("perché") {
        one(page, campaign, question, run.case_of(&question.institute)?)?;
    }
    Ok(())
}

fn one(page: &mut Page, campaign: &Campaign, question: &Question, stored: &Stored<'_>) -> Result<()> {
    let who = holder(campaign, &stored.case, &question.role)?;
    let zone = campaign.zone();
    let asked = moment(zone, question.at);
    page.heading(&format!("6. Perché {} non poteva entrare {asked}?", person(who)));
    page.prose(
        "",
        &format!(
            "{}, {}. I suoi eventi:",
            stored.institute.name,
            count(stored.events.len(), "evento registrato", "eventi registrati")
        ),
    );
    let mut is_past = true;
    let mut state = String::new();
    for event in &stored.events {
        if is_past && event.at() > question.at {
            is_past = false;
            page.line(&format!("  ▸ {}  la domanda", short_moment(zone, question.at)));
        }
        let entered = entered(campaign, event).filter(|entered| *entered != state);
        page.line(&event_line(campaign, event, entered.as_deref()));
        state = entered.unwrap_or(state);
    }

    let then = case_at(campaign, stored, question.at)?;
    let request = Request::new(FUNCTION, logged_in(who));
    let decision = campaign.decide(&then, &request, question.at)?;
    page.blank();
    page.prose(
        "Risposta: ",
        &format!(
            "rileggendo i primi {}, la pratica era «{}» e per «{}» valeva: {} {}",
            count(usize::try_from(then.sequence())?, "evento", "eventi"),
            state_title(campaign, &then),
            campaign.function_title(FUNCTION, Lang::It),
            decision.explain(Lang::It),
            validity(zone, decision.valid_until()),
        ),
    );
    if let Some(at) = allowed_again(campaign, stored, &request, question.at)? {
        page.prose("Da quando sì: ", &format!("da {}, con la conclusione della pratica.", moment(zone, at)));
    }
    let replayed = campaign.replay(&stored.events)?;
    let is_same = campaign.snapshot(&replayed) == campaign.snapshot(&stored.case);
    page.prose(
        "Prova: ",
        if is_same {
            "rileggendo tutti gli eventi si ritrova la pratica com'è oggi."
        } else {
            "gli eventi registrati non danno la pratica com'è oggi."
        },
    );
    Ok(())
}

fn event_line(campaign: &Campaign, event: &Event, entered: Option<&str>) -> String {
    let (what, who) = match event.body() {
        EventBody::Opened { .. } => ("Pratica aperta", ""),
        EventBody::Handled { command, by, .. } => {
            (campaign.command_title(command, Lang::It), by.role().unwrap_or_default())
        }
        EventBody::MomentReached { moment, .. } => (moment_title(campaign, moment), ""),
        EventBody::Told { .. } => ("Comunicazione del portale", ""),
        EventBody::Adopted { act, .. } => (&**act, ""),
    };
    let who = if who.is_empty() { who } else { campaign.role_title(who, Lang::It) };
    format!(
        "  {:>2} {}  {}  {}  {}",
        event.sequence(),
        short_moment(campaign.zone(), event.at()),
        cell(what, 38),
        cell(who, 20),
        entered.map(|state| format!("→ {state}")).unwrap_or_default(),
    )
}

/// The state that the event brings a track to, by its title.
fn entered(campaign: &Campaign, event: &Event) -> Option<String> {
    event.changes().iter().find_map(|change| match change {
        Change::Moved { track, to } => Some(campaign.state_title(track, to, Lang::It).to_owned()),
        _ => None,
    })
}

fn moment_title<'c>(campaign: &'c Campaign, moment: &'c str) -> &'c str {
    let found = campaign.moments(Lang::It).find(|(name, _)| *name == moment);
    found.map_or(moment, |(_, title)| title)
}

/// The first event after which the answer is yes.
fn allowed_again(
    campaign: &Campaign,
    stored: &Stored<'_>,
    request: &Request,
    after: Instant,
) -> Result<Option<Instant>> {
    for event in stored.events.iter().filter(|event| event.at() > after) {
        let case = case_at(campaign, stored, event.at())?;
        if campaign.decide(&case, request, event.at())?.is_allowed() {
            return Ok(Some(event.at()));
        }
    }
    Ok(None)
}
