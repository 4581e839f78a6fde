//! Deadlines: on days off, near a clock change, before anybody can act or while nobody can, and without consequence.

use std::collections::BTreeSet;

use abilita::inspect::{Moment, Origin, Scope, Test, Track, Trigger, ValueTest, When};
use abilita::timeline::Entry;
use abilita::{Instant, Lang};
use chrono::TimeDelta;
use serde_json::json;

use super::tracks::is_command;
use super::{Inquiry, ends, joined};
use crate::code::Code;
use crate::explore::{Graph, Label, Node, World};
use crate::model::{Model, Var};
use crate::outcome::outcomes;
use crate::witness::Finale;

pub(super) fn ask(inquiry: &mut Inquiry<'_>) {
    let model = inquiry.model;
    on_the_calendar(inquiry);
    let deadlines = model.definition.moments.iter();
    let deadlines = deadlines.filter(|moment| moment.is_deadline && moment.scope == Scope::Case);
    for deadline in deadlines {
        if !is_looked_at(model, &deadline.name) {
            without_any_consequence(inquiry, deadline);
        }
        for (number, track) in model.definition.tracks.iter().enumerate() {
            let acts = track.transitions.iter().any(|own| is_at(&own.trigger, &deadline.name));
            if !acts || track.scope == Scope::Member {
                continue;
            }
            if let Ok(graph) = inquiry.graph_of(number) {
                silent_states(inquiry, deadline, number, track, &graph);
                if let Some(place) = model.place_of(&deadline.name) {
                    nobody_can_act(inquiry, deadline, place, track, &graph);
                }
            }
        }
    }
}

fn is_at(trigger: &Trigger, moment: &str) -> bool {
    matches!(trigger, Trigger::Moment(own) if own == moment)
}

fn on_the_calendar(inquiry: &mut Inquiry<'_>) {
    let campaign = inquiry.model.campaign;
    let [italian, english] = [Lang::It, Lang::En].map(|lang| campaign.timeline(lang, Instant::MAX_UTC));
    for (it, en) in italian.entries().zip(english.entries()) {
        let (Some(at), true) = (en.when().instant(), en.is_deadline()) else { continue };
        let place = format!("moments.{}", en.name());
        let cites: Vec<String> = en.cites().map(str::to_owned).collect();
        let finale = around(inquiry.model, en.name());
        if let Some((note_it, note_en)) = it.note().zip(en.note()) {
            let said = [sentence(it, "il termine", &note_it), sentence(en, "the deadline", &note_en)];
            inquiry.find(Code::DeadlineOnDayOff, place.clone(), said, &cites, &[], &finale);
        }
        if let Some(change) = clock_change(inquiry.model, at) {
            let day = change.format("%Y-%m-%d");
            let said = [
                sentence(it, "il termine", &format!("è a meno di 48 ore dal cambio d'ora del {day}")),
                sentence(
                    en,
                    "the deadline",
                    &format!("is less than 48 hours from the clock change of {day}"),
                ),
            ];
            inquiry.find(Code::DeadlineNearClockChange, place, said, &cites, &[], &finale);
        }
    }
}

/// `«Termine per la conferma», entro sabato 25 ottobre 2025: il termine cade di sabato.`
fn sentence(entry: &Entry, what: &str, note: &str) -> String {
    format!("«{}», {}: {what} {note}.", entry.title(), entry.said())
}

/// The case just before a deadline, and just after.
fn around(model: &Model<'_>, deadline: &str) -> Finale {
    match model.place_of(deadline) {
        Some(place) => {
            let before = place.saturating_sub(1);
            Finale::default().at(before).state(json!({})).at(place).state(json!({}))
        }
        None => Finale::default().state(json!({})),
    }
}

/// The civil day of a clock change within 48 hours of an instant.
fn clock_change(model: &Model<'_>, at: Instant) -> Option<chrono::NaiveDate> {
    let zone = model.campaign.zone();
    let offset = |at: Instant| zone.civil(at) - at.naive_utc();
    let hours = (-48..48).map(TimeDelta::hours);
    let changes = hours.filter_map(|hours| {
        let (from, to) = (at.checked_add_signed(hours)?, at.checked_add_signed(hours + TimeDelta::hours(1))?);
        (offset(from) != offset(to)).then(|| zone.civil(to).date())
    });
    changes.into_iter().next()
}

/// True if anything at all looks at a moment.
fn is_looked_at(model: &Model<'_>, moment: &str) -> bool {
    let definition = &model.definition;
    let transitions = || definition.tracks.iter().flat_map(|track| &track.transitions);
    let at = |bound: &Option<abilita::inspect::Bound>| matches!(bound, Some(abilita::inspect::Bound::Moment(own)) if own == moment);
    let counts = |own: &Moment| match &own.when {
        When::Counted(origins) => {
            origins.iter().any(|origin| matches!(origin, Origin::Moment(base) if base == moment))
        }
        _ => false,
    };
    let conditions = definition
        .rules
        .iter()
        .flat_map(|rule| std::iter::once(&rule.applies).chain(crate::model::checks(&rule.needs)));
    let of_transitions =
        transitions().flat_map(|own| std::iter::once(&own.guard).chain(crate::model::checks(&own.require)));
    let of_rosters = definition.requirements.iter().flat_map(|own| [&own.applies, &own.whose, &own.each]);
    let of_roles = definition.roles.iter().map(|role| &role.condition);
    let tested = conditions.chain(of_transitions).chain(of_rosters).chain(of_roles).any(|condition| {
        condition.all_tests().iter().any(|test| match test {
            Test::Before(own)
            | Test::After(own)
            | Test::Value(_, ValueTest::Before(own) | ValueTest::After(own)) => own == moment,
            _ => false,
        })
    });
    transitions().any(|own| is_at(&own.trigger, moment))
        || definition.windows.iter().any(|window| at(&window.from) || at(&window.until))
        || definition.moments.iter().any(counts)
        || definition.notices.iter().any(|notice| notice.moments.iter().any(|own| own == moment))
        || tested
}

fn without_any_consequence(inquiry: &mut Inquiry<'_>, deadline: &Moment) {
    let [it, en] = inquiry.moment_titles(&deadline.name);
    let said = [
        format!("Dal termine {it} non dipende nulla: passato, tutto resta com'era."),
        format!("Nothing depends on the deadline {en}: once it has passed, all is as it was."),
    ];
    let finale = around(inquiry.model, &deadline.name);
    let place = format!("moments.{}", deadline.name);
    inquiry.find(Code::DeadlineWithoutConsequence, place, said, &deadline.cites, &[], &finale);
}

/// States in which a case can be at a deadline and nothing comes of it: other than the end, those to which the deadline
/// itself leads, and those that nothing leaves.
fn silent_states(inquiry: &mut Inquiry<'_>, deadline: &Moment, number: usize, track: &Track, graph: &Graph) {
    let model = inquiry.model;
    let ends = ends::ends(inquiry, track);
    let Some(step) = model.steps.iter().find(|step| is_at(&step.trigger, &deadline.name)) else { return };
    let var = Var::Track(track.name.clone());
    let mut silent: Vec<(String, Node)> = Vec::new();
    for (node, _) in graph.nodes() {
        let Some(then) = when_it_comes(model, &deadline.name, graph, node) else { continue };
        let state = graph.value(node, &var).and_then(|state| track.states.get(usize::from(state)));
        let Some(state) = state.filter(|state| !ends.contains(state) && is_left(track, deadline, state))
        else {
            continue;
        };
        let has_ended = ends
            .iter()
            .any(|end| graph.value(node, &Var::Entered(track.name.clone(), end.clone())) == Some(1));
        if has_ended || silent.iter().any(|(known, _)| known == state) {
            continue;
        }
        let outcomes = outcomes(model, &graph.frame, &then, step);
        let fires = |fired: &[(usize, usize)]| fired.iter().any(|(own, _)| *own == number);
        if outcomes.iter().all(|outcome| !fires(&outcome.fired)) {
            silent.push((state.clone(), node));
        }
    }
    let Some((first, node)) = silent.first().cloned() else { return };
    let [states_it, states_en] =
        joined(silent.iter().map(|(state, _)| inquiry.state_titles(&track.name, state)));
    let ([it, en], [track_it, track_en]) =
        (inquiry.moment_titles(&deadline.name), inquiry.track_titles(&track.name));
    let said = [
        format!("Al termine {it} non succede nulla alle pratiche di {track_it} negli stati: {states_it}."),
        format!("At the deadline {en} nothing happens to cases of {track_en} in the states: {states_en}."),
    ];
    let expect = json!({"tracks": {&track.name: first}});
    let comes = Label::Comes { moment: deadline.name.clone(), facts: Vec::new() };
    let mut path = graph.path(node);
    let mut finale = Finale::default().state(expect.clone());
    if let Some(place) = model.place_of(&deadline.name) {
        finale = finale.at(place).state(expect);
    } else {
        path.push(&comes);
    }
    let at = format!("tracks.{}", track.name);
    inquiry.find(Code::DeadlineWithoutConsequence, at, said, &deadline.cites, &path, &finale);
}

/// True if something beside the deadline's own transitions leaves a state, and they do not lead there.
fn is_left(track: &Track, deadline: &Moment, state: &str) -> bool {
    let (own, others): (Vec<_>, Vec<_>) =
        track.transitions.iter().partition(|own| is_at(&own.trigger, &deadline.name));
    let leaves = |other: &&abilita::inspect::Transition| {
        let from = other.from.as_ref().is_none_or(|from| from.iter().any(|name| name == state));
        from && other.to.as_ref().is_some_and(|to| to != state)
    };
    others.iter().any(leaves) && own.iter().all(|own| own.to.as_deref() != Some(state))
}

/// The situation in which a deadline is just coming, if it can come next.
fn when_it_comes(model: &Model<'_>, deadline: &str, graph: &Graph, node: Node) -> Option<World> {
    let mut then = graph.worlds.get(node)?.clone();
    match model.moment_var(deadline) {
        Var::Instant(place) => {
            let is_next = graph.value(node, &Var::Time) == Some(graph.frame.time_before(place));
            graph.frame.write(&mut then, &Var::Time, place);
            is_next.then_some(then)
        }
        var => {
            let origins = model.origins(deadline);
            let has_begun =
                origins.is_empty() || origins.iter().any(|origin| graph.value(node, origin) == Some(1));
            let is_to_come = graph.value(node, &var) == Some(0);
            graph.frame.write(&mut then, &var, 1);
            (has_begun && is_to_come).then_some(then)
        }
    }
}

/// A deadline says what happens to cases still in some state. Somebody should be able to leave it before.
fn nobody_can_act(inquiry: &mut Inquiry<'_>, deadline: &Moment, place: u8, track: &Track, graph: &Graph) {
    let model = inquiry.model;
    let var = Var::Track(track.name.clone());
    let own = track.transitions.iter().filter(|own| is_at(&own.trigger, &deadline.name));
    let from: BTreeSet<&String> = own.flat_map(|own| own.from.iter().flatten()).collect();
    for state in from {
        let number = Some(model.state(&track.name, state));
        let time = |node: Node| graph.value(node, &Var::Time).unwrap_or(0);
        let there = || graph.nodes().map(|(node, _)| node).filter(|node| graph.value(*node, &var) == number);
        let leaves = |node: &Node| {
            let next = graph.next.get(*node).into_iter().flatten();
            next.filter(|(_, label)| is_command(graph.labels.get(*label)))
                .any(|(to, _)| graph.value(*to, &var) != number)
        };
        let left_at: BTreeSet<u8> = there().filter(leaves).map(time).collect();
        let last = graph.frame.time_before(place);
        let Some(node) = there().find(|node| time(*node) == last) else { continue };
        let ever_before = left_at.iter().any(|at| *at < place);
        let just_before = left_at.contains(&last);
        let code = match (ever_before, just_before) {
            (false, _) if !left_at.is_empty() => Code::DeadlineBeforeOpening,
            (true, false) => Code::DeadlineWhileFrozen,
            _ => continue,
        };
        let ([it, en], [state_it, state_en]) =
            (inquiry.moment_titles(&deadline.name), inquiry.state_titles(&track.name, state));
        let said = match code {
            Code::DeadlineBeforeOpening => [
                format!("Il termine {it} scade prima che una pratica possa lasciare lo stato {state_it}."),
                format!("The deadline {en} falls before a case can leave the state {state_en}."),
            ],
            _ => [
                format!(
                    "Quando scade il termine {it} una pratica non può più lasciare lo stato {state_it}, e prima poteva."
                ),
                format!(
                    "When the deadline {en} falls a case cannot leave the state {state_en}, as it could before."
                ),
            ],
        };
        let finale = Finale::default().state(json!({"tracks": {&track.name: state}}));
        let at = format!("moments.{}", deadline.name);
        inquiry.find(code, at, said, &deadline.cites, &graph.path(node), &finale);
    }
}
