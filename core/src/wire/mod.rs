//! What crosses a binding or is stored: the serde types, and their one conversion to the types of the domain.
//!
//! Names are those of the vocabulary, in snake case. Reading is strict: unknown keys, keys that stand twice and values that
//! would be lost are refused with their JSON path. Every type that comes in has `parse()`, every one that goes out a `From`.
//!
//! Stored things ([`Event`], [`Snapshot`]) carry a version. [`EVENT_VERSION`] and [`SNAPSHOT_VERSION`] are those this build
//! writes; it reads them and all older ones, and refuses newer ones as `unsupported_version`. What may change within a
//! version is said at the head of [`procedure`](crate::procedure).

mod ask;
mod command;
mod event;
mod json;
mod person;
mod roster;
mod snapshot;
mod strict;
mod value;

pub use ask::{Announcement, Asker, Decision, Identity, Request};
pub use command::{Command, CommandOffer, Effect, Figures, Opening, Refusal};
pub use event::{Actor, Change, EVENT_VERSION, Event, EventBody};
pub(crate) use json::Json;
pub use person::Person;
pub use roster::{Delegate, Finding};
pub use snapshot::{Debt, Entered, SNAPSHOT_VERSION, Snapshot};
pub(crate) use strict::Written;
pub use strict::{Malformed, Named, from_json};
pub use value::Value;

use crate::calendar::{Instant, parse_instant};
use crate::text::Code;

/// Why data from outside were not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WireError {
    /// Not JSON, or not of the expected form.
    #[error("{0}")]
    Malformed(#[from] Malformed),
    /// Of the expected form, but a value is not one that stands there.
    #[error("{path}: expected {expected}")]
    WrongValue {
        /// The JSON path.
        path: String,
        /// What would be right.
        expected: &'static str,
    },
    /// Of a newer version than this build knows.
    #[error("version {0} is newer than this library knows")]
    UnsupportedVersion(u32),
}

impl WireError {
    /// The entry of the closed table of codes.
    pub fn code(&self) -> Code {
        match self {
            Self::Malformed(_) => Code::WireMalformed,
            Self::WrongValue { .. } => Code::WireWrongValue,
            Self::UnsupportedVersion(_) => Code::UnsupportedVersion,
        }
    }

    /// The JSON path of what is wrong.
    pub fn path(&self) -> &str {
        match self {
            Self::Malformed(malformed) => malformed.path(),
            Self::WrongValue { path, .. } => path,
            Self::UnsupportedVersion(_) => "version",
        }
    }

    pub(crate) fn wrong(path: impl Into<String>, expected: &'static str) -> Self {
        Self::WrongValue { path: path.into(), expected }
    }
}

pub(crate) fn instant(text: &str, path: &str) -> Result<Instant, WireError> {
    parse_instant(text).map_err(|_| WireError::wrong(path, "an instant in RFC 3339 with an offset"))
}

/// Refuses a newer version before anything else is looked at: its other keys may mean anything.
pub(crate) fn check_version(json: &str, known: u32) -> Result<(), WireError> {
    #[derive(serde::Deserialize)]
    struct Versioned {
        version: u32,
    }
    let Versioned { version } = from_json(json)?;
    if version > known { Err(WireError::UnsupportedVersion(version)) } else { Ok(()) }
}

/// Writes any wire type as JSON. Its types hold nothing that JSON cannot say.
///
/// ```
/// use abilita::wire;
/// assert_eq!(wire::to_json(&wire::Asker::default()), "{}");
/// ```
pub fn to_json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
