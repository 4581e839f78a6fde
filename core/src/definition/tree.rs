//! One tree for TOML and JSON, in the order of the text, each node with its place.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::wording::Wording;
use crate::json::write_text;

/// Where a piece of a definition stands: in which document, if in any, and at which bytes of it. A JSON document has no bytes, its
/// places are reported by path alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Place {
    pub(crate) document: Option<usize>,
    pub(crate) bytes: Option<Range<usize>>,
}

/// A value and its place.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) value: Value,
    pub(crate) place: Place,
}

/// What a definition is made of. TOML's dates and times arrive as text: JSON has only that.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Text(String),
    Bool(bool),
    Integer(i64),
    /// Neither of the others, with the words for what it is. Only ever wrong.
    Unusable(Wording),
    List(Vec<Node>),
    Table(Table),
}

impl Value {
    /// What this kind of value is called in a message.
    pub(crate) fn kind(&self) -> Wording {
        match self {
            Self::Text(_) => Wording::TEXT,
            Self::Bool(_) => Wording::BOOL,
            Self::Integer(_) => Wording::INTEGER,
            Self::Unusable(what) => what.clone(),
            Self::List(_) => Wording::LIST,
            Self::Table(_) => Wording::TABLE,
        }
    }
}

/// A table in the order of the text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    pub(crate) entries: Vec<Entry>,
}

/// A key, its place, and what it holds.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) key_place: Place,
    pub(crate) node: Node,
}

impl Table {
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }
}

impl Node {
    pub(crate) fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn as_table(&self) -> Option<&Table> {
        match &self.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }

    /// Drops a key whose value is a text. What else stands under it is left, to be reported.
    pub(crate) fn drop_text(&mut self, key: &str) {
        if let Value::Table(table) = &mut self.value {
            table.entries.retain(|entry| entry.key != key || entry.node.as_text().is_none());
        }
    }

    /// This tree laid over `base`: tables are merged key by key, everything else is replaced, and a table with
    /// `remove = true` takes the key away.
    pub(crate) fn over(self, base: Node) -> Node {
        match (self.value, base.value) {
            (Value::Table(own), Value::Table(base)) => {
                Node { value: Value::Table(own.over(base)), place: self.place }
            }
            (value, _) => Node { value, place: self.place },
        }
    }

    fn is_removal(&self) -> bool {
        self.as_table().and_then(|table| table.get("remove")).is_some_and(Node::is_true)
    }

    pub(crate) fn is_true(&self) -> bool {
        matches!(self.value, Value::Bool(true))
    }

    /// The canonical text that the content hash is taken over: order kept, blanks and comments gone. What is unusable, and
    /// in no campaign, is `null`.
    pub(crate) fn write_canonical(&self, out: &mut String) {
        match &self.value {
            Value::Text(text) => write_text(text, out),
            Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Value::Integer(value) => out.push_str(&value.to_string()),
            Value::Unusable(_) => out.push_str("null"),
            Value::List(items) => {
                write_sequence('[', ']', items, out, Node::write_canonical);
            }
            Value::Table(table) => write_sequence('{', '}', &table.entries, out, |entry, out| {
                write_text(&entry.key, out);
                out.push(':');
                entry.node.write_canonical(out);
            }),
        }
    }
}

impl Table {
    /// Keys of the base keep their place in the order, new ones follow.
    fn over(self, base: Table) -> Table {
        let places: FxHashMap<String, usize> =
            self.entries.iter().enumerate().map(|(index, entry)| (entry.key.clone(), index)).collect();
        let mut own: Vec<Option<Entry>> = self.entries.into_iter().map(Some).collect();
        let mut merged = Vec::with_capacity(base.entries.len() + own.len());
        for entry in base.entries {
            let replacement = places.get(&entry.key).and_then(|index| own.get_mut(*index));
            match replacement.and_then(Option::take) {
                None => merged.push(entry),
                Some(own) if own.node.is_removal() => {}
                Some(own) => merged.push(Entry { node: own.node.over(entry.node), ..own }),
            }
        }
        // Removing what the base does not have is a mistake: the key `remove` stays, and is reported.
        merged.extend(own.into_iter().flatten());
        Table { entries: merged }
    }
}

fn write_sequence<T>(
    open: char,
    close: char,
    items: &[T],
    out: &mut String,
    write: impl Fn(&T, &mut String),
) {
    out.push(open);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write(item, out);
    }
    out.push(close);
}
