//! JSON as such: read strictly from a text, held as a tree, written as a text. What its values mean is for others to say.
//!
//! Read strictly: what RFC 8259 calls JSON and nothing else, no key twice in an object, no half of a surrogate pair, nothing
//! nested deeper than 127. A number is kept as it stands, so that none is ever rounded.

mod any_format;
mod read;
#[cfg(test)]
mod tests;
mod write;

use std::borrow::Cow;
use std::fmt;

pub(crate) use read::{JsonError, parse};
pub(crate) use write::write_text;

/// Any JSON value. It borrows from the text it was read from, or from what it is to tell of.
#[derive(Clone, PartialEq, Eq)]
pub enum Json<'t> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as it is written, of any size.
    Number(Cow<'t, str>),
    /// A text, without its escapes.
    Text(Cow<'t, str>),
    /// A list.
    List(Vec<Json<'t>>),
    /// An object: in the order of the text.
    Object(Vec<(Cow<'t, str>, Json<'t>)>),
}

impl Json<'_> {
    /// What stands under a key of an object.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        let Self::Object(entries) = self else { return None };
        entries.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// What this kind of value is called in a message.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }

    /// True for what says nothing: `null`, `false`, a list or object of nothing.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Null | Self::Bool(false) => true,
            Self::List(items) => items.is_empty(),
            Self::Object(entries) => entries.is_empty(),
            _ => false,
        }
    }

    /// The same, which borrows from nothing.
    pub(crate) fn detached(&self) -> Json<'static> {
        let owned = |text: &str| Cow::Owned(text.to_owned());
        match self {
            Self::Null => Json::Null,
            Self::Bool(value) => Json::Bool(*value),
            Self::Number(number) => Json::Number(owned(number)),
            Self::Text(text) => Json::Text(owned(text)),
            Self::List(items) => Json::List(items.iter().map(Json::detached).collect()),
            Self::Object(entries) => {
                Json::Object(entries.iter().map(|(key, value)| (owned(key), value.detached())).collect())
            }
        }
    }
}

/// What kind of value it is, never what it says: that may be personal data.
impl fmt::Debug for Json<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Json({})", self.kind())
    }
}

/// Puts a key, or an index such as `[2]`, before a JSON path.
pub(crate) fn prepend(step: &str, path: &mut String) {
    if !path.is_empty() && !path.starts_with('[') {
        path.insert(0, '.');
    }
    path.insert_str(0, step);
}
