//! The finite model of a campaign: what a case can be told apart by, and the steps that change it.
//!
//! Time is cut at the instants that the definition states, as far as they matter to a question; moments that each case has of its own (announced, counted from a
//! fact or from a state entered) come in every order. A value is one of a few classes that the tests can tell apart. What a
//! transition sets a fact to stays so; every other fact the host may tell anew at any time. What the model cannot tell
//! ([`Truth::Maybe`](crate::truth::Truth)) counts as possible: what it finds impossible *is*, and what it finds possible the
//! engine has to confirm.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use abilita::inspect::{
    Act, Bound, Check, Condition, Function, Given, Inspection, Milestone, Origin, Scope, Subject, Test,
    ValueTest, When,
};
use abilita::{Campaign, Instant, RoleHolders, Value};

use crate::limits::TooLarge;
use crate::moments::{dated_moments, depends_on_a_fact, facts_counted};
use crate::step::{Step, all_steps};
use crate::truth::Truth;
use crate::values::{Known, classes};

/// Something by which two situations of a case differ.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Var {
    /// How many of the stated instants that matter have come: the last of them, by its number.
    Time,
    /// The stated instant of this number has come. It follows from the time.
    Instant(u8),
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

/// A campaign, made ready to be explored.
#[derive(Debug)]
pub(crate) struct Model<'c> {
    pub(crate) campaign: &'c Campaign,
    pub(crate) definition: Inspection,
    /// The instants that the definition states, in order.
    pub(crate) instants: Vec<Instant>,
    /// For a moment with a stated instant: how many instants have come when it has.
    stated: BTreeMap<String, u8>,
    /// The classes of every fact of which they are not too many.
    pub(crate) facts: BTreeMap<String, Vec<Known>>,
    /// The facts that only transitions set.
    own_facts: BTreeSet<String>,
    pub(crate) steps: Vec<Step>,
    /// The tests that tell the values of a fact apart.
    fact_tests: BTreeMap<String, Vec<ValueTest>>,
    too_large: RefCell<BTreeSet<TooLarge>>,
}

impl<'c> Model<'c> {
    pub(crate) fn of(campaign: &'c Campaign) -> Self {
        Self::beside(campaign, None)
    }

    /// The model of a campaign in which what another edition tests is told apart, too.
    pub(crate) fn beside(campaign: &'c Campaign, other: Option<&Inspection>) -> Self {
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
            fact_tests: fact_tests(&definition, other),
            too_large: RefCell::default(),
            definition,
        };
        model.facts = model.fact_classes();
        model.steps = all_steps(&model);
        model
    }

    /// The variable that tells whether a moment has come.
    pub(crate) fn moment_var(&self, moment: &str) -> Var {
        self.stated.get(moment).map_or_else(|| Var::Come(moment.to_owned()), |place| Var::Instant(*place))
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
            Var::Time | Var::Instant(_) | Var::Owing => None,
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
            Var::Time | Var::Instant(_) | Var::Come(_) | Var::Flag(_) | Var::Owing | Var::Fact(_) => 0,
        }
    }

    pub(crate) fn state(&self, track: &str, state: &str) -> u8 {
        self.definition.track(track).map_or(u8::MAX, |track| state_number(&track.states, state))
    }

    /// What is looked at to know who may use a function: a condition on another function decides nothing about it.
    pub(crate) fn tests_about<'m>(&'m self, function: &Function) -> Vec<&'m Test> {
        tests_about(&self.definition, function)
    }

    /// The variables that conditions look at.
    pub(crate) fn reads<'x>(&self, conditions: impl IntoIterator<Item = &'x Condition>) -> BTreeSet<Var> {
        let tests = conditions.into_iter().flat_map(Condition::all_tests);
        tests.flat_map(|test| self.reads_of(test)).collect()
    }

    pub(crate) fn note_too_large(&self, what: TooLarge) {
        self.too_large.borrow_mut().insert(what);
    }

    /// What was too large so far, beside the situations of a graph.
    pub(crate) fn too_large(&self) -> BTreeSet<TooLarge> {
        self.too_large.borrow().clone()
    }

    /// The facts of the host's that tests look at.
    pub(crate) fn facts_in(&self, tests: &[&Test]) -> Vec<String> {
        let mut facts = Vec::new();
        for test in tests {
            if let Test::Value(Subject::Fact(fact), _) = test
                && !self.is_own_fact(fact)
                && !facts.contains(fact)
            {
                facts.push(fact.clone());
            }
        }
        facts
    }

    pub(crate) fn has_members(&self) -> bool {
        let definition = &self.definition;
        definition.tracks.iter().any(|track| track.scope == Scope::Member)
            || definition.flags.iter().any(|flag| flag.scope == Scope::Member)
            || definition.facts.iter().any(|fact| fact.scope == Scope::Member)
    }

    pub(crate) fn reads_of(&self, test: &Test) -> Vec<Var> {
        self.reads_in(&self.definition, test)
    }

    /// The variables that a test of one edition looks at.
    pub(crate) fn reads_in(&self, definition: &Inspection, test: &Test) -> Vec<Var> {
        match test {
            Test::During(windows) => {
                let windows = windows.iter().filter_map(|name| definition.window(name));
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
        let facts = self.definition.facts.iter().filter_map(|fact| {
            let tests: Vec<&ValueTest> = self.fact_tests.get(&fact.name).into_iter().flatten().collect();
            let optional = fact.default.is_none();
            let classes = classes(fact.kind, fact.one_of.as_deref(), optional, &tests, &[]);
            if classes.is_none() {
                self.note_too_large(TooLarge::Fact(fact.name.clone()));
            }
            let mut classes = classes?;
            if let Some(default) = &fact.default {
                classes.retain(|class| class.as_ref() != Some(default));
                classes.insert(0, Some(default.clone()));
            }
            Some((fact.name.clone(), classes))
        });
        facts.collect()
    }

    /// Everything on which a set of variables depends, directly or through others, with the variables themselves.
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

    /// The first instant that some moment has where a case tells nothing of its own.
    pub(crate) fn first_instant(&self) -> Option<Instant> {
        let moments = self.definition.moments.iter();
        moments.filter_map(|moment| self.campaign.moment(&moment.name, Instant::MAX_UTC)).min()
    }

    /// True if a moment comes of something else, and not by an announcement.
    pub(crate) fn is_counted(&self, moment: &str) -> bool {
        self.definition.moment(moment).is_some_and(|own| matches!(own.when, When::Counted(_)))
    }

    /// The facts from which a moment is counted, directly or through others.
    pub(crate) fn facts_counted(&self, moment: &str) -> Vec<String> {
        facts_counted(&self.definition, moment)
    }

    /// True if a moment is counted from a fact, directly or through others: it comes again when the fact is another one.
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

/// The tests of one edition that are looked at to know who may use a function.
pub(crate) fn tests_about<'d>(definition: &'d Inspection, function: &Function) -> Vec<&'d Test> {
    fn collect<'d>(condition: &'d Condition, function: &str, tests: &mut Vec<&'d Test>) {
        let is_of_another = |test: &Test| matches!(test, Test::Function(functions) if !functions.iter().any(|own| own == function));
        if !condition.tests.iter().any(is_of_another) {
            tests.extend(&condition.tests);
            condition.unless.iter().for_each(|exception| collect(exception, function, tests));
        }
    }
    let rules = function.forbids.iter().chain(&function.permits);
    let rules = rules.filter_map(|name| definition.rule(name));
    let conditions = rules.flat_map(|rule| std::iter::once(&rule.applies).chain(checks(&rule.needs)));
    let of_roles = definition.roles.iter().map(|role| &role.condition);
    let mut tests = Vec::new();
    conditions.chain(of_roles).for_each(|condition| collect(condition, &function.name, &mut tests));
    tests
}

/// The tests on one subject, each once.
pub(crate) fn tests_on<'x>(tests: &[&'x Test], subject: &Subject) -> Vec<&'x ValueTest> {
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

fn fact_tests(definition: &Inspection, other: Option<&Inspection>) -> BTreeMap<String, Vec<ValueTest>> {
    let conditions = std::iter::once(definition).chain(other).flat_map(every_condition);
    let all: Vec<&Test> = conditions.flat_map(Condition::all_tests).collect();
    let facts = definition.facts.iter().map(|fact| {
        let tests = tests_on(&all, &Subject::Fact(fact.name.clone()));
        (fact.name.clone(), tests.into_iter().cloned().collect())
    });
    facts.collect()
}

fn every_condition(definition: &Inspection) -> Vec<&Condition> {
    let rules = definition.rules.iter();
    let rules = rules.flat_map(|rule| std::iter::once(&rule.applies).chain(checks(&rule.needs)));
    let transitions = definition.tracks.iter().flat_map(|track| &track.transitions);
    let transitions = transitions.flat_map(|own| std::iter::once(&own.guard).chain(checks(&own.require)));
    let of_roles = definition.roles.iter().map(|role| &role.condition);
    rules.chain(transitions).chain(of_roles).collect()
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

impl Model<'_> {
    /// The class that a transition's stated value of a fact is of.
    pub(crate) fn class_of_fact(&self, fact: &str, value: &Value) -> Option<u8> {
        let tests = self.fact_tests.get(fact)?;
        let outcome = |known: Option<&Value>| -> Vec<Truth> {
            tests.iter().map(|test| crate::values::passes(test, known)).collect()
        };
        let wanted = outcome(Some(value));
        let same = |class: &Known| class.is_some() && outcome(class.as_ref()) == wanted;
        let number = self.facts.get(fact)?.iter().position(same);
        number.and_then(|number| u8::try_from(number).ok())
    }
}
