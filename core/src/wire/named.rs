//! Objects whose keys are names.

use std::borrow::Cow;

use super::{FromJson, Malformed, ToJson};
use crate::json::Json;

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

    /// Names and things, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, thing)| (name.as_str(), thing))
    }
}

impl<T: FromJson> FromJson for Named<T> {
    fn blank() -> Self {
        Self::default()
    }

    fn fill(&mut self, json: &Json<'_>) -> Result<(), Malformed> {
        each_entry(json, &mut |name, json| {
            let mut thing = T::blank();
            thing.fill(json)?;
            self.0.push((name.to_owned(), thing));
            Ok(())
        })
    }
}

type Read<'r> = &'r mut dyn FnMut(&str, &Json<'_>) -> Result<(), Malformed>;

fn each_entry(json: &Json<'_>, read: Read<'_>) -> Result<(), Malformed> {
    let Json::Object(entries) = json else { return Err(Malformed::mismatch(json, "an object")) };
    entries.iter().try_for_each(|(name, value)| read(name, value).map_err(|wrong| wrong.within(name)))
}

impl<T: ToJson> ToJson for Named<T> {
    fn as_json(&self) -> Json<'_> {
        let mut entries = self.0.iter();
        object(self.0.len(), &mut || {
            entries.next().map(|(name, thing)| (Cow::Borrowed(name.as_str()), thing.as_json()))
        })
    }
}

fn object<'j>(length: usize, next: &mut dyn FnMut() -> Option<(Cow<'j, str>, Json<'j>)>) -> Json<'j> {
    let mut entries = Vec::with_capacity(length);
    entries.extend(std::iter::from_fn(next));
    Json::Object(entries)
}

impl<T: ToJson> serde::Serialize for Named<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_json().serialize(serializer)
    }
}

impl<'de, T: FromJson> serde::Deserialize<'de> for Named<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::table::read(&Json::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}
