//! What somebody wants done.

use crate::access::Asker;
use crate::campaign::Value;

/// A command: its name, who gives it, its arguments, and the state of the case on which whoever gave it decided.
///
/// ```
/// use abilita::{Asker, Command, Person, Scheme};
/// let head = Asker::person("CNTDRO68C54L219H").logged_in(Scheme::SPID, 2);
/// let insert = Command::new("insert", head, 4)
///     .with("person", Person::new("BNCGFR72M19F205G").named("Gianfranco", "Bianchi"))
///     .with("role", "rspp");
/// assert_eq!(insert.expected_sequence(), 4);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    pub(crate) name: Box<str>,
    pub(crate) asker: Asker,
    pub(crate) expected_sequence: u64,
    /// By name, none twice.
    pub(crate) arguments: Vec<(Box<str>, Value)>,
}

impl Command {
    /// A command given by `asker`, who saw the case when it had `expected_sequence` events
    /// ([`Case::sequence`](super::Case::sequence)). If somebody else has changed it since, it is refused as stale and
    /// nothing is lost.
    pub fn new(name: &str, asker: Asker, expected_sequence: u64) -> Self {
        Self { name: name.into(), asker, expected_sequence, arguments: Vec::new() }
    }

    /// Adds an argument; one of the same name is replaced.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.arguments.retain(|(known, _)| **known != *name);
        let place = self.arguments.partition_point(|(known, _)| **known < *name);
        self.arguments.insert(place, (name.into(), value.into()));
        self
    }

    /// The argument of this name.
    pub(crate) fn argument(&self, name: &str) -> Option<&Value> {
        self.arguments.iter().find(|(known, _)| **known == *name).map(|(_, value)| value)
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Who gives it.
    pub fn asker(&self) -> &Asker {
        &self.asker
    }

    /// The number of events that the asker knew of.
    pub fn expected_sequence(&self) -> u64 {
        self.expected_sequence
    }
}
