//! What happens: commands, tracks, transitions.

use super::{Check, Condition, Milestone, Scope};
use crate::campaign::{Value, ValueKind};

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
    /// What else it does.
    pub acts: Vec<Act>,
    /// The messages it sends.
    pub send: Vec<Message>,
    /// The statements of acts it is based on.
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

/// What a transition does besides moving its track. Numbers are those of the command's arguments.
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
