//! Types, plain values, and the tests on facts and arguments.

use super::super::problem::ProblemCode;
use super::super::reader::{Item, Reader};
use super::super::tree::Value as Raw;
use super::super::wording::Wording;
use super::names::resolve;
use super::{Compiler, text_of};
use crate::campaign::{FactId, Subject, Test, Value, ValueKind, ValueTest, ValueType};

const TEXTUAL: &[ValueKind] = &[ValueKind::Text, ValueKind::Email, ValueKind::InstituteCode];
const MAILBOXES: &[ValueKind] = &[ValueKind::Text, ValueKind::Email, ValueKind::Texts];
/// Types of which a definition can list the values.
const CLOSED: &[ValueKind] = &[ValueKind::Text, ValueKind::Texts, ValueKind::Role];
const NUMBER: &[ValueKind] = &[ValueKind::Integer];
const LIST: &[ValueKind] = &[ValueKind::Texts];
const TEMPORAL: &[ValueKind] = &[ValueKind::Date, ValueKind::Instant];
const PERSONAL: &[ValueKind] = &[ValueKind::Text, ValueKind::Person];

impl Compiler {
    /// A plain value, a list of them (any), or a table of tests. `value_type` is what the subject is declared to be.
    pub(super) fn value_tests(
        &self,
        subject: Subject,
        value_type: Option<&ValueType>,
        item: &Item<'_>,
        tests: &mut Vec<Test>,
    ) {
        if !item.is_table() {
            tests.push(Test::Value(subject, one_of(item, value_type)));
            return;
        }
        let Some(mut table) = item.table() else { return };
        let before = tests.len();
        let mut is_tested = false;
        let mut test = |key, kinds: &[ValueKind], read: &dyn Fn(&Item<'_>) -> Option<ValueTest>| {
            let Some(item) = table.get(key) else { return };
            is_tested = true;
            let kind = value_type.map(|value_type| value_type.kind);
            if let Some(kind) = kind.filter(|kind| !kinds.contains(kind)) {
                item.wrong_value(key, Wording::test_of(kind));
            }
            tests.extend(read(&item).map(|test| Test::Value(subject, test)));
        };
        test("known", &ValueKind::ALL, &|item| item.bool().map(ValueTest::Known));
        test("one_of", &ValueKind::ALL, &|item| Some(one_of(item, value_type)));
        test("at_least", NUMBER, &|item| item.integer().map(ValueTest::AtLeast));
        test("at_most", NUMBER, &|item| item.integer().map(ValueTest::AtMost));
        test("contains_all", LIST, &|item| Some(ValueTest::ContainsAll(listed(item, value_type))));
        test("any_domain", MAILBOXES, &|item| Some(ValueTest::AnyDomain(some_texts(item))));
        test("before", TEMPORAL, &|item| self.moment(item).map(ValueTest::Before));
        test("after", TEMPORAL, &|item| self.moment(item).map(ValueTest::After));
        test("older_than_days", TEMPORAL, &|item| self.age(subject, item));
        test("same_mailbox_as", TEXTUAL, &|item| self.textual(item).map(ValueTest::SameMailboxAs));
        test("same_person_as", PERSONAL, &|item| {
            let role = resolve(item, Wording::ROLE, &self.names.roles)?;
            if !self.names.on_record.contains(role) {
                item.wrong_value(item.text()?, Wording::ON_RECORD_ROLE);
            }
            Some(ValueTest::SamePersonAs(role))
        });
        let limit = |wanted: fn(&ValueTest) -> Option<i64>| {
            tests.iter().skip(before).find_map(|test| match test {
                Test::Value(_, test) => wanted(test),
                _ => None,
            })
        };
        let least = limit(|test| if let ValueTest::AtLeast(least) = test { Some(*least) } else { None });
        let most = limit(|test| if let ValueTest::AtMost(most) = test { Some(*most) } else { None });
        if least.zip(most).is_some_and(|(least, most)| least > most) {
            table
                .tell(ProblemCode::Contradiction, |problem| problem.expecting(Wording::LEAST_NOT_ABOVE_MOST));
        }
        if !is_tested {
            table.tell(ProblemCode::MissingKey, |problem| problem.expecting(Wording::AT_LEAST_ONE_TEST));
        }
        table.finish();
    }

    /// A fact that is a text.
    fn textual(&self, item: &Item<'_>) -> Option<FactId> {
        let fact = self.fact(item)?;
        if self.names.type_of(fact).is_some_and(|declared| !TEXTUAL.contains(&declared.kind)) {
            item.wrong_value(item.text()?, Wording::fact_of(ValueKind::Text));
        }
        Some(fact)
    }

    /// An age makes answers change on a day of its own, so it is remembered which facts have one.
    fn age(&self, subject: Subject, item: &Item<'_>) -> Option<ValueTest> {
        let days = i64::try_from(item.count()?).ok()?;
        if let Subject::Fact(fact) = subject {
            self.ages.borrow_mut().push((fact, days));
        }
        Some(ValueTest::OlderThanDays(days))
    }
}

/// Values of which the subject must be one, each of its type.
fn one_of(item: &Item<'_>, value_type: Option<&ValueType>) -> ValueTest {
    let items = item.some();
    let values = items.iter().filter_map(|item| match value_type {
        Some(value_type) => typed_value(item, value_type),
        None => plain_value(item),
    });
    ValueTest::OneOf(values.collect())
}

/// A value of a type. What a list of texts must contain are texts of it.
pub(super) fn typed_value(item: &Item<'_>, value_type: &ValueType) -> Option<Value> {
    let value = plain_value(item)?;
    let element = value_type.element();
    let value_type = element.as_ref().unwrap_or(value_type);
    let accepted = value_type.accept(value);
    if accepted.is_none() {
        let expected = Wording::values_of(value_type);
        let found = item.node().as_text().map_or_else(|| item.node().value.kind(), Wording::from);
        item.tell(item.problem(ProblemCode::WrongValue).finding(found).expecting(expected));
    }
    accepted
}

/// A value as a whole: of a list of texts, all of them.
pub(super) fn whole_value(item: &Item<'_>, value_type: &ValueType) -> Option<Value> {
    if value_type.kind != ValueKind::Texts {
        return typed_value(item, value_type);
    }
    let texts = item
        .one_or_many()
        .iter()
        .map(|item| match typed_value(item, value_type) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        })
        .collect::<Option<Vec<_>>>();
    texts.map(Value::Texts)
}

/// Texts that a list must contain, each one that it can.
fn listed(item: &Item<'_>, value_type: Option<&ValueType>) -> Box<[Box<str>]> {
    if let Some(value_type) = value_type {
        item.one_or_many().iter().for_each(|item| drop(typed_value(item, value_type)));
    }
    some_texts(item)
}

fn some_texts(item: &Item<'_>) -> Box<[Box<str>]> {
    item.some().iter().filter_map(Item::text).map(Into::into).collect()
}

/// A value as it stands in a definition.
pub(super) fn plain_value(item: &Item<'_>) -> Option<Value> {
    match &item.node().value {
        Raw::Text(text) => Some(Value::from(text.as_str())),
        Raw::Bool(value) => Some(Value::Bool(*value)),
        Raw::Integer(value) => Some(Value::Integer(*value)),
        _ => item.wrong_type(Wording::PLAIN),
    }
}

/// A type: its word, or a table with `type` and `one_of`.
pub(super) fn value_type(item: &Item<'_>) -> Option<ValueType> {
    if !item.is_table() {
        return value_kind(item).map(ValueType::from);
    }
    let mut table = item.table()?;
    let value_type = value_type_in(&mut table);
    text_of(table.get("title"));
    table.finish();
    value_type
}

/// `type` and what limits it: `one_of`, `max_length`, `max_items`.
pub(super) fn value_type_in(table: &mut Reader<'_>) -> Option<ValueType> {
    let kind = table.require("type").and_then(|item| value_kind(&item));
    let one_of = table.get("one_of").map(|item| {
        if kind.is_some_and(|kind| !CLOSED.contains(&kind)) {
            item.no_meaning("one_of", Wording::ONE_OF_TEXTS);
        }
        some_texts(&item).into_vec()
    });
    let max_length = limit(table, "max_length", CLOSED, kind);
    let max_items = limit(table, "max_items", LIST, kind);
    Some(ValueType { kind: kind?, one_of, max_length, max_items })
}

fn limit(
    table: &mut Reader<'_>,
    key: &'static str,
    kinds: &[ValueKind],
    kind: Option<ValueKind>,
) -> Option<usize> {
    let item = table.get(key)?;
    if kind.is_some_and(|kind| !kinds.contains(&kind)) {
        item.no_meaning(key, Wording::LIMIT_OF_TEXTS);
    }
    item.count()
}

fn value_kind(item: &Item<'_>) -> Option<ValueKind> {
    let word = item.text()?;
    let kind = ValueKind::ALL.into_iter().find(|kind| kind.as_str() == word);
    if kind.is_none() {
        item.unknown_word(word, ValueKind::ALL.map(ValueKind::as_str));
    }
    kind
}
