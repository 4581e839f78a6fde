//! What crosses a binding or is stored: its forms in JSON, and their one conversion to the types of the domain.
//!
//! Read them by [`from_json`] and write them by [`to_json`].
//!
//! Each type is declared by [`record!`](record) or [`kinds!`](kinds), which give its keys; a field more is one line there. serde's
//! traits are there as well, for any other format.
//!
//! Names are those of the vocabulary, in snake case. Reading is strict: unknown keys, duplicate keys and values that
//! would be lost are refused with their JSON path. Every type that comes in has `parse()`, every one that goes out a `From`.
//!
//! Stored things ([`Event`], [`Snapshot`]) carry a version. [`EVENT_VERSION`] and [`SNAPSHOT_VERSION`] are those this build
//! writes; it reads them and all older ones, and refuses newer ones as `unsupported_version`. What may change within a
//! version is said at the head of [`procedure`](crate::procedure).

mod ask;
mod command;
mod convert;
mod event;
mod malformed;
mod named;
mod person;
mod record;
mod roster;
mod snapshot;
#[doc(hidden)]
pub mod table;
mod timeline;
mod told;
mod value;

pub use ask::{Announcement, Asker, Decision, Identity, Request};
pub use command::{Command, CommandOffer, Effect, Figures, Opening, OpeningMember, Refusal};
pub(crate) use convert::Written;
pub use convert::{FromJson, ToJson, from_json, to_json};
pub use event::{Actor, Change, EVENT_VERSION, Event, EventBody};
pub use malformed::Malformed;
pub use named::Named;
pub use person::Person;
pub use roster::{Delegate, Finding};
pub use snapshot::{Debt, Entered, SNAPSHOT_VERSION, Snapshot};
pub use timeline::{Timeline, TimelineAnnouncement, TimelineBound, TimelineEntry, TimelineWindow};
pub use told::{MemberTold, OffRecord, Told};
pub use value::Value;

pub use crate::json::Json;
#[doc(inline)]
pub use crate::{wire_kinds as kinds, wire_record as record};

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
pub(crate) fn stored<T: FromJson>(text: &str, known: u32) -> Result<T, WireError> {
    let mut value = T::blank();
    fill_stored(text, known, &mut value)?;
    Ok(value)
}

fn fill_stored(text: &str, known: u32, value: &mut dyn FromJson) -> Result<(), WireError> {
    let json = convert::parse(text)?;
    if let Json::Object(_) = &json {
        let version = json.get("version");
        check_version(version.ok_or_else(|| Malformed::because("missing field `version`"))?, known)?;
    }
    Ok(value.fill(&json)?)
}

/// Versions are counted from 1, in whole numbers: written without a point.
pub(crate) fn check_version(version: &Json<'_>, known: u32) -> Result<(), WireError> {
    let Json::Number(number) = version else { return Err(no_version()) };
    match number.parse::<u32>() {
        Ok(0) => Err(no_version()),
        Ok(version) if version <= known => Ok(()),
        _ if number.contains(['-', '.']) => Err(no_version()),
        _ => Err(WireError::UnsupportedVersion(number.to_string())),
    }
}

fn no_version() -> WireError {
    WireError::wrong("version", "a whole number from 1 on")
}
