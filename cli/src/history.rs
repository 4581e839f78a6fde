//! How the answer to one question came about: every answer it has had since the case was opened, and what changed it.

use abilita::{Asker, Campaign, Decision, Instant, Lang, Request, wire};

use crate::log::Stage;
use crate::telling::Reader;

/// An answer, and since when it held.
#[derive(Debug)]
pub(crate) struct Span {
    pub(crate) from: Instant,
    pub(crate) answer: wire::Decision,
    /// The answer in a sentence or two.
    pub(crate) text: String,
    pub(crate) cause: Cause,
}

impl Span {
    /// True if there is nothing to say but that it is allowed.
    pub(crate) fn is_plainly_allowed(&self) -> bool {
        let Self { answer, .. } = self;
        answer.decision == "allow" && answer.because.is_empty() && answer.next.is_none()
    }
}

/// What brought an answer about.
#[derive(Debug)]
pub(crate) enum Cause {
    /// An event of the case, by its number.
    Event(u64),
    /// These moments came.
    Moments(Vec<String>),
    /// It became known when these moments are.
    Announcements(Vec<String>),
    /// Time alone: a moment of this case, or the age of a fact.
    Time,
}

/// The answers about a function from the first event to `at`, each with what brought it about; the last is the one that
/// holds at `at`. Empty if the campaign does not have the function.
///
/// Answers change only at events, and where time alone changes them, which `valid_until` tells exactly as far as
/// announcements are known; so each announcement is asked about when it becomes known.
pub(crate) fn of(function: &str, asker: &Asker, stages: &[Stage<'_>], at: Instant, lang: Lang) -> Vec<Span> {
    let request = Request::new(function, asker.clone());
    let mut spans: Vec<Span> = Vec::new();
    let ends = stages.iter().skip(1).map(|stage| stage.event.at()).chain([at]);
    for (stage, end) in stages.iter().zip(ends) {
        let Stage { event, case, campaign } = stage;
        let mut now = event.at();
        let mut cause = Cause::Event(event.sequence());
        while let Ok(decision) = campaign.decide(case, &request, now) {
            note(&mut spans, &decision, now, cause, lang);
            let next = decision.valid_until().into_iter().chain(next_announcement(campaign, now)).min();
            let Some(next) = next.filter(|next| *next <= end) else { break };
            now = next;
            cause = cause_of(campaign, now);
        }
    }
    spans
}

fn note(spans: &mut Vec<Span>, decision: &Decision<'_>, from: Instant, cause: Cause, lang: Lang) {
    let answer = wire::Decision::from(decision);
    let essence =
        |answer: &wire::Decision| (answer.decision.clone(), answer.because.clone(), answer.next.clone());
    match spans.last_mut() {
        // The same answer: only until when it holds may have changed.
        Some(last) if essence(&last.answer) == essence(&answer) => last.answer = answer,
        _ => spans.push(Span { from, answer, text: decision.explain(lang), cause }),
    }
}

fn next_announcement(campaign: &Campaign, after: Instant) -> Option<Instant> {
    campaign.announcements().map(abilita::Announcement::known_from).filter(|at| *at > after).min()
}

fn cause_of(campaign: &Campaign, now: Instant) -> Cause {
    let names = campaign.moments(Lang::En).map(|(name, _)| name);
    let come: Vec<String> =
        names.filter(|name| campaign.moment(name, now) == Some(now)).map(str::to_owned).collect();
    let announced = campaign.announcements().filter(|announcement| announcement.known_from() == now);
    let announced: Vec<String> = announced.map(|announcement| announcement.moment().to_owned()).collect();
    if !come.is_empty() {
        Cause::Moments(come)
    } else if announced.is_empty() {
        Cause::Time
    } else {
        Cause::Announcements(announced)
    }
}

impl Cause {
    /// What brought the answer about, in words.
    pub(crate) fn told(&self, reader: &Reader<'_>, stages: &[Stage<'_>]) -> String {
        let titles = |names: &[String]| {
            names.iter().map(|name| format!("«{}»", reader.moment(name))).collect::<Vec<_>>().join(", ")
        };
        match (self, reader.lang) {
            (Self::Event(sequence), lang) => {
                let stage = stages.iter().find(|stage| stage.event.sequence() == *sequence);
                let what = stage.map(|stage| reader.at(stage).what(stage.event)).unwrap_or_default();
                let word = if lang == Lang::It { "evento" } else { "event" };
                format!("{word} {sequence}, {what}")
            }
            (Self::Moments(names), Lang::It) => format!("è arrivato il momento {}", titles(names)),
            (Self::Moments(names), Lang::En) => format!("the moment {} came", titles(names)),
            (Self::Announcements(names), Lang::It) => {
                format!("è stato annunciato il momento {}", titles(names))
            }
            (Self::Announcements(names), Lang::En) => format!("the moment {} was announced", titles(names)),
            (Self::Time, Lang::It) => "per il solo passare del tempo".to_owned(),
            (Self::Time, Lang::En) => "by the mere passing of time".to_owned(),
        }
    }

    /// The kind, as data.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Event(_) => "event",
            Self::Moments(_) => "moment",
            Self::Announcements(_) => "announcement",
            Self::Time => "time",
        }
    }

    /// The moments it is about.
    pub(crate) fn moments(&self) -> &[String] {
        match self {
            Self::Moments(names) | Self::Announcements(names) => names,
            Self::Event(_) | Self::Time => &[],
        }
    }

    /// The number of the event, where it was one.
    pub(crate) fn sequence(&self) -> Option<u64> {
        match self {
            Self::Event(sequence) => Some(*sequence),
            _ => None,
        }
    }
}
