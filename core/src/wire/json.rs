//! JSON as such, where the type of a value is only known later: the facts of a case, the arguments of a command.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::strict::Named;
use crate::campaign::Value;

/// Any JSON value. Keys that stand twice are refused.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    /// As far as JSON numbers are read exactly: those of 64 bits, with or without a sign.
    Integer(i128),
    Fraction(f64),
    Text(String),
    List(Vec<Json>),
    Object(Named<Json>),
}

impl Json {
    /// The value, where it has the form of one: a text, a number, a list of texts … Dates and instants stay texts until it
    /// is known that they are meant as such.
    pub(crate) fn to_value(&self) -> Option<Value> {
        match self {
            Self::Bool(value) => Some(Value::Bool(*value)),
            Self::Integer(value) => i64::try_from(*value).ok().map(Value::Integer),
            Self::Text(text) => Some(Value::Text(text.as_str().into())),
            Self::List(items) => {
                let texts = items.iter().map(|item| match item {
                    Self::Text(text) => Some(Box::from(text.as_str())),
                    _ => None,
                });
                texts.collect::<Option<Vec<_>>>().map(Value::Texts)
            }
            Self::Null | Self::Fraction(_) | Self::Object(_) => None,
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Integer(value.into()))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Integer(value.into()))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Fraction(value))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Json, A::Error> {
        Named::deserialize(de::value::MapAccessDeserializer::new(map)).map(Json::Object)
    }
}
