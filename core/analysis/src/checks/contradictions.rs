//! Rules that say contrary things of one situation, as the statements behind them do.
//!
//! - A permit and a forbid: whatever the permit allows to a role it names, the forbid denies.
//! - Two dates for one thing: two permits, two forbids or two transitions that cite different statements and are the same but
//!   for a moment, or for a window of which one end is another.
//!
//! Of two dates that the definition declares under `[conflicts]`, with the reading it takes, nothing more is reported.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use abilita::inspect::{
    Bound, Check, Condition, Function, Inspection, Rule, Test, Track, Transition, Trigger,
};
use serde_json::json;

use super::{Inquiry, decided};
use crate::asker::Asker;
use crate::code::Code;
use crate::explore::{Graph, Node};
use crate::question::Question;
use crate::situation::Situation;
use crate::truth::Truth;
use crate::ways::{Facts, facts_of, in_every_way};
use crate::witness::Finale;

pub(super) fn ask(inquiry: &mut Inquiry<'_>) {
    let model = inquiry.model;
    for function in model.definition.functions.iter().filter(|own| !own.forbids.is_empty()) {
        let question = Question::about(model, function);
        let Ok(graph) = inquiry.graphs.about(question.reads.iter().cloned()) else { continue };
        for permit in function.permits.iter().filter_map(|name| model.definition.rule(name)) {
            permit_taken_away(inquiry, &question, permit, &graph);
        }
    }
    let rules: Vec<&Rule> = model.definition.rules.iter().collect();
    for (index, one) in rules.iter().enumerate() {
        for other in rules.iter().skip(index + 1) {
            two_dates_of_rules(inquiry, one, other);
        }
    }
    for track in &model.definition.tracks {
        for (index, one) in track.transitions.iter().enumerate() {
            for other in track.transitions.iter().skip(index + 1) {
                two_dates_of_transitions(inquiry, track, one, other);
            }
        }
    }
}

/// What a permit amounts to for a role that it names.
#[derive(Default)]
struct Granted {
    /// Where the permit by itself would allow: a situation, who asks and what is known.
    instances: Vec<(Node, Asker, Facts)>,
    /// It is allowed somewhere, or may be.
    is_left: bool,
    /// The forbids that take it away.
    taken_by: BTreeSet<String>,
}

fn permit_taken_away(inquiry: &mut Inquiry<'_>, question: &Question<'_>, permit: &Rule, graph: &Rc<Graph>) {
    let named = permit.applies.all_tests().into_iter().flat_map(|test| match test {
        Test::Role { roles, .. } => roles.as_slice(),
        _ => &[],
    });
    let named: BTreeSet<&String> = named.collect();
    let mut granted: BTreeMap<&String, Granted> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let place = format!("rules.{}", permit.name);
    for (node, world) in graph.nodes() {
        if !seen.insert(graph.frame.project(world, &question.reads)) {
            continue;
        }
        for asker in question.askers.iter().filter(|asker| asker.is_logged_in_for(question.function)) {
            let Some(role) = asker.roles.first().and_then(|own| named.get(own)) else { continue };
            if asker.roles.len() != 1 {
                continue;
            }
            let own = granted.entry(role).or_default();
            let situation = question.asked(&graph.frame, world, asker);
            in_every_way(
                &situation,
                &place,
                |asked| judged(asked, question.function, permit),
                |judged, given| {
                    let Some((is_left, taken_by)) = judged else { return };
                    own.is_left |= is_left;
                    own.taken_by.extend(taken_by);
                    own.instances.push((node, asker.clone(), facts_of(given)));
                },
            );
        }
    }
    let lost = granted.into_iter().filter(|(_, own)| !own.is_left && !own.instances.is_empty());
    let lost: Vec<(&String, Granted)> = lost.collect();
    let Some((_, first)) = lost.first() else { return };
    let roles: Vec<&str> = lost.iter().map(|(role, _)| role.as_str()).collect();
    tell_taken_away(inquiry, question.function, permit, &roles, first, graph);
}

/// Where a permit by itself may allow: whether it may do so in fact, and the forbids that apply.
fn judged<'a>(
    situation: &Situation<'a, '_>,
    function: &'a Function,
    permit: &'a Rule,
) -> Option<(bool, Vec<String>)> {
    let needs = || Truth::all(permit.needs.iter().map(|need| situation.passes(need)));
    if !situation.holds(&permit.applies).is_possible() || !needs().is_possible() {
        return None;
    }
    let forbids = function.forbids.iter().filter_map(|name| situation.definition.rule(name));
    let applying: Vec<(String, Truth)> =
        forbids.map(|forbid| (forbid.name.clone(), situation.holds(&forbid.applies))).collect();
    let forbidden = Truth::any(applying.iter().map(|(_, truth)| *truth));
    let certain = applying.into_iter().filter(|(_, truth)| truth.is_certain());
    Some((!forbidden.is_certain(), certain.map(|(name, _)| name).collect()))
}

fn tell_taken_away(
    inquiry: &mut Inquiry<'_>,
    function: &Function,
    permit: &Rule,
    roles: &[&str],
    granted: &Granted,
    graph: &Graph,
) {
    let titles = |lang| {
        let titles = roles.iter().map(|role| format!("«{}»", inquiry.model.campaign.role_title(role, lang)));
        titles.collect::<Vec<_>>().join(", ")
    };
    let (roles_it, roles_en) = (titles(abilita::Lang::It), titles(abilita::Lang::En));
    let [it, en] = inquiry.function_titles(&function.name);
    let taken_by: Vec<String> = granted.taken_by.iter().map(|name| format!("`{name}`")).collect();
    let (name, taken_by) = (&permit.name, taken_by.join(", "));
    let said = [
        format!(
            "La regola `{name}` consente {it} a {roles_it}, ma il divieto {taken_by} glielo toglie in ogni situazione."
        ),
        format!(
            "The rule `{name}` permits {en} to {roles_en}, and the forbid {taken_by} takes it away in every situation."
        ),
    ];
    let forbids = granted.taken_by.iter().filter_map(|name| inquiry.model.definition.rule(name));
    let cites: BTreeSet<String> = forbids.chain([permit]).flat_map(|rule| rule.cites.clone()).collect();
    let cites: Vec<String> = cites.into_iter().collect();
    let shown = granted.instances.iter().take(6).find_map(|(node, asker, facts)| {
        let finale = Finale::default().ask(&function.name, asker, facts, decided("deny"));
        inquiry.show(&graph.path(*node), &finale).then_some((*node, finale))
    });
    let Some((node, finale)) = shown else { return inquiry.undecided(format!("rules.{name}"), &cites) };
    inquiry.find(Code::Contradiction, format!("rules.{name}"), said, &cites, &graph.path(node), &finale);
}

fn two_dates_of_rules(inquiry: &mut Inquiry<'_>, one: &Rule, other: &Rule) {
    let functions = |rule: &Rule| -> BTreeSet<&str> {
        let about = |function: &&Function| {
            function.permits.contains(&rule.name) || function.forbids.contains(&rule.name)
        };
        inquiry
            .model
            .definition
            .functions
            .iter()
            .filter(about)
            .map(|function| function.name.as_str())
            .collect()
    };
    let about = functions(one);
    if one.permits != other.permits || about != functions(other) || about.is_empty() {
        return;
    }
    let conditions = |rule: &Rule| -> Vec<Condition> {
        let needs = rule.needs.iter().flat_map(|Check { applies, holds, .. }| [applies, holds]);
        std::iter::once(&rule.applies).chain(needs).cloned().collect()
    };
    let moments = differing_moments(&inquiry.model.definition, &conditions(one), &conditions(other));
    let Some(moments) = moments else { return };
    let place = format!("rules.{}", other.name);
    let named = [format!("rules.{}", one.name), place.clone()];
    two_dates(inquiry, place, &named, [&one.cites, &other.cites], &moments);
}

fn two_dates_of_transitions(inquiry: &mut Inquiry<'_>, track: &Track, one: &Transition, other: &Transition) {
    let (Trigger::Moment(first), Trigger::Moment(second)) = (&one.trigger, &other.trigger) else { return };
    let is_same = one.from == other.from
        && one.guard == other.guard
        && one.to == other.to
        && one.acts == other.acts
        && one.target == other.target;
    if first == second || !is_same {
        return;
    }
    let place = format!("tracks.{}.on.{}", track.name, other.name);
    let named = [format!("tracks.{}.on.{}", track.name, one.name), place.clone()];
    two_dates(inquiry, place, &named, [&one.cites, &other.cites], &[first.clone(), second.clone()]);
}

fn two_dates(
    inquiry: &mut Inquiry<'_>,
    place: String,
    named: &[String; 2],
    cites: [&Vec<String>; 2],
    moments: &[String; 2],
) {
    let [one, other] = cites;
    let share = one.iter().any(|cite| other.contains(cite));
    if one.is_empty() || other.is_empty() || share || inquiry.is_read(one, other) {
        return;
    }
    let [first, second] = [0, 1].map(|number| moments.get(number).cloned().unwrap_or_default());
    if inquiry.model.place_of(&first).is_some()
        && inquiry.model.place_of(&first) == inquiry.model.place_of(&second)
    {
        return; // two names of one instant
    }
    let ([first_it, first_en], [second_it, second_en]) =
        (inquiry.moment_titles(&first), inquiry.moment_titles(&second));
    let [this, that] = named;
    let said = [
        format!("`{this}` e `{that}` dicono lo stesso con due date: {first_it} e {second_it}."),
        format!("`{this}` and `{that}` say the same with two dates: {first_en} and {second_en}."),
    ];
    let mut both = one.clone();
    both.extend(other.iter().cloned());
    let mut places: Vec<u8> =
        [&first, &second].into_iter().filter_map(|moment| inquiry.model.place_of(moment)).collect();
    places.sort_unstable();
    let finale =
        places.into_iter().fold(Finale::default(), |finale, place| finale.at(place).state(json!({})));
    let finale = finale.state(json!({}));
    inquiry.find(Code::Contradiction, place, said, &both, &[], &finale);
}

/// The two moments by which conditions differ, where they differ by nothing else.
fn differing_moments(definition: &Inspection, one: &[Condition], other: &[Condition]) -> Option<[String; 2]> {
    let mut found: BTreeSet<[String; 2]> = BTreeSet::new();
    let same = one.len() == other.len()
        && one.iter().zip(other).all(|(one, other)| are_same(definition, one, other, &mut found));
    found.pop_first().filter(|_| same && found.is_empty())
}

fn are_same(
    definition: &Inspection,
    one: &Condition,
    other: &Condition,
    moments: &mut BTreeSet<[String; 2]>,
) -> bool {
    let mut same_test = |(one, other): (&Test, &Test)| {
        if one == other {
            return true;
        }
        let dates = match (one, other) {
            (Test::Before(first), Test::Before(second)) | (Test::After(first), Test::After(second)) => {
                Some([first.clone(), second.clone()])
            }
            (Test::During(first), Test::During(second)) => match (first.as_slice(), second.as_slice()) {
                ([first], [second]) => differing_bound(definition, first, second),
                _ => None,
            },
            _ => None,
        };
        let is_date = dates.is_some();
        moments.extend(dates);
        is_date
    };
    one.tests.len() == other.tests.len()
        && one.unless.len() == other.unless.len()
        && one.tests.iter().zip(&other.tests).all(&mut same_test)
        && one.unless.iter().zip(&other.unless).all(|(one, other)| are_same(definition, one, other, moments))
}

/// The moments at which two windows end that begin together, or begin that end together.
fn differing_bound(definition: &Inspection, first: &str, second: &str) -> Option<[String; 2]> {
    let (first, second) = (definition.window(first)?, definition.window(second)?);
    let differing = match (first.from == second.from, first.until == second.until) {
        (true, false) => (&first.until, &second.until),
        (false, true) => (&first.from, &second.from),
        _ => return None,
    };
    match differing {
        (Some(Bound::Moment(one)), Some(Bound::Moment(other))) => Some([one.clone(), other.clone()]),
        _ => None,
    }
}

impl Inquiry<'_> {
    /// True if the definition declares how two statements that conflict are read.
    fn is_read(&self, one: &[String], other: &[String]) -> bool {
        self.model.campaign.conflicts().iter().any(|conflict| {
            let cites: Vec<&str> = conflict.cites().collect();
            let names = |those: &[String]| those.iter().any(|cite| cites.contains(&cite.as_str()));
            names(one) && names(other)
        })
    }
}
