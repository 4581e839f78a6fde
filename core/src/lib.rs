//! Access campaigns of public-sector portals, as reviewable data.
//!
//! Every year an office tells schools: from Monday nobody gets into the portal; only the head teacher does, and only to
//! confirm or replace the delegates; by the 25th; the RSPP must be among them this year; access is back when the
//! confirmation mail has arrived. abilita makes such a *campaign* a data file and gives every portal the same four answers:
//!
//! 1. **May this person use this function, in this case, at this instant**, and if not, why, what instead, and until when?
//!    [`Campaign::decide`], [`Campaign::permissions`].
//! 2. **Is this list of delegates complete and correct?** [`Campaign::check`].
//! 3. **What does this command, or time alone, do to this case?** [`Campaign::handle`], [`Campaign::due`],
//!    [`Campaign::apply`].
//! 4. **Is the definition itself sound?** [`Library::compile`] reports every problem with its place.
//!
//! It does no I/O, reads no clock, draws no random number and keeps no global state. The host passes instants, verified
//! identities and stored events in, and gets decisions, findings, events and effects out.
//!
//! ```
//! use abilita::{Asker, Campaign, CaseId, Opening, Person, Request, Scheme, parse_instant};
//!
//! let campaign = Campaign::built_in("factotum-2025")?;
//! let opening = Opening::new()
//!     .on_record("head", Person::new("CNTDRO68C54L219H").named("Dora", "Conti"))
//!     .enabled("delegate", Person::new("RSSNNA75S42D205F").named("Anna", "Rossi"));
//! let opened = campaign.open(CaseId::new("7f3a"), opening, parse_instant("2025-09-01T00:00:00+02:00")?)?;
//! let case = campaign.replay([&opened])?;
//!
//! let anna = Asker::person("RSSNNA75S42D205F").logged_in(Scheme::SPID, 2);
//! let request = Request::new("interventions.request", anna);
//! let before = campaign.decide(&case, &request, parse_instant("2025-10-05T12:00:00+02:00")?)?;
//! assert!(before.is_allowed());
//! assert_eq!(before.valid_until(), Some(parse_instant("2025-10-06T00:00:00+02:00")?));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Features
//!
//! - `compiler` (default): definitions, the built-in ones included, and scenarios. Without it, campaigns come compiled ahead
//!   ([`Campaign::from_image`]), as browsers load them.
//! - `toml` (default): definitions in TOML, with line and column for every problem. Without it: JSON.
//! - `table` (default): delegates from and to CSV bytes.
//! - `schema`: the JSON Schema of definitions, for editors (`definition::schema`).

#![forbid(unsafe_code)]
#![cfg_attr(
    not(feature = "compiler"),
    expect(dead_code, unused_imports, reason = "what the compiler alone asks for stays where it belongs")
)]

/// What the README shows, compiled and run with the other examples.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

pub mod access;
pub mod calendar;
mod campaign;
#[cfg(feature = "compiler")]
pub mod definition;
#[cfg(feature = "compiler")]
mod definitions;
pub mod drawing;
pub mod identity;
pub mod inspect;
mod institute;
mod json;
mod person;
pub mod procedure;
pub mod roster;
#[cfg(feature = "compiler")]
pub mod scenario;
#[cfg(feature = "table")]
pub mod table;
mod text;
pub mod timeline;
pub mod wire;

pub use abilita_codice_fiscale as codice_fiscale;

pub use crate::access::{AskError, Asker, Decision, Request};
pub use crate::calendar::{
    Announcement, AnnouncementError, Announcements, Instant, InstantError, Zone, format_instant,
    parse_instant,
};
pub use crate::campaign::{Campaign, Conflict, ImageError, RoleHolders, Source, Statement, Value, ValueKind};
#[cfg(feature = "compiler")]
pub use crate::definition::{Library, Problem, ProblemCode, Problems};
pub use crate::identity::{Identity, Scheme};
pub use crate::institute::{InstituteCode, InstituteCodeError};
pub use crate::person::{Person, PersonId, is_email_address};
pub use crate::procedure::{
    Actor, Case, CaseId, CaseState, Change, Command, CommandOffer, Effect, Event, EventBody, Figures,
    Opening, OpeningError, Refusal, ReplayError, Told, ToldError, erase,
};
pub use crate::roster::{Delegate, Finding, FindingField, Findings, Severity, Stage};
pub use crate::text::{Code, CodeKind, Lang, LangError};
pub use crate::timeline::Timeline;
