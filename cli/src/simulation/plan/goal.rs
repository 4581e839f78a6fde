//! Where whoever acts is heading for, and which commands lead there.
//!
//! The goal of a track is, where the behaviour does not name it, found thus:
//!
//! 1. its first state, where a command leads back there: nothing is to be done then;
//! 2. else, of the states that something is waiting for (a need of a permit, the end of a window), the one that takes the
//!    most commands to reach;
//! 3. else, of all states that commands reach and no forbid names, the one that takes the most.
//!
//! Of several it is the first declared.

use std::cmp::Reverse;

use abilita::inspect::{Act, Bound, Condition, Inspection, Test, Track, Trigger};

use super::{CommandPlan, Giver, TrackPlan};
use crate::simulation::behaviour::Behaviour;

/// A command leads from one state (or any) to another.
struct Edge {
    command: usize,
    from: Option<Vec<usize>>,
    to: usize,
}

impl Edge {
    fn leaves(&self, state: usize) -> bool {
        self.to != state && self.from.as_ref().is_none_or(|from| from.contains(&state))
    }
}

pub(super) fn tracks(
    definition: &Inspection,
    behaviour: &Behaviour,
    commands: &[CommandPlan],
) -> Vec<TrackPlan> {
    let plan = |track: &Track| {
        let edges = edges(definition, track, commands);
        let initial = position(track, &track.initial).unwrap_or_default();
        let named = behaviour.goals.get(&track.name).and_then(|goal| position(track, goal));
        let goal = named.unwrap_or_else(|| derived(definition, track, &edges, initial));
        let distances = distances(track.states.len(), &edges, goal);
        let mut forward = leading(track, &edges, |state, to| nearer(&distances, state, to));
        for (index, state) in track.states.iter().enumerate() {
            let named = behaviour.steps.get(&(track.name.clone(), state.clone()));
            let named = named.and_then(|name| commands.iter().position(|command| command.name == *name));
            if let (Some(named), Some(forward)) = (named, forward.get_mut(index)) {
                *forward = vec![named];
            }
        }
        let mut back = leading(track, &edges, |state, to| nearer(&distances, to, state));
        let by_staff = |command: &usize| {
            let giver = commands.get(*command).and_then(|command| command.giver.as_ref());
            matches!(giver, Some(Giver::Office(_) | Giver::Automatic(_)))
        };
        for commands in &mut back {
            commands.retain(by_staff);
        }
        let (name, states) = (track.name.clone(), track.states.clone());
        TrackPlan { name, scope: track.scope, states, goal, forward, back }
    };
    definition.tracks.iter().map(plan).collect()
}

fn position(track: &Track, state: &str) -> Option<usize> {
    track.states.iter().position(|known| known == state)
}

/// What commands do to a track, by its own transitions and as an act of others.
fn edges(definition: &Inspection, track: &Track, commands: &[CommandPlan]) -> Vec<Edge> {
    let mut edges = Vec::new();
    for other in &definition.tracks {
        for transition in &other.transitions {
            let Trigger::Command(name) = &transition.trigger else { continue };
            let Some(command) = commands.iter().position(|command| command.name == *name) else { continue };
            if other.name == track.name
                && let Some(to) = transition.to.as_ref().and_then(|to| position(track, to))
            {
                let known =
                    |from: &Vec<String>| from.iter().filter_map(|state| position(track, state)).collect();
                edges.push(Edge { command, from: transition.from.as_ref().map(known), to });
            }
            let moved = transition.acts.iter().filter_map(|act| match act {
                Act::Move(milestone) if milestone.track == track.name => position(track, &milestone.state),
                _ => None,
            });
            edges.extend(moved.map(|to| Edge { command, from: None, to }));
        }
    }
    edges
}

fn derived(definition: &Inspection, track: &Track, edges: &[Edge], initial: usize) -> usize {
    if edges.iter().any(|edge| edge.to == initial && edge.from.is_some()) {
        return initial;
    }
    let count = track.states.len();
    let from_initial: Vec<Option<usize>> =
        (0..count).map(|state| distances(count, edges, state).get(initial).copied().flatten()).collect();
    let farthest = |candidates: Vec<usize>| {
        let reached =
            candidates.into_iter().filter_map(|state| Some((from_initial.get(state).copied()??, state)));
        reached.max_by_key(|(distance, state)| (*distance, Reverse(*state))).map(|(_, state)| state)
    };
    let awaited = awaited(definition, track);
    let forbidden: Vec<&str> = definition
        .rules
        .iter()
        .filter(|rule| !rule.permits)
        .flat_map(|rule| states_named(&rule.applies, &track.name))
        .collect();
    let is_free =
        |state: &usize| track.states.get(*state).is_some_and(|name| !forbidden.contains(&name.as_str()));
    let awaited: Vec<usize> = awaited.into_iter().filter(is_free).filter(|state| *state != initial).collect();
    farthest(awaited).or_else(|| farthest((0..count).filter(is_free).collect())).unwrap_or(initial)
}

/// The states that a need of a permit or the end of a window waits for.
fn awaited(definition: &Inspection, track: &Track) -> Vec<usize> {
    let permits = definition.rules.iter().filter(|rule| rule.permits);
    let needs = permits.flat_map(|rule| &rule.needs);
    let by_needs = needs.flat_map(|need| states_named(&need.holds, &track.name));
    let by_windows = definition.windows.iter().filter_map(|window| match &window.until {
        Some(Bound::Entered(milestone)) if milestone.track == track.name => Some(milestone.state.as_str()),
        _ => None,
    });
    by_needs.chain(by_windows).filter_map(|state| position(track, state)).collect()
}

/// The states of a track that a condition asks for, its exceptions aside.
fn states_named<'c>(condition: &'c Condition, track: &str) -> Vec<&'c str> {
    let mut named = Vec::new();
    for test in &condition.tests {
        match test {
            Test::State { track: of, states } if of == track => {
                named.extend(states.iter().map(String::as_str));
            }
            Test::Entered(milestone) if milestone.track == track => named.push(milestone.state.as_str()),
            _ => {}
        }
    }
    named
}

/// From each state, how many commands it takes to get to the goal.
fn distances(states: usize, edges: &[Edge], goal: usize) -> Vec<Option<usize>> {
    let mut found: Vec<Option<usize>> = vec![None; states];
    if let Some(place) = found.get_mut(goal) {
        *place = Some(0);
    }
    for distance in 1..=states {
        let reached: Vec<usize> = (0..states)
            .filter(|state| found.get(*state).is_some_and(Option::is_none))
            .filter(|state| {
                let next = edges.iter().filter(|edge| edge.leaves(*state));
                next.into_iter().any(|edge| found.get(edge.to).copied().flatten() == Some(distance - 1))
            })
            .collect();
        for state in reached {
            if let Some(place) = found.get_mut(state) {
                *place = Some(distance);
            }
        }
    }
    found
}

fn nearer(distances: &[Option<usize>], from: usize, to: usize) -> bool {
    let distance = |state: usize| distances.get(state).copied().flatten();
    match (distance(from), distance(to)) {
        (Some(from), Some(to)) => to < from,
        _ => false,
    }
}

/// For each state, the commands from it of which `wanted` holds, each once. Those made for that state come first.
fn leading(track: &Track, edges: &[Edge], wanted: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let of = |state: usize| {
        let mut commands: Vec<usize> = Vec::new();
        let fitting = || edges.iter().filter(|edge| edge.leaves(state) && wanted(state, edge.to));
        let made_for_it = fitting().filter(|edge| edge.from.is_some());
        for edge in made_for_it.chain(fitting()) {
            if !commands.contains(&edge.command) {
                commands.push(edge.command);
            }
        }
        commands
    };
    (0..track.states.len()).map(of).collect()
}
