//! States from which the end cannot be reached any more, or only once a window has closed.
//!
//! The end of a track is a state whose first entering closes a window: what the campaign is about is done then.

use std::collections::BTreeSet;

use abilita::inspect::{Bound, Track, Window};
use serde_json::json;

use super::{Inquiry, joined};
use crate::code::Code;
use crate::explore::{Graph, Node};
use crate::model::Var;
use crate::situation::Situation;
use crate::witness::Finale;

pub(super) fn ask(inquiry: &mut Inquiry<'_>) {
    let model = inquiry.model;
    for (number, track) in model.definition.tracks.iter().enumerate() {
        let ends = ends(inquiry, track);
        if ends.is_empty() {
            continue;
        }
        let Ok(graph) = inquiry.graph_of(number) else { continue };
        let ends: BTreeSet<u8> = ends.iter().map(|state| model.state(&track.name, state)).collect();
        let var = Var::Track(track.name.clone());
        let is_end = |node: Node| graph.value(node, &var).is_some_and(|state| ends.contains(&state));
        let can_end = graph.can_reach(is_end, |_| true);
        dead_ends(inquiry, track, &graph, &can_end);
        for window in &model.definition.windows {
            if matches!(window.until, Some(Bound::Moment(_))) {
                too_late(inquiry, track, &graph, window, &is_end, &can_end);
            }
        }
    }
}

/// The states of a track that close a window.
pub(super) fn ends(inquiry: &Inquiry<'_>, track: &Track) -> Vec<String> {
    let windows = inquiry.model.definition.windows.iter();
    let closing = windows.filter_map(|window| match &window.until {
        Some(Bound::Entered(milestone)) if milestone.track == track.name => Some(milestone.state.clone()),
        _ => None,
    });
    closing.collect()
}

fn dead_ends(inquiry: &mut Inquiry<'_>, track: &Track, graph: &Graph, can_end: &[bool]) {
    let is_dead = |node: &Node| can_end.get(*node) == Some(&false);
    for (state, node) in by_state(track, graph, is_dead) {
        let ([it, en], [track_it, track_en]) =
            (inquiry.state_titles(&track.name, &state), inquiry.track_titles(&track.name));
        let said = [
            format!("Una pratica può arrivare allo stato {it} di {track_it} e non concludersi più."),
            format!("A case can come into the state {en} of {track_en} and never be concluded."),
        ];
        let place = format!("tracks.{}.states.{state}", track.name);
        let finale = Finale::default().state(json!({"tracks": {&track.name: state}}));
        inquiry.find(Code::NoWayToTheEnd, place, said, &[], &graph.path(node), &finale);
    }
}

/// Inside a window that time closes, no way to the end stays inside it.
fn too_late(
    inquiry: &mut Inquiry<'_>,
    track: &Track,
    graph: &Graph,
    window: &Window,
    is_end: &impl Fn(Node) -> bool,
    can_end: &[bool],
) {
    let inside = |node: Node| {
        let Some(world) = graph.worlds.get(node) else { return false };
        let situation = Situation::of_case(inquiry.model, &graph.frame, world);
        situation.during(window).is_certain()
    };
    let vars = window.from.iter().chain(&window.until).map(|bound| inquiry.model.bound_var(bound));
    if !vars.into_iter().all(|var| graph.frame.has(&var)) {
        return; // the track does not look at this window
    }
    let in_time = graph.can_reach(|node| inside(node) && is_end(node), inside);
    let late = |node: &Node| {
        inside(*node) && can_end.get(*node) == Some(&true) && in_time.get(*node) == Some(&false)
    };
    let late = by_state(track, graph, late);
    let Some((_, node)) = late.first().cloned() else { return };
    let [states_it, states_en] =
        joined(late.iter().map(|(state, _)| inquiry.state_titles(&track.name, state)));
    let name = &window.name;
    let said = [
        format!(
            "Durante la finestra `{name}` da {states_it} la conclusione si raggiunge solo dopo la sua chiusura."
        ),
        format!(
            "During the window `{name}` the end can be reached from {states_en} only after it has closed."
        ),
    ];
    let place = format!("windows.{name}");
    inquiry.find(
        Code::EndOnlyAfterWindow,
        place,
        said,
        &[],
        &graph.path(node),
        &Finale::default().state(json!({})),
    );
}

/// For each state of a track, the first situation of which something holds.
fn by_state(track: &Track, graph: &Graph, holds: impl Fn(&Node) -> bool) -> Vec<(String, Node)> {
    let var = Var::Track(track.name.clone());
    let mut found: Vec<(String, Node)> = Vec::new();
    for (node, _) in graph.nodes().filter(|(node, _)| holds(node)) {
        let state = graph.value(node, &var).and_then(|state| track.states.get(usize::from(state)));
        let Some(state) = state else { continue };
        if found.iter().all(|(known, _)| known != state) {
            found.push((state.clone(), node));
        }
    }
    found
}
