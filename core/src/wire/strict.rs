//! Reading JSON strictly: unknown keys, keys that stand twice and values that could be lost are refused, with their path.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};

use super::json::Json;

/// JSON that does not have the expected form: where, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {reason}")]
pub struct Malformed {
    path: String,
    reason: String,
}

impl Malformed {
    pub(crate) fn new(path: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { path: path.into(), reason: reason.into() }
    }

    /// The JSON path, such as `steps[3].ask.function`; `.` for the whole.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong there.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

/// Reads one JSON text as a wire type: strictly, and with the JSON path of what is wrong. What is stored has a `from_json` of
/// its own, which looks at the version first.
///
/// An object is read from an object only. serde would take a list of its values as well, if asked directly.
///
/// # Errors
/// Text that is not JSON, or not of the form of `T`.
///
/// ```
/// use abilita::wire;
/// let request = r#"{"function": "enter", "asker": {"vouched": 1}}"#;
/// let wrong = wire::from_json::<wire::Request>(request).unwrap_err();
/// assert_eq!(wrong.path(), "asker.vouched");
/// ```
pub fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, Malformed> {
    from_tree(&tree(text)?)
}

/// Reads one JSON text as such.
pub(super) fn tree(text: &str) -> Result<Json, Malformed> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let tree = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        Malformed::new(path, error.into_inner().to_string())
    })?;
    deserializer.end().map_err(|error| Malformed::new(".", error.to_string()))?;
    Ok(tree)
}

/// Reads JSON as a wire type.
pub(super) fn from_tree<T: DeserializeOwned>(tree: &Json) -> Result<T, Malformed> {
    T::deserialize(tree).map_err(|unfit| unfit.located(tree))
}

/// A JSON object whose keys are names: in the order of the text, none twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named<T>(pub Vec<(String, T)>);

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Named<T> {
    /// The thing of this name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, thing)| thing)
    }

    /// A name that stands there twice.
    fn twice(&self) -> Option<&str> {
        let mut names: Vec<&str> = self.0.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        names.iter().zip(names.iter().skip(1)).find(|(one, next)| one == next).map(|(name, _)| *name)
    }

    /// Names and things, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, thing)| (name.as_str(), thing))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Named<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NamedVisitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for NamedVisitor<T> {
            type Value = Named<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Named<T>, A::Error> {
                let mut named = Named::default();
                while let Some((name, thing)) = map.next_entry()? {
                    named.0.push((name, thing));
                }
                match named.twice() {
                    Some(name) => Err(de::Error::custom(format_args!("the key `{name}` stands here twice"))),
                    None => Ok(named),
                }
            }
        }

        deserializer.deserialize_map(NamedVisitor(PhantomData))
    }
}

impl<T: serde::Serialize> serde::Serialize for Named<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// A key that may be absent, `null` or given, where the three mean different things.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Written<T> {
    #[default]
    Absent,
    Null,
    Given(T),
}

impl<T> Written<T> {
    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

/// With `#[serde(default)]` beside it, which is what an absent key becomes.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Written<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(|given| given.map_or(Self::Null, Self::Given))
    }
}
