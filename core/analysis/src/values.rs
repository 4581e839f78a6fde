//! What the tests of a definition can tell apart in a value: a few of each kind stand for all there are.

use abilita::inspect::ValueTest;
use abilita::{Value, ValueKind};

use crate::truth::Truth;

/// A value, or that it is not known.
pub(crate) type Known = Option<Value>;

/// Values of a kind such that no two are told apart by none of the tests, and that every outcome of the tests is among
/// them. `optional`: it may be unknown.
pub(crate) fn classes(
    kind: ValueKind,
    one_of: Option<&[String]>,
    optional: bool,
    tests: &[&ValueTest],
    listed_roles: &[String],
) -> Vec<Known> {
    let unknown = optional.then_some(None);
    let candidates = candidates(kind, one_of, tests, listed_roles).into_iter().map(Some);
    let mut classes: Vec<(Vec<Truth>, Known)> = Vec::new();
    for value in unknown.into_iter().chain(candidates) {
        let outcome: Vec<Truth> = tests.iter().map(|test| passes(test, value.as_ref())).collect();
        // The roles of the roster are each their own.
        let is_role = kind == ValueKind::Role;
        if is_role
            || classes.iter().all(|(known, other)| *known != outcome || other.is_none() != value.is_none())
        {
            classes.push((outcome, value));
        }
    }
    classes.into_iter().map(|(_, value)| value).collect()
}

/// What a test says of a value, as far as the value alone tells.
pub(crate) fn passes(test: &ValueTest, value: Option<&Value>) -> Truth {
    let Some(value) = value else { return Truth::from(matches!(test, ValueTest::Known(false))) };
    match (test, value) {
        (ValueTest::Known(known), _) => Truth::from(*known),
        (ValueTest::OneOf(values), Value::Texts(texts)) => {
            let listed = |one: &Value| matches!(one, Value::Text(one) if texts.contains(one));
            Truth::from(values.iter().any(listed))
        }
        (ValueTest::OneOf(values), value) => Truth::from(values.contains(value)),
        (ValueTest::AtLeast(least), Value::Integer(number)) => Truth::from(number >= least),
        (ValueTest::AtMost(most), Value::Integer(number)) => Truth::from(number <= most),
        (ValueTest::ContainsAll(needed), Value::Texts(texts)) => {
            let has = |needed: &String| texts.iter().any(|text| **text == **needed);
            Truth::from(needed.iter().all(has))
        }
        (ValueTest::AnyDomain(domains), Value::Text(address)) => Truth::from(is_at(address, domains)),
        (ValueTest::AnyDomain(domains), Value::Texts(addresses)) => {
            Truth::from(addresses.iter().any(|address| is_at(address, domains)))
        }
        (
            ValueTest::AtLeast(_)
            | ValueTest::AtMost(_)
            | ValueTest::ContainsAll(_)
            | ValueTest::AnyDomain(_),
            _,
        ) => Truth::No,
        // Days that pass, and what other facts and persons are.
        _ => Truth::Maybe,
    }
}

fn is_at(address: &str, domains: &[String]) -> bool {
    let domain = address.rsplit_once('@').map(|(_, domain)| domain);
    domain.is_some_and(|own| domains.iter().any(|domain| own.eq_ignore_ascii_case(domain)))
}

fn candidates(
    kind: ValueKind,
    one_of: Option<&[String]>,
    tests: &[&ValueTest],
    listed_roles: &[String],
) -> Vec<Value> {
    match kind {
        ValueKind::Bool => vec![Value::Bool(true), Value::Bool(false)],
        ValueKind::Integer => integers(tests),
        ValueKind::Date => vec![Value::Text("2000-01-01".into())],
        ValueKind::Instant => vec![Value::Text("2000-01-01T00:00:00Z".into())],
        ValueKind::InstituteCode => vec![Value::Text("TOIS99901A".into())],
        ValueKind::Role => listed_roles.iter().map(|role| Value::from(role.as_str())).collect(),
        ValueKind::Person => vec![Value::Text("".into())], // whoever the witness makes of it
        ValueKind::Texts => lists(one_of, tests),
        _ => texts(kind, one_of, tests),
    }
}

fn integers(tests: &[&ValueTest]) -> Vec<Value> {
    let mut numbers = vec![1];
    for test in tests {
        let near = |number: i64| [number.saturating_sub(1), number, number.saturating_add(1)];
        match test {
            ValueTest::AtLeast(number) | ValueTest::AtMost(number) => numbers.extend(near(*number)),
            ValueTest::OneOf(values) => numbers.extend(values.iter().flat_map(|value| match value {
                Value::Integer(number) => near(*number).to_vec(),
                _ => Vec::new(),
            })),
            _ => {}
        }
    }
    numbers.into_iter().map(Value::Integer).collect()
}

fn texts(kind: ValueKind, one_of: Option<&[String]>, tests: &[&ValueTest]) -> Vec<Value> {
    if let Some(allowed) = one_of {
        return allowed.iter().map(|text| Value::from(text.as_str())).collect();
    }
    // One that no test names.
    let named = |text: &str| {
        let names = |test: &&&ValueTest| matches!(test, ValueTest::OneOf(one_of) if one_of.contains(&Value::from(text)));
        tests.iter().any(|test| names(&test))
    };
    let mut usual = if kind == ValueKind::Email { "posta@example.org" } else { "testo" }.to_owned();
    while named(&usual) {
        usual.insert(0, 'a');
    }
    let mut values = vec![Value::from(usual.as_str())];
    for test in tests {
        match test {
            ValueTest::OneOf(one_of) => values.extend(one_of.iter().cloned()),
            ValueTest::AnyDomain(domains) => {
                values.extend(domains.iter().map(|domain| Value::from(format!("posta@{domain}").as_str())));
            }
            _ => {}
        }
    }
    values
}

/// Lists of which some test needs the parts: every union of them.
fn lists(one_of: Option<&[String]>, tests: &[&ValueTest]) -> Vec<Value> {
    let mut parts: Vec<Vec<Box<str>>> = Vec::new();
    let mut add = |part: Vec<Box<str>>| {
        let allowed = |text: &str| one_of.is_none_or(|allowed| allowed.iter().any(|one| one == text));
        if part.iter().all(|text| allowed(text)) && !parts.contains(&part) {
            parts.push(part);
        }
    };
    for test in tests {
        match test {
            ValueTest::ContainsAll(needed) => add(needed.iter().map(|text| text.as_str().into()).collect()),
            ValueTest::OneOf(values) => values.iter().for_each(|value| {
                if let Value::Text(text) = value {
                    add(vec![text.clone()]);
                }
            }),
            ValueTest::AnyDomain(domains) => {
                for domain in domains {
                    add(vec![format!("posta@{domain}").into()]);
                }
            }
            _ => {}
        }
    }
    let mut unions: Vec<Vec<Box<str>>> = vec![Vec::new()];
    for part in parts.iter().take(MOST_PARTS) {
        let with_part = unions.iter().map(|union| {
            let new = part.iter().filter(|text| !union.contains(text)).cloned();
            union.iter().cloned().chain(new.clone()).collect::<Vec<_>>()
        });
        let with_part: Vec<_> = with_part.collect();
        unions.extend(with_part);
    }
    unions.into_iter().map(Value::Texts).collect()
}

/// Beyond so many, lists are told apart by each part alone.
const MOST_PARTS: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_for_each_outcome() {
        let either =
            [ValueTest::ContainsAll(vec!["a".into(), "b".into()]), ValueTest::ContainsAll(vec!["c".into()])];
        let tests: Vec<&ValueTest> = either.iter().collect();
        assert_eq!(classes(ValueKind::Texts, None, true, &tests, &[]).len(), 5, "unknown, none, ab, c, abc");
        let domain = ValueTest::AnyDomain(vec!["istruzione.it".into(), "posta.istruzione.it".into()]);
        assert_eq!(classes(ValueKind::Text, None, true, &[&domain], &[]).len(), 3);
        let some = ValueTest::AtLeast(3);
        assert_eq!(classes(ValueKind::Integer, None, false, &[&some], &[]).len(), 2);
    }
}
