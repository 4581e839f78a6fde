//! JSON that has been read, as something that wire types are read from: an object from an object only, and no error text
//! holds what stood there.

use std::fmt::{self, Write as _};

use serde::de::value::StrDeserializer;
use serde::de::{
    self, DeserializeSeed, Deserializer, Error as _, Expected, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;

use super::json::Json;
use super::strict::{Malformed, Named};

/// What is wrong, and with what. It tells kinds of things, never the things: they may be personal data.
#[derive(Debug, thiserror::Error)]
#[error("{reason}")]
pub(crate) struct Unfit {
    reason: String,
    /// Where in memory the value lies that is wrong, by which its path is found: nothing need be kept on the way down.
    place: Option<usize>,
    /// The key of that value that should not be there.
    key: Option<String>,
}

impl Unfit {
    fn new(reason: String) -> Self {
        Self { reason, place: None, key: None }
    }

    /// The innermost value that is wrong is told.
    fn at(mut self, value: &Json) -> Self {
        self.place.get_or_insert(address(value));
        self
    }

    /// The same with its path from the top.
    pub(super) fn located(self, top: &Json) -> Malformed {
        let mut path = String::new();
        if let Some(place) = self.place {
            find(top, place, &mut path);
        }
        if let Some(key) = self.key {
            push_key(&mut path, &key);
        }
        Malformed::new(if path.is_empty() { ".".to_owned() } else { path }, self.reason)
    }
}

fn address(value: &Json) -> usize {
    std::ptr::from_ref(value).addr()
}

/// Writes the path of the value that lies there; false if it is not in this one.
fn find(value: &Json, place: usize, path: &mut String) -> bool {
    if address(value) == place {
        return true;
    }
    let length = path.len();
    match value {
        Json::List(items) => items.iter().enumerate().any(|(index, item)| {
            path.truncate(length);
            let _ = write!(path, "[{index}]");
            find(item, place, path)
        }),
        Json::Object(Named(entries)) => entries.iter().any(|(key, value)| {
            path.truncate(length);
            push_key(path, key);
            find(value, place, path)
        }),
        _ => false,
    }
}

fn push_key(path: &mut String, key: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(key);
}

impl de::Error for Unfit {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message.to_string())
    }

    fn unknown_field(key: &str, expected: &'static [&'static str]) -> Self {
        let expected = expected.join("`, `");
        Self {
            key: Some(key.to_owned()),
            ..Self::new(format!("unknown field `{key}`, expected one of `{expected}`"))
        }
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(format!("expected {expected}, found {}", kind(found)))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(format!("expected {expected}, found {} that is none", kind(found)))
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self::new(format!("expected `{}`", expected.join("` or `")))
    }
}

fn kind(found: Unexpected<'_>) -> &'static str {
    match found {
        Unexpected::Unit => "null",
        Unexpected::Bool(_) => "true or false",
        Unexpected::Signed(_) | Unexpected::Unsigned(_) | Unexpected::Float(_) => "a number",
        Unexpected::Str(_) => "a text",
        Unexpected::Seq => "a list",
        Unexpected::Map => "an object",
        _ => "something else",
    }
}

impl Json {
    fn kind(&self) -> Unexpected<'_> {
        match self {
            Self::Null => Unexpected::Unit,
            Self::Bool(value) => Unexpected::Bool(*value),
            Self::Integer(_) => Unexpected::Signed(0),
            Self::Fraction(value) => Unexpected::Float(*value),
            Self::Text(text) => Unexpected::Str(text),
            Self::List(_) => Unexpected::Seq,
            Self::Object(_) => Unexpected::Map,
        }
    }
}

/// The items of a list. What is wrong with one is told of it, whoever found it.
struct Items<'de>(std::slice::Iter<'de, Json>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unfit> {
        let item = self.0.next();
        item.map(|item| seed.deserialize(item).map_err(|unfit| unfit.at(item))).transpose()
    }
}

/// The entries of an object.
struct Entries<'de> {
    rest: std::slice::Iter<'de, (String, Json)>,
    value: Option<&'de Json>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Unfit;

    fn next_key_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unfit> {
        let Some((key, value)) = self.rest.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(StrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Unfit> {
        let value = self.value.take().unwrap_or(&Json::Null);
        seed.deserialize(value).map_err(|unfit| unfit.at(value))
    }
}

/// A value of another kind than was asked for. One function for every type, told apart by what they say they expect.
#[cold]
fn mismatch(found: &Json, expected: &dyn Expected) -> Unfit {
    Unfit::invalid_type(found.kind(), expected).at(found)
}

/// Each method reads one kind of value, so that what is generated for a type holds what can be read as it, and no more.
impl<'de> Deserializer<'de> for &'de Json {
    type Error = Unfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self {
            Json::Null => visitor.visit_unit().map_err(|unfit: Unfit| unfit.at(self)),
            Json::Bool(_) => self.deserialize_bool(visitor),
            Json::Integer(_) => self.deserialize_i64(visitor),
            Json::Fraction(value) => visitor.visit_f64(*value).map_err(|unfit: Unfit| unfit.at(self)),
            Json::Text(_) => self.deserialize_str(visitor),
            Json::List(_) => self.deserialize_seq(visitor),
            Json::Object(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self {
            Json::Bool(value) => visitor.visit_bool(*value).map_err(|unfit: Unfit| unfit.at(self)),
            _ => Err(mismatch(self, &visitor)),
        }
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        let Json::Integer(value) = self else { return Err(mismatch(self, &visitor)) };
        match (i64::try_from(*value), u64::try_from(*value)) {
            (Ok(value), _) => visitor.visit_i64(value),
            (_, Ok(value)) => visitor.visit_u64(value),
            _ => Err(Unfit::custom("the number is too large")),
        }
        .map_err(|unfit| unfit.at(self))
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self {
            Json::Text(text) => visitor.visit_borrowed_str(text).map_err(|unfit: Unfit| unfit.at(self)),
            _ => Err(mismatch(self, &visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        self.deserialize_str(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self {
            Json::List(items) => visitor.visit_seq(Items(items.iter())).map_err(|unfit| unfit.at(self)),
            _ => Err(mismatch(self, &visitor)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        self.deserialize_map(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self {
            Json::Object(Named(entries)) => {
                let entries = Entries { rest: entries.iter(), value: None };
                visitor.visit_map(entries).map_err(|unfit| unfit.at(self))
            }
            _ => Err(mismatch(self, &"an object")),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self {
            Json::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        visitor.visit_newtype_struct(self)
    }

    /// Every enum that is read as one is a word.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        match self {
            Json::Text(word) => {
                visitor.visit_enum(word.as_str().into_deserializer()).map_err(|unfit: Unfit| unfit.at(self))
            }
            _ => Err(mismatch(self, &"a text")),
        }
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u16 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}
