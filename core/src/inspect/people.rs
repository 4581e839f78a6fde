//! Who is in a case, and what is kept of it: roles, what lists must have, facts, flags.

use super::{Condition, Scope};
use crate::campaign::{RoleHolders, Value, ValueKind};
use crate::roster::Severity;

/// A role, with where its holders come from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Role {
    /// Its name.
    pub name: String,
    /// Where its holders come from.
    pub holders: RoleHolders,
    /// It is held only while this holds.
    pub condition: Condition,
    /// A person who is to have it needs a name.
    pub needs_name: bool,
    /// A person who is to have it needs a surname.
    pub needs_surname: bool,
    /// A person who is to have it needs an email address.
    pub needs_email: bool,
}

/// A fact or parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fact {
    /// Its name.
    pub name: String,
    /// Of what it is.
    pub scope: Scope,
    /// Its type.
    pub kind: ValueKind,
    /// The only texts it can have, where the definition lists them.
    pub one_of: Option<Vec<String>>,
    /// How many characters a text has at most.
    pub max_length: Option<usize>,
    /// How many texts a list has at most.
    pub max_items: Option<usize>,
    /// What it is where nobody tells it, for a parameter.
    pub default: Option<Value>,
    /// What a value must pass, for a parameter.
    pub valid: Condition,
}

/// A flag.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Flag {
    /// Its name.
    pub name: String,
    /// Of what it is.
    pub scope: Scope,
}

/// What a roster must have of a role.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Requirement {
    /// Its name.
    pub name: String,
    /// The role.
    pub role: String,
    /// It counts only where this holds.
    pub applies: Condition,
    /// It counts only persons of whom this holds.
    pub whose: Condition,
    /// This must hold of each of them.
    pub each: Condition,
    /// The least number.
    pub at_least: Option<usize>,
    /// The greatest number.
    pub at_most: Option<usize>,
    /// How many whoever holds the role should have beside them.
    pub stand_ins: Option<usize>,
    /// How severe it is in a draft.
    pub at_draft: Severity,
    /// How severe it is at submission.
    pub at_submission: Severity,
    /// The statements of acts it is based on.
    pub cites: Vec<String>,
}
