//! What a command or a moment can lead to in a situation.

use abilita::inspect::{Act, Given, Scope, Subject, Target, Transition, Trigger};

use crate::asker::{Asker, Membership};
use crate::explore::{Frame, Label};
use crate::model::{Model, Var};
use crate::situation::{Ground, Situation};
use crate::step::Step;
use crate::truth::Truth;
use crate::values::Known;
use crate::ways::{Facts, facts_of, in_every_way};

/// A variable becomes a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Write {
    pub(crate) var: Var,
    pub(crate) value: u8,
}

/// What a step can lead to: which transitions fire, and what they write of the frame.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    pub(crate) fired: Vec<(usize, usize)>,
    pub(crate) writes: Vec<Write>,
    pub(crate) asker: Asker,
    pub(crate) facts: Facts,
    pub(crate) arguments: Vec<Known>,
}

impl Outcome {
    pub(crate) fn label(&self, trigger: &Trigger) -> Label {
        match trigger {
            Trigger::Command(name) => Label::Command {
                name: name.clone(),
                asker: self.asker.clone(),
                facts: self.facts.clone(),
                arguments: self.arguments.clone(),
            },
            Trigger::Moment(moment) => Label::Comes { moment: moment.clone(), facts: self.facts.clone() },
        }
    }
}

/// Everything a step can lead to in a situation, each outcome once. A moment always has one, even if it changes nothing.
pub(crate) fn outcomes<'m>(
    model: &'m Model<'m>,
    frame: &'m Frame,
    world: &'m [u8],
    step: &'m Step,
) -> Vec<Outcome> {
    let (function, of) = match &step.trigger {
        Trigger::Command(name) => {
            let command = model.definition.commands.iter().find(|command| command.name == *name);
            let Some(function) = command.and_then(|command| model.definition.function(&command.function))
            else {
                return Vec::new();
            };
            (Some(function), format!("commands.{name}"))
        }
        Trigger::Moment(moment) => (None, format!("moments.{moment}")),
    };
    let mut found: Vec<Outcome> = Vec::new();
    for asker in &step.askers {
        let situation = Situation {
            member: asker.member,
            asker,
            arguments: &step.arguments,
            function: function.map(|function| function.name.as_str()),
            ..Situation::of_case(model, frame, world)
        };
        let ask = |situation: &Situation<'m, '_>| {
            let may = |function| {
                situation.grounds(function).iter().any(|ground| matches!(ground, Ground::Permit(_)))
            };
            let sets = if function.is_none_or(may) { firings(situation, step) } else { Vec::new() };
            let writes = sets.into_iter().flat_map(|fired| {
                writes(situation, &fired).into_iter().map(move |writes| (fired.clone(), writes))
            });
            writes.collect::<Vec<_>>()
        };
        in_every_way(&situation, &of, ask, |ways, given| {
            for (fired, writes) in ways {
                if found.iter().any(|known| known.fired == fired && known.writes == writes) {
                    continue;
                }
                let arguments = step.arguments.iter().enumerate().map(|(index, classes)| {
                    let chosen = given.iter().find(|(subject, _)| *subject == Subject::Argument(index));
                    chosen.map(|(_, known)| known.clone()).or_else(|| classes.first().cloned()).flatten()
                });
                let arguments = arguments.collect();
                found.push(Outcome {
                    fired,
                    writes,
                    asker: asker.clone(),
                    facts: facts_of(given),
                    arguments,
                });
            }
        });
    }
    found
}

/// The sets of transitions that may fire together: of each track the first that fits.
fn firings(situation: &Situation<'_, '_>, step: &Step) -> Vec<Vec<(usize, usize)>> {
    let mut sets: Vec<Vec<(usize, usize)>> = vec![Vec::new()];
    for (track, transitions) in &step.tracks {
        let alternatives = alternatives(situation, *track, transitions);
        let longer = sets.iter().flat_map(|set| {
            alternatives.iter().map(move |alternative| {
                let mut set = set.clone();
                set.extend(alternative.map(|transition| (*track, transition)));
                set
            })
        });
        sets = longer.collect();
    }
    let is_command = matches!(step.trigger, Trigger::Command(_));
    sets.retain(|set| {
        !is_command || (!set.is_empty() && set.iter().all(|fired| is_accepted(situation, *fired)))
    });
    sets
}

/// The transitions of a track that may be the first to fit; `None` where none may.
fn alternatives(situation: &Situation<'_, '_>, track: usize, transitions: &[usize]) -> Vec<Option<usize>> {
    let mut alternatives = Vec::new();
    for number in transitions {
        let Some((name, scope, transition)) = transition(situation.model, track, *number) else { continue };
        let fits = match looked_at(situation, scope, transition) {
            Some(situation) => {
                let fits = fits(&situation, name, transition);
                // Another member may be meant.
                let certain = scope == Scope::Case || transition.target == Target::Every;
                if certain { fits } else { fits.and(Truth::Maybe) }
            }
            None => Truth::No,
        };
        if fits.is_possible() {
            alternatives.push(Some(*number));
        }
        if fits.is_certain() {
            return alternatives;
        }
    }
    alternatives.push(None);
    alternatives
}

fn transition<'m>(
    model: &'m Model<'m>,
    track: usize,
    number: usize,
) -> Option<(&'m str, Scope, &'m Transition)> {
    let track = model.definition.tracks.get(track)?;
    Some((&track.name, track.scope, track.transitions.get(number)?))
}

/// The situation that a transition looks at: a track of members looks at the member it moves.
fn looked_at<'a, 'g>(
    situation: &Situation<'a, 'g>,
    scope: Scope,
    transition: &Transition,
) -> Option<Situation<'a, 'g>> {
    match (scope, transition.target) {
        (Scope::Member, Target::Asker) if situation.asker.member != Membership::Himself => None,
        (Scope::Member, _) => Some(Situation { member: Membership::Himself, ..*situation }),
        (Scope::Case, _) => Some(*situation),
    }
}

fn fits<'a>(situation: &Situation<'a, '_>, track: &str, transition: &'a Transition) -> Truth {
    let state = situation.frame.value(situation.world, &Var::Track(track.to_owned()));
    let from = match (&transition.from, state) {
        (None, _) => Truth::Yes,
        (Some(_), None) => Truth::Maybe,
        (Some(from), Some(state)) => {
            from.iter().any(|name| situation.model.state(track, name) == state).into()
        }
    };
    let debts = transition.acts.iter().map(|act| match act {
        Act::Settle { .. } => match situation.frame.value(situation.world, &Var::Owing) {
            Some(0) => Truth::No,
            _ => Truth::Maybe,
        },
        Act::Owe { .. } => Truth::Maybe,
        _ => Truth::Yes,
    });
    from.and(situation.holds(&transition.guard)).and(Truth::all(debts))
}

/// Nothing that the transition requires certainly fails.
fn is_accepted(situation: &Situation<'_, '_>, (track, number): (usize, usize)) -> bool {
    let Some((_, scope, transition)) = transition(situation.model, track, number) else { return false };
    let Some(situation) = looked_at(situation, scope, transition) else { return false };
    transition.require.iter().all(|check| situation.passes(check).is_possible())
}

/// What transitions that fire together write, in order; where a debt is settled, another may be left.
fn writes(situation: &Situation<'_, '_>, fired: &[(usize, usize)]) -> Vec<Vec<Write>> {
    let mut ways: Vec<Vec<Write>> = vec![Vec::new()];
    let write = |ways: &mut Vec<Vec<Write>>, var: Var, value: u8| {
        if situation.frame.has(&var) {
            for way in ways.iter_mut() {
                way.push(Write { var: var.clone(), value });
            }
        }
    };
    let settled = |ways: &mut Vec<Vec<Write>>, value: u8| write(ways, Var::Owing, value);
    for (track, number) in fired {
        let Some((name, _, transition)) = transition(situation.model, *track, *number) else { continue };
        let enter = |ways: &mut Vec<Vec<Write>>, track: &str, state: &str| {
            write(ways, Var::Track(track.to_owned()), situation.model.state(track, state));
            write(ways, Var::Entered(track.to_owned(), state.to_owned()), 1);
        };
        if let Some(to) = &transition.to {
            enter(&mut ways, name, to);
        }
        for act in &transition.acts {
            match act {
                Act::Move(to) => enter(&mut ways, &to.track, &to.state),
                Act::SetFlag(flag) => write(&mut ways, Var::Flag(flag.clone()), 1),
                Act::ClearFlag(flag) => write(&mut ways, Var::Flag(flag.clone()), 0),
                Act::SetFact(fact, Given::Value(value)) if situation.model.is_own_fact(fact) => {
                    if let Some(class) = situation.model.class_of_fact(fact, value) {
                        write(&mut ways, Var::Fact(fact.clone()), class);
                    }
                }
                Act::Forget(fact) if situation.model.is_own_fact(fact) => {
                    write(&mut ways, Var::Fact(fact.clone()), 0);
                }
                Act::Owe { .. } => write(&mut ways, Var::Owing, 1),
                Act::Settle { .. } if situation.frame.has(&Var::Owing) => {
                    let mut others = ways.clone();
                    settled(&mut ways, 0);
                    settled(&mut others, 1);
                    ways.extend(others);
                }
                _ => {}
            }
        }
    }
    ways
}
