//! The finite model of a campaign: what a case can be told apart by, and the steps that change it.
//!
//! Time is cut at the instants that the definition states; moments that each case has of its own (announced, counted from a
//! fact or from a state entered) come in every order. A value is one of a few classes that the tests can tell apart. What a
//! transition sets a fact to stays so; every other fact the host may tell anew at any time. What the model cannot tell
//! ([`Truth::Maybe`](crate::truth::Truth)) counts as possible: what it finds impossible *is*, and what it finds possible the
//! engine has to confirm.

use std::collections::{BTreeMap, BTreeSet};

use abilita::inspect::{
    Act, Bound, Check, Condition, Function, Given, Inspection, Milestone, Origin, Scope, Subject, Test,
    Transition, Trigger, ValueTest, When,
};
use abilita::{Campaign, Instant, RoleHolders, Value};

use crate::asker::{Asker, askers};
use crate::values::{Known, classes};

/// Something by which two situations of a case differ.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Var {
    /// How many of the stated instants have come.
    Time,
    /// A moment of the case's own has come.
    Come(String),
    Track(String),
    Flag(String),
    /// A state of a track has been entered.
    Entered(String, String),
    Owing,
    /// A fact that only transitions set.
    Fact(String),
}

/// A command, or a moment, with all transitions that it sets off.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) trigger: Trigger,
    /// By track, in the order in which they are tried.
    pub(crate) tracks: Vec<(usize, Vec<usize>)>,
    pub(crate) reads: BTreeSet<Var>,
    pub(crate) writes: BTreeSet<Var>,
    /// The facts that the host tells and the step looks at.
    pub(crate) facts: Vec<String>,
    pub(crate) arguments: Vec<Vec<Known>>,
    /// Who may give the command; one who is nobody for a moment.
    pub(crate) askers: Vec<Asker>,
}

/// A campaign, made ready to be explored.
#[derive(Debug)]
pub(crate) struct Model<'c> {
    pub(crate) campaign: &'c Campaign,
    pub(crate) definition: Inspection,
    /// The instants that the definition states, in order.
    pub(crate) instants: Vec<Instant>,
    /// For a moment with a stated instant: how many instants have come when it has.
    stated: BTreeMap<String, u8>,
    /// The classes of every fact.
    pub(crate) facts: BTreeMap<String, Vec<Known>>,
    /// The facts that only transitions set.
    own_facts: BTreeSet<String>,
    pub(crate) steps: Vec<Step>,
}

impl<'c> Model<'c> {
    pub(crate) fn of(campaign: &'c Campaign) -> Self {
        let definition = campaign.inspect();
        let dated = dated_moments(campaign, &definition);
        let instants: BTreeSet<Instant> = dated.values().copied().collect();
        let instants: Vec<Instant> = instants.into_iter().collect();
        let number = |at: &Instant| instants.iter().take_while(|known| *known <= at).count();
        let stated =
            dated.iter().map(|(name, at)| (name.clone(), u8::try_from(number(at)).unwrap_or(u8::MAX)));
        let stated = stated.collect();
        let mut model = Self {
            campaign,
            instants,
            stated,
            facts: BTreeMap::new(),
            own_facts: own_facts(&definition),
            steps: Vec::new(),
            definition,
        };
        model.facts = model.fact_classes();
        model.steps = model.all_steps();
        model
    }

    /// The variable that tells whether a moment has come.
    pub(crate) fn moment_var(&self, moment: &str) -> Var {
        if self.stated.contains_key(moment) { Var::Time } else { Var::Come(moment.to_owned()) }
    }

    /// How many stated instants have come when this moment has; `None` for one of the case's own.
    pub(crate) fn place_of(&self, moment: &str) -> Option<u8> {
        self.stated.get(moment).copied()
    }

    /// The moments with this place among the stated instants, in the order of the definition.
    pub(crate) fn moments_at(&self, place: u8) -> impl Iterator<Item = &str> {
        let names = self.definition.moments.iter().map(|moment| moment.name.as_str());
        names.filter(move |name| self.place_of(name) == Some(place))
    }

    pub(crate) fn is_own_fact(&self, fact: &str) -> bool {
        self.own_facts.contains(fact)
    }

    pub(crate) fn is_of_member(&self, var: &Var) -> bool {
        let definition = &self.definition;
        let scope = match var {
            Var::Time | Var::Owing => None,
            Var::Come(name) => definition.moment(name).map(|moment| moment.scope),
            Var::Track(name) | Var::Entered(name, _) => definition.track(name).map(|track| track.scope),
            Var::Flag(name) => definition.flags.iter().find(|flag| flag.name == *name).map(|flag| flag.scope),
            Var::Fact(name) => definition.facts.iter().find(|fact| fact.name == *name).map(|fact| fact.scope),
        };
        scope == Some(Scope::Member)
    }

    /// Where a variable begins.
    pub(crate) fn initial(&self, var: &Var) -> u8 {
        match var {
            Var::Track(name) => {
                self.definition.track(name).map_or(0, |track| state_number(&track.states, &track.initial))
            }
            Var::Entered(track, state) => {
                u8::from(self.definition.track(track).is_some_and(|track| track.initial == *state))
            }
            // The class of what is not known, or of the default, comes first.
            Var::Time | Var::Come(_) | Var::Flag(_) | Var::Owing | Var::Fact(_) => 0,
        }
    }

    pub(crate) fn state(&self, track: &str, state: &str) -> u8 {
        self.definition.track(track).map_or(u8::MAX, |track| state_number(&track.states, state))
    }

    /// What must be known to know who may use a function.
    pub(crate) fn conditions_of<'m>(&'m self, function: &'m Function) -> Vec<&'m Condition> {
        let rules = function.forbids.iter().chain(&function.permits);
        let rules = rules.filter_map(|name| self.definition.rule(name));
        let conditions = rules.flat_map(|rule| std::iter::once(&rule.applies).chain(checks(&rule.needs)));
        let of_roles = self.definition.roles.iter().map(|role| &role.condition);
        conditions.chain(of_roles).collect()
    }

    /// The variables that conditions look at.
    pub(crate) fn reads<'x>(&self, conditions: impl IntoIterator<Item = &'x Condition>) -> BTreeSet<Var> {
        let tests = conditions.into_iter().flat_map(Condition::all_tests);
        tests.flat_map(|test| self.reads_of(test)).collect()
    }

    /// The facts of the host's that conditions look at.
    pub(crate) fn facts_in<'x>(&self, conditions: impl IntoIterator<Item = &'x Condition>) -> Vec<String> {
        let mut facts = Vec::new();
        for test in conditions.into_iter().flat_map(Condition::all_tests) {
            if let Test::Value(Subject::Fact(fact), _) = test
                && !self.is_own_fact(fact)
                && !facts.contains(fact)
            {
                facts.push(fact.clone());
            }
        }
        facts
    }

    fn reads_of(&self, test: &Test) -> Vec<Var> {
        match test {
            Test::During(windows) => {
                let windows = windows.iter().filter_map(|name| self.definition.window(name));
                let bounds = windows.flat_map(|window| window.from.iter().chain(&window.until));
                bounds.map(|bound| self.bound_var(bound)).collect()
            }
            Test::Before(moment) | Test::After(moment) => vec![self.moment_var(moment)],
            Test::State { track, .. } => vec![Var::Track(track.clone())],
            Test::Entered(milestone) => vec![entered(milestone)],
            Test::Flag(flags) => flags.iter().cloned().map(Var::Flag).collect(),
            Test::Owing(_) => vec![Var::Owing],
            Test::Value(Subject::Fact(fact), _) if self.is_own_fact(fact) => vec![Var::Fact(fact.clone())],
            _ => Vec::new(),
        }
    }

    pub(crate) fn bound_var(&self, bound: &Bound) -> Var {
        match bound {
            Bound::Moment(moment) => self.moment_var(moment),
            Bound::Entered(milestone) => entered(milestone),
        }
    }

    fn fact_classes(&self) -> BTreeMap<String, Vec<Known>> {
        let mut all = Vec::new();
        for condition in every_condition(&self.definition) {
            all.extend(condition.all_tests());
        }
        let facts = self.definition.facts.iter().map(|fact| {
            let tests = tests_on(&all, &Subject::Fact(fact.name.clone()));
            let optional = fact.default.is_none();
            let mut classes = classes(fact.kind, fact.one_of.as_deref(), optional, &tests, &[]);
            if let Some(default) = &fact.default {
                classes.retain(|class| class.as_ref() != Some(default));
                classes.insert(0, Some(default.clone()));
            }
            (fact.name.clone(), classes)
        });
        facts.collect()
    }

    fn all_steps(&self) -> Vec<Step> {
        let mut triggers: Vec<&Trigger> = Vec::new();
        for transition in self.definition.tracks.iter().flat_map(|track| &track.transitions) {
            if !triggers.contains(&&transition.trigger) {
                triggers.push(&transition.trigger);
            }
        }
        triggers.into_iter().map(|trigger| self.step(trigger)).collect()
    }

    fn step(&self, trigger: &Trigger) -> Step {
        let mut tracks: Vec<(usize, Vec<usize>)> = Vec::new();
        let mut transitions: Vec<(&str, &Transition)> = Vec::new();
        for (number, track) in self.definition.tracks.iter().enumerate() {
            let own = track.transitions.iter().enumerate().filter(|(_, own)| own.trigger == *trigger);
            let own: Vec<usize> = own.map(|(index, _)| index).collect();
            if !own.is_empty() {
                let those = own.iter().filter_map(|index| track.transitions.get(*index));
                transitions.extend(those.map(|transition| (track.name.as_str(), transition)));
                tracks.push((number, own));
            }
        }
        let mut conditions: Vec<&Condition> = Vec::new();
        for (_, transition) in &transitions {
            conditions.push(&transition.guard);
            conditions.extend(checks(&transition.require));
        }
        let own_tests: Vec<&Test> = conditions.iter().flat_map(|condition| condition.all_tests()).collect();
        let (mut arguments, mut who) = (Vec::new(), vec![Asker::nobody()]);
        let mut reads = BTreeSet::new();
        match trigger {
            Trigger::Command(name) => {
                let command = self.definition.commands.iter().find(|command| command.name == *name);
                let function = command.and_then(|command| self.definition.function(&command.function));
                let arguments_of = command.map(|command| command.arguments.as_slice()).unwrap_or_default();
                arguments = arguments_of
                    .iter()
                    .enumerate()
                    .map(|(index, argument)| {
                        let tests = tests_on(&own_tests, &Subject::Argument(index));
                        classes(
                            argument.kind,
                            argument.one_of.as_deref(),
                            false,
                            &tests,
                            &self.listed_roles(),
                        )
                    })
                    .collect();
                if let Some(function) = function {
                    conditions.extend(self.conditions_of(function));
                    who = askers(self, function, &conditions);
                }
            }
            Trigger::Moment(moment) => {
                reads.insert(self.moment_var(moment));
            }
        }
        reads.extend(self.reads(conditions.iter().copied()));
        let mut writes = BTreeSet::new();
        for (track, transition) in &transitions {
            if transition.from.is_some() {
                reads.insert(Var::Track((*track).to_owned()));
            }
            if transition.acts.iter().any(|act| matches!(act, Act::Settle { .. })) {
                reads.insert(Var::Owing);
            }
            writes.extend(self.writes(track, transition));
        }
        let facts = self.facts_in(conditions);
        Step { trigger: trigger.clone(), tracks, reads, writes, facts, arguments, askers: who }
    }

    fn writes(&self, track: &str, transition: &Transition) -> Vec<Var> {
        let entering = |track: &str, state: &str| {
            [Var::Track(track.to_owned()), Var::Entered(track.to_owned(), state.to_owned())]
        };
        let mut writes: Vec<Var> = transition.to.iter().flat_map(|to| entering(track, to)).collect();
        for act in &transition.acts {
            match act {
                Act::Move(to) => writes.extend(entering(&to.track, &to.state)),
                Act::SetFlag(flag) | Act::ClearFlag(flag) => writes.push(Var::Flag(flag.clone())),
                Act::SetFact(fact, _) | Act::Append(fact, _) | Act::Forget(fact)
                    if self.is_own_fact(fact) =>
                {
                    writes.push(Var::Fact(fact.clone()));
                }
                Act::Owe { .. } | Act::Settle { .. } => writes.push(Var::Owing),
                _ => {}
            }
        }
        writes
    }

    /// Everything on which a set of variables depends, at whatever remove, with the variables themselves.
    pub(crate) fn cone(&self, of: impl IntoIterator<Item = Var>) -> BTreeSet<Var> {
        let mut cone = BTreeSet::new();
        let mut open: Vec<Var> = of.into_iter().collect();
        while let Some(var) = open.pop() {
            if !cone.insert(var.clone()) {
                continue;
            }
            match &var {
                Var::Come(moment) => open.extend(self.origins(moment)),
                Var::Entered(track, _) => open.push(Var::Track(track.clone())),
                _ => {}
            }
            let writers = self.steps.iter().filter(|step| step.writes.contains(&var));
            open.extend(writers.flat_map(|step| step.reads.iter().cloned()));
        }
        cone
    }

    /// What must have happened for a moment of the case's own to come.
    pub(crate) fn origins(&self, moment: &str) -> Vec<Var> {
        let Some(When::Counted(origins)) = self.definition.moment(moment).map(|moment| &moment.when) else {
            return Vec::new();
        };
        let vars = origins.iter().filter_map(|origin| match origin {
            Origin::Entered(milestone) => Some(entered(milestone)),
            _ => None,
        });
        vars.collect()
    }

    /// True if a moment is counted from a fact, at whatever remove: it comes again when the fact is another one.
    pub(crate) fn moves_with_a_fact(&self, moment: &str) -> bool {
        depends_on_a_fact(&self.definition, moment)
    }

    pub(crate) fn listed_roles(&self) -> Vec<String> {
        self.roles_held(RoleHolders::Listed)
    }

    pub(crate) fn roles_held(&self, holders: RoleHolders) -> Vec<String> {
        let roles = self.definition.roles.iter().filter(|role| role.holders == holders);
        roles.map(|role| role.name.clone()).collect()
    }
}

pub(crate) fn entered(milestone: &Milestone) -> Var {
    Var::Entered(milestone.track.clone(), milestone.state.clone())
}

pub(crate) fn checks(checks: &[Check]) -> impl Iterator<Item = &Condition> {
    checks.iter().flat_map(|check| [&check.applies, &check.holds])
}

fn state_number(states: &[String], state: &str) -> u8 {
    let number = states.iter().position(|known| known == state);
    number.and_then(|number| u8::try_from(number).ok()).unwrap_or(u8::MAX)
}

/// The tests on one subject, each once.
fn tests_on<'x>(tests: &[&'x Test], subject: &Subject) -> Vec<&'x ValueTest> {
    let mut found: Vec<&ValueTest> = Vec::new();
    for test in tests {
        if let Test::Value(own, test) = test
            && own == subject
            && !found.contains(&test)
        {
            found.push(test);
        }
    }
    found
}

fn every_condition(definition: &Inspection) -> Vec<&Condition> {
    let rules = definition.rules.iter();
    let rules = rules.flat_map(|rule| std::iter::once(&rule.applies).chain(checks(&rule.needs)));
    let transitions = definition.tracks.iter().flat_map(|track| &track.transitions);
    let transitions = transitions.flat_map(|own| std::iter::once(&own.guard).chain(checks(&own.require)));
    let of_roles = definition.roles.iter().map(|role| &role.condition);
    rules.chain(transitions).chain(of_roles).collect()
}

/// The moments that have the same instant for every case, with it.
fn dated_moments(campaign: &Campaign, definition: &Inspection) -> BTreeMap<String, Instant> {
    let moments = definition.moments.iter();
    let of_all = moments.filter(|moment| !depends_on_the_case(definition, &moment.name));
    let dated = of_all
        .filter_map(|moment| Some((moment.name.clone(), campaign.moment(&moment.name, Instant::MAX_UTC)?)));
    dated.collect()
}

fn depends_on_a_fact(definition: &Inspection, moment: &str) -> bool {
    reaches(definition, moment, |origin| origin.fact().is_some(), |_| false)
}

fn depends_on_the_case(definition: &Inspection, moment: &str) -> bool {
    let of_case = |origin: &Origin| origin.fact().is_some() || matches!(origin, Origin::Entered(_));
    reaches(definition, moment, of_case, |when| *when == When::Announced)
}

/// True if a moment, or one that it is counted from at whatever remove, is of the kind asked for.
fn reaches(
    definition: &Inspection,
    moment: &str,
    by: impl Fn(&Origin) -> bool,
    or: impl Fn(&When) -> bool,
) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![moment];
    while let Some(name) = open.pop() {
        let Some(found) = definition.moment(name).filter(|_| seen.insert(name)) else { continue };
        if or(&found.when) {
            return true;
        }
        if let When::Counted(origins) = &found.when {
            if origins.iter().any(&by) {
                return true;
            }
            open.extend(origins.iter().filter_map(|origin| match origin {
                Origin::Moment(base) => Some(base.as_str()),
                _ => None,
            }));
        }
    }
    false
}

/// Facts that some transition sets to a stated value, or forgets, and none to what an argument brings.
fn own_facts(definition: &Inspection) -> BTreeSet<String> {
    let acts = || {
        let transitions = definition.tracks.iter().flat_map(|track| &track.transitions);
        transitions.flat_map(|transition| &transition.acts)
    };
    let set = acts().filter_map(|act| match act {
        Act::SetFact(fact, Given::Value(_)) => Some(fact),
        _ => None,
    });
    let brought = |fact: &String| {
        acts().any(|act| match act {
            Act::SetFact(own, given) => own == fact && !matches!(given, Given::Value(_)),
            Act::Append(own, _) => own == fact,
            _ => false,
        })
    };
    set.filter(|fact| !brought(fact)).cloned().collect()
}

/// The class of a value among those of a fact.
pub(crate) fn class_of(classes: &[Known], value: Option<&Value>, tests: &[&ValueTest]) -> Option<u8> {
    let outcome = |known: Option<&Value>| -> Vec<_> {
        tests.iter().map(|test| crate::values::passes(test, known)).collect()
    };
    let wanted = outcome(value);
    let same = |class: &Known| class.is_none() == value.is_none() && outcome(class.as_ref()) == wanted;
    classes.iter().position(same).and_then(|number| u8::try_from(number).ok())
}

impl Model<'_> {
    /// The class that a transition's stated value of a fact is of.
    pub(crate) fn class_of_fact(&self, fact: &str, value: Option<&Value>) -> Option<u8> {
        let mut all = Vec::new();
        for condition in every_condition(&self.definition) {
            all.extend(condition.all_tests());
        }
        let tests = tests_on(&all, &Subject::Fact(fact.to_owned()));
        class_of(self.facts.get(fact)?, value, &tests)
    }
}
