//! The text of a code as its serialised form. Reading parses, so that an invalid code cannot come in.

use core::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::CodiceFiscale;

impl Serialize for CodiceFiscale {
    /// Writes the whole code: whoever serialises says so.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for CodiceFiscale {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Text)
    }
}

struct Text;

impl Visitor<'_> for Text {
    type Value = CodiceFiscale;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a codice fiscale")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<CodiceFiscale, E> {
        CodiceFiscale::parse(text).map_err(E::custom)
    }
}
