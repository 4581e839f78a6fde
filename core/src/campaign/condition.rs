//! Conditions: one vocabulary everywhere, compiled to tests that must all hold.

use super::names::{
    FactId, FlagId, FunctionId, MilestoneId, MomentId, RoleId, Set, StateId, TrackId, WindowId,
};
use super::value::Value;
use crate::identity::Scheme;

/// Holds when every test holds and none of the exceptions does.
#[derive(Clone, Debug, Default)]
pub(crate) struct Condition {
    pub(crate) tests: Box<[Test]>,
    pub(crate) unless: Box<[Condition]>,
}

/// One key of a condition. A list in the definition means any of it.
#[derive(Clone, Debug)]
pub(crate) enum Test {
    /// Who asks has one of these roles, or is one of these.
    Role(RoleTest),
    Scheme(Box<[Scheme]>),
    Level(u8),
    During(Box<[WindowId]>),
    Before(MomentId),
    After(MomentId),
    State(TrackId, Set<StateId>),
    Entered(MilestoneId),
    Flag(Set<FlagId>),
    Owing(bool),
    /// Nobody on record or in the register has any of these roles.
    Vacant(Set<RoleId>),
    Value(Subject, ValueTest),
    Function(Box<[FunctionId]>),
}

/// The roles of a condition, with the two that every campaign has.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RoleTest {
    pub(crate) roles: Set<RoleId>,
    /// `of_the_case`: acting in a role of the record, or standing in the register or in the draft.
    pub(crate) of_the_case: bool,
    /// `anonymous`: nobody is logged in.
    pub(crate) anonymous: bool,
}

/// What a value test looks at.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Subject {
    Fact(FactId),
    /// The argument of this number, in the order in which the command declares them.
    Argument(usize),
}

/// A test on a fact or an argument. A value that is not known passes only `Known(false)`.
#[derive(Clone, Debug)]
pub(crate) enum ValueTest {
    Known(bool),
    OneOf(Box<[Value]>),
    AtLeast(i64),
    AtMost(i64),
    ContainsAll(Box<[Box<str>]>),
    AnyDomain(Box<[Box<str>]>),
    Before(MomentId),
    After(MomentId),
    OlderThanDays(i64),
    SameMailboxAs(FactId),
    SamePersonAs(RoleId),
}

impl Condition {
    /// True if it holds always: nothing was said.
    pub(crate) fn is_empty(&self) -> bool {
        self.tests.is_empty() && self.unless.is_empty()
    }
}
