//! Questions about a case at an instant, with their answers: everything that changes nothing.

use abilita::wire::{self, from_json, record, to_json};
use abilita::{Instant, Stage};
use wasm_bindgen::prelude::wasm_bindgen;

use super::case::Case;
use super::event::events_as_json;
use super::words::Question;
use crate::campaign::Campaign;
use crate::error::Outcome;
use crate::seam::{instant, lang, unasked};

#[wasm_bindgen]
impl Campaign {
    /// Answers a question. What it is `about` and the answer are JSON; `how` is the language of words, or the stage of a roster.
    ///
    /// # Errors
    /// As the function of the same name of [`abilita::Campaign`]; `about` is not of its form. A refusal is no error.
    pub fn ask(&self, case: &Case, question: Question, about: &str, how: &str, at: &str) -> Outcome<String> {
        let (campaign, case, at) = (&self.core, &case.0, instant(at, "at")?);
        Ok(match question {
            Question::Decide => {
                to_json(&wire::Decision::from(&campaign.decide(case, &request(about)?, at)?))
            }
            Question::ValidUntil => to_json(
                &campaign.decide(case, &request(about)?, at)?.valid_until().map(abilita::format_instant),
            ),
            Question::Explain => to_json(&campaign.decide(case, &request(about)?, at)?.explain(lang(how)?)),
            Question::Permissions => {
                let asker = asker(about)?;
                let decisions = campaign.permissions(case, &asker, at)?;
                to_json(&decisions.iter().map(wire::Decision::from).collect::<Vec<_>>())
            }
            Question::OpenCommands => {
                let offers = campaign.open_commands(case, &asker(about)?, at)?;
                to_json(&offers.iter().map(wire::CommandOffer::from).collect::<Vec<_>>())
            }
            Question::Check => check(campaign, case, about, how, at)?,
            Question::Handle => handle(campaign, case, about, at)?,
            Question::Tell => {
                events_as_json(&campaign.tell(case, from_json::<wire::Told>(about)?.parse(), at)?)
            }
            Question::Due => events_as_json(&campaign.due(case, at)?),
            Question::__Invalid => unasked(),
        })
    }
}

fn request(about: &str) -> Outcome<abilita::Request> {
    Ok(from_json::<wire::Request>(about)?.parse()?)
}

fn asker(about: &str) -> Outcome<abilita::Asker> {
    Ok(from_json::<wire::Asker>(about)?.parse()?)
}

/// As on submission, or else as a draft.
fn check(
    campaign: &abilita::Campaign,
    case: &abilita::Case,
    roster: &str,
    stage: &str,
    at: Instant,
) -> Outcome<String> {
    let roster: Vec<wire::Delegate> = from_json(roster)?;
    let roster: Vec<_> = roster.iter().map(wire::Delegate::parse).collect();
    let stage = if stage == "submission" { Stage::Submission } else { Stage::Draft };
    let findings = campaign.check(case, &roster, stage, at)?;
    Ok(to_json(&findings.iter().map(wire::Finding::from).collect::<Vec<_>>()))
}

record! {
    /// What a command comes to that was carried out.
    struct Handled: ToJson {
        accepted: bool,
        events: Vec<wire::Event>,
        effects: Vec<wire::Effect>,
    }

    /// What a command comes to that was not.
    struct Refused: ToJson {
        accepted: bool,
        refusal: wire::Refusal,
    }
}

fn handle(campaign: &abilita::Campaign, case: &abilita::Case, command: &str, at: Instant) -> Outcome<String> {
    let command = from_json::<wire::Command>(command)?.parse()?;
    Ok(match campaign.handle(case, &command, at) {
        Ok(events) => {
            let effects = events.iter().flat_map(abilita::Event::effects);
            to_json(&Handled {
                accepted: true,
                effects: effects.map(|effect| (&effect).into()).collect(),
                events: events.iter().map(wire::Event::from).collect(),
            })
        }
        Err(refusal) => to_json(&Refused { accepted: false, refusal: (&refusal).into() }),
    })
}
