//! What changes a case: a command or a moment, with what it reads and writes.

use std::collections::BTreeSet;

use abilita::inspect::{Act, Command, Condition, Subject, Test, Transition, Trigger};

use crate::asker::{Asker, askers};
use crate::limits::TooLarge;
use crate::model::{Model, Var, checks, tests_on};
use crate::values::{Known, classes};

/// A command, or a moment, with all transitions that it sets off.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) trigger: Trigger,
    /// By track, in the order in which they are tried.
    pub(crate) tracks: Vec<(usize, Vec<usize>)>,
    pub(crate) reads: BTreeSet<Var>,
    pub(crate) writes: BTreeSet<Var>,
    /// The classes of its arguments, where they are not too many.
    pub(crate) arguments: Vec<Vec<Known>>,
    /// Who may give the command; one who is nobody for a moment.
    pub(crate) askers: Vec<Asker>,
}

/// Every command and moment that some transition waits for.
pub(crate) fn all_steps(model: &Model<'_>) -> Vec<Step> {
    let mut triggers: Vec<&Trigger> = Vec::new();
    for transition in model.definition.tracks.iter().flat_map(|track| &track.transitions) {
        if !triggers.contains(&&transition.trigger) {
            triggers.push(&transition.trigger);
        }
    }
    triggers.into_iter().map(|trigger| step(model, trigger)).collect()
}

fn step(model: &Model<'_>, trigger: &Trigger) -> Step {
    let mut tracks: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut transitions: Vec<(&str, &Transition)> = Vec::new();
    for (number, track) in model.definition.tracks.iter().enumerate() {
        let own = track.transitions.iter().enumerate().filter(|(_, own)| own.trigger == *trigger);
        let own: Vec<usize> = own.map(|(index, _)| index).collect();
        if !own.is_empty() {
            let those = own.iter().filter_map(|index| track.transitions.get(*index));
            transitions.extend(those.map(|transition| (track.name.as_str(), transition)));
            tracks.push((number, own));
        }
    }
    let conditions = transitions.iter().flat_map(|(_, own)| conditions_of(own));
    let mut tests: Vec<&Test> = conditions.flat_map(Condition::all_tests).collect();
    let (mut arguments, mut who) = (Vec::new(), vec![Asker::nobody()]);
    let mut reads = BTreeSet::new();
    match trigger {
        Trigger::Command(name) => {
            let command = model.definition.commands.iter().find(|command| command.name == *name);
            arguments = command.map(|command| arguments_of(model, command, &tests)).unwrap_or_default();
            if let Some(function) = command.and_then(|command| model.definition.function(&command.function)) {
                tests.extend(model.tests_about(function));
                who = askers(model, function, &tests);
            }
        }
        Trigger::Moment(moment) => {
            reads.insert(model.moment_var(moment));
        }
    }
    reads.extend(tests.iter().flat_map(|test| model.reads_of(test)));
    let mut writes = BTreeSet::new();
    for (track, transition) in &transitions {
        if transition.from.is_some() {
            reads.insert(Var::Track((*track).to_owned()));
        }
        if transition.acts.iter().any(|act| matches!(act, Act::Settle { .. })) {
            reads.insert(Var::Owing);
        }
        writes.extend(written(model, track, transition));
    }
    Step { trigger: trigger.clone(), tracks, reads, writes, arguments, askers: who }
}

fn conditions_of(transition: &Transition) -> impl Iterator<Item = &Condition> {
    std::iter::once(&transition.guard).chain(checks(&transition.require))
}

/// The classes of each argument. One of which they are too many may be anything.
fn arguments_of(model: &Model<'_>, command: &Command, tests: &[&Test]) -> Vec<Vec<Known>> {
    let classes_of = |(index, argument): (usize, &abilita::inspect::Argument)| {
        let tests = tests_on(tests, &Subject::Argument(index));
        let found = classes(argument.kind, argument.one_of.as_deref(), false, &tests, &model.listed_roles());
        found.unwrap_or_else(|| {
            let facts = vec![argument.name.clone()];
            model.note_too_large(TooLarge::Values { of: format!("commands.{}", command.name), facts });
            Vec::new()
        })
    };
    command.arguments.iter().enumerate().map(classes_of).collect()
}

fn written(model: &Model<'_>, track: &str, transition: &Transition) -> Vec<Var> {
    let entering = |track: &str, state: &str| {
        [Var::Track(track.to_owned()), Var::Entered(track.to_owned(), state.to_owned())]
    };
    let mut writes: Vec<Var> = transition.to.iter().flat_map(|to| entering(track, to)).collect();
    for act in &transition.acts {
        match act {
            Act::Move(to) => writes.extend(entering(&to.track, &to.state)),
            Act::SetFlag(flag) | Act::ClearFlag(flag) => writes.push(Var::Flag(flag.clone())),
            Act::SetFact(fact, _) | Act::Append(fact, _) | Act::Forget(fact) if model.is_own_fact(fact) => {
                writes.push(Var::Fact(fact.clone()));
            }
            Act::Owe { .. } | Act::Settle { .. } => writes.push(Var::Owing),
            _ => {}
        }
    }
    writes
}
