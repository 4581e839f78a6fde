//! Who may do what: functions, logins, rules, guarantees, hints.

use super::Condition;

/// A function of the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Function {
    /// Its name.
    pub name: String,
    /// What a login must be; `None` where none is asked.
    pub login: Option<Login>,
    /// The rules that forbid it, in the order in which they are reported.
    pub forbids: Vec<String>,
    /// The rules that permit it, in the order in which they are tried.
    pub permits: Vec<String>,
}

/// What a login must be.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Login {
    /// The schemes accepted.
    pub schemes: Vec<String>,
    /// The least level of assurance; 0 where none is asked.
    pub level: u8,
    /// The statements of acts it is based on.
    pub cites: Vec<String>,
    /// What to do instead.
    pub next: Option<String>,
}

/// A rule: a forbid, or a permit with its needs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// The statements of acts it is based on.
    pub cites: Vec<String>,
    /// True for a permit.
    pub permits: bool,
    /// When a forbid applies; of a permit, who may.
    pub applies: Condition,
    /// What else must hold for a permit, the first that fails being reported.
    pub needs: Vec<Check>,
    /// What to do instead, or next.
    pub next: Option<String>,
    /// The refusal that a forbid is reported as.
    pub refusal: Option<String>,
}

/// Where `applies` holds, `holds` must.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Check {
    /// When it counts.
    pub applies: Condition,
    /// What must hold then.
    pub holds: Condition,
    /// The statements it is based on, where they are not those of the whole.
    pub cites: Option<Vec<String>>,
    /// What to do instead.
    pub next: Option<String>,
    /// The refusal it is reported as.
    pub refusal: Option<String>,
}

/// A hint: a text, or a choice of other hints.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Hint {
    /// Its name.
    pub name: String,
    /// Of a choice, the conditions in order, each with the hint that is taken where it is the first that holds.
    pub first: Vec<(Condition, Option<String>)>,
}

/// What the definition says of itself: wherever `applies` holds, the claim does. No answer depends on it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Invariant {
    /// Its name.
    pub name: String,
    /// The statements of acts it is based on.
    pub cites: Vec<String>,
    /// Where it is claimed; exceptions are among what must not hold.
    pub applies: Condition,
    /// What is claimed.
    pub claim: Claim,
}

/// What an invariant claims.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Claim {
    /// Nobody of whom it is claimed may use these functions.
    Forbid(Vec<String>),
    /// Everybody of whom it is claimed, and who is rightly logged in, may use these functions.
    Permit(Vec<String>),
    /// From there, a situation in which this holds can be reached.
    To(Condition),
    /// All of these hold.
    Needs(Vec<Condition>),
}
