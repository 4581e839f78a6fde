//! What does this command, or the mere passing of time, do to this case?
//!
//! # The compatibility contract of stored events
//!
//! Events are the truth: a case is what its events make it, and nothing else need be stored; a snapshot is a cache. What a
//! portal can rely on, from the first release on:
//!
//! 1. **An event says what happened, not what to do.** It carries the changes that were made, with the names of the
//!    definition; replaying it evaluates no rule. What one command does twice to the same thing (two texts appended to a
//!    list, two states entered) is two changes, and neither is lost. A log replays to the same case as long as its
//!    definition's names exist.
//! 2. **Live and replay agree.** [`Campaign::handle`](crate::Campaign::handle), [`due`](crate::Campaign::due) and
//!    [`open`](crate::Campaign::open) return events and change nothing; only [`apply`](crate::Campaign::apply) changes a
//!    case.
//! 3. **Events are numbered** from 1 without gaps, and each carries the content hash of the definition it happened under.
//!    Events of another definition are refused until the case has [adopted](crate::Campaign::adopt) it. The case then
//!    keeps all it had by name: when each state was first entered, and which moments have come, including names that the
//!    amended definition does not have. A fact must be of the type that it declares.
//! 4. **The stored form has a version** ([`wire`](crate::wire)). A version newer than this build knows is refused, never
//!    guessed at. Within a version, new fields are optional and old ones keep their meaning; anything else is a new
//!    version with a tested migration.
//! 5. **A refusal changes nothing**, and nothing is half-done: a command gives all its events or none. An event that does
//!    not fit leaves the case as it was.
//! 6. **Instants and dates lie in the years 0000 to 9999** of UTC. Whatever brings in others is refused.
//!
//! # The files
//!
//! `case` is the state, `event` what changes it, `evolve` how. `command` and `handle` carry out what somebody wants, `due`
//! what time brings, `told` what the host tells, `changes` what a transition does. `refusal`, `effect`, `figures` and
//! `offers` are what callers get besides events; `erase` removes a person from stored events.

mod case;
mod changes;
mod command;
mod due;
mod effect;
mod erase;
mod event;
mod evolve;
mod figures;
mod handle;
mod offers;
mod opening;
mod refusal;
mod snapshot;
mod standing;
mod step;
mod told;

pub use case::{Case, CaseId, Listed};
pub use command::Command;
pub use effect::Effect;
pub use erase::erase;
pub use event::{Actor, Change, Event, EventBody};
pub use evolve::ReplayError;
pub use figures::{Figures, TrackFigures};
pub use offers::CommandOffer;
pub use opening::{Opening, OpeningError};
pub use refusal::Refusal;
pub use snapshot::{CaseState, DebtState};
pub(crate) use snapshot::{MemberState, StandingState};
pub(crate) use standing::Standing;
pub use told::{Told, ToldError};
