//! Silent widening and narrowing: what somebody may, and might not in the edition extended, or the other way about, while
//! the amendment names neither the function nor a rule that decides.
//!
//! Situations are those of the new edition; in each, the rules of the one before are asked, too. Moments, windows, tracks
//! and facts are taken by their names: a deadline that was moved is named by the amendment, and changes no rule. A role that
//! the edition before does not have is not compared.

use std::collections::BTreeSet;
use std::rc::Rc;

use abilita::Lang;
use abilita::inspect::Function;

use super::decisions::Survey;
use super::{Inquiry, decided};
use crate::asker::{Asker, askers};
use crate::code::Code;
use crate::edition::Edition;
use crate::explore::{Graph, Node};
use crate::graphs::Graphs;
use crate::model::{Model, Var, tests_about};
use crate::question::Question;
use crate::situation::{Ground, Situation};
use crate::ways::{Facts, facts_of, in_every_way};
use crate::witness::Finale;

pub(super) fn ask(inquiry: &mut Inquiry<'_>, before: &Edition) {
    let base = Model::of(&before.campaign);
    let mut of_base = Graphs::new(&base);
    for function in &inquiry.model.definition.functions {
        let Some(old) = before.definition.function(&function.name) else { continue };
        if before.is_named(&format!("functions.{}", function.name)) {
            continue;
        }
        let mut told = situations(inquiry, before, function, old);
        ever_usable(inquiry, before, &mut of_base, function, old, &mut told);
    }
    of_base.too_large().for_each(|too_large| inquiry.model.note_too_large(too_large.clone()));
    base.too_large().into_iter().for_each(|too_large| inquiry.model.note_too_large(too_large));
}

/// A difference that the amendment does not name.
struct Difference {
    code: Code,
    asker: Asker,
    facts: Facts,
    node: Node,
    rules: BTreeSet<String>,
}

/// Compares what the rules of both editions say, situation by situation; gives the codes that were reported.
fn situations(
    inquiry: &mut Inquiry<'_>,
    before: &Edition,
    function: &Function,
    old: &Function,
) -> BTreeSet<Code> {
    let model = inquiry.model;
    let (mut tests, old_tests) = (model.tests_about(function), tests_about(&before.definition, old));
    let mut reads: BTreeSet<Var> = tests.iter().flat_map(|test| model.reads_of(test)).collect();
    reads.extend(old_tests.iter().flat_map(|test| model.reads_in(&before.definition, test)));
    tests.extend(old_tests);
    let mut told = BTreeSet::new();
    let Ok(graph) = inquiry.graphs.about(reads.iter().cloned()) else { return told };
    let mut all = askers(model, function, &tests);
    all.extend(
        askers(model, old, &tests).into_iter().filter(|asker| !all.contains(asker)).collect::<Vec<_>>(),
    );
    let is_old = |role: &String| before.definition.roles.iter().any(|known| known.name == *role);
    all.retain(|asker| asker.roles.iter().all(is_old));
    let mut seen = BTreeSet::new();
    for (node, world) in graph.nodes() {
        if !seen.insert(graph.frame.project(world, &reads)) {
            continue;
        }
        for asker in &all {
            for difference in differences(model, before, &graph, node, asker, [function, old]) {
                if !told.contains(&difference.code) && tell(inquiry, before, function, &graph, &difference) {
                    told.insert(difference.code);
                }
            }
        }
    }
    told
}

fn differences<'a>(
    model: &'a Model<'a>,
    before: &'a Edition,
    graph: &'a Graph,
    node: Node,
    asker: &'a Asker,
    [new, old]: [&'a Function; 2],
) -> Vec<Difference> {
    let Some(world) = graph.worlds.get(node) else { return Vec::new() };
    let situation = Situation {
        asker,
        member: asker.member,
        function: Some(new.name.as_str()),
        ..Situation::of_case(model, &graph.frame, world)
    };
    let both = |now: &Situation<'a, '_>| {
        let then = Situation { definition: &before.definition, ..*now };
        [now.grounds(new), then.grounds(old)]
    };
    let mut found = Vec::new();
    in_every_way(&situation, &format!("functions.{}", new.name), both, |[now, then], given| {
        let code = match (allows(&then), allows(&now)) {
            (Some(false), Some(true)) => Code::SilentWidening,
            (Some(true), Some(false)) => Code::SilentNarrowing,
            _ => return,
        };
        let is_login = [&now, &then].into_iter().any(|grounds| grounds.contains(&Ground::Login));
        let rules: BTreeSet<String> = now.iter().chain(&then).filter_map(rule_of).collect();
        let is_named = rules.iter().any(|rule| before.is_named(&format!("rules.{rule}")))
            || (is_login && before.is_named("login"));
        if !is_named {
            found.push(Difference { code, asker: asker.clone(), facts: facts_of(given), node, rules });
        }
    });
    found
}

/// Whether grounds allow; `None` where they may do either.
fn allows(grounds: &[Ground]) -> Option<bool> {
    let permits = grounds.iter().filter(|ground| matches!(ground, Ground::Permit(_))).count();
    match permits {
        0 => Some(false),
        all if all == grounds.len() => Some(true),
        _ => None,
    }
}

fn rule_of(ground: &Ground) -> Option<String> {
    match ground {
        Ground::Permit(rule) | Ground::Forbid(rule) | Ground::Need(rule, _) => Some(rule.clone()),
        Ground::Login | Ground::NoRole => None,
    }
}

/// Tells a difference that the engine confirms.
fn tell(
    inquiry: &mut Inquiry<'_>,
    before: &Edition,
    function: &Function,
    graph: &Rc<Graph>,
    difference: &Difference,
) -> bool {
    let Difference { code, asker, facts, node, rules } = difference;
    let word = if *code == Code::SilentWidening { "allow" } else { "deny" };
    let finale = Finale::default().ask(&function.name, asker, facts, decided(word));
    if !inquiry.show(&graph.path(*node), &finale) {
        return false;
    }
    let role = |lang| {
        let titles =
            asker.roles.iter().map(|role| format!("«{}»", inquiry.model.campaign.role_title(role, lang)));
        let titles: Vec<String> = titles.collect();
        match (titles.is_empty(), lang) {
            (false, _) => titles.join(" + "),
            (true, Lang::It) => "chi non ha ruoli".to_owned(),
            (true, Lang::En) => "somebody without a role".to_owned(),
        }
    };
    let (who_it, who_en) = (role(Lang::It), role(Lang::En));
    let [it, en] = inquiry.function_titles(&function.name);
    let rules: Vec<String> = rules.iter().map(|rule| format!("`{rule}`")).collect();
    let (rules, base) = (rules.join(", "), &before.definition.id);
    let said = if *code == Code::SilentWidening {
        [
            format!(
                "A {who_it} è consentita la funzione {it}, che in `{base}` nella stessa situazione era negata; la modifica non nomina le regole che decidono ({rules})."
            ),
            format!(
                "The function {en} is allowed to {who_en}, and was denied in the same situation in `{base}`; the amendment does not name the rules that decide ({rules})."
            ),
        ]
    } else {
        [
            format!(
                "A {who_it} è negata la funzione {it}, che in `{base}` nella stessa situazione era consentita; la modifica non nomina le regole che decidono ({rules})."
            ),
            format!(
                "The function {en} is denied to {who_en}, and was allowed in the same situation in `{base}`; the amendment does not name the rules that decide ({rules})."
            ),
        ]
    };
    let place = format!("functions.{}", function.name);
    inquiry.find(*code, place, said, &[], &graph.path(*node), &finale);
    true
}

/// A role that could use a function at some time in one edition, and never in the other: situations that cases come into are
/// others, while the rules may be the same.
fn ever_usable(
    inquiry: &mut Inquiry<'_>,
    before: &Edition,
    of_base: &mut Graphs<'_>,
    function: &Function,
    old: &Function,
    told: &mut BTreeSet<Code>,
) {
    let rules = |own: &Function| own.permits.iter().chain(&own.forbids).cloned().collect::<Vec<_>>();
    if rules(function).iter().chain(&rules(old)).any(|rule| before.is_named(&format!("rules.{rule}"))) {
        return;
    }
    let base = of_base.model();
    let (now, then) = (Question::about(inquiry.model, function), Question::about(base, old));
    let Ok(graph) = inquiry.graphs.about(now.reads.iter().cloned()) else { return };
    let Ok(old_graph) = of_base.about(then.reads.iter().cloned()) else { return };
    let ever = |survey: Survey| survey.allowed.into_values().flatten().collect::<BTreeSet<String>>();
    let (may, might) = (ever(Survey::of(&now, &graph)), ever(Survey::of(&then, &old_graph)));
    let has = |definition: &abilita::inspect::Inspection, role: &str| {
        definition.roles.iter().any(|own| own.name == role)
    };
    for role in might.difference(&may).filter(|role| has(&inquiry.model.definition, role)) {
        never_any_more(inquiry, before, &now, role, told);
    }
}

fn never_any_more(
    inquiry: &mut Inquiry<'_>,
    before: &Edition,
    question: &Question<'_>,
    role: &str,
    told: &mut BTreeSet<Code>,
) {
    let Some(asker) = question.best_askers().into_iter().find(|asker| asker.roles == [role]).cloned() else {
        return;
    };
    if !told.insert(Code::SilentNarrowing) {
        return;
    }
    let function = &question.function.name;
    let title = |lang| inquiry.model.campaign.role_title(role, lang);
    let [it, en] = inquiry.function_titles(function);
    let base = &before.definition.id;
    let said = [
        format!(
            "«{}» non può mai usare la funzione {it}, che in `{base}` poteva usare; la modifica non nomina regole che la riguardano.",
            title(Lang::It)
        ),
        format!(
            "«{}» can never use the function {en}, as in `{base}` it could; the amendment names no rule about it.",
            title(Lang::En)
        ),
    ];
    let finale = Finale::default().ask(function, &asker, &[], decided("deny"));
    inquiry.find(Code::SilentNarrowing, format!("functions.{function}"), said, &[], &[], &finale);
}
