//! What the tests of a definition can tell apart in a value: a few of each kind stand for all there are.

use abilita::inspect::ValueTest;
use abilita::{Value, ValueKind};

use crate::truth::Truth;

/// A value, or that it is not known.
pub(crate) type Known = Option<Value>;

/// So many classes of one value are told apart; beyond, it is too large.
const MOST_CLASSES: usize = 200;

/// Values of a kind such that no two are told apart by none of the tests, and that every outcome of the tests is among
/// them. `optional`: it may be unknown. `None` where they are too many.
pub(crate) fn classes(
    kind: ValueKind,
    one_of: Option<&[String]>,
    optional: bool,
    tests: &[&ValueTest],
    listed_roles: &[String],
) -> Option<Vec<Known>> {
    let unknown = optional.then_some(None);
    let candidates = candidates(kind, one_of, tests, listed_roles)?.into_iter().map(Some);
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
    (classes.len() <= MOST_CLASSES).then(|| classes.into_iter().map(|(_, value)| value).collect())
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
) -> Option<Vec<Value>> {
    let candidates = match kind {
        ValueKind::Bool => vec![Value::Bool(true), Value::Bool(false)],
        ValueKind::Integer => integers(tests),
        ValueKind::Date => one_beside(Value::Text("2000-01-01".into()), tests),
        ValueKind::Instant => one_beside(Value::Text("2000-01-01T00:00:00Z".into()), tests),
        ValueKind::InstituteCode => one_beside(Value::Text("TOIS99901A".into()), tests),
        ValueKind::Role => listed_roles.iter().map(|role| Value::from(role.as_str())).collect(),
        ValueKind::Person => vec![Value::Text("".into())], // whoever the witness makes of it
        ValueKind::Texts => lists(one_of, tests)?,
        _ => texts(kind, one_of, tests),
    };
    Some(candidates)
}

/// The values that tests name, and one beside them.
fn one_beside(usual: Value, tests: &[&ValueTest]) -> Vec<Value> {
    let named = tests.iter().filter_map(|test| match test {
        ValueTest::OneOf(values) => Some(values),
        _ => None,
    });
    std::iter::once(usual).chain(named.flatten().cloned()).collect()
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

/// So many lists are tried; beyond, it is too large.
const MOST_LISTS: usize = 4096;

/// Lists of which every outcome of the tests is one. A test on a list holds of all that have more, so the unions of the
/// smallest lists that pass one test each are enough.
fn lists(one_of: Option<&[String]>, tests: &[&ValueTest]) -> Option<Vec<Value>> {
    let mut unions: Vec<Vec<Box<str>>> = vec![Vec::new()];
    for part in parts(one_of, tests) {
        let with_part = unions.iter().filter_map(|union| {
            let new = part.iter().filter(|text| !union.contains(text)).cloned();
            let mut longer: Vec<Box<str>> = union.iter().cloned().chain(new).collect();
            longer.sort_unstable();
            (longer.len() > union.len()).then_some(longer)
        });
        let with_part: Vec<_> = with_part.collect();
        unions.extend(with_part);
        unions.sort_by_key(|union| (union.len(), union.clone()));
        unions.dedup();
        if unions.len() > MOST_LISTS {
            return None;
        }
    }
    Some(unions.into_iter().map(Value::Texts).collect())
}

/// The smallest lists that pass a test. Of single texts that no test tells apart, one is enough.
fn parts(one_of: Option<&[String]>, tests: &[&ValueTest]) -> Vec<Vec<Box<str>>> {
    let is_allowed = |text: &str| one_of.is_none_or(|allowed| allowed.iter().any(|one| one == text));
    let mut singles: Vec<Box<str>> = Vec::new();
    let mut parts: Vec<Vec<Box<str>>> = Vec::new();
    for test in tests {
        match test {
            ValueTest::ContainsAll(needed) => {
                parts.push(needed.iter().map(|text| text.as_str().into()).collect());
            }
            ValueTest::OneOf(values) => singles.extend(values.iter().filter_map(|value| match value {
                Value::Text(text) => Some(text.clone()),
                _ => None,
            })),
            ValueTest::AnyDomain(domains) => {
                let allowed = one_of.into_iter().flatten();
                singles.extend(allowed.map(|text| text.as_str().into()));
                singles.extend(domains.iter().map(|domain| format!("posta@{domain}").into()));
            }
            _ => {}
        }
    }
    let told_apart = |text: &str| -> Vec<(Truth, bool)> {
        let list = Value::Texts(vec![text.into()]);
        let is_needed = |test: &ValueTest| matches!(test, ValueTest::ContainsAll(needed) if needed.iter().any(|one| one == text));
        tests.iter().map(|test| (passes(test, Some(&list)), is_needed(test))).collect()
    };
    let mut known: Vec<Vec<(Truth, bool)>> = Vec::new();
    for text in singles {
        let outcome = told_apart(&text);
        if is_allowed(&text) && !known.contains(&outcome) {
            known.push(outcome);
            parts.push(vec![text]);
        }
    }
    parts.retain(|part| part.iter().all(|text| is_allowed(text)));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_for_each_outcome() {
        let either =
            [ValueTest::ContainsAll(vec!["a".into(), "b".into()]), ValueTest::ContainsAll(vec!["c".into()])];
        let tests: Vec<&ValueTest> = either.iter().collect();
        assert_eq!(
            classes(ValueKind::Texts, None, true, &tests, &[]).unwrap().len(),
            5,
            "unknown, none, ab, c, abc"
        );
        let domain = ValueTest::AnyDomain(vec!["istruzione.it".into(), "posta.istruzione.it".into()]);
        assert_eq!(classes(ValueKind::Text, None, true, &[&domain], &[]).unwrap().len(), 3);
        let some = ValueTest::AtLeast(3);
        assert_eq!(classes(ValueKind::Integer, None, false, &[&some], &[]).unwrap().len(), 2);
    }

    #[test]
    fn many_texts_that_no_test_tells_apart_are_one() {
        let texts: Vec<Value> = (0..20).map(|number| Value::from(format!("t{number}").as_str())).collect();
        let any = ValueTest::OneOf(texts);
        assert_eq!(classes(ValueKind::Texts, None, false, &[&any], &[]).unwrap().len(), 2);
    }

    #[test]
    fn lists_that_are_told_apart_in_too_many_ways_are_told_as_such() {
        let each: Vec<ValueTest> =
            (0..13).map(|number| ValueTest::ContainsAll(vec![format!("t{number}")])).collect();
        let tests: Vec<&ValueTest> = each.iter().collect();
        assert_eq!(classes(ValueKind::Texts, None, false, &tests, &[]), None);
        let seven: Vec<&ValueTest> = each.iter().take(7).collect();
        assert_eq!(classes(ValueKind::Texts, None, false, &seven, &[]).unwrap().len(), 128);
    }

    #[test]
    fn a_day_that_a_test_names_is_one_of_the_classes() {
        let day = Value::Date("2026-01-01".parse().unwrap());
        let test = ValueTest::OneOf(vec![day.clone()]);
        let found = classes(ValueKind::Date, None, true, &[&test], &[]).unwrap();
        assert!(found.contains(&Some(day)));
    }
}
