//! Facts and arguments.

use serde::{Deserialize, Serialize, Serializer};

use super::json::Json;
use super::{Named, Person};
use crate::calendar::{format_instant, parse_date, parse_instant};
use crate::{campaign, person};

/// A fact or argument as JSON: a text, `true` or `false`, a whole number or a list of texts stand for themselves; a date is
/// `{"date": "2025-10-06"}`, an instant `{"instant": "…"}`, a person `{"person": {…}}`. A date or instant given as a plain
/// text is read as one where the definition declares it so.
///
/// ```
/// use abilita::wire::Value;
/// let value: Value = serde_json::from_str(r#"{"date": "2025-10-06"}"#)?;
/// assert_eq!(serde_json::to_string(&value)?, r#"{"date":"2025-10-06"}"#);
/// assert!(serde_json::from_str::<Value>("1.5").is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Json")]
pub struct Value(pub campaign::Value);

impl TryFrom<Json> for Value {
    type Error = &'static str;

    fn try_from(json: Json) -> Result<Self, &'static str> {
        const EXPECTED: &str = "expected a text, true or false, a whole number, a list of texts, or one of {date}, {instant}, {person}";
        let Json::Object(object) = &json else { return json.to_value().map(Self).ok_or(EXPECTED) };
        let value = match object.0.as_slice() {
            [(key, Json::Text(text))] if key == "date" => parse_date(text).map(campaign::Value::Date),
            [(key, Json::Text(text))] if key == "instant" => {
                parse_instant(text).ok().map(campaign::Value::Instant)
            }
            [(key, Json::Object(data))] if key == "person" => {
                return person(data).map(|person| Self(campaign::Value::Person(person)));
            }
            _ => None,
        };
        value.map(Self).ok_or(EXPECTED)
    }
}

fn person(data: &Named<Json>) -> Result<person::Person, &'static str> {
    let mut person = Person::default();
    for (key, value) in data.iter() {
        let Json::Text(text) = value else { return Err("the data of a person are texts") };
        match key {
            "codice_fiscale" => person.codice_fiscale.clone_from(text),
            "name" => person.name.clone_from(text),
            "surname" => person.surname.clone_from(text),
            "email" => person.email.clone_from(text),
            _ => return Err("a person has `codice_fiscale`, `name`, `surname`, `email`"),
        }
    }
    Ok(person.parse())
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            campaign::Value::Bool(value) => serializer.serialize_bool(*value),
            campaign::Value::Integer(value) => serializer.serialize_i64(*value),
            campaign::Value::Text(value) => serializer.serialize_str(value),
            campaign::Value::Texts(texts) => serializer.collect_seq(texts.iter().map(|text| &**text)),
            campaign::Value::Date(date) => serializer.collect_map([("date", date.to_string())]),
            campaign::Value::Instant(instant) => {
                serializer.collect_map([("instant", format_instant(*instant))])
            }
            campaign::Value::Person(person) => serializer.collect_map([("person", Person::from(person))]),
        }
    }
}

pub(super) fn to_wire<'v>(values: impl IntoIterator<Item = &'v (Box<str>, campaign::Value)>) -> Named<Value> {
    Named(values.into_iter().map(|(name, value)| (name.to_string(), Value(value.clone()))).collect())
}

pub(super) fn to_domain(values: &Named<Value>) -> Vec<(Box<str>, campaign::Value)> {
    values.iter().map(|(name, value)| (name.into(), value.0.clone())).collect()
}
