//! What a command or a moment can come to in a situation.

use abilita::inspect::{Act, Given, Scope, Target, Transition, Trigger};

use crate::asker::{Asker, Membership};
use crate::explore::{Frame, Label};
use crate::model::{Model, Step, Var};
use crate::situation::{Ground, Situation};
use crate::truth::Truth;
use crate::values::Known;

/// A variable becomes a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Write {
    pub(crate) var: Var,
    pub(crate) value: u8,
}

/// What a step can come to: which transitions fire, and what they write of the frame.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    pub(crate) fired: Vec<(usize, usize)>,
    pub(crate) writes: Vec<Write>,
    pub(crate) asker: Asker,
    pub(crate) facts: Vec<(String, Known)>,
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

/// Everything a step can come to in a situation, each outcome once. A moment comes to something always, if to nothing.
pub(crate) fn outcomes(model: &Model<'_>, frame: &Frame, world: &[u8], step: &Step) -> Vec<Outcome> {
    let function = match &step.trigger {
        Trigger::Command(name) => {
            let command = model.definition.commands.iter().find(|command| command.name == *name);
            let Some(function) = command.and_then(|command| model.definition.function(&command.function))
            else {
                return Vec::new();
            };
            Some(function)
        }
        Trigger::Moment(_) => None,
    };
    let mut found: Vec<Outcome> = Vec::new();
    let facts = told(model, &step.facts);
    let arguments = every_choice(&step.arguments);
    for asker in &step.askers {
        for facts in &facts {
            let member = asker.member;
            let function_name = function.map(|function| function.name.as_str());
            let mut situation = Situation {
                model,
                frame,
                world,
                asker,
                member,
                facts,
                arguments: &[],
                function: function_name,
            };
            if let Some(function) = function {
                let may =
                    situation.grounds(function).iter().any(|ground| matches!(ground, Ground::Permit(_)));
                if !may {
                    continue;
                }
            }
            for arguments in &arguments {
                situation.arguments = arguments;
                for firing in firings(&situation, step) {
                    add(&mut found, &situation, &firing);
                }
            }
        }
    }
    found
}

/// Every way in which the host can have told these facts.
pub(crate) fn told(model: &Model<'_>, facts: &[String]) -> Vec<Vec<(String, Known)>> {
    let classes = facts.iter().map(|fact| model.facts.get(fact).cloned().unwrap_or_else(|| vec![None]));
    let choices = every_choice(&classes.collect::<Vec<_>>());
    choices.into_iter().map(|chosen| facts.iter().cloned().zip(chosen).collect()).collect()
}

/// One of each.
fn every_choice(classes: &[Vec<Known>]) -> Vec<Vec<Known>> {
    classes.iter().fold(vec![Vec::new()], |choices, class| {
        let longer = choices.iter().flat_map(|chosen| {
            class.iter().map(move |value| {
                let mut chosen = chosen.clone();
                chosen.push(value.clone());
                chosen
            })
        });
        longer.collect()
    })
}

/// The sets of transitions that may fire together: of each track the first that fits.
fn firings(situation: &Situation<'_>, step: &Step) -> Vec<Vec<(usize, usize)>> {
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
fn alternatives(situation: &Situation<'_>, track: usize, transitions: &[usize]) -> Vec<Option<usize>> {
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
    model: &'m Model<'_>,
    track: usize,
    number: usize,
) -> Option<(&'m str, Scope, &'m Transition)> {
    let track = model.definition.tracks.get(track)?;
    Some((&track.name, track.scope, track.transitions.get(number)?))
}

/// The situation that a transition looks at: a track of members looks at the member it moves.
fn looked_at<'a>(situation: &Situation<'a>, scope: Scope, transition: &Transition) -> Option<Situation<'a>> {
    match (scope, transition.target) {
        (Scope::Member, Target::Asker) if situation.asker.member != Membership::Himself => None,
        (Scope::Member, _) => Some(Situation { member: Membership::Himself, ..*situation }),
        (Scope::Case, _) => Some(*situation),
    }
}

fn fits(situation: &Situation<'_>, track: &str, transition: &Transition) -> Truth {
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
fn is_accepted(situation: &Situation<'_>, (track, number): (usize, usize)) -> bool {
    let Some((_, scope, transition)) = transition(situation.model, track, number) else { return false };
    let Some(situation) = looked_at(situation, scope, transition) else { return false };
    transition.require.iter().all(|check| situation.passes(check).is_possible())
}

/// Notes an outcome, unless one that comes to the same is there.
fn add(found: &mut Vec<Outcome>, situation: &Situation<'_>, fired: &[(usize, usize)]) {
    for writes in writes(situation, fired) {
        if found.iter().any(|known| known.fired == fired && known.writes == writes) {
            continue;
        }
        found.push(Outcome {
            fired: fired.to_vec(),
            writes,
            asker: situation.asker.clone(),
            facts: situation.facts.to_vec(),
            arguments: situation.arguments.to_vec(),
        });
    }
}

/// What transitions that fire together write, in order; where a debt is settled, another may be left.
fn writes(situation: &Situation<'_>, fired: &[(usize, usize)]) -> Vec<Vec<Write>> {
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
                    if let Some(class) = situation.model.class_of_fact(fact, Some(value)) {
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
