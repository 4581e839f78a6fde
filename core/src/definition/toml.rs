//! TOML into the tree (feature `toml`).

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{Problem, ProblemCode};
use super::tree::{Entry, Node, Place, Table, Value};
use super::wording::Wording;

/// Parses `text` as document number `document`.
pub(crate) fn parse(text: &str, document: usize) -> Result<Node, Box<Problem>> {
    let table = DeTable::parse(text).map_err(|error| {
        let place = Place { document: Some(document), bytes: error.span() };
        Box::new(Problem::new(ProblemCode::Syntax, place, String::new()).finding(error.message()))
    })?;
    let bytes = table.span();
    let value = Value::Table(self::table(table.get_ref(), document));
    Ok(Node { value, place: Place { document: Some(document), bytes: Some(bytes) } })
}

fn table(table: &DeTable<'_>, document: usize) -> Table {
    let entries = table.iter().map(|(key, value)| Entry {
        key: key.get_ref().to_string(),
        key_place: Place { document: Some(document), bytes: Some(key.span()) },
        node: node(value, document),
    });
    Table { entries: entries.collect() }
}

fn node(spanned: &Spanned<DeValue<'_>>, document: usize) -> Node {
    let value = match spanned.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or(Value::Unusable(Wording::HUGE), Value::Integer),
        DeValue::Float(_) => Value::Unusable(Wording::FRACTION),
        DeValue::Boolean(value) => Value::Bool(*value),
        DeValue::Datetime(datetime) => Value::Text(datetime.to_string()),
        DeValue::Array(items) => Value::List(items.iter().map(|item| node(item, document)).collect()),
        DeValue::Table(inner) => Value::Table(table(inner, document)),
    };
    Node { value, place: Place { document: Some(document), bytes: Some(spanned.span()) } }
}
