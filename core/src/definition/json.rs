//! JSON into the tree of definitions. It has no bytes there: what is wrong in it is reported by its path.

use super::problem::{Problem, ProblemCode};
use super::tree::{Entry, Node, Place, Table, Value};
use super::wording::Wording;
use crate::json::{self, Json};

/// Parses `text` as document number `document`.
pub(crate) fn parse(text: &str, document: usize) -> Result<Node, Box<Problem>> {
    match json::parse(text) {
        Ok(json) => Ok(node(&json, &Place { document: Some(document), bytes: None })),
        Err(error) => {
            let place = Place { document: Some(document), bytes: Some(error.at..error.at) };
            Err(Box::new(Problem::new(ProblemCode::Syntax, place, String::new()).finding(error.reason)))
        }
    }
}

fn node(json: &Json<'_>, place: &Place) -> Node {
    let value = match json {
        Json::Null => Value::Unusable(Wording::NULL),
        Json::Bool(value) => Value::Bool(*value),
        Json::Number(number) => match number.parse() {
            Ok(number) => Value::Integer(number),
            Err(_) if number.contains(['.', 'e', 'E']) => Value::Unusable(Wording::FRACTION),
            Err(_) => Value::Unusable(Wording::HUGE),
        },
        Json::Text(text) => Value::Text(text.to_string()),
        Json::List(items) => Value::List(items.iter().map(|item| node(item, place)).collect()),
        Json::Object(entries) => {
            let entries = entries.iter().map(|(key, json)| Entry {
                key: key.to_string(),
                key_place: place.clone(),
                node: node(json, place),
            });
            Value::Table(Table { entries: entries.collect() })
        }
    };
    Node { value, place: place.clone() }
}
