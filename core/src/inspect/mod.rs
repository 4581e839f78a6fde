//! A compiled campaign, to be read: what its definition comes to, by names.
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

mod read;

use chrono::NaiveTime;

use crate::calendar::Instant;
use crate::campaign::{RoleHolders, Value, ValueKind};
use crate::roster::Severity;

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

/// A function of the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Function {
    /// Its name.
    pub name: String,
    /// What a login must be; `None` where none is asked.
    pub login: Option<Login>,
    /// The rules that forbid it, in the order in which they are told.
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
    /// The statements of acts it stands on.
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
    /// The statements of acts it stands on.
    pub cites: Vec<String>,
    /// True for a permit.
    pub permits: bool,
    /// When a forbid applies; of a permit, who may.
    pub applies: Condition,
    /// What else must hold for a permit, the first that fails being told.
    pub needs: Vec<Check>,
    /// What to do instead, or next.
    pub next: Option<String>,
    /// The refusal that a forbid is told as.
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
    /// The statements it stands on, where they are not those of the whole.
    pub cites: Option<Vec<String>>,
    /// What to do instead.
    pub next: Option<String>,
    /// The refusal it is told as.
    pub refusal: Option<String>,
}

/// A named instant.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Moment {
    /// Its name.
    pub name: String,
    /// Of what it is.
    pub scope: Scope,
    /// Where its instant comes from.
    pub when: When,
    /// How far it is from what it is counted from.
    pub shift: Shift,
    /// Which instant of its day it is.
    pub edge: Edge,
    /// Of several that it is counted from, the latest and not the earliest.
    pub latest: bool,
    /// True for "through the 25th": its instant is the first that is too late.
    pub is_deadline: bool,
    /// The statements of acts it stands on.
    pub cites: Vec<String>,
}

/// Where the instant of a moment comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum When {
    /// The definition states it.
    Stated(Instant),
    /// Only an announcement gives it.
    Announced,
    /// It is counted from these.
    Counted(Vec<Origin>),
}

/// A distance on the calendar: years and months first, then days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Shift {
    /// Months, twelve a year; negative for before.
    pub months: i32,
    /// Days; negative for before.
    pub days: i64,
    /// Then on to 31 December of the year reached.
    pub to_year_end: bool,
}

/// Which instant of its day a moment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// "From that day": its first instant.
    From,
    /// "Through that day": the first instant after it.
    Through,
    /// "From that hour on".
    FromHour(NaiveTime),
    /// "Through that minute": the first instant after it.
    ThroughMinute(NaiveTime),
    /// The time of day of what it is counted from.
    SameTime,
}

/// What a moment is counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Origin {
    /// Another moment.
    Moment(String),
    /// A fact of the case or of a member.
    Fact(String),
    /// The first entering of a state.
    Entered(Milestone),
    /// A day of a year.
    DayOfYear {
        /// 1 to 12.
        month: u32,
        /// 1 to 31.
        day: u32,
        /// Which year.
        year: Year,
    },
}

/// The year of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Year {
    /// The definition states it.
    Stated(i64),
    /// A fact tells it.
    Fact(String),
}

/// A state whose first entering counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Milestone {
    /// The track.
    pub track: String,
    /// Its state.
    pub state: String,
}

/// What holds from one bound until another.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Window {
    /// Its name.
    pub name: String,
    /// Where it begins; `None` for one that has always been open.
    pub from: Option<Bound>,
    /// Where it ends; `None` for one that stays open.
    pub until: Option<Bound>,
}

/// Where a window begins or ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// At a moment.
    Moment(String),
    /// When a state is first entered.
    Entered(Milestone),
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

/// A command.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Command {
    /// Its name.
    pub name: String,
    /// It is allowed exactly when this function is.
    pub function: String,
    /// Its arguments in order.
    pub arguments: Vec<Argument>,
}

/// An argument of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Argument {
    /// Its name.
    pub name: String,
    /// Its type.
    pub kind: ValueKind,
    /// The only texts it can have, where the definition lists them.
    pub one_of: Option<Vec<String>>,
    /// How many characters a text has at most.
    pub max_length: Option<usize>,
    /// How many texts a list has at most.
    pub max_items: Option<usize>,
}

/// A track: states, and what moves between them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Track {
    /// Its name.
    pub name: String,
    /// Of what it is.
    pub scope: Scope,
    /// Its states in the order of the definition.
    pub states: Vec<String>,
    /// Where it begins.
    pub initial: String,
    /// Its transitions: of those on one trigger, the first that fits fires.
    pub transitions: Vec<Transition>,
}

/// A transition of a track.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Transition {
    /// Its name.
    pub name: String,
    /// What sets it off.
    pub trigger: Trigger,
    /// Of a track of members: whom it moves.
    pub target: Target,
    /// The states from which it fires; `None` for every one.
    pub from: Option<Vec<String>>,
    /// What must hold for it to fire.
    pub guard: Condition,
    /// The state it leads to; `None` where the state stays.
    pub to: Option<String>,
    /// What must hold for its command to be accepted.
    pub require: Vec<Check>,
    /// What it does beside.
    pub acts: Vec<Act>,
    /// The messages it sends.
    pub send: Vec<Message>,
    /// The statements of acts it stands on.
    pub cites: Vec<String>,
}

/// What sets a transition off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// A command.
    Command(String),
    /// A moment, when it comes.
    Moment(String),
}

/// Whom the transition of a track of members moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Every member of whom its conditions hold.
    Every,
    /// Whoever gives the command.
    Asker,
    /// The person in the argument of this number.
    Argument(usize),
}

/// A message that a transition sends.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Message {
    /// To whom: a role, a fact that holds an address, or `member`.
    pub to: String,
    /// Which notice.
    pub notice: String,
}

/// What a transition does beside moving its track. Numbers are those of the command's arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[expect(missing_docs, reason = "fields are the arguments, by number, that the act is named after")]
pub enum Act {
    /// Sets a flag.
    SetFlag(String),
    /// Clears a flag.
    ClearFlag(String),
    /// Moves another track.
    Move(Milestone),
    /// Gives a fact a value.
    SetFact(String, Given),
    /// Adds a text to a list.
    Append(String, Given),
    /// Forgets a fact.
    Forget(String),
    /// Takes a person of the register into the draft.
    Confirm { person: usize },
    /// Takes a person into the draft.
    Insert { person: usize, role: usize },
    /// Takes a person out of the draft.
    Remove { person: usize },
    /// Refuses a draft with errors; true at submission.
    CheckRoster { at_submission: bool },
    /// Makes the draft the register.
    Grant,
    /// Notes something owed to the portal.
    Owe { id: usize },
    /// Notes it as done.
    Settle { id: usize },
    /// Keeps a comment.
    Comment { text: usize },
}

/// Where the value of a fact comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// The definition states it.
    Value(Value),
    /// The argument of this number.
    Argument(usize),
    /// Another fact.
    Fact(String),
    /// The instant at which it happens, or its day.
    Now,
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

/// A message on a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Notice {
    /// Its name.
    pub name: String,
    /// To whom.
    pub to: String,
    /// When it is due, to those of whom this holds.
    pub condition: Condition,
    /// The moments at which it is due; none for one that only transitions send.
    pub moments: Vec<String>,
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
    /// How many whoever holds the role should have beside him.
    pub stand_ins: Option<usize>,
    /// How grave it is in a draft.
    pub at_draft: Severity,
    /// How grave it is at submission.
    pub at_submission: Severity,
    /// The statements of acts it stands on.
    pub cites: Vec<String>,
}

/// What the definition says of itself: wherever `applies` holds, the claim does. No answer depends on it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Invariant {
    /// Its name.
    pub name: String,
    /// The statements of acts it stands on.
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

impl Origin {
    /// The fact that it is counted from.
    pub fn fact(&self) -> Option<&str> {
        match self {
            Self::Fact(fact) | Self::DayOfYear { year: Year::Fact(fact), .. } => Some(fact),
            _ => None,
        }
    }
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
