//! What can happen in a campaign, proved before it goes live.
//!
//! A definition has a fixed vocabulary and no free expressions, so it has finitely many situations, and all are examined:
//! who asks, with which login, in which states, flags and windows, after which moments, with which outcome of every test on a
//! value. For each question the model keeps only what the answer depends on (its *cone*).
//!
//! Nothing is sampled. What the model finds impossible is impossible; whatever it finds possible is played by the engine, as a
//! scenario, before it counts. What is too large to examine, or what the engine could not be brought to do, is reported as
//! such: [`Code::TooLarge`], [`Code::Undecided`].
//!
//! ```
//! use abilita::{Campaign, Lang};
//! use abilita_analysis::{Code, prove};
//! let proof = prove(&Campaign::built_in("factotum-2025")?);
//! let deadline = proof.findings().iter().find(|finding| finding.code() == Code::DeadlineOnDayOff).unwrap();
//! assert_eq!(deadline.place(), "moments.deadline");
//! assert!(deadline.witness().is_some(), "a scenario that the engine has played");
//! # Ok::<(), abilita::Problems>(())
//! ```
//!
//! The host is assumed to open a case in its initial states before every stated instant, and to set any fact at any time,
//! except one that a transition sets to a stated value: that one belongs to the procedure. In a case with things
//! `of = "member"`, one person is followed, who stays listed; every other member may be in any state.
//!
//! How an analysis proceeds: `model` makes a campaign finite; `explore` walks all situations of a cone; `ways` gives values to what
//! an answer turns on; `checks` has one file for each kind of question; `witness` turns a path into a scenario and has the
//! engine play it. What is too large is in `limits`.

#![forbid(unsafe_code)]

mod asker;
mod calendar;
mod checks;
mod code;
mod diagram;
mod difference;
mod edition;
mod explore;
mod finding;
mod graphs;
mod limits;
mod matrix;
mod model;
mod moments;
mod outcome;
mod question;
mod situation;
mod step;
mod truth;
mod values;
mod ways;
pub mod wire;
mod witness;
mod wording;

pub use calendar::Calendar;
pub use code::Code;
pub use diagram::{Chart, Diagram, May, State, Step};
pub use difference::{Change, Difference, Differences, Topic};
pub use edition::Edition;
pub use finding::{Finding, Proof};
pub use matrix::{Cell, Clause, Grid, Line, Matrix, Phase, Row, Span, Who};

use abilita::Campaign;

/// Examines everything that can happen in a campaign, and reports what an office should know before it publishes it.
///
/// ```
/// let campaign = abilita::Campaign::built_in("istanze-online")?;
/// let proof = abilita_analysis::prove(&campaign);
/// assert!(proof.shown() > 50, "so many things were shown to be possible by playing them");
/// # Ok::<(), abilita::Problems>(())
/// ```
pub fn prove(campaign: &Campaign) -> Proof {
    checks::all(campaign, None)
}

/// The same for a definition that extends another, and whether the amendment widens or narrows anybody's access without naming
/// the rule for it.
pub fn prove_amendment(campaign: &Campaign, before: &Edition) -> Proof {
    checks::all(campaign, Some(before))
}
