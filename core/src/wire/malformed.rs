//! What is reported of JSON that was not taken.

use crate::json::{self, Json, JsonError};

/// JSON that does not have the expected form: where, and why. It tells kinds of things, never the things: they may be personal
/// data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// Empty for the whole.
    path: String,
    reason: String,
}

impl Malformed {
    pub(crate) fn new(path: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { path: path.into(), reason: reason.into() }
    }

    /// Of a value as a whole. The reason tells what was expected, not what stood there.
    pub fn because(reason: impl Into<String>) -> Self {
        Self::new("", reason)
    }

    /// A value of another kind than is expected.
    pub(crate) fn mismatch(found: &Json<'_>, expected: &str) -> Self {
        Self::because(format!("expected {expected}, found {}", found.kind()))
    }

    /// A text that is not JSON.
    pub(crate) fn not_json(error: &JsonError, text: &str) -> Self {
        let (line, column) = error.position(text);
        Self::new(error.path.as_str(), format!("{} at line {line} column {column}", error.reason))
    }

    /// What is wrong with a value, told of the list or object around it.
    pub(crate) fn within(mut self, step: &str) -> Self {
        json::prepend(step, &mut self.path);
        self
    }

    /// The JSON path, such as `steps[3].ask.function`; `.` for the whole.
    pub fn path(&self) -> &str {
        if self.path.is_empty() { "." } else { &self.path }
    }

    /// What is wrong there.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl std::error::Error for Malformed {}

impl std::fmt::Display for Malformed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.path(), self.reason)
    }
}
