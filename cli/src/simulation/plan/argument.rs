//! What is written into the arguments of a command: what its transitions ask for, and, by mistake, something else.

use abilita::inspect::{Act, Command, Condition, Inspection, Subject, Test, Trigger, ValueTest};
use abilita::{Value, ValueKind};
use chrono::NaiveDate;

/// How an argument is filled in.
#[derive(Clone, Debug)]
pub(crate) struct ArgumentPlan {
    pub(crate) name: String,
    pub(crate) filling: Filling,
    /// What is written by mistake, where a mistake would be refused.
    pub(crate) mistake: Option<Value>,
}

/// Where what is written comes from.
#[derive(Clone, Debug)]
pub(crate) enum Filling {
    /// The same each time.
    Always(Value),
    /// The value of a fact of the case.
    Fact(String),
    /// The codice fiscale of whoever is on record.
    CodiceFiscale,
    /// The person whom it is about.
    Person,
    /// The role of that person.
    Role,
    /// A reference of its own each time.
    Reference,
    /// The instant.
    Now,
    /// Its day.
    Today,
}

pub(super) fn plans(definition: &Inspection, command: &Command) -> Vec<ArgumentPlan> {
    let mut tests: Vec<(usize, &ValueTest)> = Vec::new();
    let mut references: Vec<usize> = Vec::new();
    for transition in definition.tracks.iter().flat_map(|track| &track.transitions) {
        if transition.trigger != Trigger::Command(command.name.clone()) {
            continue;
        }
        tests.extend(on_arguments(&transition.guard));
        for check in &transition.require {
            // What is asked only sometimes is not asked of whoever avoids it.
            if check.applies.is_empty() {
                tests.extend(on_arguments(&check.holds));
            }
        }
        references.extend(transition.acts.iter().filter_map(|act| match act {
            Act::Owe { id } | Act::Settle { id } => Some(*id),
            _ => None,
        }));
    }
    let plan = |(index, argument): (usize, &abilita::inspect::Argument)| {
        let tests: Vec<&ValueTest> =
            tests.iter().filter(|(on, _)| *on == index).map(|(_, test)| *test).collect();
        let filling = if references.contains(&index) {
            Filling::Reference
        } else {
            filling(argument.kind, argument.one_of.as_deref(), &tests)
        };
        let mistake = (!tests.is_empty()).then(|| mistake(argument.kind, &filling)).flatten();
        ArgumentPlan { name: argument.name.clone(), filling, mistake }
    };
    command.arguments.iter().enumerate().map(plan).collect()
}

fn on_arguments(condition: &Condition) -> impl Iterator<Item = (usize, &ValueTest)> {
    condition.tests.iter().filter_map(|test| match test {
        Test::Value(Subject::Argument(index), test) => Some((*index, test)),
        _ => None,
    })
}

fn filling(kind: ValueKind, one_of: Option<&[String]>, tests: &[&ValueTest]) -> Filling {
    for test in tests {
        match test {
            ValueTest::SameMailboxAs(fact) => return Filling::Fact(fact.clone()),
            ValueTest::SamePersonAs(_) => return Filling::CodiceFiscale,
            _ => {}
        }
    }
    match kind {
        ValueKind::Person => Filling::Person,
        ValueKind::Role => Filling::Role,
        ValueKind::Instant => Filling::Now,
        ValueKind::Date => Filling::Today,
        kind => Filling::Always(value(kind, one_of, tests)),
    }
}

/// A value of a kind that passes the tests, as far as tests on the value alone can say.
pub(crate) fn value(kind: ValueKind, one_of: Option<&[String]>, tests: &[&ValueTest]) -> Value {
    let mut wanted: Option<Value> = None;
    let mut written: Vec<String> = Vec::new();
    let mut number = 1;
    for test in tests {
        match test {
            ValueTest::OneOf(values) => wanted = wanted.or_else(|| values.first().cloned()),
            ValueTest::ContainsAll(all) => written.extend(all.iter().cloned()),
            ValueTest::AtLeast(least) => number = number.max(*least),
            ValueTest::AtMost(most) => number = number.min(*most),
            ValueTest::AnyDomain(domains) => {
                written.extend(domains.first().map(|domain| format!("nome.cognome@{domain}")));
            }
            _ => {}
        }
    }
    let listed = || one_of.and_then(|listed| listed.first().cloned());
    match (wanted, kind) {
        (Some(value), _) => value,
        (None, ValueKind::Bool) => Value::Bool(true),
        (None, ValueKind::Integer) => Value::Integer(number),
        (None, ValueKind::Date) => Value::Date(NaiveDate::from_ymd_opt(2025, 9, 1).unwrap_or_default()),
        (None, ValueKind::Email) => first_of(written).unwrap_or_else(|| "nome.cognome@example.org".into()),
        (None, ValueKind::InstituteCode) => "TOIS99901A".into(),
        (None, ValueKind::Texts) => {
            Value::from(if written.is_empty() { listed().into_iter().collect() } else { written })
        }
        (None, _) => first_of(written)
            .or_else(|| listed().map(|text| text.as_str().into()))
            .unwrap_or_else(|| "x".into()),
    }
}

fn first_of(texts: Vec<String>) -> Option<Value> {
    texts.into_iter().next().map(|text| text.as_str().into())
}

/// What is written instead, of the same kind, so that it is the definition that refuses it.
fn mistake(kind: ValueKind, right: &Filling) -> Option<Value> {
    match (kind, right) {
        (_, Filling::Always(Value::Bool(right))) => Some(Value::Bool(!right)),
        (ValueKind::Text | ValueKind::Email, Filling::Fact(_)) => Some("altra.casella@example.org".into()),
        (_, Filling::CodiceFiscale) => Some("RSSMRA80A01H501U".into()),
        (ValueKind::Texts, _) => Some(Value::Texts(Vec::new())),
        _ => None,
    }
}
