//! What must hold.

use super::Milestone;
use crate::campaign::Value;

/// Holds when every test does and none of the exceptions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition {
    /// What must hold.
    pub tests: Vec<Test>,
    /// What must not.
    pub unless: Vec<Condition>,
}

/// One key of a condition. A list means any of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[expect(missing_docs, reason = "fields of a variant are explained by the variant")]
pub enum Test {
    /// Who asks acts in one of these roles, or is of the case, or nobody in particular.
    Role { roles: Vec<String>, of_the_case: bool, anonymous: bool },
    /// The login is of one of these schemes.
    Scheme(Vec<String>),
    /// The login is at least of this level.
    Level(u8),
    /// One of these windows is open.
    During(Vec<String>),
    /// The moment has not come.
    Before(String),
    /// The moment has come.
    After(String),
    /// The track is in one of these states.
    State { track: String, states: Vec<String> },
    /// The state has been entered.
    Entered(Milestone),
    /// One of these flags is set.
    Flag(Vec<String>),
    /// Something is owed to the portal, or (`false`) nothing is.
    Owing(bool),
    /// Nobody on record or in the register has any of these roles.
    Vacant(Vec<String>),
    /// A value passes a test.
    Value(Subject, ValueTest),
    /// It is about one of these functions.
    Function(Vec<String>),
}

/// The value a test looks at.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A fact.
    Fact(String),
    /// The argument of this number.
    Argument(usize),
}

/// A test on a value. One that is not known passes only `Known(false)`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[expect(
    missing_docs,
    reason = "a test is named by the key of the definition, which its documentation explains"
)]
pub enum ValueTest {
    Known(bool),
    OneOf(Vec<Value>),
    AtLeast(i64),
    AtMost(i64),
    ContainsAll(Vec<String>),
    AnyDomain(Vec<String>),
    Before(String),
    After(String),
    OlderThanDays(i64),
    SameMailboxAs(String),
    SamePersonAs(String),
}

impl Condition {
    /// True if nothing is asked: it holds always.
    pub fn is_empty(&self) -> bool {
        self.tests.is_empty() && self.unless.is_empty()
    }

    /// Every test in it, those of exceptions too.
    pub fn all_tests(&self) -> Vec<&Test> {
        self.tests.iter().chain(self.unless.iter().flat_map(Self::all_tests)).collect()
    }
}
