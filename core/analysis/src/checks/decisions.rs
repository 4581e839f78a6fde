//! Functions that nobody can use, rules and needs that never decide, persons denied for good.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use abilita::inspect::{Function, Rule};
use serde_json::{Value as Json, json};

use super::{Inquiry, decided};
use crate::asker::Asker;
use crate::code::Code;
use crate::explore::{Frame, Graph, Node, World};
use crate::model::Model;
use crate::question::Question;
use crate::situation::Ground;
use crate::ways::{Facts, facts_of};
use crate::witness::Finale;

/// A question that a decision can answer in a certain way.
#[derive(Clone, Debug)]
struct Instance {
    function: String,
    graph: Rc<Graph>,
    node: Node,
    asker: Asker,
    facts: Facts,
    /// Nothing else can be answered.
    is_certain: bool,
}

/// So many ways to show the same thing are tried.
const MOST_INSTANCES: usize = 6;

pub(super) fn ask(inquiry: &mut Inquiry<'_>) {
    let model = inquiry.model;
    let mut grounds: BTreeMap<Ground, Vec<Instance>> = BTreeMap::new();
    let mut not_looked_at: BTreeSet<&str> = BTreeSet::new();
    let mut unusable: BTreeSet<&str> = BTreeSet::new();
    for function in &model.definition.functions {
        let question = Question::about(model, function);
        let Ok(graph) = inquiry.graphs.about(question.reads.iter().cloned()) else {
            not_looked_at.insert(&function.name);
            continue;
        };
        let survey = Survey::of(&question, &graph);
        if survey.is_usable() {
            usable(inquiry, &question, &survey);
        } else {
            unusable.insert(&function.name);
            never_usable(inquiry, &question);
        }
        locked_out(inquiry, &question, &survey, &graph);
        for (ground, instances) in survey.grounds {
            grounds.entry(ground).or_default().extend(instances);
        }
    }
    for rule in &model.definition.rules {
        let about: Vec<&Function> = functions_of(model, rule).collect();
        if about.iter().any(|function| not_looked_at.contains(function.name.as_str())) {
            continue;
        }
        let told_of_function = rule.permits && about.iter().all(|own| unusable.contains(own.name.as_str()));
        if !told_of_function {
            rule_decides(inquiry, rule, &about, &grounds);
        }
        needs_decide(inquiry, rule, &about, &grounds);
    }
}

fn functions_of<'m>(model: &'m Model<'_>, rule: &Rule) -> impl Iterator<Item = &'m Function> {
    let name = rule.name.clone();
    let about =
        move |function: &&Function| function.permits.contains(&name) || function.forbids.contains(&name);
    model.definition.functions.iter().filter(about)
}

impl Question<'_> {
    /// What each role is answered, in every stretch between two stated instants, if nobody does anything.
    fn over_time(&self, frame: &Frame, ask: impl Fn(Finale, &Asker) -> Finale) -> Finale {
        frame.times().fold(Finale::default(), |finale, place| {
            self.best_askers().into_iter().fold(finale.at(place), &ask)
        })
    }
}

/// Every answer that can be given about a function.
pub(super) struct Survey {
    grounds: BTreeMap<Ground, Vec<Instance>>,
    /// By what the function looks at: the roles that may use it then.
    pub(super) allowed: BTreeMap<World, BTreeSet<String>>,
}

impl Survey {
    pub(super) fn of(question: &Question<'_>, graph: &Rc<Graph>) -> Self {
        let mut survey = Self { grounds: BTreeMap::new(), allowed: BTreeMap::new() };
        for (node, world) in graph.nodes() {
            let seen = graph.frame.project(world, &question.reads);
            if survey.allowed.contains_key(&seen) {
                continue;
            }
            let mut allowed = BTreeSet::new();
            for asker in &question.askers {
                question.answers(&graph.frame, world, asker, |grounds, given| {
                    if let [only] = asker.roles.as_slice()
                        && grounds.iter().any(|ground| matches!(ground, Ground::Permit(_)))
                    {
                        allowed.insert(only.clone());
                    }
                    let is_certain = grounds.len() == 1;
                    for ground in grounds {
                        let instances = survey.grounds.entry(ground).or_default();
                        let alike = instances.iter().filter(|own| own.is_certain == is_certain).count();
                        if alike >= MOST_INSTANCES {
                            continue;
                        }
                        let instance = Instance {
                            function: question.function.name.clone(),
                            graph: Rc::clone(graph),
                            node,
                            asker: asker.clone(),
                            facts: facts_of(given),
                            is_certain,
                        };
                        // What the model is sure of is tried first.
                        instances.insert(if is_certain { alike } else { instances.len() }, instance);
                    }
                });
            }
            survey.allowed.insert(seen, allowed);
        }
        survey
    }

    fn is_usable(&self) -> bool {
        self.grounds.keys().any(|ground| matches!(ground, Ground::Permit(_)))
    }
}

impl Inquiry<'_> {
    /// Has the engine give one of the answers as expected.
    fn show_one(&mut self, instances: &[Instance], expect: &Json) -> bool {
        instances.iter().any(|instance| {
            let Instance { function, graph, node, asker, facts, .. } = instance;
            let finale = Finale::default().ask(function, asker, facts, expect.clone());
            self.show(&graph.path(*node), &finale)
        })
    }
}

fn usable(inquiry: &mut Inquiry<'_>, question: &Question<'_>, survey: &Survey) {
    let permits = survey.grounds.iter().filter(|(ground, _)| matches!(ground, Ground::Permit(_)));
    let instances: Vec<Instance> = permits.flat_map(|(_, instances)| instances.clone()).collect();
    if !inquiry.show_one(&instances, &decided("allow")) {
        inquiry.undecided(format!("functions.{}", question.function.name), &[]);
    }
}

fn never_usable(inquiry: &mut Inquiry<'_>, question: &Question<'_>) {
    let function = &question.function.name;
    let [it, en] = inquiry.function_titles(function);
    let said = [
        format!("Nessuno, in nessuna situazione, può usare la funzione {it}."),
        format!("Nobody, in no situation, can use the function {en}."),
    ];
    let frame = Frame::new(question.reads.clone());
    let finale =
        question.over_time(&frame, |finale, asker| finale.ask(function, asker, &[], decided("deny")));
    inquiry.find(Code::FunctionNeverUsable, format!("functions.{function}"), said, &[], &[], &finale);
}

/// A role that could use a function, and that from some situation on never can again.
fn locked_out(inquiry: &mut Inquiry<'_>, question: &Question<'_>, survey: &Survey, graph: &Graph) {
    let ever: BTreeSet<&String> = survey.allowed.values().flatten().collect();
    let mut locked: Vec<(&String, Node)> = Vec::new();
    for role in ever {
        let seen: Vec<World> =
            graph.nodes().map(|(_, world)| graph.frame.project(world, &question.reads)).collect();
        let may = |node: Node| {
            let allowed = seen.get(node).and_then(|seen| survey.allowed.get(seen));
            allowed.is_some_and(|roles| roles.contains(role))
        };
        let ever_again = graph.can_reach(may, |_| true);
        let mut tried: BTreeSet<&World> = BTreeSet::new();
        for (node, seen) in seen.iter().enumerate() {
            if ever_again.get(node) == Some(&false) && tried.insert(seen) {
                locked.push((role, node));
            }
        }
    }
    let asker = |role: &str| question.best_askers().into_iter().find(|asker| asker.roles == [role]).cloned();
    let function = &question.function.name;
    let mut told: Vec<(String, Node, Finale)> = Vec::new();
    for (role, node) in locked {
        if told.iter().any(|(known, _, _)| known == role) {
            continue;
        }
        let Some(asker) = asker(role) else { continue };
        let expect = json!({"decision": "deny", "next": null});
        let finale = Finale::default().ask(function, &asker, &[], expect);
        if inquiry.show(&graph.path(node), &finale) {
            told.push((role.clone(), node, finale));
        }
    }
    let Some((_, node, finale)) = told.first() else { return };
    let lang_roles = |lang| {
        let titles =
            told.iter().map(|(role, _, _)| format!("«{}»", question.model.campaign.role_title(role, lang)));
        titles.collect::<Vec<_>>().join(", ")
    };
    let (roles_it, roles_en) = (lang_roles(abilita::Lang::It), lang_roles(abilita::Lang::En));
    let [it, en] = inquiry.function_titles(function);
    let said = [
        format!("A {roles_it} la funzione {it} può restare negata per sempre, senza dire che cosa fare."),
        format!("The function {en} can be denied to {roles_en} for good, with no word on what to do."),
    ];
    let rules = question.function.permits.iter().chain(&question.function.forbids);
    let cites: BTreeSet<String> = rules
        .filter_map(|name| question.model.definition.rule(name))
        .flat_map(|rule| rule.cites.clone())
        .collect();
    let cites: Vec<String> = cites.into_iter().collect();
    let path = graph.path(*node);
    inquiry.find(Code::LockedOut, format!("functions.{function}"), said, &cites, &path, finale);
}

fn rule_decides(
    inquiry: &mut Inquiry<'_>,
    rule: &Rule,
    about: &[&Function],
    grounds: &BTreeMap<Ground, Vec<Instance>>,
) {
    let ground =
        if rule.permits { Ground::Permit(rule.name.clone()) } else { Ground::Forbid(rule.name.clone()) };
    let place = format!("rules.{}", rule.name);
    if let Some(instances) = grounds.get(&ground) {
        let word = if rule.permits { "allow" } else { "deny" };
        if !inquiry.show_one(instances, &json!({"decision": word, "because": rule.cites})) {
            inquiry.undecided(place, &rule.cites);
        }
        return;
    }
    let name = &rule.name;
    let said = if rule.permits {
        [
            format!("La regola `{name}` non consente mai nulla."),
            format!("The rule `{name}` never permits anything."),
        ]
    } else {
        [format!("Il divieto `{name}` non si applica mai."), format!("The forbid `{name}` never applies.")]
    };
    let finale = answers(inquiry.model, about);
    inquiry.find(Code::RuleNeverDecides, place, said, &rule.cites, &[], &finale);
}

fn needs_decide(
    inquiry: &mut Inquiry<'_>,
    rule: &Rule,
    about: &[&Function],
    grounds: &BTreeMap<Ground, Vec<Instance>>,
) {
    for (number, need) in rule.needs.iter().enumerate() {
        let place = format!("rules.{}.needs[{number}]", rule.name);
        let cites = need.cites.as_ref().unwrap_or(&rule.cites);
        if let Some(instances) = grounds.get(&Ground::Need(rule.name.clone(), number)) {
            if !inquiry.show_one(instances, &json!({"decision": "deny", "because": cites})) {
                inquiry.undecided(place, cites);
            }
            continue;
        }
        let (name, ordinal) = (&rule.name, number + 1);
        let said = [
            format!(
                "La {ordinal}ª condizione della regola `{name}` non è mai quella che manca: togliendola nulla cambia."
            ),
            format!(
                "Need {ordinal} of the rule `{name}` is never the one that fails: without it nothing changes."
            ),
        ];
        let finale = answers(inquiry.model, about);
        inquiry.find(Code::NeedNeverDecides, place, said, cites, &[], &finale);
    }
}

/// What a function of a rule answers instead, as time passes and nobody does anything.
fn answers(model: &Model<'_>, about: &[&Function]) -> Finale {
    let Some(function) = about.first() else { return Finale::default().state(json!({})) };
    let question = Question::about(model, function);
    let frame = Frame::new(model.cone(question.reads.iter().cloned()));
    question.over_time(&frame, |finale, asker| finale.survey(&function.name, asker))
}
