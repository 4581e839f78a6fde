//! States that no case comes into, transitions that never fire, commands for which there is no transition.

use std::collections::BTreeSet;
use std::rc::Rc;

use abilita::Lang;
use abilita::inspect::{Scope, Track, Transition, Trigger};
use serde_json::json;

use super::Inquiry;
use crate::code::Code;
use crate::explore::{Graph, Label, Node};
use crate::model::Var;
use crate::witness::Finale;

pub(super) fn ask(inquiry: &mut Inquiry<'_>) {
    let model = inquiry.model;
    for (number, track) in model.definition.tracks.iter().enumerate() {
        if let Ok(graph) = inquiry.graph_of(number) {
            states(inquiry, track, &graph);
            transitions(inquiry, number, track, &graph);
        }
    }
    commands(inquiry);
}

impl Inquiry<'_> {
    /// All situations of a track, with everything that its transitions look at.
    pub(super) fn graph_of(&mut self, track: usize) -> Result<Rc<Graph>, crate::limits::TooLarge> {
        let steps = self.model.steps.iter();
        let steps = steps.filter(|step| step.tracks.iter().any(|(own, _)| *own == track));
        let mut vars: BTreeSet<Var> = steps.flat_map(|step| step.reads.iter().cloned()).collect();
        vars.extend(self.model.definition.tracks.get(track).map(|track| Var::Track(track.name.clone())));
        self.graphs.about(vars)
    }
}

fn states(inquiry: &mut Inquiry<'_>, track: &Track, graph: &Graph) {
    let var = Var::Track(track.name.clone());
    for state in &track.states {
        let place = format!("tracks.{}.states.{state}", track.name);
        let number = inquiry.model.state(&track.name, state);
        let mut there =
            graph.nodes().map(|(node, _)| node).filter(|node| graph.value(*node, &var) == Some(number));
        if let Some(node) = there.next() {
            let expect =
                if track.scope == Scope::Case { json!({"tracks": {&track.name: state}}) } else { json!({}) };
            if !inquiry.show(&graph.path(node), &Finale::default().state(expect)) {
                inquiry.undecided(place, &[]);
            }
            continue;
        }
        let (path, finale) = nearest_attempt(inquiry, track, state, graph);
        let path = path.map(|node| graph.path(node)).unwrap_or_default();
        let ([it, en], [track_it, track_en]) =
            (inquiry.state_titles(&track.name, state), inquiry.track_titles(&track.name));
        let said = [
            format!("Nessuna pratica arriva mai allo stato {it} di {track_it}."),
            format!("No case ever comes into the state {en} of {track_en}."),
        ];
        inquiry.find(Code::StateUnreachable, place, said, &[], &path, &finale);
    }
}

/// As near as a case comes to a state that is not reached: it is where a transition would lead there from, or at its
/// beginning; and it is not in that state at the end either.
fn nearest_attempt(
    inquiry: &Inquiry<'_>,
    track: &Track,
    state: &str,
    graph: &Graph,
) -> (Option<Node>, Finale) {
    let var = Var::Track(track.name.clone());
    let leads_there = |own: &&Transition| own.to.as_deref() == Some(state);
    let from = track.transitions.iter().filter(leads_there).flat_map(|own| own.from.iter().flatten());
    let from: Vec<u8> = from.map(|name| inquiry.model.state(&track.name, name)).collect();
    let is_near = |node: &Node| graph.value(*node, &var).is_some_and(|value| from.contains(&value));
    let node = graph.nodes().map(|(node, _)| node).find(is_near);
    let standing = node.or(Some(0)).and_then(|node| graph.value(node, &var));
    let standing = standing.and_then(|value| track.states.get(usize::from(value)));
    let expect = match (track.scope, standing) {
        (Scope::Case, Some(standing)) => json!({"tracks": {&track.name: standing}}),
        _ => json!({}),
    };
    (node, Finale::default().state(expect))
}

fn transitions(inquiry: &mut Inquiry<'_>, number: usize, track: &Track, graph: &Graph) {
    for (index, transition) in track.transitions.iter().enumerate() {
        let place = format!("tracks.{}.on.{}", track.name, transition.name);
        if let Some((node, label)) = graph.fired.get(&(number, index)) {
            let mut path = graph.path(*node);
            path.extend(graph.labels.get(*label));
            if !inquiry.show(&path, &Finale::default().state(json!({}))) {
                inquiry.undecided(place, &transition.cites);
            }
            continue;
        }
        let (path, finale) = attempt(track, transition, inquiry, graph);
        let path = path.map(|node| graph.path(node)).unwrap_or_default();
        let [track_it, track_en] = inquiry.track_titles(&track.name);
        let name = &transition.name;
        let said = [
            format!("Il passaggio `{name}` di {track_it} non avviene in nessuna situazione."),
            format!("The transition `{name}` of {track_en} fires in no situation."),
        ];
        inquiry.find(Code::TransitionNeverFires, place, said, &transition.cites, &path, &finale);
    }
}

/// Whoever gives a command that no transition waits for is refused, whatever the situation.
fn commands(inquiry: &mut Inquiry<'_>) {
    let definition = &inquiry.model.definition;
    let transitions = definition.tracks.iter().flat_map(|track| &track.transitions);
    let awaited: BTreeSet<&str> = transitions
        .filter_map(|transition| match &transition.trigger {
            Trigger::Command(name) => Some(name.as_str()),
            Trigger::Moment(_) => None,
        })
        .collect();
    for command in definition.commands.iter().filter(|command| !awaited.contains(command.name.as_str())) {
        let title = |lang| inquiry.model.campaign.command_title(&command.name, lang);
        let said = [
            format!(
                "Nessun passaggio attende il comando «{}»: chi lo dà riceve sempre un rifiuto.",
                title(Lang::It)
            ),
            format!(
                "No transition waits for the command «{}»: whoever gives it is always refused.",
                title(Lang::En)
            ),
        ];
        let place = format!("commands.{}", command.name);
        inquiry.find(
            Code::CommandWithoutTransition,
            place,
            said,
            &[],
            &[],
            &Finale::default().state(json!({})),
        );
    }
}

/// A case in a state from which the transition would fire, where there is one; its state is what it was.
fn attempt(
    track: &Track,
    transition: &Transition,
    inquiry: &Inquiry<'_>,
    graph: &Graph,
) -> (Option<Node>, Finale) {
    let var = Var::Track(track.name.clone());
    let from: Option<Vec<u8>> = transition
        .from
        .as_ref()
        .map(|from| from.iter().map(|state| inquiry.model.state(&track.name, state)).collect());
    let fits = |node: &Node| {
        from.as_ref().is_none_or(|from| graph.value(*node, &var).is_some_and(|value| from.contains(&value)))
    };
    let node = graph.nodes().map(|(node, _)| node).find(fits);
    let standing = node.or(Some(0)).and_then(|node| graph.value(node, &var));
    let standing = standing.and_then(|value| track.states.get(usize::from(value)));
    let expect = match (track.scope, standing) {
        (Scope::Case, Some(standing)) => json!({"tracks": {&track.name: standing}}),
        _ => json!({}),
    };
    let finale = Finale::default().state(expect.clone());
    let finale = match &transition.trigger {
        Trigger::Moment(moment) => match inquiry.model.place_of(moment) {
            Some(place) => finale.at(place).state(json!({})),
            None => finale,
        },
        Trigger::Command(_) => finale,
    };
    (node, finale)
}

/// True for a label by which somebody, and not time, acts.
pub(super) fn is_command(label: Option<&Label>) -> bool {
    matches!(label, Some(Label::Command { .. }))
}
