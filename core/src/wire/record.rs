//! A wire type is declared once, as the struct or enum it is: its keys in JSON, and how it is read and written, follow from that.
//!
//! What is generated for a type is a table of its keys and where its fields are; one function reads every type, one writes every
//! type.

use std::borrow::Cow;

use super::{FromJson, Malformed, ToJson};
use crate::json::Json;

pub use serde;

/// A key of a record.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// As it stands in JSON.
    pub name: &'static str,
    /// Whether it must stand there.
    pub presence: Presence,
}

/// Whether a key stands in the JSON of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It does.
    Needed,
    /// It is written, but may be missing where it is read: its field is then blank.
    Optional,
    /// The same, and it is not written where its field says nothing.
    Omitted,
}

/// One kind of what is of several kinds: the word that tells it, and its keys, the first of which is that of the word.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// As it stands in JSON.
    pub word: &'static str,
    /// In the order in which they are written.
    pub keys: &'static [Key],
}

/// Declares a wire type that is a JSON object of certain keys, one for each field, under its name or the one after `as`.
///
/// A key must be there. Beside `= optional` it may be missing when it is read, and the field is then blank: no text, nothing,
/// zero, false. Beside `= omitted` it is not written either where the field is blank. No other key may be there.
///
/// The type implements `FromJson` and `ToJson`, and serde's traits by way of them. After `: FromJson` or `: ToJson` it is read
/// or written only.
///
/// ```
/// use abilita::wire::{self, record};
/// record! {
///     /// Where to send a letter.
///     #[derive(Debug, PartialEq)]
///     pub struct Address {
///         /// The street, with the number.
///         pub street: String,
///         /// The name of the place.
///         pub place: String as "town",
///         /// What else the postman should know.
///         pub hints: Vec<String> = omitted,
///     }
/// }
/// let address: Address = wire::from_json(r#"{"street": "via Roma 1", "town": "Rho"}"#)?;
/// assert_eq!(address, Address { street: "via Roma 1".into(), place: "Rho".into(), hints: vec![] });
/// assert_eq!(wire::to_json(&address), r#"{"street":"via Roma 1","town":"Rho"}"#);
///
/// let unknown = wire::from_json::<Address>(r#"{"street": "via Roma 1", "place": "Rho"}"#).unwrap_err();
/// assert_eq!(unknown.to_string(), "place: unknown field `place`, expected one of `street`, `town`, `hints`");
/// # Ok::<(), wire::Malformed>(())
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! wire_record {
    ($(
        $(#[$about:meta])*
        $vis:vis struct $Record:ident $(: $direction:ident)? {
            $(
                $(#[$about_field:meta])*
                $field_vis:vis $field:ident: $Field:ty $(as $key:literal)? $(= $presence:ident)?
            ),* $(,)?
        }
    )+) => { $(
        $(#[$about])*
        $vis struct $Record {
            $( $(#[$about_field])* $field_vis $field: $Field, )*
        }

        impl $Record {
            const KEYS: &[$crate::wire::Key] =
                &[ $( $crate::wire_record!(@key $field $(as $key)? $(= $presence)?), )* ];
        }

        $crate::wire_record!(@implement $($direction)? $Record { $( $field )* });
    )+ };

    (@implement $Record:ident { $( $field:ident )* }) => {
        $crate::wire_record!(@implement FromJson $Record { $( $field )* });
        $crate::wire_record!(@implement ToJson $Record { $( $field )* });
        $crate::wire_record!(@serde $Record);
    };
    (@implement FromJson $Record:ident { $( $field:ident )* }) => {
        impl $crate::wire::FromJson for $Record {
            fn blank() -> Self {
                Self { $( $field: $crate::wire::FromJson::blank(), )* }
            }

            fn fill(&mut self, json: &$crate::wire::Json<'_>) -> Result<(), $crate::wire::Malformed> {
                $crate::wire::fill_record(Self::KEYS, &mut [ $( &mut self.$field, )* ], json)
            }
        }
    };
    (@implement ToJson $Record:ident { $( $field:ident )* }) => {
        impl $crate::wire::ToJson for $Record {
            fn as_json(&self) -> $crate::wire::Json<'_> {
                $crate::wire::record_as_json(Self::KEYS, &[ $( &self.$field, )* ])
            }
        }
    };

    (@key $field:ident $(= $presence:ident)?) => {
        $crate::wire_record!(@key $field as (stringify!($field)) $(= $presence)?)
    };
    (@key $field:ident as $key:literal $(= $presence:ident)?) => {
        $crate::wire_record!(@key $field as ($key) $(= $presence)?)
    };
    (@key $field:ident as ($key:expr)) => {
        $crate::wire::Key { name: $key, presence: $crate::wire::Presence::Needed }
    };
    (@key $field:ident as ($key:expr) = optional) => {
        $crate::wire::Key { name: $key, presence: $crate::wire::Presence::Optional }
    };
    (@key $field:ident as ($key:expr) = omitted) => {
        $crate::wire::Key { name: $key, presence: $crate::wire::Presence::Omitted }
    };

    (@serde $Type:ty) => {
        impl $crate::wire::serde::Serialize for $Type {
            fn serialize<S: $crate::wire::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::wire::serde::Serialize::serialize(&$crate::wire::ToJson::as_json(self), serializer)
            }
        }

        impl<'de> $crate::wire::serde::Deserialize<'de> for $Type {
            fn deserialize<D: $crate::wire::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let json = $crate::wire::serde::Deserialize::deserialize(deserializer)?;
                $crate::wire::read(&json).map_err($crate::wire::serde::de::Error::custom)
            }
        }
    };
}

/// Declares a wire type that is a JSON object of one of several kinds, told by the word under the key after `by`. Fields are
/// declared as those of a [`record`](crate::wire::record); a key of one kind may not be there with another.
///
/// ```
/// use abilita::wire::{self, kinds};
/// kinds! {
///     /// Where to send something.
///     #[derive(Debug, PartialEq)]
///     pub enum Destination by "kind" {
///         /// A letterbox.
///         "letterbox" => Letterbox {
///             /// The street, with the number.
///             street: String,
///         },
///         /// The counter.
///         "counter" => Counter {},
///     }
/// }
/// assert_eq!(wire::from_json(r#"{"kind": "counter"}"#), Ok(Destination::Counter {}));
/// let unknown = wire::from_json::<Destination>(r#"{"kind": "pigeon"}"#).unwrap_err();
/// assert_eq!(unknown.to_string(), ".: expected one of `letterbox`, `counter`");
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! wire_kinds {
    (
        $(#[$about:meta])*
        $vis:vis enum $Kinds:ident by $tag:literal {
            $(
                $(#[$about_kind:meta])*
                $word:literal => $Kind:ident {
                    $(
                        $(#[$about_field:meta])*
                        $field:ident: $Field:ty $(as $key:literal)? $(= $presence:ident)?
                    ),* $(,)?
                }
            ),* $(,)?
        }
    ) => {
        $(#[$about])*
        $vis enum $Kinds {
            $(
                $(#[$about_kind])*
                $Kind { $( $(#[$about_field])* $field: $Field, )* },
            )*
        }

        impl $Kinds {
            const KINDS: &[$crate::wire::Kind] = &[ $(
                $crate::wire::Kind {
                    word: $word,
                    keys: &[
                        $crate::wire::Key { name: $tag, presence: $crate::wire::Presence::Needed },
                        $( $crate::wire_record!(@key $field $(as $key)? $(= $presence)?), )*
                    ],
                },
            )* ];
        }

        impl $crate::wire::FromJson for $Kinds {
            fn blank() -> Self {
                $crate::wire_kinds!(@blank $( $Kind { $( $field )* } )*)
            }

            fn fill(&mut self, json: &$crate::wire::Json<'_>) -> Result<(), $crate::wire::Malformed> {
                let kind = $crate::wire::kind_in(Self::KINDS, json)?;
                match kind.word {
                    $( $word => {
                        $( let mut $field: $Field = $crate::wire::FromJson::blank(); )*
                        let filled = $crate::wire::fill_record(
                            kind.keys,
                            &mut [ &mut $crate::wire::Told, $( &mut $field, )* ],
                            json,
                        );
                        *self = Self::$Kind { $( $field, )* };
                        filled
                    } )*
                    _ => Ok(()),
                }
            }
        }

        impl $crate::wire::ToJson for $Kinds {
            fn as_json(&self) -> $crate::wire::Json<'_> {
                match self {
                    $( Self::$Kind { $( $field, )* } => {
                        $crate::wire::kind_as_json(Self::KINDS, &[ &$word, $( $field, )* ], $word)
                    } )*
                }
            }
        }

        $crate::wire_record!(@serde $Kinds);
    };

    (@blank $First:ident { $( $field:ident )* } $( $rest:tt )*) => {
        Self::$First { $( $field: $crate::wire::FromJson::blank(), )* }
    };
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
    let may_lack =
        |name: &str| kind.keys.iter().any(|key| key.name == name && key.presence != Presence::Needed);
    if let Some((name, _)) =
        entries.iter().find(|(name, value)| matches!(value, Json::Null) && may_lack(name))
    {
        return Err(Malformed::mismatch(&Json::Null, "a value").within(name));
    }
    let stray = entries.iter().find(|(name, _)| kind.keys.iter().all(|key| key.name != name));
    match stray {
        None => Ok(kind),
        Some((name, _)) if kinds.iter().flat_map(|kind| kind.keys).any(|key| key.name == name) => {
            Err(Malformed::because("a key that does not go with this kind"))
        }
        Some((name, _)) => Err(unknown(name, &mut kinds.iter().flat_map(|kind| kind.keys))),
    }
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

/// The field of a kind's word, which has been read when the others are.
#[derive(Debug)]
pub struct Told;

impl FromJson for Told {
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
