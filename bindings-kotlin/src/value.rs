//! Facts and arguments.

use std::collections::HashMap;

use crate::error::AbilitaError;
use crate::instant::{CivilDate, PointInTime};
use crate::person::Person;

/// A fact of a case, or an argument of a command.
#[derive(Clone, PartialEq, Eq, uniffi::Enum)]
#[uniffi::export(Debug)]
pub enum Value {
    /// A text. A date or an instant may be given so too, where the definition declares one.
    Text {
        /// The text.
        value: String,
    },
    /// True or false.
    Bool {
        /// Which.
        value: bool,
    },
    /// A whole number.
    Integer {
        /// The number.
        value: i64,
    },
    /// A civil date.
    Date {
        /// The date.
        value: CivilDate,
    },
    /// An instant.
    Instant {
        /// The instant.
        value: PointInTime,
    },
    /// Several texts.
    Texts {
        /// The texts.
        value: Vec<String>,
    },
    /// A person.
    Person {
        /// The person.
        value: Person,
    },
}

/// Masked: texts may be addresses or comments.
impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        abilita::Value::from(self).fmt(f)
    }
}

impl From<&Value> for abilita::Value {
    fn from(value: &Value) -> Self {
        match value {
            Value::Text { value } => Self::Text(value.as_str().into()),
            Value::Bool { value } => Self::Bool(*value),
            Value::Integer { value } => Self::Integer(*value),
            Value::Date { value } => Self::Date(*value),
            Value::Instant { value } => Self::Instant(*value),
            Value::Texts { value } => Self::Texts(value.iter().map(|text| text.as_str().into()).collect()),
            Value::Person { value } => Self::Person(value.into()),
        }
    }
}

impl TryFrom<&abilita::Value> for Value {
    type Error = AbilitaError;

    fn try_from(value: &abilita::Value) -> Result<Self, AbilitaError> {
        Ok(match value {
            abilita::Value::Text(text) => Self::Text { value: text.to_string() },
            abilita::Value::Bool(value) => Self::Bool { value: *value },
            abilita::Value::Integer(value) => Self::Integer { value: *value },
            abilita::Value::Date(value) => Self::Date { value: *value },
            abilita::Value::Instant(value) => Self::Instant { value: *value },
            abilita::Value::Texts(texts) => {
                Self::Texts { value: texts.iter().map(ToString::to_string).collect() }
            }
            abilita::Value::Person(person) => Self::Person { value: person.into() },
            _ => return Err(AbilitaError::argument("", "a value of a kind that this build knows")),
        })
    }
}

/// Values by name.
pub type Values = HashMap<String, Value>;

/// Values in the order of their names: what comes of them must not hang on the order of a map.
pub(crate) fn by_name(values: &Values) -> Vec<(&str, abilita::Value)> {
    let mut values: Vec<_> = values.iter().map(|(name, value)| (name.as_str(), value.into())).collect();
    values.sort_unstable_by_key(|(name, _)| *name);
    values
}
