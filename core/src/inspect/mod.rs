//! The content of a compiled campaign, by name.
//!
//! Answers come from [`Campaign`](crate::Campaign); whoever wants to *look at* a definition (to prove something of it, to draw it, to tell two
//! editions apart) reads it here. Everything is plain data, laid over what the definition extends, with every name resolved.
//! Titles and texts are [`Campaign`](crate::Campaign)'s to tell.
//!
//! ```
//! use abilita::{Campaign, inspect::{Test, Trigger}};
//! let definition = Campaign::built_in("factotum-2025")?.inspect();
//! let renewal = definition.track("renewal").unwrap();
//! let silence = renewal.transitions.iter().find(|transition| transition.name == "silence").unwrap();
//! assert_eq!(silence.trigger, Trigger::Moment("deadline".to_owned()));
//! assert_eq!(silence.guard.tests, [Test::During(vec!["suspension".to_owned()])]);
//! # Ok::<(), abilita::Problems>(())
//! ```

mod access;
mod condition;
mod people;
mod procedure;
mod read;
mod time;

pub use access::{Check, Claim, Function, Hint, Invariant, Login, Rule};
pub use condition::{Condition, Subject, Test, ValueTest};
pub use people::{Fact, Flag, Requirement, Role};
pub use procedure::{Act, Argument, Command, Given, Message, Target, Track, Transition, Trigger};
pub use time::{Bound, Edge, Milestone, Moment, Notice, Origin, Shift, When, Window, Year};

/// A definition, laid over those it extends.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each list is documented by what it holds")]
pub struct Inspection {
    pub id: String,
    pub statements: Vec<String>,
    pub roles: Vec<Role>,
    pub functions: Vec<Function>,
    pub rules: Vec<Rule>,
    pub moments: Vec<Moment>,
    pub windows: Vec<Window>,
    pub facts: Vec<Fact>,
    pub flags: Vec<Flag>,
    pub commands: Vec<Command>,
    pub tracks: Vec<Track>,
    pub notices: Vec<Notice>,
    pub requirements: Vec<Requirement>,
    pub hints: Vec<Hint>,
    pub refusals: Vec<String>,
    pub always: Vec<Invariant>,
}

/// Of what something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Of the case.
    Case,
    /// Of each person in the register or draft of a case.
    Member,
}

impl Inspection {
    /// A track by name.
    pub fn track(&self, name: &str) -> Option<&Track> {
        self.tracks.iter().find(|track| track.name == name)
    }

    /// A rule by name.
    pub fn rule(&self, name: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.name == name)
    }

    /// A function by name.
    pub fn function(&self, name: &str) -> Option<&Function> {
        self.functions.iter().find(|function| function.name == name)
    }

    /// A moment by name.
    pub fn moment(&self, name: &str) -> Option<&Moment> {
        self.moments.iter().find(|moment| moment.name == name)
    }

    /// A window by name.
    pub fn window(&self, name: &str) -> Option<&Window> {
        self.windows.iter().find(|window| window.name == name)
    }
}
