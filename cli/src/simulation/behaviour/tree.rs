//! TOML and JSON as one tree, each value with its place as far as it is known.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{Problem, ProblemCode};

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) bytes: Option<Range<usize>>,
}

/// What a file is made of. Dates of TOML arrive as text: JSON has only that.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Text(String),
    Bool(bool),
    Integer(i64),
    Fraction(f64),
    List(Vec<Node>),
    Table(Vec<Entry>),
    Null,
}

/// A key of a table, where it stands, and what it holds.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) bytes: Option<Range<usize>>,
    pub(super) node: Node,
}

/// Reads a text in one of the two forms.
pub(super) fn parse(text: &str, is_json: bool) -> Result<Node, Box<Problem>> {
    if is_json { of_json(text) } else { of_toml(text) }
}

fn syntax(bytes: Option<Range<usize>>, found: String) -> Problem {
    let path = String::new();
    Problem { code: ProblemCode::Syntax, path, bytes, found: Some(found), expected: None }
}

fn of_toml(text: &str) -> Result<Node, Box<Problem>> {
    let table =
        DeTable::parse(text).map_err(|error| Box::new(syntax(error.span(), error.message().to_owned())))?;
    Ok(Node { value: Value::Table(entries(table.get_ref())), bytes: Some(table.span()) })
}

fn entries(table: &DeTable<'_>) -> Vec<Entry> {
    let entry = |(key, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
        let text: &std::borrow::Cow<'_, str> = key.get_ref();
        Entry { key: text.to_string(), bytes: Some(key.span()), node: node(value) }
    };
    table.iter().map(entry).collect()
}

fn node(spanned: &Spanned<DeValue<'_>>) -> Node {
    let value = match spanned.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => {
            let integer = i64::from_str_radix(number.as_str(), number.radix());
            integer.map_or(Value::Fraction(f64::INFINITY), Value::Integer)
        }
        DeValue::Float(number) => Value::Fraction(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(value) => Value::Bool(*value),
        DeValue::Datetime(datetime) => Value::Text(datetime.to_string()),
        DeValue::Array(items) => Value::List(items.iter().map(node).collect()),
        DeValue::Table(table) => Value::Table(entries(table)),
    };
    Node { value, bytes: Some(spanned.span()) }
}

fn of_json(text: &str) -> Result<Node, Box<Problem>> {
    let value: serde_json::Value = serde_json::from_str(text).map_err(|error| {
        let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
        let start = lines.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
        let at_fault = text.get(start..).and_then(|rest| rest.chars().next());
        let bytes = at_fault.map(|fault| start..start + fault.len_utf8());
        Box::new(syntax(bytes, error.to_string()))
    })?;
    Ok(json_node(value))
}

fn json_node(value: serde_json::Value) -> Node {
    let value = match value {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(value) => Value::Bool(value),
        serde_json::Value::Number(number) => number
            .as_i64()
            .map_or_else(|| Value::Fraction(number.as_f64().unwrap_or(f64::NAN)), Value::Integer),
        serde_json::Value::String(text) => Value::Text(text),
        serde_json::Value::Array(items) => Value::List(items.into_iter().map(json_node).collect()),
        serde_json::Value::Object(entries) => Value::Table(
            entries
                .into_iter()
                .map(|(key, value)| Entry { key, bytes: None, node: json_node(value) })
                .collect(),
        ),
    };
    Node { value, bytes: None }
}
