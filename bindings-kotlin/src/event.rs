//! What happened to a case: events, and who gave the command.

use abilita::{Change as CoreChange, EventBody as CoreBody, wire};

use crate::asker::level;
use crate::change::Change;
use crate::command::sequence;
use crate::effect::Effect;
use crate::error::AbilitaError;
use crate::instant::PointInTime;
use crate::person::PersonId;
use crate::value::Value;

/// Something that happened to a case. Events are what a host stores: `toJson` and `eventFromJson` are their stored form, with
/// a version.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Event {
    /// The name of the case.
    pub case_id: String,
    /// Its place among the events of the case, from 1.
    pub sequence: i64,
    /// When it happened.
    pub at: PointInTime,
    /// The content hash of the definition under which it came about.
    pub definition: String,
    /// What happened.
    pub body: EventBody,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum EventBody {
    /// The case was opened.
    Opened {
        /// What it starts with.
        changes: Vec<Change>,
    },
    /// A command was carried out.
    Handled {
        /// The command.
        command: String,
        /// Who gave it.
        actor: Actor,
        /// Its arguments, in order.
        arguments: Vec<Argument>,
        /// What came of it.
        changes: Vec<Change>,
    },
    /// A moment came to the case.
    MomentReached {
        /// The moment.
        moment: String,
        /// The person to whom it came, where it comes to each on their own day.
        member: Option<PersonId>,
        /// What it brought.
        changes: Vec<Change>,
    },
    /// The host told news of the case.
    Told {
        /// The news.
        changes: Vec<Change>,
    },
    /// The case went over to another definition.
    Adopted {
        /// The content hash of the definition before.
        from: String,
        /// The act that says so.
        act: String,
    },
}

/// An argument of a command, by name.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Argument {
    /// The name.
    pub name: String,
    /// The value.
    pub value: Value,
}

/// Who gave a command, as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, uniffi::Record)]
pub struct Actor {
    /// Who, where it was a person.
    #[uniffi(default = None)]
    pub person: Option<PersonId>,
    /// The role they acted in.
    #[uniffi(default = None)]
    pub role: Option<String>,
    /// The scheme of his login.
    #[uniffi(default = None)]
    pub scheme: Option<String>,
    /// The assurance level of his login.
    #[uniffi(default = None)]
    pub level: Option<i32>,
}

/// Reads a stored event, strictly. JSON that is none, or one of a newer version, is an error.
#[uniffi::export]
pub fn event_from_json(json: &str) -> Result<Event, AbilitaError> {
    Event::try_from(&wire::Event::from_json(json)?.parse()?)
}

#[uniffi::export]
impl Event {
    /// The event as it is stored, codici fiscali in full.
    pub fn to_json(&self) -> Result<String, AbilitaError> {
        Ok(self.wire()?.to_json())
    }

    /// The messages it asks for, each with its idempotency key.
    pub fn effects(&self) -> Result<Vec<Effect>, AbilitaError> {
        Ok(self.parse()?.effects().iter().map(Effect::from).collect())
    }
}

/// The events of one case without a person's data (GDPR, art. 17). Wherever the person stood, a pseudonym stands now; his texts
/// are emptied; the events still replay. `facts`: empty the facts that are texts too, as the case of an account needs.
#[uniffi::export]
pub fn erase(events: &[Event], person: &PersonId, facts: bool) -> Result<Vec<Event>, AbilitaError> {
    events_of(&abilita::erase(&parse_all(events)?, person, facts))
}

pub(crate) fn parse_all(events: &[Event]) -> Result<Vec<abilita::Event>, AbilitaError> {
    events.iter().map(Event::parse).collect()
}

pub(crate) fn events_of(events: &[abilita::Event]) -> Result<Vec<Event>, AbilitaError> {
    events.iter().map(Event::try_from).collect()
}

impl Event {
    pub(crate) fn parse(&self) -> Result<abilita::Event, AbilitaError> {
        Ok(self.wire()?.parse()?)
    }

    fn wire(&self) -> Result<wire::Event, AbilitaError> {
        let wire = |changes: &[Change]| -> Vec<wire::Change> {
            changes.iter().map(|change| wire::Change::from(&CoreChange::from(change))).collect()
        };
        let body = match &self.body {
            EventBody::Opened { changes } => wire::EventBody::Opened { changes: wire(changes) },
            EventBody::Handled { command, actor, arguments, changes } => wire::EventBody::Handled {
                command: command.clone(),
                by: actor.wire()?,
                arguments: wire::Named(arguments.iter().map(Argument::wire).collect()),
                changes: wire(changes),
            },
            EventBody::MomentReached { moment, member, changes } => wire::EventBody::MomentReached {
                moment: moment.clone(),
                member: member.as_ref().map(|person| person.as_str().to_owned()),
                changes: wire(changes),
            },
            EventBody::Told { changes } => wire::EventBody::Told { changes: wire(changes) },
            EventBody::Adopted { from, act } => {
                wire::EventBody::Adopted { from: from.clone(), act: act.clone() }
            }
        };
        Ok(wire::Event {
            version: wire::EVENT_VERSION,
            case: self.case_id.clone(),
            sequence: sequence(self.sequence)?,
            at: abilita::format_instant(self.at),
            definition: self.definition.clone(),
            body,
        })
    }
}

impl Argument {
    fn wire(&self) -> (String, wire::Value) {
        (self.name.clone(), wire::Value((&self.value).into()))
    }
}

impl Actor {
    fn wire(&self) -> Result<wire::Actor, AbilitaError> {
        Ok(wire::Actor {
            person: self.person.as_ref().map(|person| person.as_str().to_owned()),
            role: self.role.clone(),
            scheme: self.scheme.clone(),
            level: self.level.map(level).transpose()?,
        })
    }
}

impl From<&abilita::Actor> for Actor {
    fn from(actor: &abilita::Actor) -> Self {
        Self {
            person: actor.person().cloned(),
            role: actor.role().map(str::to_owned),
            scheme: actor.scheme().map(|scheme| scheme.as_str().to_owned()),
            level: actor.level().map(i32::from),
        }
    }
}

impl TryFrom<&abilita::Event> for Event {
    type Error = AbilitaError;

    fn try_from(event: &abilita::Event) -> Result<Self, AbilitaError> {
        let changes = || event.changes().iter().map(Change::try_from).collect::<Result<Vec<_>, _>>();
        let stored = wire::Event::from(event);
        let body = match (event.body(), stored.body) {
            (CoreBody::Opened { .. }, _) => EventBody::Opened { changes: changes()? },
            (CoreBody::Handled { command, by, arguments, .. }, _) => {
                let argument = |(name, value): &(Box<str>, abilita::Value)| {
                    Ok(Argument { name: name.to_string(), value: value.try_into()? })
                };
                EventBody::Handled {
                    command: command.to_string(),
                    actor: by.into(),
                    arguments: arguments.iter().map(argument).collect::<Result<_, AbilitaError>>()?,
                    changes: changes()?,
                }
            }
            (CoreBody::MomentReached { moment, member, .. }, _) => EventBody::MomentReached {
                moment: moment.to_string(),
                member: member.clone(),
                changes: changes()?,
            },
            (CoreBody::Adopted { .. }, wire::EventBody::Adopted { from, act }) => {
                EventBody::Adopted { from, act }
            }
            (CoreBody::Told { .. } | CoreBody::Adopted { .. }, _) => EventBody::Told { changes: changes()? },
        };
        Ok(Self {
            case_id: stored.case,
            sequence: i64::try_from(event.sequence()).unwrap_or(i64::MAX),
            at: event.at(),
            definition: stored.definition,
            body,
        })
    }
}
