//! What a definition says of itself, `[always.NAME]`: proved, or refuted by a situation that the engine plays.

use std::collections::BTreeSet;
use std::rc::Rc;

use abilita::inspect::{Claim, Condition, Function, Invariant, Test};
use serde_json::json;

use super::{Inquiry, decided};
use crate::asker::{Asker, askers};
use crate::code::Code;
use crate::explore::{Graph, Node};
use crate::model::{Model, Var};
use crate::situation::{Ground, Situation};
use crate::truth::Truth;
use crate::ways::{Facts, facts_of, in_every_way};
use crate::witness::Finale;

/// From so many situations the engine goes where an invariant says that a way leads.
const MOST_WALKS: usize = 2_000;

pub(super) fn ask(inquiry: &mut Inquiry<'_>) {
    for invariant in &inquiry.model.definition.always {
        let verdict = match &invariant.claim {
            Claim::Forbid(functions) | Claim::Permit(functions) => {
                of_functions(inquiry, invariant, functions)
            }
            Claim::To(goal) => reachable(inquiry, invariant, goal),
            Claim::Needs(needs) => hold(inquiry, invariant, needs),
            _ => Verdict::Open,
        };
        let place = format!("always.{}", invariant.name);
        match verdict {
            Verdict::Proved => inquiry.proved.push(invariant.name.clone()),
            Verdict::Open => inquiry.undecided(place, &invariant.cites),
            Verdict::TooLarge => inquiry.too_large_to_prove(place, &invariant.cites),
            Verdict::Refuted(counter) => refuted(inquiry, invariant, &counter),
        }
    }
}

/// What becomes of an invariant.
enum Verdict {
    Proved,
    /// Neither proved nor refuted: it turns on something that the model cannot tell.
    Open,
    TooLarge,
    Refuted(Counter),
}

/// A situation in which an invariant does not hold.
struct Counter {
    graph: Rc<Graph>,
    node: Node,
    finale: Finale,
    said: [String; 2],
}

fn refuted(inquiry: &mut Inquiry<'_>, invariant: &Invariant, counter: &Counter) {
    let title = |lang| inquiry.model.campaign.invariant_title(&invariant.name, lang).to_owned();
    let (it, en) = (title(abilita::Lang::It), title(abilita::Lang::En));
    let [said_it, said_en] = &counter.said;
    let said = [
        format!("Non è sempre vero «{it}»: {said_it}."),
        format!("It does not always hold that «{en}»: {said_en}."),
    ];
    let place = format!("always.{}", invariant.name);
    let path = counter.graph.path(counter.node);
    inquiry.find(Code::InvariantRefuted, place, said, &invariant.cites, &path, &counter.finale);
}

/// Nobody, or everybody, of whom it is claimed may use these functions.
fn of_functions(inquiry: &mut Inquiry<'_>, invariant: &Invariant, functions: &[String]) -> Verdict {
    let mut verdict = Verdict::Proved;
    for name in functions {
        let Some(function) = inquiry.model.definition.function(name) else { continue };
        match of_function(inquiry, invariant, function) {
            Verdict::Proved => {}
            Verdict::Refuted(counter) => return Verdict::Refuted(counter),
            other => verdict = other,
        }
    }
    verdict
}

fn of_function(inquiry: &mut Inquiry<'_>, invariant: &Invariant, function: &Function) -> Verdict {
    let model = inquiry.model;
    let mut tests: Vec<&Test> = model.tests_about(function);
    tests.extend(invariant.applies.all_tests());
    let reads: BTreeSet<Var> = tests.iter().flat_map(|test| model.reads_of(test)).collect();
    let Ok(graph) = inquiry.graphs.about(reads.iter().cloned()) else { return Verdict::TooLarge };
    let forbids = matches!(invariant.claim, Claim::Forbid(_));
    let all = askers(model, function, &tests);
    // A permit is for those who are rightly logged in.
    let asked = all.iter().filter(|asker| {
        forbids || (asker.is_logged_in_for(function) && (asker.vouched || asker.login.is_some()))
    });
    let asked: Vec<&Asker> = asked.collect();
    let (mut is_open, mut seen) = (false, BTreeSet::new());
    for (node, world) in graph.nodes() {
        if !seen.insert(graph.frame.project(world, &reads)) {
            continue;
        }
        for asker in &asked {
            let base = Situation::of_case(model, &graph.frame, world);
            let function_name = Some(function.name.as_str());
            let base = Situation { asker, member: asker.member, function: function_name, ..base };
            let place = format!("always.{}", invariant.name);
            let mut against: Vec<(Truth, Facts)> = Vec::new();
            in_every_way(
                &base,
                &place,
                |asked| against_it(asked, invariant, function),
                |truth, given| {
                    if truth.is_possible() {
                        against.push((truth, facts_of(given)));
                    }
                },
            );
            for (truth, facts) in against {
                if let Some(counter) = truth
                    .is_certain()
                    .then(|| counter(inquiry, invariant, function, &graph, node, asker, &facts))
                    .flatten()
                {
                    return Verdict::Refuted(counter);
                }
                is_open = true;
            }
        }
    }
    if is_open { Verdict::Open } else { Verdict::Proved }
}

/// Whether a situation speaks against what is claimed of a function. What a decision turns on beside, the engine will tell.
fn against_it<'a>(situation: &Situation<'a, '_>, invariant: &'a Invariant, function: &'a Function) -> Truth {
    let applies = situation.holds(&invariant.applies);
    if applies == Truth::No {
        return applies;
    }
    let grounds = situation.grounds(function);
    let permits = |ground: &Ground| matches!(ground, Ground::Permit(_));
    let against = match invariant.claim {
        Claim::Forbid(_) => grounds.iter().any(permits),
        _ => !grounds.iter().all(permits),
    };
    if against { applies } else { Truth::No }
}

fn counter(
    inquiry: &mut Inquiry<'_>,
    invariant: &Invariant,
    function: &Function,
    graph: &Rc<Graph>,
    node: Node,
    asker: &Asker,
    facts: &Facts,
) -> Option<Counter> {
    let forbids = matches!(invariant.claim, Claim::Forbid(_));
    let word = if forbids { "allow" } else { "deny" };
    let finale = Finale::default().ask(&function.name, asker, facts, decided(word));
    if !inquiry.show(&graph.path(node), &finale) {
        return None;
    }
    let roles = |lang| {
        let titles =
            asker.roles.iter().map(|role| format!("«{}»", inquiry.model.campaign.role_title(role, lang)));
        titles.collect::<Vec<_>>().join(" + ")
    };
    let (who_it, who_en) = (roles(abilita::Lang::It), roles(abilita::Lang::En));
    let who_it = if who_it.is_empty() { "chi non ha ruoli".to_owned() } else { who_it };
    let who_en = if who_en.is_empty() { "somebody without a role".to_owned() } else { who_en };
    let [it, en] = inquiry.function_titles(&function.name);
    let said = if forbids {
        [
            format!("a {who_it} la funzione {it} può essere consentita"),
            format!("the function {en} can be allowed to {who_en}"),
        ]
    } else {
        [
            format!("a {who_it} la funzione {it} può essere negata"),
            format!("the function {en} can be denied to {who_en}"),
        ]
    };
    Some(Counter { graph: Rc::clone(graph), node, finale, said })
}

/// Some state can be reached from wherever it is claimed. That it can is shown by going there from every situation.
fn reachable(inquiry: &mut Inquiry<'_>, invariant: &Invariant, goal: &Condition) -> Verdict {
    let model = inquiry.model;
    let Ok(graph) = inquiry.graphs.about(model.reads([&invariant.applies, goal])) else {
        return Verdict::TooLarge;
    };
    let there = |node: Node| against(model, &graph, node, |situation| situation.holds(goal));
    let routes = graph.routes(|node| !there(node).is_empty());
    let claimed = |node: Node| against(model, &graph, node, |situation| situation.holds(&invariant.applies));
    let claimed: Vec<(Node, Vec<(Truth, Facts)>)> =
        graph.nodes().map(|(node, _)| (node, claimed(node))).filter(|(_, ways)| !ways.is_empty()).collect();
    let lost = claimed.iter().filter(|(node, _)| !routes.reaches(*node)).cloned().collect();
    let said = [
        "da qui lo stato richiesto non si raggiunge più".to_owned(),
        "from here the state cannot be reached any more".to_owned(),
    ];
    match found(inquiry, &graph, lost, said) {
        Verdict::Proved => {}
        other => return other,
    }
    if claimed.len() > MOST_WALKS {
        return Verdict::TooLarge;
    }
    let mut gone_from: BTreeSet<Node> = BTreeSet::new();
    for (node, _) in claimed.iter().rev() {
        if gone_from.contains(node) {
            continue;
        }
        let (on, labels) = routes.from(*node);
        let mut path = graph.path(*node);
        path.extend(labels.into_iter().filter_map(|label| graph.labels.get(label)));
        if !inquiry.show(&path, &Finale::default().state(json!({}))) {
            return Verdict::Open;
        }
        gone_from.extend(graph.passed(*node).into_iter().chain(on));
    }
    Verdict::Proved
}

/// Something holds wherever it is claimed.
fn hold(inquiry: &mut Inquiry<'_>, invariant: &Invariant, needs: &[Condition]) -> Verdict {
    let model = inquiry.model;
    let conditions = needs.iter().chain([&invariant.applies]);
    let Ok(graph) = inquiry.graphs.about(model.reads(conditions)) else { return Verdict::TooLarge };
    let fails = |node: Node| {
        against(model, &graph, node, |situation| {
            let all = Truth::all(needs.iter().map(|need| situation.holds(need)));
            situation.holds(&invariant.applies).and(!all)
        })
    };
    let failing = graph.nodes().map(|(node, _)| (node, fails(node))).collect();
    let said = ["qui la condizione non vale".to_owned(), "here the condition does not hold".to_owned()];
    found(inquiry, &graph, failing, said)
}

/// Of situations that may speak against an invariant, one that the engine can be brought into.
fn found(
    inquiry: &mut Inquiry<'_>,
    graph: &Rc<Graph>,
    against: Vec<(Node, Vec<(Truth, Facts)>)>,
    said: [String; 2],
) -> Verdict {
    let mut is_open = false;
    for (node, ways) in against {
        for (truth, facts) in ways {
            let finale = Finale::default().tell(&facts).state(states_at(inquiry.model, graph, node));
            if truth.is_certain() && inquiry.show(&graph.path(node), &finale) {
                return Verdict::Refuted(Counter { graph: Rc::clone(graph), node, finale, said });
            }
            is_open = true;
        }
    }
    if is_open { Verdict::Open } else { Verdict::Proved }
}

/// The ways in which something of the case may hold, with what the host has told then.
fn against<'a>(
    model: &'a Model<'a>,
    graph: &'a Graph,
    node: Node,
    holds: impl Fn(&Situation<'a, '_>) -> Truth,
) -> Vec<(Truth, Facts)> {
    let Some(world) = graph.worlds.get(node) else { return Vec::new() };
    let situation = Situation::of_case(model, &graph.frame, world);
    let mut ways = Vec::new();
    in_every_way(&situation, "always", holds, |truth, given| {
        if truth.is_possible() {
            ways.push((truth, facts_of(given)));
        }
    });
    ways
}

/// The states of the case's tracks in a situation, as a scenario expects them.
fn states_at(model: &Model<'_>, graph: &Graph, node: Node) -> serde_json::Value {
    let tracks = model.definition.tracks.iter().filter(|track| track.scope == abilita::inspect::Scope::Case);
    let states = tracks.filter_map(|track| {
        let number = graph.value(node, &Var::Track(track.name.clone()))?;
        Some((track.name.clone(), json!(track.states.get(usize::from(number))?)))
    });
    let states: serde_json::Map<_, _> = states.collect();
    if states.is_empty() { json!({}) } else { json!({ "tracks": states }) }
}
