//! What crosses a binding or is stored: the serde types, and their one conversion to the types of the domain.
//!
//! Read them by [`from_json`] and write them by [`to_json`].
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
mod form;
mod json;
mod person;
mod roster;
mod snapshot;
mod strict;
mod timeline;
mod tree;
mod value;

pub use ask::{Announcement, Asker, Decision, Identity, Request};
pub use command::{Command, CommandOffer, Effect, Figures, Opening, OpeningMember, Refusal};
pub use event::{Actor, Change, EVENT_VERSION, Event, EventBody};
pub(crate) use json::Json;
pub use person::Person;
pub use roster::{Delegate, Finding};
pub use snapshot::{Debt, Entered, SNAPSHOT_VERSION, Snapshot};
pub(crate) use strict::Written;
pub use strict::{Malformed, Named, from_json};
pub use timeline::{Timeline, TimelineAnnouncement, TimelineBound, TimelineEntry, TimelineWindow};
pub use value::Value;

use serde::de::DeserializeOwned;

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
    UnsupportedVersion(String),
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

/// Reads what is stored under a version. A newer one is refused before anything else is looked at: its other keys may mean
/// anything.
pub(crate) fn stored<T: DeserializeOwned>(json: &str, known: u32) -> Result<T, WireError> {
    let tree = strict::tree(json)?;
    if let Json::Object(object) = &tree {
        let version = object.get("version");
        check_version(version.ok_or_else(|| Malformed::new(".", "missing field `version`"))?, known)?;
    }
    Ok(strict::from_tree(&tree)?)
}

/// Versions are counted from 1.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is whole, and not below zero"
)]
pub(crate) fn check_version(version: &Json, known: u32) -> Result<(), WireError> {
    match version {
        Json::Integer(version) if *version > i128::from(known) => {
            Err(WireError::UnsupportedVersion(version.to_string()))
        }
        Json::Integer(version) if *version >= 1 => Ok(()),
        // A number of more than 64 bits.
        Json::Fraction(version) if version.fract() == 0.0 && *version > f64::from(known) => {
            Err(WireError::UnsupportedVersion((*version as u128).to_string()))
        }
        _ => Err(WireError::wrong("version", "a whole number from 1 on")),
    }
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
