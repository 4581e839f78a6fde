//! Facts and arguments.

use std::borrow::Cow;

use super::{FromJson, Json, Malformed, Named, Person, ToJson, record};
use crate::calendar::{format_instant, parse_date, parse_instant};
use crate::campaign;

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value(pub campaign::Value);

impl FromJson for Value {
    fn blank() -> Self {
        Self(campaign::Value::Bool(false))
    }

    fn fill(&mut self, json: &Json<'_>) -> Result<(), Malformed> {
        let value = match json {
            Json::Object(entries) => match entries.as_slice() {
                [(key, Json::Text(text))] if key == "date" => parse_date(text).map(campaign::Value::Date),
                [(key, Json::Text(text))] if key == "instant" => {
                    parse_instant(text).ok().map(campaign::Value::Instant)
                }
                [(key, json)] if key == "person" => {
                    let mut person = Person::blank();
                    person.fill(json).map_err(|wrong| wrong.within(key))?;
                    Some(campaign::Value::Person(person.parse()))
                }
                _ => None,
            },
            _ => json.to_value(),
        };
        self.0 = value.ok_or_else(|| {
            Malformed::because(
                "expected a text, true or false, a whole number, a list of texts, or one of {date}, {instant}, {person}",
            )
        })?;
        Ok(())
    }
}

impl ToJson for Value {
    fn as_json(&self) -> Json<'_> {
        let text = |text| Json::Text(Cow::Borrowed(text));
        let said = |key, text: String| Json::Object(vec![(Cow::Borrowed(key), Json::Text(text.into()))]);
        match &self.0 {
            campaign::Value::Bool(value) => Json::Bool(*value),
            campaign::Value::Integer(value) => Json::Number(value.to_string().into()),
            campaign::Value::Text(value) => text(value),
            campaign::Value::Texts(texts) => Json::List(texts.iter().map(|one| text(one)).collect()),
            campaign::Value::Date(date) => said("date", date.to_string()),
            campaign::Value::Instant(instant) => said("instant", format_instant(*instant)),
            campaign::Value::Person(person) => {
                let person = Person::from(person).as_json().detached();
                Json::Object(vec![("person".into(), person)])
            }
        }
    }
}

record!(@serde Value);

impl Json<'_> {
    /// The value, where it has the form of one: a text, a number, a list of texts … Dates and instants stay texts until it
    /// is known that they are meant as such.
    pub(crate) fn to_value(&self) -> Option<campaign::Value> {
        match self {
            Self::Bool(value) => Some(campaign::Value::Bool(*value)),
            Self::Number(number) => number.parse().ok().map(campaign::Value::Integer),
            Self::Text(text) => Some(campaign::Value::Text(Box::from(&**text))),
            Self::List(items) => {
                let texts = items.iter().map(|item| match item {
                    Self::Text(text) => Some(Box::from(&**text)),
                    _ => None,
                });
                texts.collect::<Option<Vec<_>>>().map(campaign::Value::Texts)
            }
            Self::Null | Self::Object(_) => None,
        }
    }
}

pub(super) fn to_wire<'v>(values: impl IntoIterator<Item = &'v (Box<str>, campaign::Value)>) -> Named<Value> {
    Named(values.into_iter().map(|(name, value)| (name.to_string(), Value(value.clone()))).collect())
}

pub(super) fn to_domain(values: &Named<Value>) -> Vec<(Box<str>, campaign::Value)> {
    values.iter().map(|(name, value)| (name.into(), value.0.clone())).collect()
}
