//! What happened. See the contract at the top of [the module](super).

use super::CaseId;
use crate::calendar::Instant;
use crate::campaign::{Hash, Value};
use crate::identity::Scheme;
use crate::person::PersonId;
use crate::roster::Delegate;

/// One thing that happened to a case. It is stored as [`wire::Event`](crate::wire::Event).
///
/// ```
/// use abilita::{Campaign, CaseId, EventBody, Opening, parse_instant, wire};
/// let campaign = Campaign::built_in("factotum-2025")?;
/// let opened = campaign.open(CaseId::new("7f3a"), Opening::new(), parse_instant("2025-09-01T00:00:00+02:00")?)?;
/// assert_eq!((opened.sequence(), opened.case().as_str()), (1, "7f3a"));
/// assert!(matches!(opened.body(), EventBody::Opened { .. }));
///
/// let stored = wire::Event::from(&opened).to_json();
/// assert_eq!(wire::Event::from_json(&stored)?.parse()?, opened);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub(crate) sequence: u64,
    pub(crate) at: Instant,
    pub(crate) case: CaseId,
    pub(crate) definition: Hash,
    pub(crate) body: EventBody,
}

/// The kinds of event. Deliberately exhaustive: whoever stores events must know every kind there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventBody {
    /// The case began.
    Opened {
        /// What it began with.
        changes: Vec<Change>,
    },
    /// A command was carried out.
    Handled {
        /// The command.
        command: Box<str>,
        /// Who gave it.
        by: Actor,
        /// Its arguments.
        arguments: Vec<(Box<str>, Value)>,
        /// What it changed.
        changes: Vec<Change>,
    },
    /// A moment came at which something can happen; for this case, perhaps nothing did.
    MomentReached {
        /// The moment.
        moment: Box<str>,
        /// The member whose moment it is; `None` for one of the case.
        member: Option<PersonId>,
        /// What it changed.
        changes: Vec<Change>,
    },
    /// The host set facts, or who is on record.
    Told {
        /// What became known.
        changes: Vec<Change>,
    },
    /// The case went over to an amended definition: that of this event. It keeps everything by name.
    Adopted {
        /// The content hash of the definition it ran under before.
        from: Hash,
        /// The act by which it was amended.
        act: Box<str>,
    },
}

/// One change to a case, by the names of its definition. Deliberately exhaustive, as events are.
#[derive(Clone, PartialEq, Eq)]
pub enum Change {
    /// A person is on record.
    Recorded(Delegate),
    /// A person is no longer on record.
    Unrecorded {
        /// The role.
        role: Box<str>,
        /// The person.
        person: PersonId,
    },
    /// A person is in the register.
    Enabled(Delegate),
    /// A track entered a state.
    Moved {
        /// The track.
        track: Box<str>,
        /// The state.
        to: Box<str>,
    },
    /// A flag was set.
    FlagSet(Box<str>),
    /// A flag was cleared.
    FlagCleared(Box<str>),
    /// A fact became known, or another one.
    FactSet {
        /// The fact.
        fact: Box<str>,
        /// Its value.
        value: Value,
    },
    /// A text was appended to a fact that is a list, unless it was there already.
    FactAppended {
        /// The fact.
        fact: Box<str>,
        /// The text.
        text: Box<str>,
    },
    /// A fact is no longer known.
    FactForgotten(Box<str>),
    /// An entry came into the draft of the next roster.
    Drafted(Delegate),
    /// All entries of a person left the draft.
    Undrafted(PersonId),
    /// The draft became the register.
    Granted,
    /// Something was done on the interim channel and is owed to the portal.
    Owed(Box<str>),
    /// It was entered.
    Settled(Box<str>),
    /// A comment was left for the operator.
    Commented(Box<str>),
    /// One of a track, a flag, a fact, or a message of one person of the register or draft.
    OfMember {
        /// The person.
        person: PersonId,
        /// `Moved`, `FlagSet`, `FlagCleared`, `FactSet`, `FactAppended`, `FactForgotten` or `Message`; nothing else fits.
        change: Box<Change>,
    },
    /// A message is to be sent.
    Message {
        /// To whom: a role, or a fact that holds a mailbox.
        to: Box<str>,
        /// Which message.
        notice: Box<str>,
    },
}

/// Free texts may hold personal data, so they are not shown.
impl std::fmt::Debug for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Recorded(delegate) => f.debug_tuple("Recorded").field(delegate).finish(),
            Self::Unrecorded { role, .. } => f.debug_tuple("Unrecorded").field(role).finish(),
            Self::Enabled(delegate) => f.debug_tuple("Enabled").field(delegate).finish(),
            Self::Moved { track, to } => write!(f, "Moved({track} to {to})"),
            Self::FlagSet(flag) => write!(f, "FlagSet({flag})"),
            Self::FlagCleared(flag) => write!(f, "FlagCleared({flag})"),
            Self::FactSet { fact, value } => write!(f, "FactSet({fact}, {value:?})"),
            Self::FactAppended { fact, .. } => write!(f, "FactAppended({fact}, …)"),
            Self::FactForgotten(fact) => write!(f, "FactForgotten({fact})"),
            Self::Drafted(delegate) => f.debug_tuple("Drafted").field(delegate).finish(),
            Self::Undrafted(_) => f.write_str("Undrafted(…)"),
            Self::Granted => f.write_str("Granted"),
            Self::Owed(_) => f.write_str("Owed(…)"),
            Self::Settled(_) => f.write_str("Settled(…)"),
            Self::Commented(_) => f.write_str("Commented(…)"),
            Self::OfMember { change, .. } => f.debug_tuple("OfMember").field(change).finish(),
            Self::Message { to, notice } => write!(f, "Message({notice} to {to})"),
        }
    }
}

/// Who gave a command: for the audit, not for any rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actor {
    pub(crate) person: Option<PersonId>,
    pub(crate) role: Option<Box<str>>,
    pub(crate) scheme: Option<Scheme>,
    pub(crate) level: Option<u8>,
}

impl Actor {
    /// The person, where it was one.
    pub fn person(&self) -> Option<&PersonId> {
        self.person.as_ref()
    }

    /// The role they acted in: the one they chose, or the one the host vouched for.
    pub fn role(&self) -> Option<&str> {
        self.role.as_deref()
    }

    /// How they had logged in.
    pub fn scheme(&self) -> Option<&Scheme> {
        self.scheme.as_ref()
    }

    /// At which assurance level.
    pub fn level(&self) -> Option<u8> {
        self.level
    }
}

impl Event {
    /// Its number in the case, from 1.
    pub fn sequence(&self) -> u64 {
        self.sequence
    }

    /// When it happened.
    pub fn at(&self) -> Instant {
        self.at
    }

    /// The case.
    pub fn case(&self) -> &CaseId {
        &self.case
    }

    /// What happened.
    pub fn body(&self) -> &EventBody {
        &self.body
    }

    /// What it changed, in order.
    pub fn changes(&self) -> &[Change] {
        match &self.body {
            EventBody::Opened { changes }
            | EventBody::Handled { changes, .. }
            | EventBody::Told { changes }
            | EventBody::MomentReached { changes, .. } => changes,
            EventBody::Adopted { .. } => &[],
        }
    }
}
