//! `abilita explain`: why could somebody do things, or not, and what led there?

use abilita::codice_fiscale::CodiceFiscale;
use abilita::{AskError, format_instant, wire};
use serde::Serialize;

use super::decide::unanswerable;
use crate::arguments::Explain;
use crate::asking::Question;
use crate::error::{Outcome, Result};
use crate::history::{self, Span};
use crate::log::Stage;
use crate::session::{ASIDE, BAD, GOOD, HEAD, Session};
use crate::summary::wall_clock;
use crate::telling::Reader;

/// The whole explanation as data.
#[derive(Serialize)]
struct Explanation<'a> {
    campaign: &'a str,
    case: &'a str,
    at: String,
    roles: Vec<&'a str>,
    events: Vec<Happened>,
    functions: Vec<Explained<'a>>,
}

#[derive(Serialize)]
struct Happened {
    sequence: u64,
    at: String,
    text: String,
}

/// One function: the answer, and every one it had before.
#[derive(Serialize)]
struct Explained<'a> {
    #[serde(flatten)]
    answer: &'a wire::Decision,
    text: &'a str,
    since: String,
    history: Vec<Changed<'a>>,
}

#[derive(Serialize)]
struct Changed<'a> {
    from: String,
    decision: &'a str,
    because: &'a [String],
    next: Option<&'a str>,
    cause: CauseData<'a>,
}

#[derive(Serialize)]
struct CauseData<'a> {
    kind: &'static str,
    sequence: Option<u64>,
    moments: &'a [String],
    text: String,
}

/// What is at hand while explaining.
struct Explainer<'e> {
    question: &'e Question,
    stages: &'e [Stage<'e>],
    last: &'e Stage<'e>,
    reader: Reader<'e>,
}

pub(super) fn run(arguments: &Explain, session: &mut Session<'_>) -> Result<Outcome> {
    let question = Question::new(&arguments.asking, session)?;
    let stages = question.stages()?;
    let Some(last) = stages.last() else { return Ok(Outcome::Clean) };
    let reader = Reader::new(last, question.asker.person_id(), session.lang);
    let explainer = Explainer { question: &question, stages: &stages, last, reader };
    let functions: Vec<&str> = match &arguments.function {
        Some(name) if last.campaign.functions().all(|known| known != name) => {
            return Err(unanswerable(&AskError::UnknownFunction(name.clone()), last.campaign));
        }
        Some(name) => vec![name],
        None => last.campaign.functions().collect(),
    };
    let histories: Vec<Vec<Span>> = functions.iter().map(|function| explainer.history(function)).collect();
    if session.json {
        session.data(&explainer.data(&histories))?;
    } else {
        explainer.tell(&histories, session)?;
    }
    Ok(Outcome::Clean)
}

impl Explainer<'_> {
    fn history(&self, function: &str) -> Vec<Span> {
        let Question { asker, at, .. } = self.question;
        history::of(function, asker, self.stages, *at, self.reader.lang)
    }

    fn roles(&self) -> Vec<&str> {
        self.question.asker.person_id().map(|person| self.reader.roles_of(person)).unwrap_or_default()
    }

    fn data<'a>(&'a self, histories: &'a [Vec<Span>]) -> Explanation<'a> {
        let happened = |stage: &Stage<'_>| Happened {
            sequence: stage.event.sequence(),
            at: format_instant(stage.event.at()),
            text: self.reader.at(stage).event(stage.event),
        };
        let explained = |spans: &'a Vec<Span>| {
            let last = spans.last()?;
            Some(Explained {
                answer: &last.answer,
                text: &last.text,
                since: format_instant(last.from),
                history: spans.iter().map(|span| self.changed(span)).collect(),
            })
        };
        Explanation {
            campaign: self.last.campaign.id(),
            case: self.last.case.id().as_str(),
            at: format_instant(self.question.at),
            roles: self.roles(),
            events: self.stages.iter().map(happened).collect(),
            functions: histories.iter().filter_map(explained).collect(),
        }
    }

    fn changed<'a>(&self, span: &'a Span) -> Changed<'a> {
        Changed {
            from: format_instant(span.from),
            decision: &span.answer.decision,
            because: &span.answer.because,
            next: span.answer.next.as_deref(),
            cause: CauseData {
                kind: span.cause.kind(),
                sequence: span.cause.sequence(),
                moments: span.cause.moments(),
                text: span.cause.told(&self.reader, self.stages),
            },
        }
    }

    fn tell(&self, histories: &[Vec<Span>], session: &mut Session<'_>) -> Result<()> {
        self.tell_who(session)?;
        self.tell_events(session)?;
        for spans in histories {
            self.tell_function(spans, session)?;
        }
        self.tell_sources(histories, session)
    }

    fn tell_who(&self, session: &mut Session<'_>) -> Result<()> {
        let campaign = self.last.campaign;
        session.line(session.paint(HEAD, campaign.title(session.lang)))?;
        let (case, at) = (self.last.case.id().as_str(), wall_clock(campaign, self.question.at));
        let (word, zone) = (session.say("Pratica", "Case"), campaign.zone().name());
        session.line(format_args!("{word} {case}, {at} {zone}."))?;
        session.line(format_args!("{} {}.", session.say("Chiede", "Asked by"), self.who(session)))
    }

    /// Who asks: masked, with their login and roles.
    fn who(&self, session: &Session<'_>) -> String {
        let asker = &self.question.asker;
        let title = |role: &str| self.last.campaign.role_title(role, session.lang).to_owned();
        if asker.is_vouched() {
            let role = asker.role().map(title).unwrap_or_default();
            return format!("{role}, {}", session.say("garantito dal portale", "vouched for by the portal"));
        }
        let Some(person) = asker.person_id() else {
            return session
                .say("un visitatore, non riconosciuto", "a visitor, nobody in particular")
                .to_owned();
        };
        let masked = CodiceFiscale::parse(person.as_str()).map(|code| code.masked());
        let unreadable =
            session.say("una persona con codice fiscale non valido", "a person without a valid code");
        let name = masked.unwrap_or_else(|_| unreadable.to_owned());
        let login = match asker.identity() {
            Some(login) => {
                let (word, level) = (session.say("livello", "level"), login.level());
                format!("{} ({word} {level})", login.scheme().as_str())
            }
            None => session.say("senza accesso", "not logged in").to_owned(),
        };
        let roles: Vec<String> = self.roles().into_iter().map(title).collect();
        let held = if roles.is_empty() {
            session.say("nessun ruolo in questa pratica", "no role in this case").to_owned()
        } else {
            roles.join(", ")
        };
        let chosen = asker
            .role()
            .map(|role| format!(", {} {}", session.say("che agisce come", "acting as"), title(role)));
        format!("{name}, {login}: {held}{}", chosen.unwrap_or_default())
    }

    fn tell_events(&self, session: &mut Session<'_>) -> Result<()> {
        session.line("")?;
        session.line(
            session.paint(HEAD, session.say("Che cosa è successo fin qui", "What had happened until then")),
        )?;
        for stage in self.stages {
            let reader = self.reader.at(stage);
            let at = wall_clock(stage.campaign, stage.event.at());
            let number = session.paint(ASIDE, format_args!("{:>4}", stage.event.sequence()));
            session.line(format_args!("{number}  {at}  {}", reader.event(stage.event)))?;
        }
        Ok(())
    }

    fn tell_function(&self, spans: &[Span], session: &mut Session<'_>) -> Result<()> {
        let Some((last, before)) = spans.split_last() else { return Ok(()) };
        let campaign = self.last.campaign;
        let function = last.answer.function.as_str();
        let title = campaign.function_title(function, session.lang);
        session.line("")?;
        let answer = word(&last.answer, session);
        session.line(format_args!("{} ({function}): {answer}", session.paint(HEAD, title)))?;
        if !last.is_plainly_allowed() {
            session.line(format_args!("  {}", last.text))?;
        }
        let since = wall_clock(campaign, last.from);
        let cause = last.cause.told(&self.reader, self.stages);
        session.line(format_args!(
            "  {} {since}: {cause}.",
            session.say("È così dal", "It has been so since")
        ))?;
        for span in before.iter().rev() {
            let (from, answer) = (wall_clock(campaign, span.from), word(&span.answer, session));
            let because = because(&span.answer);
            let cause = span.cause.told(&self.reader, self.stages);
            let word = session.say("Prima, dal", "Before, from");
            session.line(format_args!("  {word} {from}: {answer}{because}; {cause}."))?;
        }
        let until = last.answer.valid_until.as_deref().and_then(|until| abilita::parse_instant(until).ok());
        if let Some(until) = until {
            let word = session.say("Cambierà da sé il", "It will change by itself on");
            session.line(format_args!("  {word} {}.", wall_clock(campaign, until)))?;
        }
        Ok(())
    }

    /// Where the cited rules stand, and how their contradictions were read.
    fn tell_sources(&self, histories: &[Vec<Span>], session: &mut Session<'_>) -> Result<()> {
        let campaign = self.last.campaign;
        let answers = histories.iter().filter_map(|spans| spans.last()).map(|span| &span.answer);
        let cited: Vec<&str> = answers.flat_map(|answer| answer.because.iter().map(String::as_str)).collect();
        if cited.is_empty() {
            return Ok(());
        }
        session.line("")?;
        let sources: Vec<&str> = campaign.sources().iter().map(|source| source.title(session.lang)).collect();
        let word = session.say("Le regole citate sono di:", "The rules cited are those of:");
        session.line(session.paint(ASIDE, format_args!("{word} {}.", sources.join("; "))))?;
        for conflict in campaign.conflicts() {
            if conflict.cites().any(|cite| cited.contains(&cite)) {
                let rules = conflict.cites().collect::<Vec<_>>().join(", ");
                let reading = conflict.reading(session.lang);
                session.line(session.paint(ASIDE, format_args!("{rules}: {reading}")))?;
            }
        }
        Ok(())
    }
}

fn word(answer: &wire::Decision, session: &Session<'_>) -> String {
    if answer.decision == "allow" {
        session.paint(GOOD, session.say("consentito", "allowed"))
    } else {
        session.paint(BAD, session.say("negato", "denied"))
    }
}

fn because(answer: &wire::Decision) -> String {
    if answer.because.is_empty() { String::new() } else { format!(" ({})", answer.because.join(", ")) }
}
