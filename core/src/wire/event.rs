//! Events as they are stored.

use super::value::{to_domain, to_wire};
use super::{
    Delegate, FromJson, Json, Malformed, Named, ToJson, Value, WireError, check_version, instant, kinds,
    record, stored, to_json,
};
use crate::calendar::format_instant;
use crate::campaign::Hash;
use crate::identity::Scheme;
use crate::person::PersonId;
use crate::procedure::{self, CaseId};

/// The version of stored events that this build writes.
pub const EVENT_VERSION: u32 = 1;

record! {
    /// A stored event.
    ///
    /// ```
    /// use abilita::{Campaign, CaseId, Opening, parse_instant, wire};
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let event = campaign.open(CaseId::new("7f3a"), Opening::new(), parse_instant("2025-09-01T00:00:00+02:00")?)?;
    /// let stored = wire::Event::from(&event).to_json();
    /// assert_eq!(wire::Event::from_json(&stored)?.parse()?, event);
    ///
    /// let newer = stored.replace(r#""version":1"#, r#""version":2"#);
    /// assert_eq!(wire::Event::from_json(&newer).unwrap_err().code().as_str(), "unsupported_version");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Event {
        /// The version of this form.
        pub version: u32,
        /// The case.
        pub case: String,
        /// The number of the event in the case, from 1.
        pub sequence: u64,
        /// When it happened, in UTC.
        pub at: String,
        /// The content hash of the definition, in hexadecimal.
        pub definition: String,
        /// What happened.
        pub body: EventBody,
    }
}

kinds! {
    /// What happened.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum EventBody by "kind" {
        /// The case began.
        "opened" => Opened {
            /// What it began with.
            changes: Vec<Change>,
        },
        /// A command was carried out.
        "handled" => Handled {
            /// The command.
            command: String,
            /// Who gave it.
            by: Actor,
            /// Its arguments.
            arguments: Named<Value> = optional,
            /// What it changed.
            changes: Vec<Change>,
        },
        /// A moment came.
        "moment_reached" => MomentReached {
            /// The moment.
            moment: String,
            /// The codice fiscale of the member whose moment it is.
            member: Option<String> = omitted,
            /// What it changed.
            changes: Vec<Change>,
        },
        /// The host set facts, or who is on record.
        "told" => Told {
            /// What became known.
            changes: Vec<Change>,
        },
        /// The case went over to an amended definition.
        "adopted" => Adopted {
            /// The content hash of the definition it ran under before.
            from: String,
            /// The act by which it was amended.
            act: String,
        },
    }
}

record! {
    /// Who gave a command.
    #[derive(Clone, Default, PartialEq, Eq)]
    pub struct Actor {
        /// His codice fiscale.
        pub person: Option<String> = omitted,
        /// The role they acted in.
        pub role: Option<String> = omitted,
        /// How they had logged in.
        pub scheme: Option<String> = omitted,
        /// At which assurance level.
        pub level: Option<u8> = omitted,
    }
}

/// Masked: role and scheme only.
impl std::fmt::Debug for Actor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Actor")
            .field("role", &self.role)
            .field("scheme", &self.scheme)
            .finish_non_exhaustive()
    }
}

kinds! {
    /// One change.
    #[derive(Clone, PartialEq, Eq)]
    #[expect(missing_docs, reason = "each says what its twin in `procedure::Change` says")]
    pub enum Change by "change" {
        "recorded" => Recorded { delegate: Delegate },
        "unrecorded" => Unrecorded { role: String, codice_fiscale: String },
        "enabled" => Enabled { delegate: Delegate },
        "moved" => Moved { track: String, to: String },
        "flag_set" => FlagSet { flag: String },
        "flag_cleared" => FlagCleared { flag: String },
        "fact_set" => FactSet { fact: String, value: Value },
        "fact_appended" => FactAppended { fact: String, text: String },
        "fact_forgotten" => FactForgotten { fact: String },
        "drafted" => Drafted { delegate: Delegate },
        "undrafted" => Undrafted { codice_fiscale: String },
        "granted" => Granted {},
        "owed" => Owed { id: String },
        "settled" => Settled { id: String },
        "commented" => Commented { text: String },
        "of_member" => OfMember { codice_fiscale: String, what: Box<Change> },
        "message" => Message { to: String, notice: String },
    }
}

impl Change {
    /// True for what can happen to a single member of a case.
    fn fits_a_member(&self) -> bool {
        matches!(
            self,
            Self::Moved { .. }
                | Self::FlagSet { .. }
                | Self::FlagCleared { .. }
                | Self::FactSet { .. }
                | Self::FactAppended { .. }
                | Self::FactForgotten { .. }
                | Self::Message { .. }
        )
    }
}

/// What is boxed is the change of a member.
impl FromJson for Box<Change> {
    fn blank() -> Self {
        Self::new(Change::blank())
    }

    fn fill(&mut self, json: &Json<'_>) -> Result<(), Malformed> {
        Change::fill(self, json)?;
        if self.fits_a_member() {
            return Ok(());
        }
        Err(Malformed::because("expected a change that can be one of a member"))
    }
}

impl ToJson for Box<Change> {
    fn as_json(&self) -> Json<'_> {
        Change::as_json(self)
    }
}

/// Masked, as its twin in the domain is.
impl std::fmt::Debug for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        procedure::Change::from(self).fmt(f)
    }
}

impl Event {
    /// Reads a stored event.
    ///
    /// # Errors
    /// Not JSON, not an event, or one of a newer version. The path leads to what is wrong, also within the body.
    pub fn from_json(json: &str) -> Result<Self, WireError> {
        stored(json, EVENT_VERSION)
    }

    /// The event as it is stored.
    pub fn to_json(&self) -> String {
        to_json(self)
    }

    /// The event.
    ///
    /// # Errors
    /// An instant or hash is not one, or the version is none or newer than this build knows.
    pub fn parse(&self) -> Result<procedure::Event, WireError> {
        check_version(&self.version.as_json(), EVENT_VERSION)?;
        let body = match &self.body {
            EventBody::Opened { changes } => procedure::EventBody::Opened { changes: domain(changes) },
            EventBody::Handled { command, by, arguments, changes } => procedure::EventBody::Handled {
                command: command.as_str().into(),
                by: by.parse(),
                arguments: to_domain(arguments),
                changes: domain(changes),
            },
            EventBody::MomentReached { moment, member, changes } => procedure::EventBody::MomentReached {
                moment: moment.as_str().into(),
                member: member.as_deref().map(PersonId::new),
                changes: domain(changes),
            },
            EventBody::Told { changes } => procedure::EventBody::Told { changes: domain(changes) },
            EventBody::Adopted { from, act } => {
                procedure::EventBody::Adopted { from: hash(from, "body.from")?, act: act.as_str().into() }
            }
        };
        Ok(procedure::Event {
            sequence: self.sequence,
            at: instant(&self.at, "at")?,
            case: CaseId::new(&self.case),
            definition: hash(&self.definition, "definition")?,
            body,
        })
    }
}

impl From<&procedure::Event> for Event {
    fn from(event: &procedure::Event) -> Self {
        let wire = |changes: &[procedure::Change]| changes.iter().map(Change::from).collect();
        let body = match &event.body {
            procedure::EventBody::Opened { changes } => EventBody::Opened { changes: wire(changes) },
            procedure::EventBody::Handled { command, by, arguments, changes } => EventBody::Handled {
                command: command.to_string(),
                by: by.into(),
                arguments: to_wire(arguments),
                changes: wire(changes),
            },
            procedure::EventBody::MomentReached { moment, member, changes } => EventBody::MomentReached {
                moment: moment.to_string(),
                member: member.as_ref().map(|person| person.as_str().to_owned()),
                changes: wire(changes),
            },
            procedure::EventBody::Told { changes } => EventBody::Told { changes: wire(changes) },
            procedure::EventBody::Adopted { from, act } => {
                EventBody::Adopted { from: hex(from), act: act.to_string() }
            }
        };
        Self {
            version: EVENT_VERSION,
            case: event.case.as_str().to_owned(),
            sequence: event.sequence,
            at: format_instant(event.at),
            definition: hex(&event.definition),
            body,
        }
    }
}

impl Actor {
    fn parse(&self) -> procedure::Actor {
        procedure::Actor {
            person: self.person.as_deref().map(PersonId::new),
            role: self.role.as_deref().map(Into::into),
            scheme: self.scheme.as_deref().map(Scheme::new),
            level: self.level,
        }
    }
}

impl From<&procedure::Actor> for Actor {
    fn from(actor: &procedure::Actor) -> Self {
        Self {
            person: actor.person().map(|person| person.as_str().to_owned()),
            role: actor.role().map(str::to_owned),
            scheme: actor.scheme().map(|scheme| scheme.as_str().to_owned()),
            level: actor.level(),
        }
    }
}

fn domain(changes: &[Change]) -> Vec<procedure::Change> {
    changes.iter().map(procedure::Change::from).collect()
}

impl From<&Change> for procedure::Change {
    fn from(change: &Change) -> Self {
        let text = |text: &String| text.as_str().into();
        match change {
            Change::Recorded { delegate } => Self::Recorded(delegate.parse()),
            Change::Unrecorded { role, codice_fiscale } => {
                Self::Unrecorded { role: text(role), person: PersonId::new(codice_fiscale) }
            }
            Change::Enabled { delegate } => Self::Enabled(delegate.parse()),
            Change::Drafted { delegate } => Self::Drafted(delegate.parse()),
            Change::Moved { track, to } => Self::Moved { track: text(track), to: text(to) },
            Change::FlagSet { flag } => Self::FlagSet(text(flag)),
            Change::FlagCleared { flag } => Self::FlagCleared(text(flag)),
            Change::FactSet { fact, value } => Self::FactSet { fact: text(fact), value: value.0.clone() },
            Change::FactAppended { fact, text: added } => {
                Self::FactAppended { fact: text(fact), text: text(added) }
            }
            Change::FactForgotten { fact } => Self::FactForgotten(text(fact)),
            Change::Undrafted { codice_fiscale } => Self::Undrafted(PersonId::new(codice_fiscale)),
            Change::Granted {} => Self::Granted,
            Change::Owed { id } => Self::Owed(text(id)),
            Change::Settled { id } => Self::Settled(text(id)),
            Change::Commented { text: comment } => Self::Commented(text(comment)),
            Change::OfMember { codice_fiscale, what } => {
                let person = PersonId::new(codice_fiscale);
                Self::OfMember { person, change: Box::new(Self::from(&**what)) }
            }
            Change::Message { to, notice } => Self::Message { to: text(to), notice: text(notice) },
        }
    }
}

impl From<&procedure::Change> for Change {
    fn from(change: &procedure::Change) -> Self {
        use procedure::Change as Domain;
        let text = |text: &str| text.to_owned();
        match change {
            Domain::Recorded(delegate) => Self::Recorded { delegate: delegate.into() },
            Domain::Unrecorded { role, person } => {
                Self::Unrecorded { role: text(role), codice_fiscale: text(person.as_str()) }
            }
            Domain::Enabled(delegate) => Self::Enabled { delegate: delegate.into() },
            Domain::Drafted(delegate) => Self::Drafted { delegate: delegate.into() },
            Domain::Moved { track, to } => Self::Moved { track: text(track), to: text(to) },
            Domain::FlagSet(flag) => Self::FlagSet { flag: text(flag) },
            Domain::FlagCleared(flag) => Self::FlagCleared { flag: text(flag) },
            Domain::FactSet { fact, value } => {
                Self::FactSet { fact: text(fact), value: Value(value.clone()) }
            }
            Domain::FactAppended { fact, text: added } => {
                Self::FactAppended { fact: text(fact), text: text(added) }
            }
            Domain::FactForgotten(fact) => Self::FactForgotten { fact: text(fact) },
            Domain::Undrafted(person) => Self::Undrafted { codice_fiscale: text(person.as_str()) },
            Domain::Granted => Self::Granted {},
            Domain::Owed(id) => Self::Owed { id: text(id) },
            Domain::Settled(id) => Self::Settled { id: text(id) },
            Domain::Commented(comment) => Self::Commented { text: text(comment) },
            Domain::OfMember { person, change } => {
                let codice_fiscale = text(person.as_str());
                Self::OfMember { codice_fiscale, what: Box::new(Self::from(&**change)) }
            }
            Domain::Message { to, notice } => Self::Message { to: text(to), notice: text(notice) },
        }
    }
}

pub(super) fn hash(text: &str, path: &str) -> Result<Hash, WireError> {
    let wrong = || WireError::wrong(path, "a content hash: 64 hexadecimal digits");
    let digits: Option<Vec<u8>> =
        text.chars().map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect();
    let digits = digits.filter(|digits| digits.len() == 64).ok_or_else(wrong)?;
    let bytes = digits.chunks_exact(2).map(|pair| pair.iter().fold(0u8, |byte, digit| (byte << 4) | digit));
    bytes.collect::<Vec<u8>>().try_into().map_err(|_| wrong())
}

pub(super) use crate::campaign::hex;
