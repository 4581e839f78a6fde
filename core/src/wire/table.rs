//! Tables of keys, and the functions that read and write every wire type by the table of its own. They take no type as a
//! parameter, so that a type more is a table more. Public for what [`record`](crate::wire::record) and
//! [`kinds`](crate::wire::kinds) generate.

use std::borrow::Cow;

use super::{FromJson, Malformed, ToJson};
use crate::json::Json;

pub use serde;

/// A key of a record.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    name: &'static str,
    presence: Presence,
}

/// Whether a key stands in the JSON of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    Needed,
    Optional,
    Omitted,
}

impl Key {
    /// It stands there.
    pub const fn needed(name: &'static str) -> Self {
        Self { name, presence: Presence::Needed }
    }

    /// It is written, but may be missing where it is read: its field is then blank.
    pub const fn optional(name: &'static str) -> Self {
        Self { name, presence: Presence::Optional }
    }

    /// The same, and it is not written where its field says nothing.
    pub const fn omitted(name: &'static str) -> Self {
        Self { name, presence: Presence::Omitted }
    }
}

/// One kind of what is of several kinds: the word that tells it, and its keys, the first of which is that of the word.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// As it stands in JSON.
    pub word: &'static str,
    /// In the order in which they are written.
    pub keys: &'static [Key],
}

/// Reads one that has been read as JSON.
///
/// # Errors
/// The JSON is not of its form.
pub fn read<T: FromJson>(json: &Json<'_>) -> Result<T, Malformed> {
    let mut value = T::blank();
    value.fill(json)?;
    Ok(value)
}

/// Fills the fields of a record, each under the key in the same place.
///
/// # Errors
/// The JSON is no object, a key is unknown or missing, or a value is not that of its field.
pub fn fill_record(keys: &[Key], fields: &mut [&mut dyn FromJson], json: &Json<'_>) -> Result<(), Malformed> {
    let Json::Object(entries) = json else { return Err(Malformed::mismatch(json, "an object")) };
    for (name, value) in entries {
        let index = keys.iter().position(|key| key.name == name);
        let field = index.and_then(|index| fields.get_mut(index));
        let field = field.ok_or_else(|| unknown(name, &mut keys.iter()))?;
        field.fill(value).map_err(|wrong| wrong.within(name))?;
    }
    let missing = keys.iter().find(|key| key.presence == Presence::Needed && json.get(key.name).is_none());
    missing.map_or(Ok(()), |key| Err(missing_field(key.name)))
}

/// The kind of an object that can be of several.
///
/// # Errors
/// The JSON is no object, of no kind, or with a key that is not of its kind.
pub fn kind_in(kinds: &'static [Kind], json: &Json<'_>) -> Result<&'static Kind, Malformed> {
    let Json::Object(entries) = json else { return Err(Malformed::mismatch(json, "an object")) };
    let tag = kinds.first().and_then(|kind| kind.keys.first()).map_or("", |key| key.name);
    let word = json.get(tag).ok_or_else(|| missing_field(tag))?;
    let Json::Text(word) = word else { return Err(Malformed::mismatch(word, "a string").within(tag)) };
    let kind = kinds.iter().find(|kind| kind.word == word);
    let kind = kind.ok_or_else(|| {
        Malformed::because(format!("expected one of {}", quoted(&mut kinds.iter().map(|kind| kind.word))))
    })?;
    let mut every_key = kinds.iter().flat_map(|kind| kind.keys);
    for (name, value) in entries {
        match kind.keys.iter().find(|key| key.name == name) {
            Some(key) if key.presence != Presence::Needed && matches!(value, Json::Null) => {
                return Err(Malformed::mismatch(value, "a value").within(name));
            }
            Some(_) => {}
            None if every_key.clone().any(|key| key.name == name) => {
                return Err(Malformed::because("a key that does not go with this kind"));
            }
            None => return Err(unknown(name, &mut every_key)),
        }
    }
    Ok(kind)
}

fn missing_field(name: &str) -> Malformed {
    Malformed::because(format!("missing field `{name}`"))
}

fn unknown(name: &str, keys: &mut dyn Iterator<Item = &Key>) -> Malformed {
    let mut known: Vec<&str> = Vec::new();
    for key in keys {
        if !known.contains(&key.name) {
            known.push(key.name);
        }
    }
    let known = quoted(&mut known.into_iter());
    Malformed::new(name, format!("unknown field `{name}`, expected one of {known}"))
}

fn quoted(words: &mut dyn Iterator<Item = &str>) -> String {
    words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// Stands where the word of a kind is, which has been read when the fields are.
#[derive(Debug)]
pub struct Word;

impl FromJson for Word {
    fn blank() -> Self {
        Self
    }

    fn fill(&mut self, _: &Json<'_>) -> Result<(), Malformed> {
        Ok(())
    }
}

/// A record as JSON, each field under the key in the same place.
pub fn record_as_json<'r>(keys: &[Key], fields: &[&'r dyn ToJson]) -> Json<'r> {
    let mut entries = Vec::with_capacity(fields.len());
    for (key, field) in keys.iter().zip(fields) {
        let json = field.as_json();
        if key.presence != Presence::Omitted || !json.is_empty() {
            entries.push((Cow::Borrowed(key.name), json));
        }
    }
    Json::Object(entries)
}

/// A kind as JSON; its word is the first of the fields.
pub fn kind_as_json<'r>(kinds: &[Kind], fields: &[&'r dyn ToJson], word: &str) -> Json<'r> {
    let kind = kinds.iter().find(|kind| kind.word == word);
    record_as_json(kind.map_or(&[], |kind| kind.keys), fields)
}
