//! abilita: the definition compiled once, a case an institute kept by its name.

use std::collections::HashMap;

use abilita::{
    Asker, Campaign, Case, CaseId, Command, Decision, Instant, Library, Opening, Person, Request, Scheme,
};
use chrono::DateTime;

use crate::contest::Contender;
use crate::scene::{Institute, OPENING, Question, Scene};

const RULES: &str = include_str!("../rules/abilita.toml");

/// Cases by name, with the standard hash, as the institutes of the hand-written rules are.
pub type Cases = HashMap<CaseId, Case>;

/// What a portal keeps, and the questions put to it.
#[derive(Debug)]
pub struct Portal {
    campaign: Campaign,
    cases: Cases,
    prepared: Vec<Prepared>,
}

/// A question, put as a host puts it after the login.
#[derive(Debug)]
struct Prepared {
    case: CaseId,
    request: Request,
    at: Instant,
}

pub fn campaign() -> Campaign {
    let mut library = Library::new();
    let id = library.add_toml("abilita.toml", RULES).expect("TOML with an id");
    library.compile(&id).expect("a sound definition")
}

pub fn cases(campaign: &Campaign, scene: &Scene) -> Cases {
    let cases = scene.institutes.iter().map(|institute| case(campaign, institute));
    cases.map(|case| (case.id().clone(), case)).collect()
}

/// The case of an institute, as its events make it: whoever is not enabled is in the draft alone.
fn case(campaign: &Campaign, institute: &Institute) -> Case {
    let opening = Opening::new().on_record("head", Person::new(&institute.head));
    let enabled = institute.delegates.iter().filter(|delegate| delegate.enabled);
    let opening = enabled.fold(opening, |opening, delegate| {
        opening.enabled(role(delegate.rspp), Person::new(&delegate.person))
    });
    let long_before = instant(OPENING - 365 * 86_400);
    let opened =
        campaign.open(CaseId::new(&institute.code), opening, long_before).expect("a fitting opening");
    let mut case = campaign.replay([&opened]).expect("one event");

    let mut carry_out = |command: Command, at| {
        for event in campaign.handle(&case, &command, at).expect("the system may") {
            campaign.apply(&mut case, &event).expect("its own event");
        }
        case.sequence()
    };
    let mut sequence = 1;
    for delegate in institute.delegates.iter().filter(|delegate| !delegate.enabled) {
        let insert = Command::new("insert", Asker::vouched("system"), sequence)
            .with("person", Person::new(&delegate.person))
            .with("role", role(delegate.rspp));
        sequence = carry_out(insert, long_before);
    }
    if let Some(at) = institute.completed_at {
        carry_out(Command::new("complete", Asker::vouched("system"), sequence), instant(at));
    }
    case
}

fn role(rspp: bool) -> &'static str {
    if rspp { "rspp" } else { "delegate" }
}

fn instant(seconds: i64) -> Instant {
    DateTime::from_timestamp(seconds, 0).expect("an instant of this century")
}

fn prepare(question: &Question) -> Prepared {
    let asker = Asker::person(&question.subject);
    let scheme = if question.spid { Scheme::SPID } else { Scheme::PASSWORD };
    Prepared {
        case: CaseId::new(&question.institute),
        request: Request::new(question.function.name(), asker.logged_in(scheme, 2)),
        at: instant(question.now),
    }
}

/// The answer, and its reasons gone through.
fn decide(campaign: &Campaign, case: &Case, prepared: &Prepared) -> bool {
    let decision: Decision<'_> =
        campaign.decide(case, &prepared.request, prepared.at).expect("its own campaign and function");
    decision.because().for_each(|reason| {
        std::hint::black_box(reason);
    });
    decision.is_allowed()
}

impl Portal {
    pub fn of(scene: &Scene) -> Self {
        let campaign = campaign();
        let cases = cases(&campaign, scene);
        Self { campaign, cases, prepared: scene.questions.iter().map(prepare).collect() }
    }

    /// The ways of using it.
    pub fn contenders<'a>(&'a self, questions: &'a [Question]) -> Vec<Contender<'a>> {
        let looked_up = |prepared: &Prepared| decide(&self.campaign, &self.cases[&prepared.case], prepared);
        vec![
            Contender::new(
                "abilita, looked up",
                "case found in a `HashMap<CaseId, Case>`, decide on a Request made before, its reasons gone through",
                &self.prepared,
                looked_up,
            ),
            Contender::new(
                "abilita, looked up, request built",
                "the same; CaseId, Asker with its login, Request and instant made of strings and numbers in the loop",
                questions,
                move |question| looked_up(&prepare(question)),
            ),
        ]
    }

    /// With the case found before, as when a page asks about one case several times.
    pub fn in_hand(&self) -> Option<Contender<'_>> {
        let case = self.cases.values().next()?;
        Some(Contender::new(
            "abilita, case in hand",
            "decide on a Request made before, its reasons gone through",
            &self.prepared,
            |prepared| decide(&self.campaign, case, prepared),
        ))
    }
}
