//! Conditions: the one vocabulary of tests, wherever it stands.

use super::super::problem::ProblemCode;
use super::super::reader::{Item, Reader};
use super::super::wording::Wording;
use super::Compiler;
use super::names::{ANONYMOUS, OF_THE_CASE, resolve};
use crate::campaign::{Condition, RoleTest, Set, Subject, Test, ValueType};
use crate::identity::Scheme;

/// The arguments that a condition may test: those of the command whose transition it stands in.
pub(super) type Arguments<'a> = Option<&'a [(Box<str>, ValueType)]>;

/// The keys of a condition but `unless`.
const TESTS: [&str; 14] = [
    "role", "scheme", "level", "function", "during", "before", "after", "state", "entered", "flag", "vacant",
    "owing", "fact", "argument",
];

impl Compiler {
    /// The condition keys of a table that may have others beside them.
    pub(super) fn condition(&self, table: &mut Reader<'_>, arguments: Arguments<'_>) -> Condition {
        let mut tests = Vec::new();
        if let Some(item) = table.get("role") {
            tests.push(Test::Role(self.role_test(&item)));
        }
        if let Some(item) = table.get("scheme") {
            let schemes = item.names();
            let schemes = schemes.iter().filter_map(Item::text);
            tests.push(Test::Scheme(schemes.map(Scheme::new).collect()));
        }
        if let Some(item) = table.get("level") {
            tests.extend(level(&item).map(Test::Level));
        }
        if let Some(item) = table.get("function") {
            let functions = item.names();
            let found = functions.iter().filter_map(|item| self.function(item)).collect();
            tests.push(Test::Function(found));
        }
        self.time_tests(table, &mut tests);
        self.state_tests(table, &mut tests);
        for named in table.some_named("fact") {
            let facts = &self.names.facts;
            match facts.find(named.name) {
                Some(fact) => {
                    let value_type = self.names.type_of(fact);
                    self.value_tests(Subject::Fact(fact), value_type, &named.item, &mut tests);
                }
                None => named.unknown(Wording::FACT, facts.names()),
            }
        }
        if let Some(arguments) = arguments {
            self.argument_tests(table, arguments, &mut tests);
        }
        let unless = table.get("unless").map(|item| item.one_or_many()).unwrap_or_default();
        let unless = unless.iter().filter_map(|item| self.exception(item, arguments)).collect();
        Condition { tests: tests.into(), unless }
    }

    /// A table that is a condition and nothing else.
    pub(super) fn whole_condition(&self, item: &Item<'_>, arguments: Arguments<'_>) -> Option<Condition> {
        let mut table = item.table()?;
        let condition = self.condition(&mut table, arguments);
        table.finish();
        Some(condition)
    }

    /// A condition that makes an exception. An empty one would always hold, and the exception be the rule.
    pub(super) fn exception(&self, item: &Item<'_>, arguments: Arguments<'_>) -> Option<Condition> {
        let mut table = item.table()?;
        let condition = self.condition(&mut table, arguments);
        if says_nothing(&table, &condition) {
            table.tell(ProblemCode::MissingKey, |problem| problem.expecting(Wording::CONDITION));
        }
        table.finish();
        Some(condition)
    }

    /// The condition under a key of its own, such as `if`.
    pub(super) fn condition_at(
        &self,
        table: &mut Reader<'_>,
        key: &'static str,
        arguments: Arguments<'_>,
    ) -> Condition {
        table.get(key).and_then(|item| self.whole_condition(&item, arguments)).unwrap_or_default()
    }

    /// Tells the tests on who asks where nobody does.
    pub(super) fn refuse_asker(item: &Item<'_>) {
        let Some(mut table) = item.is_table().then(|| item.table()).flatten() else { return };
        for key in ["role", "scheme", "level", "function"] {
            if let Some(item) = table.get(key) {
                item.no_meaning(key, Wording::NOBODY_ASKS);
            }
        }
        let unless = table.get("unless").map(|item| item.one_or_many()).unwrap_or_default();
        unless.iter().for_each(Self::refuse_asker);
    }

    fn role_test(&self, item: &Item<'_>) -> RoleTest {
        let mut test = RoleTest::default();
        for role in item.names() {
            match role.text() {
                Some(OF_THE_CASE) => test.of_the_case = true,
                Some(ANONYMOUS) => test.anonymous = true,
                Some(_) => {
                    let found = resolve(&role, Wording::ROLE, &self.names.roles);
                    if let Some(id) = found {
                        test.roles.insert(id);
                    }
                }
                None => {}
            }
        }
        test
    }

    fn time_tests(&self, table: &mut Reader<'_>, tests: &mut Vec<Test>) {
        if let Some(item) = table.get("during") {
            let windows = item.names();
            let windows =
                windows.iter().filter_map(|item| resolve(item, Wording::WINDOW, &self.names.windows));
            tests.push(Test::During(windows.collect()));
        }
        if let Some(item) = table.get("before") {
            tests.extend(self.moment(&item).map(Test::Before));
        }
        if let Some(item) = table.get("after") {
            tests.extend(self.moment(&item).map(Test::After));
        }
    }

    fn state_tests(&self, table: &mut Reader<'_>, tests: &mut Vec<Test>) {
        for named in table.some_named("state") {
            let Some(track) = self.track(&named) else { continue };
            tests.push(Test::State(track, self.states(track, &named.item)));
        }
        for named in table.some_named("entered") {
            let Some(track) = self.track(&named) else { continue };
            let state = self.state(track, &named.item).and_then(|state| self.milestone(track, state));
            tests.extend(state.map(Test::Entered));
        }
        if let Some(item) = table.get("flag") {
            let flags = item.names();
            let flags = flags.iter().filter_map(|item| resolve(item, Wording::FLAG, &self.names.flags));
            tests.push(Test::Flag(flags.collect::<Set<_>>()));
        }
        if let Some(item) = table.get("vacant") {
            let roles = item.some();
            let roles = roles.iter().filter_map(|item| {
                let role = resolve(item, Wording::ROLE, &self.names.roles)?;
                if !self.names.listed.contains(role) && !self.names.on_record.contains(role) {
                    item.wrong_value(item.text()?, Wording::HELD_ROLE);
                }
                Some(role)
            });
            tests.push(Test::Vacant(roles.collect()));
        }
        if let Some(item) = table.get("owing") {
            tests.extend(item.bool().map(Test::Owing));
        }
    }

    fn argument_tests(
        &self,
        table: &mut Reader<'_>,
        arguments: &[(Box<str>, ValueType)],
        tests: &mut Vec<Test>,
    ) {
        for named in table.some_named("argument") {
            let found = arguments.iter().enumerate().find(|(_, (name, _))| &**name == named.name);
            match found {
                Some((index, (_, value_type))) => {
                    self.value_tests(Subject::Argument(index), Some(value_type), &named.item, tests);
                }
                None => {
                    named.unknown(Wording::ARGUMENT, arguments.iter().map(|(name, _)| &**name));
                }
            }
        }
    }
}

/// True if a table has no condition at all: one that is wrong has been reported.
pub(super) fn says_nothing(table: &Reader<'_>, condition: &Condition) -> bool {
    condition.is_empty() && TESTS.iter().all(|key| !table.has(key))
}

/// An assurance level.
pub(super) fn level(item: &Item<'_>) -> Option<u8> {
    let value = item.integer()?;
    let level = u8::try_from(value).ok().filter(|level| (1..=4).contains(level));
    if level.is_none() {
        item.wrong_value(&value.to_string(), Wording::LEVEL);
    }
    level
}
