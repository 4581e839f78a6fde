//! JSON into the tree. Duplicate keys are refused: a reader of the file would believe the other one.

use rustc_hash::FxHashSet;
use serde::de::{self, DeserializeSeed, MapAccess, SeqAccess, Visitor};

use super::problem::{Problem, ProblemCode};
use super::tree::{Entry, Node, Place, Table, Value};
use super::wording::Wording;

/// Parses `text` as document number `document`.
pub(crate) fn parse(text: &str, document: usize) -> Result<Node, Box<Problem>> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let seed = NodeSeed { document };
    let node = seed.deserialize(&mut deserializer).and_then(|node| deserializer.end().map(|()| node));
    node.map_err(|error| {
        let place = Place {
            document: Some(document),
            bytes: byte_of(text, error.line(), error.column()).map(|at| at..at),
        };
        Box::new(Problem::new(ProblemCode::Syntax, place, String::new()).found(plain_reason(&error)))
    })
}

/// serde's message without the position, which the problem tells itself.
fn plain_reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or_default().to_owned()
}

fn byte_of(text: &str, line: usize, column: usize) -> Option<usize> {
    let start: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    Some((start + column.saturating_sub(1)).min(text.len()))
}

#[derive(Clone, Copy)]
struct NodeSeed {
    document: usize,
}

impl NodeSeed {
    fn node(self, value: Value) -> Node {
        Node { value, place: Place { document: Some(self.document), bytes: None } }
    }
}

impl<'de> DeserializeSeed<'de> for NodeSeed {
    type Value = Node;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NodeSeed {
    type Value = Node;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Node, E> {
        Ok(self.node(Value::Bool(value)))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Node, E> {
        Ok(self.node(Value::Integer(value)))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Node, E> {
        Ok(self.node(i64::try_from(value).map_or(Value::Unusable(Wording::HUGE), Value::Integer)))
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Node, E> {
        Ok(self.node(Value::Unusable(Wording::FRACTION)))
    }

    fn visit_unit<E: de::Error>(self) -> Result<Node, E> {
        Ok(self.node(Value::Unusable(Wording::NULL)))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Node, E> {
        Ok(self.node(Value::Text(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(self.node(Value::List(list)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut table = Table::default();
        let mut keys = FxHashSet::default();
        while let Some(key) = map.next_key::<String>()? {
            if !keys.insert(key.clone()) {
                return Err(de::Error::custom(format_args!("the key `{key}` stands here twice")));
            }
            let node = map.next_value_seed(self)?;
            table.entries.push(Entry { key, key_place: node.place.clone(), node });
        }
        Ok(self.node(Value::Table(table)))
    }
}
