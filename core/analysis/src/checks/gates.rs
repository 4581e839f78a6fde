//! Access before the step that should gate it.
//!
//! Two kinds of step gate access in a definition. A permit that makes a role wait for a state of a track: another permit by
//! which the same role gets there without any wait lets it in before. And the granting of the register, which gives persons
//! their roles: whoever is only in the draft is let in before by a rule for everybody `of_the_case`, unless it is to
//! take the steps that lead there.

use std::collections::BTreeSet;
use std::rc::Rc;

use abilita::inspect::{Act, Check, Inspection, Rule, Test, Track, Transition, Trigger};

use super::{Inquiry, decided};
use crate::asker::Asker;
use crate::code::Code;
use crate::explore::{Graph, Label, Node};
use crate::question::Question;
use crate::situation::{Ground, Situation};
use crate::truth::Truth;
use crate::ways::{Facts, facts_of, in_every_way};
use crate::witness::Finale;

pub(super) fn ask(inquiry: &mut Inquiry<'_>) {
    let model = inquiry.model;
    for function in &model.definition.functions {
        let question = Question::about(model, function);
        let Ok(graph) = inquiry.graphs.about(question.reads.iter().cloned()) else { continue };
        let permits: Vec<&Rule> =
            function.permits.iter().filter_map(|name| model.definition.rule(name)).collect();
        for open in permits.iter().filter(|rule| !rule.needs.iter().any(is_step)) {
            for gated in permits.iter().filter(|rule| rule.needs.iter().any(is_step)) {
                another_way_in(inquiry, &question, gated, open, &graph);
            }
        }
        if !is_of_the_procedure(inquiry, &function.name) {
            draft_before_the_register(inquiry, &question);
        }
    }
}

/// A need for something that the case has to have come to.
fn is_step(need: &Check) -> bool {
    let tests = need.holds.all_tests();
    tests.iter().any(|test| matches!(test, Test::State { .. } | Test::Entered(_) | Test::Flag(_)))
}

/// A role for which one permit waits for a step, and that another lets in while that step is missing.
fn another_way_in<'a>(
    inquiry: &mut Inquiry<'_>,
    question: &'a Question<'a>,
    gated: &'a Rule,
    open: &'a Rule,
    graph: &'a Rc<Graph>,
) {
    let place = format!("rules.{}", open.name);
    let mut seen = BTreeSet::new();
    for (node, world) in graph.nodes() {
        if !seen.insert(graph.frame.project(world, &question.reads)) {
            continue;
        }
        for asker in question.best_askers() {
            let situation = question.asked(&graph.frame, world, asker);
            let mut ways: Vec<Facts> = Vec::new();
            let passes_by = |asked: &Situation<'a, '_>| {
                let misses = gated.needs.iter().filter(|need| is_step(need)).map(|need| !asked.passes(need));
                let waits = asked.holds(&gated.applies).and(Truth::any(misses));
                let way_in = Ground::Permit(open.name.clone());
                waits.is_certain() && asked.grounds(question.function) == [way_in]
            };
            in_every_way(&situation, &place, passes_by, |passes_by, given| {
                if passes_by {
                    ways.push(facts_of(given));
                }
            });
            for facts in ways {
                let finale = Finale::default().ask(&question.function.name, asker, &facts, decided("allow"));
                if inquiry.show(&graph.path(node), &finale) {
                    return tell(inquiry, question, gated, open, asker, &graph.path(node), &finale);
                }
            }
        }
    }
}

fn tell(
    inquiry: &mut Inquiry<'_>,
    question: &Question<'_>,
    gated: &Rule,
    open: &Rule,
    asker: &Asker,
    path: &[&Label],
    finale: &Finale,
) {
    let [it, en] = inquiry.function_titles(&question.function.name);
    let role = asker.roles.first().map(String::as_str).unwrap_or_default();
    let title = |lang| inquiry.model.campaign.role_title(role, lang);
    let (gate, way_in) = (&gated.name, &open.name);
    let said = [
        format!(
            "La regola `{gate}` fa attendere un passo a «{}», ma per la regola `{way_in}` la funzione {it} è consentita anche prima.",
            title(abilita::Lang::It)
        ),
        format!(
            "The rule `{gate}` makes «{}» wait for a step, and by the rule `{way_in}` the function {en} is allowed before it.",
            title(abilita::Lang::En)
        ),
    ];
    let cites: Vec<String> = gated.cites.iter().chain(&open.cites).cloned().collect();
    inquiry.find(Code::AccessBeforeStep, format!("rules.{way_in}"), said, &cites, path, finale);
}

/// True if by this function a case is moved on: the steps towards a register are taken before it is granted.
fn is_of_the_procedure(inquiry: &Inquiry<'_>, function: &str) -> bool {
    let definition = &inquiry.model.definition;
    let commands: Vec<&str> = definition
        .commands
        .iter()
        .filter(|command| command.function == function)
        .map(|command| command.name.as_str())
        .collect();
    let moves = |own: &Transition| own.to.is_some() || own.acts.iter().any(|act| matches!(act, Act::Move(_)));
    let by = |own: &Transition| matches!(&own.trigger, Trigger::Command(name) if commands.contains(&name.as_str()));
    definition.tracks.iter().flat_map(|track| &track.transitions).any(|own| by(own) && moves(own))
}

/// The transition by which somebody is put into the draft, by its numbers, with its track; where the draft is granted at all.
fn insertion(definition: &Inspection) -> Option<((usize, usize), &Track)> {
    let transitions = || {
        let tracks = definition.tracks.iter().enumerate();
        tracks.flat_map(|(number, track)| {
            track.transitions.iter().enumerate().map(move |(index, own)| ((number, index), track, own))
        })
    };
    let is_granted = transitions().any(|(_, _, own)| own.acts.contains(&Act::Grant));
    let mut inserting = transitions().filter(|(_, _, own)| {
        matches!(own.trigger, Trigger::Command(_))
            && own.acts.iter().any(|act| matches!(act, Act::Insert { .. }))
    });
    inserting.next().filter(|_| is_granted).map(|(numbers, track, _)| (numbers, track))
}

/// Somebody in the draft, and in no role.
fn is_merely_in_draft(asker: &Asker) -> bool {
    asker.listed && asker.roles.is_empty() && !asker.any_roles
}

/// Somebody who is in the draft, and to whom the register has not been granted, can use a function.
fn draft_before_the_register(inquiry: &mut Inquiry<'_>, question: &Question<'_>) {
    let model = inquiry.model;
    let Some((inserting, track)) = insertion(&model.definition) else { return };
    let mut askers = question.askers.iter();
    let in_draft = |asker: &&Asker| is_merely_in_draft(asker) && asker.is_logged_in_for(question.function);
    let Some(asker) = askers.find(in_draft) else { return };
    let step = model.steps.iter().find(|step| {
        step.tracks.iter().any(|(own, those)| *own == inserting.0 && those.contains(&inserting.1))
    });
    let vars = step.into_iter().flat_map(|step| step.reads.iter().chain(&step.writes)).cloned();
    let vars = vars.chain(question.reads.iter().cloned());
    let Ok(graph) = inquiry.graphs.about(vars) else { return };
    let Some((before, label)) = graph.fired.get(&inserting).copied() else { return };
    let after = graph.next.get(before).into_iter().flatten().find(|(_, own)| *own == label);
    let inserted = after.map_or(before, |(node, _)| *node);
    let by = |node: Node| -> Option<(String, Facts)> {
        let world = graph.worlds.get(node)?;
        let situation = question.asked(&graph.frame, world, asker);
        let mut found = None;
        in_every_way(
            &situation,
            &track.name,
            |asked| asked.grounds(question.function),
            |grounds, given| {
                if let [Ground::Permit(rule)] = grounds.as_slice() {
                    found.get_or_insert((rule.clone(), facts_of(given)));
                }
            },
        );
        found
    };
    let routes = graph.routes(|node| by(node).is_some());
    if !routes.reaches(inserted) {
        return;
    }
    let (nodes, labels) = routes.from(inserted);
    let Some((rule, facts)) = nodes.last().and_then(|node| by(*node)) else { return };
    let mut path = graph.path(before);
    path.extend(graph.labels.get(label));
    path.extend(labels.into_iter().filter_map(|label| graph.labels.get(label)));
    let finale = Finale::default().ask(&question.function.name, asker, &facts, decided("allow"));
    tell_of_draft(inquiry, question, &rule, &path, &finale);
}

fn tell_of_draft(
    inquiry: &mut Inquiry<'_>,
    question: &Question<'_>,
    rule: &str,
    path: &[&Label],
    finale: &Finale,
) {
    let [it, en] = inquiry.function_titles(&question.function.name);
    let said = [
        format!(
            "Chi è soltanto nella bozza può già usare la funzione {it}, prima che l'elenco sia in vigore (regola `{rule}`)."
        ),
        format!(
            "Whoever is only in the draft can already use the function {en} before the list is in force (rule `{rule}`)."
        ),
    ];
    let cites = inquiry.model.definition.rule(rule).map(|rule| rule.cites.clone()).unwrap_or_default();
    inquiry.find(Code::AccessBeforeStep, format!("rules.{rule}"), said, &cites, path, finale);
}
