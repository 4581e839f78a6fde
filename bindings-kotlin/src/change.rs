//! The changes that events carry.

use abilita::Change as CoreChange;

use crate::error::AbilitaError;
use crate::person::PersonId;
use crate::roster::Delegate;
use crate::value::Value;

/// One change to a case, by the names of its definition.
#[derive(Clone, PartialEq, Eq, uniffi::Enum)]
#[uniffi::export(Debug)]
pub enum Change {
    /// A person is on record.
    Recorded {
        /// The person in the role.
        delegate: Delegate,
    },
    /// A person is no longer on record.
    Unrecorded {
        /// The role.
        role: String,
        /// The person.
        person: PersonId,
    },
    /// A person is in the register.
    Enabled {
        /// The person in the role.
        delegate: Delegate,
    },
    /// A track entered a state.
    Moved {
        /// The track.
        track: String,
        /// The state.
        to: String,
    },
    /// A flag was set.
    FlagSet {
        /// The flag.
        flag: String,
    },
    /// A flag was cleared.
    FlagCleared {
        /// The flag.
        flag: String,
    },
    /// A fact became known, or another one.
    FactSet {
        /// The fact.
        fact: String,
        /// What is known.
        value: Value,
    },
    /// A text joined a fact that is a list.
    FactAppended {
        /// The fact.
        fact: String,
        /// The text.
        text: String,
    },
    /// A fact is no longer known.
    FactForgotten {
        /// The fact.
        fact: String,
    },
    /// An entry came into the draft of the next roster.
    Drafted {
        /// The person in the role.
        delegate: Delegate,
    },
    /// All entries of a person left the draft.
    Undrafted {
        /// The person.
        person: PersonId,
    },
    /// The draft became the register.
    Granted,
    /// Something was done on the interim channel and is owed to the portal.
    Owed {
        /// What.
        id: String,
    },
    /// It was entered.
    Settled {
        /// What.
        id: String,
    },
    /// A comment was left for the operator.
    Commented {
        /// The comment. Free text may hold personal data.
        text: String,
    },
    /// Something changed for one person of the register or the draft.
    OfMember {
        /// The person.
        person: PersonId,
        /// What.
        change: Box<Change>,
    },
    /// A message is to be sent.
    Message {
        /// To whom: a role, or a fact that holds a mailbox.
        to: String,
        /// Which message.
        notice: String,
    },
}

impl std::fmt::Debug for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        CoreChange::from(self).fmt(f)
    }
}

impl From<&Change> for CoreChange {
    fn from(change: &Change) -> Self {
        let text = |text: &String| text.as_str().into();
        match change {
            Change::Recorded { delegate } => Self::Recorded(delegate.into()),
            Change::Unrecorded { role, person } => {
                Self::Unrecorded { role: text(role), person: person.clone() }
            }
            Change::Enabled { delegate } => Self::Enabled(delegate.into()),
            Change::Moved { track, to } => Self::Moved { track: text(track), to: text(to) },
            Change::FlagSet { flag } => Self::FlagSet(text(flag)),
            Change::FlagCleared { flag } => Self::FlagCleared(text(flag)),
            Change::FactSet { fact, value } => Self::FactSet { fact: text(fact), value: value.into() },
            Change::FactAppended { fact, text: added } => {
                Self::FactAppended { fact: text(fact), text: text(added) }
            }
            Change::FactForgotten { fact } => Self::FactForgotten(text(fact)),
            Change::Drafted { delegate } => Self::Drafted(delegate.into()),
            Change::Undrafted { person } => Self::Undrafted(person.clone()),
            Change::Granted => Self::Granted,
            Change::Owed { id } => Self::Owed(text(id)),
            Change::Settled { id } => Self::Settled(text(id)),
            Change::Commented { text: comment } => Self::Commented(text(comment)),
            Change::OfMember { person, change } => {
                Self::OfMember { person: person.clone(), change: Box::new(Self::from(&**change)) }
            }
            Change::Message { to, notice } => Self::Message { to: text(to), notice: text(notice) },
        }
    }
}

impl TryFrom<&CoreChange> for Change {
    type Error = AbilitaError;

    fn try_from(change: &CoreChange) -> Result<Self, AbilitaError> {
        let text = |text: &str| text.to_owned();
        Ok(match change {
            CoreChange::Recorded(delegate) => Self::Recorded { delegate: delegate.into() },
            CoreChange::Unrecorded { role, person } => {
                Self::Unrecorded { role: text(role), person: person.clone() }
            }
            CoreChange::Enabled(delegate) => Self::Enabled { delegate: delegate.into() },
            CoreChange::Moved { track, to } => Self::Moved { track: text(track), to: text(to) },
            CoreChange::FlagSet(flag) => Self::FlagSet { flag: text(flag) },
            CoreChange::FlagCleared(flag) => Self::FlagCleared { flag: text(flag) },
            CoreChange::FactSet { fact, value } => {
                Self::FactSet { fact: text(fact), value: value.try_into()? }
            }
            CoreChange::FactAppended { fact, text: added } => {
                Self::FactAppended { fact: text(fact), text: text(added) }
            }
            CoreChange::FactForgotten(fact) => Self::FactForgotten { fact: text(fact) },
            CoreChange::Drafted(delegate) => Self::Drafted { delegate: delegate.into() },
            CoreChange::Undrafted(person) => Self::Undrafted { person: person.clone() },
            CoreChange::Granted => Self::Granted,
            CoreChange::Owed(id) => Self::Owed { id: text(id) },
            CoreChange::Settled(id) => Self::Settled { id: text(id) },
            CoreChange::Commented(comment) => Self::Commented { text: text(comment) },
            CoreChange::OfMember { person, change } => {
                Self::OfMember { person: person.clone(), change: Box::new(Self::try_from(&**change)?) }
            }
            CoreChange::Message { to, notice } => Self::Message { to: text(to), notice: text(notice) },
        })
    }
}
