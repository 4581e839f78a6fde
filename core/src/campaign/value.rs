//! Typed values: the facts of a case and the arguments of a command.

use chrono::NaiveDate;

use crate::calendar::{Instant, format_instant, is_storable, is_storable_date, parse_date, parse_instant};
use crate::institute::InstituteCode;
use crate::person::{Person, is_email_address};

/// A fact of a case or an argument of a command.
///
/// ```
/// use abilita::Value;
/// assert_eq!(Value::from(true), Value::Bool(true));
/// assert_eq!(Value::from("INT-77"), Value::Text("INT-77".into()));
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Value {
    /// A text.
    Text(Box<str>),
    /// True or false.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A civil date.
    Date(NaiveDate),
    /// An instant.
    Instant(Instant),
    /// Several texts.
    Texts(Vec<Box<str>>),
    /// A person. Only an argument can be one.
    Person(Person),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<Person> for Value {
    fn from(person: Person) -> Self {
        Self::Person(person)
    }
}

impl<T: Into<Box<str>>> From<Vec<T>> for Value {
    fn from(texts: Vec<T>) -> Self {
        Self::Texts(texts.into_iter().map(Into::into).collect())
    }
}

/// Texts may hold personal data, so only the kind is shown.
impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Bool(value) => write!(f, "{value}"),
            Self::Integer(value) => write!(f, "{value}"),
            Self::Date(value) => write!(f, "{value}"),
            Self::Instant(value) => f.write_str(&format_instant(*value)),
            Self::Text(_) => f.write_str("Text(…)"),
            Self::Texts(texts) => write!(f, "Texts({})", texts.len()),
            Self::Person(person) => person.fmt(f),
        }
    }
}

/// The type of a fact or argument, as a definition declares it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ValueType {
    pub(crate) kind: ValueKind,
    /// The only texts allowed, where the definition lists them.
    pub(crate) one_of: Option<Vec<Box<str>>>,
    /// How many characters a text may have at most, and each one of a list.
    pub(crate) max_length: Option<usize>,
    /// How many texts a list may have at most.
    pub(crate) max_items: Option<usize>,
}

/// The kinds of value a definition can declare.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ValueKind {
    /// Any text.
    #[default]
    Text,
    /// An email address.
    Email,
    /// A school code.
    InstituteCode,
    /// True or false.
    Bool,
    /// A whole number.
    Integer,
    /// A civil date.
    Date,
    /// An instant.
    Instant,
    /// Several texts.
    Texts,
    /// A person (arguments only).
    Person,
    /// A role that persons of the roster can have (arguments only).
    Role,
}

impl ValueKind {
    /// Every kind, in the order of the documentation.
    pub const ALL: [Self; 10] = [
        Self::Text,
        Self::Email,
        Self::InstituteCode,
        Self::Bool,
        Self::Integer,
        Self::Date,
        Self::Instant,
        Self::Texts,
        Self::Person,
        Self::Role,
    ];

    /// The word by which a definition names the kind.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Email => "email",
            Self::InstituteCode => "institute_code",
            Self::Bool => "bool",
            Self::Integer => "integer",
            Self::Date => "date",
            Self::Instant => "instant",
            Self::Texts => "texts",
            Self::Person => "person",
            Self::Role => "role",
        }
    }
}

impl From<ValueKind> for ValueType {
    fn from(kind: ValueKind) -> Self {
        Self { kind, one_of: None, max_length: None, max_items: None }
    }
}

impl ValueType {
    /// The value in the form this type keeps it, or `None` if it is not of this type. A date given as text is read as
    /// one. Whether a role is listed is for the caller: it takes the whole definition to know.
    pub(crate) fn accept(&self, value: Value) -> Option<Value> {
        let value = match (self.kind, value) {
            (ValueKind::Date, Value::Text(text)) => Value::Date(parse_date(&text)?),
            (ValueKind::Instant, Value::Text(text)) => Value::Instant(parse_instant(&text).ok()?),
            (ValueKind::InstituteCode, Value::Text(text)) => {
                Value::Text(text.parse::<InstituteCode>().ok()?.as_str().into())
            }
            (_, value) => value,
        };
        let fits = match (self.kind, &value) {
            (ValueKind::Email, Value::Text(text)) => is_email_address(text),
            (ValueKind::Text | ValueKind::Role, Value::Text(text)) => self.allows(text),
            (ValueKind::Texts, Value::Texts(texts)) => {
                self.max_items.is_none_or(|most| texts.len() <= most)
                    && texts.iter().all(|text| self.allows(text))
            }
            (ValueKind::Date, Value::Date(day)) => is_storable_date(*day),
            (ValueKind::Instant, Value::Instant(at)) => is_storable(*at),
            (ValueKind::InstituteCode, Value::Text(_))
            | (ValueKind::Bool, Value::Bool(_))
            | (ValueKind::Integer, Value::Integer(_))
            | (ValueKind::Person, Value::Person(_)) => true,
            _ => false,
        };
        fits.then_some(value)
    }

    /// The same for a value that is stored already: what an erasure has emptied passes.
    pub(crate) fn accept_stored(&self, value: Value) -> Option<Value> {
        let erased = str::is_empty;
        match (self.kind, value) {
            (
                ValueKind::Text | ValueKind::Email | ValueKind::InstituteCode | ValueKind::Role,
                Value::Text(text),
            ) if erased(&text) => Some(Value::Text(text)),
            (ValueKind::Texts, Value::Texts(texts)) => {
                let fits = texts.iter().all(|text| erased(text) || self.allows(text));
                fits.then_some(Value::Texts(texts))
            }
            (_, value) => self.accept(value),
        }
    }

    /// The type of the elements of a list.
    pub(crate) fn element(&self) -> Option<Self> {
        let is_list = self.kind == ValueKind::Texts;
        is_list.then(|| Self { kind: ValueKind::Text, max_items: None, ..self.clone() })
    }

    /// True if every value of the other type is one of this.
    pub(crate) fn takes(&self, other: &Self) -> bool {
        let is_text = |kind| matches!(kind, ValueKind::Email | ValueKind::InstituteCode | ValueKind::Role);
        let same_kind = self.kind == other.kind || (self.kind == ValueKind::Text && is_text(other.kind));
        let listed = other.one_of.as_ref().is_some_and(|texts| texts.iter().all(|text| self.allows(text)));
        let within = |own: Option<usize>, other: Option<usize>| {
            own.is_none_or(|most| other.is_some_and(|other| other <= most))
        };
        let short = listed || within(self.max_length, other.max_length);
        same_kind && (self.one_of.is_none() || listed) && short && within(self.max_items, other.max_items)
    }

    fn allows(&self, text: &str) -> bool {
        self.one_of.as_ref().is_none_or(|allowed| allowed.iter().any(|one| &**one == text))
            && self.max_length.is_none_or(|most| text.chars().nth(most).is_none())
    }
}
