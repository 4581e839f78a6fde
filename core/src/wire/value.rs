//! Facts and arguments.

use serde::{Deserialize, Serialize};

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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Json", into = "Json")]
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

impl From<Value> for Json {
    fn from(value: Value) -> Self {
        let tagged = |tag: &str, json| Self::Object(Named(vec![(tag.to_owned(), json)]));
        let text = |text: &str| Self::Text(text.to_owned());
        match &value.0 {
            campaign::Value::Bool(value) => Self::Bool(*value),
            campaign::Value::Integer(value) => Self::Integer((*value).into()),
            campaign::Value::Text(value) => text(value),
            campaign::Value::Texts(texts) => Self::List(texts.iter().map(|value| text(value)).collect()),
            campaign::Value::Date(date) => tagged("date", Self::Text(date.to_string())),
            campaign::Value::Instant(instant) => tagged("instant", Self::Text(format_instant(*instant))),
            campaign::Value::Person(person) => {
                let fields = [
                    ("codice_fiscale", person.id().as_str()),
                    ("name", person.name()),
                    ("surname", person.surname()),
                    ("email", person.email()),
                ];
                let fields = fields.into_iter().map(|(key, value)| (key.to_owned(), text(value)));
                tagged("person", Self::Object(Named(fields.collect())))
            }
        }
    }
}

pub(super) fn to_wire<'v>(values: impl IntoIterator<Item = &'v (Box<str>, campaign::Value)>) -> Named<Value> {
    Named(values.into_iter().map(|(name, value)| (name.to_string(), Value(value.clone()))).collect())
}

pub(super) fn to_domain(values: &Named<Value>) -> Vec<(Box<str>, campaign::Value)> {
    values.iter().map(|(name, value)| (name.into(), value.0.clone())).collect()
}
