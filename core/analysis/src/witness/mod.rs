//! From a path through the model to a scenario that the engine plays.
//!
//! People are invented; their codici fiscali are made from their names. What the model says is possible counts for nothing
//! until the engine has played it.

mod cast;
mod orders;
mod script;

use abilita::scenario::Scenario;
use chrono::TimeDelta;
use serde_json::{Value as Json, json};

use self::script::Script;
use crate::asker::Asker;
use crate::explore::Label;
use crate::model::Model;
use crate::values::Known;

/// How often what the model proposes is tried: plainly, then with a full list of persons wherever one is named, or kept.
const TRIES: [Persons; 3] = [Persons::One, Persons::OneForEachRole, Persons::AllKept];

/// How many days are waited for a moment that is counted from something of the case's own.
const WAITS: [i64; 6] = [1, 8, 32, 100, 400, 2000];

/// Who is meant where a command names a person of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Persons {
    One,
    /// The command is given for one of each role, so that a list is complete.
    OneForEachRole,
    /// And before a list is looked at or granted, all of the register are taken over into it.
    AllKept,
}

/// What is done, asked or looked at once a path has been gone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Finale {
    steps: Vec<Last>,
}

#[derive(Clone, Debug)]
enum Last {
    Ask {
        function: String,
        asker: Asker,
        facts: Vec<(String, Known)>,
        expect: Json,
    },
    /// Asked to see what is answered: the engine's answer is what is expected.
    Survey {
        function: String,
        asker: Asker,
    },
    State(Json),
    /// The host tells facts.
    Tell(Vec<(String, Known)>),
    /// What follows happens once so many stated instants have come.
    At(u8),
}

impl Finale {
    pub(crate) fn ask(
        mut self,
        function: &str,
        asker: &Asker,
        facts: &[(String, Known)],
        expect: Json,
    ) -> Self {
        let (function, asker, facts) = (function.to_owned(), asker.clone(), facts.to_vec());
        self.steps.push(Last::Ask { function, asker, facts, expect });
        self
    }

    pub(crate) fn survey(mut self, function: &str, asker: &Asker) -> Self {
        self.steps.push(Last::Survey { function: function.to_owned(), asker: asker.clone() });
        self
    }

    pub(crate) fn tell(mut self, facts: &[(String, Known)]) -> Self {
        self.steps.push(Last::Tell(facts.to_vec()));
        self
    }

    pub(crate) fn state(mut self, expect: Json) -> Self {
        self.steps.push(Last::State(expect));
        self
    }

    pub(crate) fn at(mut self, place: u8) -> Self {
        self.steps.push(Last::At(place));
        self
    }
}

/// The scenario of a path and what comes after, if the engine plays it as expected.
pub(crate) fn confirmed(
    model: &Model<'_>,
    name: &str,
    cites: &[String],
    path: &[&Label],
    finale: &Finale,
) -> Option<Json> {
    let waits =
        path.iter().any(|label| matches!(label, Label::Comes { moment, .. } if model.is_counted(moment)));
    let waits = if waits { WAITS.as_slice() } else { &[0] };
    let tries = waits.iter().flat_map(|days| TRIES.map(|persons| (persons, *days)));
    tries.into_iter().find_map(|(persons, days)| {
        let mut script = Script::new(model, persons, TimeDelta::days(days), path, finale);
        for label in path {
            script.play(label)?;
        }
        script.finish(finale)?;
        let surveyed = std::mem::take(&mut script.surveyed);
        let mut scenario = script.scenario(name, cites);
        let play = |scenario: &Json| Scenario::parse(&scenario.to_string()).ok()?.run(model.campaign).ok();
        let first = play(&scenario)?;
        let otherwise = first.failures().iter().map(abilita::scenario::Failure::step);
        for step in otherwise.filter(|step| surveyed.contains(step)) {
            *scenario.get_mut("steps")?.get_mut(step)?.get_mut("expect")? = json!({"decision": "allow"});
        }
        (first.passed() || play(&scenario)?.passed()).then_some(scenario)
    })
}
