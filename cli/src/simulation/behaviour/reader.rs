//! Reading a tree key by key: what is there takes the place of a default, and every problem is reported.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::problem::{Problem, ProblemCode};
use super::tree::{Entry, Node, Value};
use crate::simulation::spread::{Piece, Spread};

/// What is found wrong while reading.
#[derive(Debug, Default)]
pub(super) struct Reader {
    pub(super) problems: Vec<Problem>,
}

/// A table being read, with its path.
pub(super) struct Section<'n> {
    pub(super) path: String,
    pub(super) entries: &'n [Entry],
}

impl<'n> Section<'n> {
    pub(super) fn get(&self, key: &str) -> Option<&'n Node> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    pub(super) fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }
}

impl Reader {
    /// Tells a problem at a node.
    pub(super) fn problem(
        &mut self,
        code: ProblemCode,
        node: &Node,
        path: String,
        expected: (String, String),
    ) {
        let found = written(&node.value);
        let problem = Problem { code, path, bytes: node.bytes.clone(), found, expected: Some(expected) };
        self.problems.push(problem);
    }

    fn wrong_type(&mut self, node: &Node, path: String, it: &str, en: &str) {
        self.problem(ProblemCode::WrongType, node, path, (it.to_owned(), en.to_owned()));
    }

    /// A table, of which every key is one of `known`; without any, keys are names that the caller looks up.
    pub(super) fn table<'n>(&mut self, node: &'n Node, path: &str, known: &[&str]) -> Option<Section<'n>> {
        let Value::Table(entries) = &node.value else {
            self.wrong_type(node, path.to_owned(), "una tabella", "a table");
            return None;
        };
        let section = Section { path: path.to_owned(), entries };
        for entry in entries.iter().filter(|entry| !known.is_empty() && !known.contains(&entry.key.as_str()))
        {
            let listed = known.join(", ");
            self.problems.push(Problem {
                code: ProblemCode::UnknownKey,
                path: section.path_of(&entry.key),
                bytes: entry.bytes.clone(),
                found: Some(entry.key.clone()),
                expected: Some((listed.clone(), listed)),
            });
        }
        Some(section)
    }

    /// A section of a section.
    pub(super) fn section<'n>(&mut self, of: &Section<'n>, key: &str, known: &[&str]) -> Option<Section<'n>> {
        let node = of.get(key)?;
        self.table(node, &of.path_of(key), known)
    }

    /// A share of all: from 0 to 1.
    pub(super) fn share(&mut self, section: &Section<'_>, key: &str, into: &mut f64) {
        self.number(section, key, 0.0..=1.0, into);
    }

    /// A number within bounds.
    pub(super) fn number(
        &mut self,
        section: &Section<'_>,
        key: &str,
        bounds: RangeInclusive<f64>,
        into: &mut f64,
    ) {
        let Some(node) = section.get(key) else { return };
        let path = section.path_of(key);
        #[expect(clippy::cast_precision_loss, reason = "what is within the bounds is small")]
        let number = match node.value {
            Value::Integer(number) => number as f64,
            Value::Fraction(number) => number,
            _ => return self.wrong_type(node, path, "un numero", "a number"),
        };
        if bounds.contains(&number) {
            *into = number;
        } else {
            let (from, to) = (bounds.start(), bounds.end());
            let expected = (format!("da {from} a {to}"), format!("from {from} to {to}"));
            self.problem(ProblemCode::OutOfRange, node, path, expected);
        }
    }

    /// A whole number within bounds.
    pub(super) fn count(
        &mut self,
        section: &Section<'_>,
        key: &str,
        bounds: RangeInclusive<u32>,
    ) -> Option<u32> {
        let node = section.get(key)?;
        self.integer(node, section.path_of(key), i64::from(*bounds.start())..=i64::from(*bounds.end()))
            .and_then(|number| u32::try_from(number).ok())
    }

    fn integer(&mut self, node: &Node, path: String, bounds: RangeInclusive<i64>) -> Option<i64> {
        let Value::Integer(number) = node.value else {
            self.wrong_type(node, path, "un numero intero", "a whole number");
            return None;
        };
        if bounds.contains(&number) {
            return Some(number);
        }
        let (from, to) = (bounds.start(), bounds.end());
        let expected = (format!("da {from} a {to}"), format!("from {from} to {to}"));
        self.problem(ProblemCode::OutOfRange, node, path, expected);
        None
    }

    /// A text.
    pub(super) fn text<'n>(&mut self, node: &'n Node, path: &str) -> Option<&'n str> {
        if let Value::Text(text) = &node.value {
            return Some(text);
        }
        self.wrong_type(node, path.to_owned(), "un testo", "a text");
        None
    }

    /// A date.
    pub(super) fn date(&mut self, section: &Section<'_>, key: &str) -> Option<NaiveDate> {
        let node = section.get(key)?;
        let date = match &node.value {
            Value::Text(text) => text.parse().ok(),
            _ => None,
        };
        if date.is_none() {
            self.wrong_type(
                node,
                section.path_of(key),
                "una data, come 2025-10-06",
                "a date, such as 2025-10-06",
            );
        }
        date
    }

    /// A list of texts, each with its place.
    pub(super) fn texts<'n>(&mut self, section: &Section<'n>, key: &str) -> Option<Vec<(&'n Node, &'n str)>> {
        let node = section.get(key)?;
        let path = section.path_of(key);
        let Value::List(items) = &node.value else {
            self.wrong_type(node, path, "un elenco di testi", "a list of texts");
            return None;
        };
        let texts = items.iter().filter_map(|item| Some((item, self.text(item, &path)?)));
        Some(texts.collect())
    }

    /// A spread: a list of pieces, each with a share and one of the units.
    pub(super) fn spread<U: Copy>(
        &mut self,
        section: &Section<'_>,
        key: &str,
        units: &[(&str, U, i64)],
        into: &mut Spread<U>,
    ) {
        let Some(node) = section.get(key) else { return };
        let path = section.path_of(key);
        let Value::List(items) = &node.value else {
            return self.wrong_type(node, path, "un elenco", "a list");
        };
        let pieces = items
            .iter()
            .enumerate()
            .filter_map(|(number, item)| self.piece(item, &format!("{path}[{number}]"), units));
        let spread = Spread(pieces.collect());
        // Shares such as 0.1 are not exact, and neither is their sum.
        if spread.total() > 1.0 + 1e-9 {
            let expected = "quote che insieme non superano 1".to_owned();
            let expected = (expected, "shares that are not above 1 together".to_owned());
            self.problem(ProblemCode::OutOfRange, node, path, expected);
        } else {
            *into = spread;
        }
    }

    fn piece<U: Copy>(&mut self, item: &Node, path: &str, units: &[(&str, U, i64)]) -> Option<Piece<U>> {
        let names: Vec<&str> = units.iter().map(|(name, _, _)| *name).collect();
        let known: Vec<&str> = ["share"].into_iter().chain(names.iter().copied()).collect();
        let section = self.table(item, path, &known)?;
        let mut share = f64::NAN;
        self.share(&section, "share", &mut share);
        let stated: Vec<_> = units
            .iter()
            .filter_map(|(name, unit, most)| Some((section.get(name)?, *name, *unit, *most)))
            .collect();
        let [(node, name, unit, most)] = stated.as_slice() else {
            let listed = names.join(", ");
            self.wrong_type(
                item,
                path.to_owned(),
                &format!("una quota e una sola fra {listed}"),
                &format!("a share and one of {listed}"),
            );
            return None;
        };
        if section.get("share").is_none() {
            self.wrong_type(item, path.to_owned(), "una quota (`share`)", "a share");
        }
        let path = section.path_of(name);
        let bounds = |from: i64| from..=*most;
        let (from, to) = if let Value::List(ends) = &node.value {
            let [from, to] = ends.as_slice() else {
                self.wrong_type(node, path, "due numeri interi", "two whole numbers");
                return None;
            };
            let from = self.integer(from, path.clone(), bounds(0))?;
            (from, self.integer(to, path, bounds(from))?)
        } else {
            let number = self.integer(node, path, bounds(0))?;
            (number, number)
        };
        (!share.is_nan()).then_some(Piece { share, unit: *unit, from, to })
    }
}

/// What stands somewhere, where it is short enough to be repeated.
fn written(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Fraction(number) => Some(number.to_string()),
        Value::List(_) | Value::Table(_) | Value::Null => None,
    }
}
