//! Conditions: the one vocabulary of tests, wherever it stands.

use super::super::problem::ProblemCode;
use super::super::reader::{Item, Reader};
use super::Compiler;
use super::names::{ANONYMOUS, OF_THE_CASE, resolve};
use crate::campaign::{Condition, RoleTest, Set, Subject, Test, Value, ValueKind, ValueTest, ValueType};
use crate::identity::Scheme;

/// The arguments that a condition may test: those of the command whose transition it stands in.
pub(super) type Arguments<'a> = Option<&'a [(Box<str>, ValueType)]>;

impl Compiler<'_> {
    /// The condition keys of a table that may have others beside them.
    pub(super) fn condition(&self, table: &mut Reader<'_>, arguments: Arguments<'_>) -> Condition {
        let mut tests = Vec::new();
        if let Some(item) = table.get("role") {
            tests.push(Test::Role(self.role_test(&item)));
        }
        if let Some(item) = table.get("scheme") {
            tests.push(Test::Scheme(item.texts().into_iter().map(Scheme::new).collect()));
        }
        if let Some(item) = table.get("level") {
            tests.extend(level(&item).map(Test::Level));
        }
        if let Some(item) = table.get("function") {
            let functions = item.one_or_many();
            let found = functions.iter().filter_map(|item| self.function(item)).collect();
            tests.push(Test::Function(found));
        }
        self.time_tests(table, &mut tests);
        self.state_tests(table, &mut tests);
        for named in table.named("fact") {
            if let Some(fact) = self.names.facts.find(named.name) {
                self.value_tests(Subject::Fact(fact), &named.item, &mut tests);
            } else {
                named.item.unknown_name(
                    "a fact declared under [facts]",
                    named.name,
                    self.names.facts.names(),
                );
            }
        }
        if let Some(arguments) = arguments {
            self.argument_tests(table, arguments, &mut tests);
        }
        let unless = table.get("unless").map(|item| item.one_or_many()).unwrap_or_default();
        let unless = unless.iter().filter_map(|item| self.whole_condition(item, arguments)).collect();
        Condition { tests: tests.into(), unless }
    }

    /// A table that is a condition and nothing else.
    pub(super) fn whole_condition(&self, item: &Item<'_>, arguments: Arguments<'_>) -> Option<Condition> {
        let mut table = item.table()?;
        let condition = self.condition(&mut table, arguments);
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

    fn role_test(&self, item: &Item<'_>) -> RoleTest {
        let mut test = RoleTest::default();
        for role in item.one_or_many() {
            match role.text() {
                Some(OF_THE_CASE) => test.of_the_case = true,
                Some(ANONYMOUS) => test.anonymous = true,
                Some(_) => {
                    let found = resolve(&role, "a role declared under [roles]", &self.names.roles);
                    found.into_iter().for_each(|id| test.roles.insert(id));
                }
                None => {}
            }
        }
        test
    }

    fn time_tests(&self, table: &mut Reader<'_>, tests: &mut Vec<Test>) {
        if let Some(item) = table.get("during") {
            let windows = item.one_or_many();
            let windows = windows
                .iter()
                .filter_map(|item| resolve(item, "a window declared under [windows]", &self.names.windows));
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
        for named in table.named("state") {
            let Some(track) = self.track(named.name, &named.item) else { continue };
            tests.push(Test::State(track, self.states(track, &named.item)));
        }
        for named in table.named("entered") {
            let Some(track) = self.track(named.name, &named.item) else { continue };
            let state = self.state(track, &named.item).and_then(|state| self.milestone(track, state));
            tests.extend(state.map(Test::Entered));
        }
        if let Some(item) = table.get("flag") {
            let flags = item.one_or_many();
            let flags = flags
                .iter()
                .filter_map(|item| resolve(item, "a flag declared under [flags]", &self.names.flags));
            tests.push(Test::Flag(flags.collect::<Set<_>>()));
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
        for named in table.named("argument") {
            let found = arguments.iter().position(|(name, _)| &**name == named.name);
            match found {
                Some(index) => self.value_tests(Subject::Argument(index), &named.item, tests),
                None => named.item.unknown_name(
                    "an argument of the command",
                    named.name,
                    arguments.iter().map(|(name, _)| &**name),
                ),
            }
        }
    }

    /// A plain value, a list of them (any), or a table of tests.
    fn value_tests(&self, subject: Subject, item: &Item<'_>, tests: &mut Vec<Test>) {
        if !item.is_table() {
            let values = item.one_or_many().iter().filter_map(plain_value).collect();
            tests.push(Test::Value(subject, ValueTest::OneOf(values)));
            return;
        }
        let Some(mut table) = item.table() else { return };
        let before = tests.len();
        let mut add = |test: Option<ValueTest>| tests.extend(test.map(|test| Test::Value(subject, test)));
        add(table.get("known").and_then(|item| item.bool()).map(ValueTest::Known));
        add(table
            .get("one_of")
            .map(|item| ValueTest::OneOf(item.one_or_many().iter().filter_map(plain_value).collect())));
        add(table.get("at_least").and_then(|item| item.integer()).map(ValueTest::AtLeast));
        add(table.get("at_most").and_then(|item| item.integer()).map(ValueTest::AtMost));
        add(table.get("contains_all").map(|item| ValueTest::ContainsAll(boxed(&item.texts()))));
        add(table.get("any_domain").map(|item| ValueTest::AnyDomain(boxed(&item.texts()))));
        add(table.get("before").and_then(|item| self.moment(&item)).map(ValueTest::Before));
        add(table.get("after").and_then(|item| self.moment(&item)).map(ValueTest::After));
        add(table.get("older_than_days").and_then(|item| self.age(subject, &item)));
        add(table.get("same_mailbox_as").and_then(|item| self.fact(&item)).map(ValueTest::SameMailboxAs));
        let roles = &self.names.roles;
        add(table
            .get("same_person_as")
            .and_then(|item| resolve(&item, "a role declared under [roles]", roles))
            .map(ValueTest::SamePersonAs));
        if tests.len() == before {
            table.tell(ProblemCode::MissingKey, |problem| problem.expected("at least one test"));
        }
        table.finish();
    }
}

impl Compiler<'_> {
    /// An age makes answers change on a day of its own, so it is remembered which facts have one.
    fn age(&self, subject: Subject, item: &Item<'_>) -> Option<ValueTest> {
        let days = i64::try_from(item.count()?).ok()?;
        if let Subject::Fact(fact) = subject {
            self.ages.borrow_mut().push((fact, days));
        }
        Some(ValueTest::OlderThanDays(days))
    }
}

fn boxed(texts: &[&str]) -> Box<[Box<str>]> {
    texts.iter().map(|text| (*text).into()).collect()
}

/// A value as it stands in a definition.
pub(super) fn plain_value(item: &Item<'_>) -> Option<Value> {
    use super::super::tree::Value as Raw;
    match &item.node().value {
        Raw::Text(text) => Some(Value::from(text.as_str())),
        Raw::Bool(value) => Some(Value::Bool(*value)),
        Raw::Integer(value) => Some(Value::Integer(*value)),
        _ => item.wrong_type("a text, a number, true or false"),
    }
}

/// An assurance level.
pub(super) fn level(item: &Item<'_>) -> Option<u8> {
    let value = item.integer()?;
    let level = u8::try_from(value).ok().filter(|level| (1..=4).contains(level));
    if level.is_none() {
        item.wrong_value(&value.to_string(), "an assurance level from 1 to 4");
    }
    level
}

/// A type: its word, or a table with `type` and `one_of`.
pub(super) fn value_type(item: &Item<'_>) -> Option<ValueType> {
    if !item.is_table() {
        return Some(ValueType { kind: value_kind(item)?, one_of: None });
    }
    let mut table = item.table()?;
    let kind = table.require("type").and_then(|item| value_kind(&item));
    let one_of = table.get("one_of").map(|item| item.texts().into_iter().map(Into::into).collect());
    table.get("title");
    table.finish();
    Some(ValueType { kind: kind?, one_of })
}

fn value_kind(item: &Item<'_>) -> Option<ValueKind> {
    let word = item.text()?;
    let kind = ValueKind::ALL.into_iter().find(|kind| kind.as_str() == word);
    if kind.is_none() {
        item.unknown_name("a type", word, ValueKind::ALL.into_iter().map(ValueKind::as_str));
    }
    kind
}
