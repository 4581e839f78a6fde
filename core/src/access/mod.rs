//! May this person use this function, for this case, at this instant — and if not, why, what instead, until when?
//!
//! `asker` says who asks, `decision` what the answer carries, `decide` how it is found, `horizon` until when it holds,
//! `permissions` what a menu needs: every function at once, `reason` the
//! words for a condition that is not met.

mod asker;
mod decide;
mod decision;
mod horizon;
mod permissions;
mod reason;

pub use asker::{Asker, Request};
pub use decide::AskError;
pub(crate) use decide::{Grounds, LoginFault};
pub use decision::{Answer, Decision};
