//! What is wrong is refused, where the problem is; what only the whole definition tells is not.

use abilita::{Lang, Problem, ProblemCode, Problems};
use serde_json::Value;

use crate::corpus::{add, with_bases, wrong};
use crate::schema::Schema;

/// Names that the language itself declares.
const CLOSED: [&str; 3] = ["one of ", "`case` or `member`", "`asker`, `every` or `{ argument = … }`"];

/// Contradictions between numbers, instants, or names.
const COMPARED: [&str; 5] = [
    "`at_least` not above `at_most`",
    "`at_most` above `stand_ins`",
    "a window that ends after it begins",
    "a value that `valid` allows",
    "another name: `set",
];

/// Values of which the key alone decides, or the keys beside it.
const DECIDED_BY_KEYS: [&str; 16] = [
    "a name",
    "a number from",
    "an hour such as",
    "an assurance level",
    "year_end",
    "a year from",
    "`required` or `optional`",
    "`required`: ",
    "`role` alone beside `permit`",
    "a [login] that says which one",
    "`fields` only where",
    "`*` alone",
    "`member` only where",
    "a type that a fact can have",
    "exactly one of",
    "a date, or `{ after",
];

/// True if a problem is one that no schema can say: the whole definition tells it.
pub(crate) fn is_of_the_whole(problem: &Problem, schema: &Schema) -> bool {
    let expected = problem.expected(Lang::En).unwrap_or_default();
    let found = problem.found(Lang::En).unwrap_or_default();
    let begins = |words: &[&str]| words.iter().any(|word| expected.starts_with(word));
    match problem.code() {
        ProblemCode::Cycle | ProblemCode::Weekday | ProblemCode::TooMany => true,
        ProblemCode::UnknownName => !begins(&CLOSED),
        // In a list nothing else is expected; a name that something else has is.
        ProblemCode::DuplicateName => !expected.is_empty() && !begins(&["days that differ"]),
        ProblemCode::Contradiction => begins(&COMPARED),
        ProblemCode::WrongValue if begins(&["a date such as"]) => schema.admits_as("date", &found.into()),
        ProblemCode::WrongValue => !begins(&DECIDED_BY_KEYS),
        // Only a fact that is a list can be given one.
        ProblemCode::WrongType => {
            (found, expected) == ("a list", "a text, a number, true or false")
                && [".do.set.", ".do.append."].iter().any(|act| problem.path().contains(act))
        }
        _ => false,
    }
}

/// `tracks."a.b".from[1]` as JSON has it: `/tracks/a.b/from/1`.
fn pointer(path: &str) -> String {
    let mut pointer = String::new();
    let mut quoted = false;
    let mut begins = !path.is_empty() && !path.starts_with('[');
    for c in path.chars() {
        if begins {
            pointer.push('/');
            begins = false;
        }
        match c {
            '"' => quoted = !quoted,
            '.' if !quoted => begins = true,
            '[' if !quoted => pointer.push('/'),
            ']' if !quoted => {}
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
    pointer
}

#[test]
fn paths_are_pointers() {
    assert_eq!(pointer(""), "");
    assert_eq!(pointer("zone"), "/zone");
    assert_eq!(pointer(r#"functions."a.b/c".login[1]"#), "/functions/a.b~1c/login/1");
}

fn parent(pointer: &str) -> &str {
    pointer.rsplit_once('/').map_or("", |(parent, _)| parent)
}

/// What is wrong with each of `tests/definitions/`, and the definition, where it can be had as JSON: what has no id, or is
/// not TOML, is in no library.
fn wrong_definitions() -> Vec<(String, Problems, Value)> {
    let of_file = |path: &std::path::PathBuf| {
        let mut library = with_bases();
        let id = add(&mut library, path).ok()?;
        let problems = library.compile(&id).map(|_| ()).expect_err("something is wrong with it");
        let json = library.to_json_merged(&id).or_else(|| library.to_json(&id))?;
        Some((path.display().to_string(), problems, serde_json::from_str(&json).expect("JSON")))
    };
    wrong().iter().filter_map(of_file).collect()
}

#[test]
fn what_the_keys_tell_is_refused_where_it_is() {
    let schema = Schema::new();
    let mut refused = 0;
    for (name, problems, json) in wrong_definitions() {
        let faults = schema.faults(&json);
        for problem in problems.iter().filter(|problem| !is_of_the_whole(problem, &schema)) {
            let place = pointer(problem.path());
            let is_there = |fault: &String| {
                *fault == place || fault == parent(&place) || (parent(fault) == place && fault.len() > 1)
            };
            assert!(faults.iter().any(is_there), "{name}: {problem}\nis not told, but {faults:?}");
            refused += 1;
        }
    }
    assert!(refused > 50, "only {refused} problems");
}

#[test]
fn what_the_whole_tells_is_admitted() {
    let schema = Schema::new();
    let mut admitted = 0;
    for (name, problems, json) in wrong_definitions() {
        if problems.iter().all(|problem| is_of_the_whole(problem, &schema)) {
            let faults = schema.faults(&json);
            assert!(faults.is_empty(), "{name}: {problems}\nand yet the schema refuses {faults:?}");
            admitted += 1;
        }
    }
    assert!(admitted > 30, "only {admitted} definitions");
}
