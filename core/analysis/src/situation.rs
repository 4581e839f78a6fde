//! Conditions, evaluated on the model: one situation of a case, somebody who asks, and what the host says.

use std::cell::Cell;

use abilita::inspect::{
    Bound, Check, Condition, Function, Inspection, Rule, Subject, Test, ValueTest, Window,
};

use crate::asker::{Asker, Membership};
use crate::explore::Frame;
use crate::model::{Model, Var, entered};
use crate::truth::Truth;
use crate::values::{Known, passes};

/// The values that are taken to be known, of those that conditions look at.
pub(crate) type Given = [(Subject, Known)];

/// Everything a condition can look at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Situation<'a, 'g> {
    pub(crate) model: &'a Model<'a>,
    /// Whose rules, roles and windows are looked at: the model's own, or those of another edition.
    pub(crate) definition: &'a Inspection,
    pub(crate) frame: &'a Frame,
    pub(crate) world: &'a [u8],
    pub(crate) asker: &'a Asker,
    pub(crate) member: Membership,
    pub(crate) given: &'g Given,
    /// The classes of the command's arguments.
    pub(crate) arguments: &'a [Vec<Known>],
    pub(crate) function: Option<&'a str>,
    /// The first value that was looked at and is not given, where it decides.
    pub(crate) open: Option<&'g Cell<Option<&'a Subject>>>,
}

/// What a decision can rest on.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Ground {
    Permit(String),
    Forbid(String),
    /// A rule, and the number of its need that fails first.
    Need(String, usize),
    Login,
    NoRole,
}

impl<'a> Situation<'a, '_> {
    /// A case, and nobody who asks.
    pub(crate) fn of_case(model: &'a Model<'a>, frame: &'a Frame, world: &'a [u8]) -> Self {
        static NOBODY: Asker = Asker::nobody();
        Self {
            model,
            definition: &model.definition,
            frame,
            world,
            asker: &NOBODY,
            member: NOBODY.member,
            given: &[],
            arguments: &[],
            function: None,
            open: None,
        }
    }

    pub(crate) fn holds(&self, condition: &'a Condition) -> Truth {
        self.settled(|| {
            let tests = Truth::all(condition.tests.iter().map(|test| self.test(test)));
            if tests == Truth::No {
                return tests;
            }
            let exception = Truth::any(condition.unless.iter().map(|exception| self.holds(exception)));
            tests.and(!exception)
        })
    }

    pub(crate) fn passes(&self, check: &'a Check) -> Truth {
        if check.applies.is_empty() {
            return self.holds(&check.holds);
        }
        self.settled(|| match self.holds(&check.applies) {
            Truth::No => Truth::Yes,
            applies => (!applies).or(self.holds(&check.holds)),
        })
    }

    /// What is decided without a value does not ask for it.
    fn settled(&self, decide: impl FnOnce() -> Truth) -> Truth {
        let before = self.open.map(Cell::get);
        let truth = decide();
        if truth != Truth::Maybe
            && let Some((open, before)) = self.open.zip(before)
        {
            open.set(before);
        }
        truth
    }

    /// What a decision about a function can rest on.
    pub(crate) fn grounds(&self, function: &'a Function) -> Vec<Ground> {
        let mut grounds = Vec::new();
        let rule = |name: &String| self.definition.rule(name);
        let mut forbidden = Truth::No;
        for rule in function.forbids.iter().filter_map(rule) {
            let applies = self.holds(&rule.applies);
            forbidden = forbidden.or(applies);
            if applies.is_possible() {
                grounds.push(Ground::Forbid(rule.name.clone()));
            }
        }
        if forbidden.is_certain() {
            return grounds;
        }
        if !self.asker.is_logged_in_for(function) {
            grounds.push(Ground::Login);
            return grounds;
        }
        let mut spoken_to = Truth::No;
        let mut failing = Vec::new();
        for rule in function.permits.iter().filter_map(rule) {
            let applies = self.holds(&rule.applies);
            spoken_to = spoken_to.or(applies);
            if !applies.is_possible() {
                continue;
            }
            let permits = self.needs(rule, &mut failing);
            if permits.is_possible() {
                grounds.push(Ground::Permit(rule.name.clone()));
            }
            if applies.and(permits).is_certain() {
                return grounds;
            }
        }
        grounds.extend(failing);
        if !spoken_to.is_certain() {
            grounds.push(Ground::NoRole);
        }
        grounds
    }

    /// Whether all needs of a permit hold; those that may be the first to fail are noted.
    fn needs(&self, rule: &'a Rule, failing: &mut Vec<Ground>) -> Truth {
        let mut so_far = Truth::Yes;
        for (number, need) in rule.needs.iter().enumerate() {
            let passes = self.passes(need);
            if !passes.is_certain() {
                failing.push(Ground::Need(rule.name.clone(), number));
            }
            so_far = so_far.and(passes);
            if so_far == Truth::No {
                break;
            }
        }
        so_far
    }

    fn test(&self, test: &'a Test) -> Truth {
        match test {
            Test::Role { .. } if self.asker.any_roles => Truth::Maybe,
            Test::Role { roles, of_the_case, anonymous } => {
                let held = Truth::any(
                    self.asker
                        .roles
                        .iter()
                        .map(|role| Truth::from(roles.contains(role)).and(self.is_in_force(role))),
                );
                let nobody = *anonymous && self.asker.login.is_none() && !self.asker.vouched;
                let of_case = if *of_the_case { self.is_of_the_case() } else { Truth::No };
                held.or(nobody.into()).or(of_case)
            }
            Test::Scheme(schemes) => {
                let own = self.asker.login.as_ref().map(|(scheme, _)| scheme);
                own.is_some_and(|own| schemes.contains(own)).into()
            }
            Test::Level(least) => self.asker.login.as_ref().is_some_and(|(_, own)| own >= least).into(),
            Test::During(windows) => {
                let windows = windows.iter().filter_map(|name| self.definition.window(name));
                Truth::any(windows.map(|window| self.during(window)))
            }
            Test::Before(moment) => !self.has_come(moment),
            Test::After(moment) => self.has_come(moment),
            Test::State { track, states } => {
                let own = |number: u8| states.iter().any(|state| self.model.state(track, state) == number);
                self.var(&Var::Track(track.clone()), own)
            }
            Test::Entered(milestone) => self.var(&entered(milestone), |value| value != 0),
            Test::Flag(flags) => {
                Truth::any(flags.iter().map(|flag| self.var(&Var::Flag(flag.clone()), |value| value != 0)))
            }
            Test::Owing(owing) => self.var(&Var::Owing, |value| (value != 0) == *owing),
            Test::Function(functions) => {
                self.function.is_some_and(|own| functions.iter().any(|function| function == own)).into()
            }
            Test::Value(subject, test) => self.value(subject, test),
            // Who holds which role, the host and the lists say.
            _ => Truth::Maybe,
        }
    }

    /// Some roles are held only under a condition, which looks at no asker.
    fn is_in_force(&self, role: &str) -> Truth {
        let role = self.definition.roles.iter().find(|known| known.name == role);
        role.map_or(Truth::No, |role| self.holds(&role.condition))
    }

    fn is_of_the_case(&self) -> Truth {
        let on_record = |name: &&String| {
            let role = self.definition.roles.iter().find(|role| role.name == **name);
            role.is_some_and(|role| role.holders == abilita::RoleHolders::OnRecord)
        };
        let on_record = self.asker.roles.iter().filter(on_record);
        Truth::any(on_record.map(|role| self.is_in_force(role))).or(self.asker.listed.into())
    }

    pub(crate) fn during(&self, window: &Window) -> Truth {
        let begun = window.from.as_ref().map_or(Truth::Yes, |bound| self.bound(bound));
        let ended = window.until.as_ref().map_or(Truth::No, |bound| self.bound(bound));
        begun.and(!ended)
    }

    fn bound(&self, bound: &Bound) -> Truth {
        match bound {
            Bound::Moment(moment) => self.has_come(moment),
            Bound::Entered(milestone) => self.var(&entered(milestone), |value| value != 0),
        }
    }

    fn has_come(&self, moment: &str) -> Truth {
        match self.model.place_of(moment) {
            Some(place) => self.var(&Var::Time, |now| now >= place),
            None => self.var(&Var::Come(moment.to_owned()), |come| come != 0),
        }
    }

    /// A variable, where whoever is looked at has it.
    fn var(&self, var: &Var, test: impl Fn(u8) -> bool) -> Truth {
        let Some(value) = self.frame.value(self.world, var) else { return Truth::Maybe };
        match self.member {
            Membership::Another if self.model.is_of_member(var) => Truth::Maybe,
            Membership::Nobody if self.model.is_of_member(var) => Truth::No,
            _ => test(value).into(),
        }
    }

    fn value(&self, subject: &'a Subject, test: &ValueTest) -> Truth {
        if let Subject::Fact(fact) = subject
            && self.model.is_own_fact(fact)
        {
            let class = self.frame.value(self.world, &Var::Fact(fact.clone()));
            let known = class.and_then(|class| self.model.facts.get(fact)?.get(usize::from(class)));
            return known.map_or(Truth::Maybe, |known| passes(test, known.as_ref()));
        }
        if let Some((_, known)) = self.given.iter().find(|(own, _)| own == subject) {
            return passes(test, known.as_ref());
        }
        if let Some(open) = self.open
            && open.get().is_none()
            && self.classes(subject).is_some()
        {
            open.set(Some(subject));
        }
        Truth::Maybe
    }

    /// What can be told apart in a value.
    pub(crate) fn classes(&self, subject: &Subject) -> Option<&'a [Known]> {
        match subject {
            Subject::Fact(fact) => self.model.facts.get(fact).map(Vec::as_slice),
            Subject::Argument(index) => self.arguments.get(*index).map(Vec::as_slice),
        }
        .filter(|classes| !classes.is_empty())
    }
}
