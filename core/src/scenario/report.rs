//! What came out of a scenario.

use std::fmt;

use crate::procedure::Event;

/// The outcome of one scenario: every expectation that failed, and what happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub(super) name: String,
    pub(super) steps: usize,
    pub(super) failures: Vec<Failure>,
    pub(super) events: Vec<Event>,
}

/// One expectation that failed: in which step, what was expected, what was got. Persons are named by their keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub(super) step: usize,
    pub(super) what: &'static str,
    pub(super) expected: String,
    pub(super) found: String,
}

impl Report {
    /// The name of the scenario.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many steps were played.
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// True if every expectation held.
    pub fn passed(&self) -> bool {
        self.failures.is_empty()
    }

    /// The expectations that failed, in the order of the steps.
    pub fn failures(&self) -> &[Failure] {
        &self.failures
    }

    /// All that happened to the cases, in this order, as a portal would store it; a case has the id of its key in the file.
    /// What was announced is no event of a case.
    pub fn events(&self) -> &[Event] {
        &self.events
    }
}

impl Failure {
    /// The step, counted from 0 as in the JSON path `steps[0]`.
    pub fn step(&self) -> usize {
        self.step
    }

    /// The key of `expect` that failed.
    pub fn what(&self) -> &str {
        self.what
    }

    /// What was expected.
    pub fn expected(&self) -> &str {
        &self.expected
    }

    /// What was got.
    pub fn found(&self) -> &str {
        &self.found
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { step, what, expected, found } = self;
        write!(f, "steps[{step}].expect.{what}: expected {expected}, got {found}")
    }
}
