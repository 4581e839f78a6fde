//! What happened to a case: events and the changes in them, for `match`.

use std::sync::Arc;

use abilita::procedure::{self, Change as CoreChange, EventBody as CoreBody};
use abilita::wire;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::classes::{Fields, Maker, MatchArgs, by_fields};
use crate::effect::Effect;
use crate::error::raise;
use crate::instant::At;
use crate::json::{JsonObject, JsonText, hash_of};
use crate::person::{PersonId, masked};
use crate::roster::Delegate;
use crate::value::FactValue;

/// One thing that happened to a case. Store `to_json()`; `from_json` and `from_dict` read strictly, and refuse newer versions.
///
/// >>> event.sequence, event.body.__class__.__name__
/// (1, 'Opened')
/// >>> Event.from_json(event.to_json()) == event
/// True
#[pyclass(frozen, eq, module = "abilita")]
#[derive(Debug, PartialEq)]
pub(crate) struct Event(pub(crate) Arc<procedure::Event>);

impl Event {
    pub(crate) fn of(event: procedure::Event) -> Self {
        Self(Arc::new(event))
    }

    fn wire(&self) -> wire::Event {
        wire::Event::from(&*self.0)
    }
}

#[pymethods]
impl Event {
    #[classattr]
    const __match_args__: MatchArgs<Self> = MatchArgs::OF_CLASS;

    /// Reads a stored event. Raises `WireError` for JSON that is no event, or one of a newer version.
    #[staticmethod]
    fn from_json(text: &str) -> PyResult<Self> {
        wire::Event::from_json(text).and_then(|event| event.parse()).map(Self::of).map_err(raise)
    }

    /// The same from a JSON-ready dict.
    #[staticmethod]
    fn from_dict(data: JsonText) -> PyResult<Self> {
        Self::from_json(&data.0)
    }

    /// The event as it is stored, codici fiscali in full.
    fn to_json(&self) -> String {
        self.wire().to_json()
    }

    /// The same as a JSON-ready dict.
    fn to_dict(&self, py: Python<'_>) -> PyResult<JsonObject> {
        JsonObject::of(py, &self.wire())
    }

    /// Its number in the case, from 1.
    #[getter]
    fn sequence(&self) -> u64 {
        self.0.sequence()
    }

    /// When it happened, in UTC.
    #[getter]
    fn at(&self) -> At {
        At(self.0.at())
    }

    /// The case.
    #[getter]
    fn case(&self) -> &str {
        self.0.case().as_str()
    }

    /// The content hash of the definition it came about under.
    #[getter]
    fn definition(&self) -> String {
        self.wire().definition
    }

    /// What happened: `EventBody.Opened`, `.Handled`, `.MomentReached`, `.Told` or `.Adopted`.
    #[getter]
    fn body(&self) -> EventBody {
        EventBody::of(&self.wire().body, self.0.body())
    }

    /// What it changed, in order.
    #[getter]
    fn changes(&self) -> Vec<Change> {
        changes(self.0.changes())
    }

    /// The messages that this event asks the host to send, each with its idempotency key. Write them to an outbox in the
    /// transaction that stores the event.
    #[getter]
    fn effects(&self) -> Vec<Effect> {
        Effect::of_event(&self.0)
    }

    fn __repr__(&self) -> String {
        let event = &self.0;
        let kind = match event.body() {
            CoreBody::Opened { .. } => "opened".to_owned(),
            CoreBody::Handled { command, .. } => format!("handled {command}"),
            CoreBody::MomentReached { moment, .. } => format!("moment reached {moment}"),
            CoreBody::Told { .. } => "told".to_owned(),
            CoreBody::Adopted { .. } => "adopted".to_owned(),
        };
        let at = abilita::format_instant(event.at());
        format!("<Event {} of case {}: {kind} at {at}>", event.sequence(), event.case().as_str())
    }

    fn __hash__(&self) -> u64 {
        hash_of(&self.wire())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Maker<'py>, (String,))> {
        Ok((Maker::method(slf.get_type().as_any(), "from_json")?, (slf.get().to_json(),)))
    }
}

/// Who gave a command: for the audit, not for any rule.
#[pyclass(frozen, eq, hash, module = "abilita", from_py_object)]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Actor {
    person: Option<abilita::PersonId>,
    role: Option<String>,
    scheme: Option<String>,
    level: Option<u8>,
}

#[pymethods]
impl Actor {
    #[classattr]
    const __match_args__: MatchArgs<Self> = MatchArgs::OF_CLASS;

    #[new]
    #[pyo3(signature = (person = None, role = None, scheme = None, level = None))]
    fn new(
        person: Option<crate::person::CodiceFiscaleLike>,
        role: Option<String>,
        scheme: Option<String>,
        level: Option<u8>,
    ) -> Self {
        Self { person: person.map(|person| abilita::PersonId::new(&person.0)), role, scheme, level }
    }

    /// The person, where it was one.
    #[getter]
    fn person(&self) -> Option<PersonId> {
        self.person.clone().map(PersonId)
    }

    /// The role he acted in.
    #[getter]
    fn role(&self) -> Option<&str> {
        self.role.as_deref()
    }

    /// How he had logged in.
    #[getter]
    fn scheme(&self) -> Option<&str> {
        self.scheme.as_deref()
    }

    /// At which assurance level.
    #[getter]
    fn level(&self) -> Option<u8> {
        self.level
    }

    fn __repr__(&self) -> String {
        let person =
            self.person.as_ref().map_or_else(|| "None".to_owned(), |id| format!("'{}'", masked(id.as_str())));
        format!("<Actor person={person} role={} scheme={}>", shown(self.role()), shown(self.scheme()))
    }

    fn __getnewargs__(&self) -> (Option<PersonId>, Option<&str>, Option<&str>, Option<u8>) {
        (self.person(), self.role(), self.scheme(), self.level)
    }
}

fn shown(text: Option<&str>) -> String {
    text.map_or_else(|| "None".to_owned(), |text| format!("'{text}'"))
}

impl From<&procedure::Actor> for Actor {
    fn from(actor: &procedure::Actor) -> Self {
        Self {
            person: actor.person().cloned(),
            role: actor.role().map(str::to_owned),
            scheme: actor.scheme().map(|scheme| scheme.as_str().to_owned()),
            level: actor.level(),
        }
    }
}

/// What happened. Each kind is a class of its own:
///
/// >>> match event.body:
/// ...     case EventBody.Handled(command, by): f"{by.role} gave {command}"
/// ...     case EventBody.Opened(changes): f"opened with {len(changes)} changes"
/// 'opened with 3 changes'
#[pyclass(frozen, eq, module = "abilita")]
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum EventBody {
    /// The case began.
    Opened { changes: Vec<Change> },
    /// A command was carried out.
    Handled { command: String, by: Actor, arguments: Arguments, changes: Vec<Change> },
    /// A moment came at which the definition says that something happens; perhaps, to this case, nothing did. `member`: whose
    /// moment it is; None for one of the case.
    MomentReached { moment: String, changes: Vec<Change>, member: Option<Id> },
    /// The host told something of the case.
    Told { changes: Vec<Change> },
    /// The case went over to an amended definition; `previous` is the content hash of the one before.
    Adopted { previous: String, act: String },
}

impl EventBody {
    fn of(wire: &wire::EventBody, body: &CoreBody) -> Self {
        match body {
            CoreBody::Opened { changes: list } => Self::Opened { changes: changes(list) },
            CoreBody::Handled { command, by, arguments, changes: list } => Self::Handled {
                command: command.to_string(),
                by: by.into(),
                arguments: Arguments(
                    arguments.iter().map(|(name, value)| (name.to_string(), value.clone())).collect(),
                ),
                changes: changes(list),
            },
            CoreBody::MomentReached { moment, member, changes: list } => {
                let member = member.clone().map(Id);
                Self::MomentReached { moment: moment.to_string(), changes: changes(list), member }
            }
            CoreBody::Told { changes: list } => Self::Told { changes: changes(list) },
            CoreBody::Adopted { act, .. } => {
                let wire::EventBody::Adopted { from, .. } = wire else {
                    return Self::Adopted { previous: String::new(), act: act.to_string() };
                };
                Self::Adopted { previous: from.clone(), act: act.to_string() }
            }
        }
    }
}

#[pymethods]
impl EventBody {
    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let changes = match slf.get() {
            Self::Opened { changes }
            | Self::Handled { changes, .. }
            | Self::MomentReached { changes, .. }
            | Self::Told { changes } => changes.len(),
            Self::Adopted { .. } => 0,
        };
        Ok(format!("<{} with {changes} changes>", slf.as_any().get_type().qualname()?))
    }

    fn __hash__(slf: &Bound<'_, Self>) -> PyResult<u64> {
        Self::__repr__(slf).map(|shown| hash_of(&shown))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Maker<'py>, Fields<'py>)> {
        by_fields(slf.as_any())
    }
}

/// The arguments of a command, by name.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Arguments(pub(crate) Vec<(String, abilita::Value)>);

impl<'py> FromPyObject<'_, 'py> for Arguments {
    type Error = PyErr;
    const INPUT_TYPE: pyo3::inspect::PyStaticExpr = crate::value::Values::INPUT_TYPE;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        object.extract::<crate::value::Values>().map(|values| Self(values.0))
    }
}

impl<'py> IntoPyObject<'py> for Arguments {
    type Target = PyDict;
    type Output = Bound<'py, PyDict>;
    type Error = PyErr;
    const OUTPUT_TYPE: pyo3::inspect::PyStaticExpr = crate::value::FACTS;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let dict = PyDict::new(py);
        self.0.into_iter().try_for_each(|(name, value)| dict.set_item(name, FactValue(value)))?;
        Ok(dict)
    }
}

/// One change to a case, by the names of its definition. Each kind is a class of its own:
///
/// >>> [track for change in event.changes if isinstance(change, Change.Moved) for track in [change.track]]
/// []
#[pyclass(frozen, eq, module = "abilita", from_py_object)]
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Change {
    /// A person stands on record.
    Recorded { delegate: Delegate },
    /// A person stands on record no more.
    Unrecorded { role: String, person: Id },
    /// A person stands in the register.
    Enabled { delegate: Delegate },
    /// A track entered a state.
    Moved { track: String, to: String },
    /// A flag was set.
    FlagSet { flag: String },
    /// A flag was cleared.
    FlagCleared { flag: String },
    /// A fact became known, or another one.
    FactSet { fact: String, value: FactValue },
    /// A text came to the end of a fact that is a list, unless it stood there already.
    FactAppended { fact: String, text: String },
    /// A fact is known no more.
    FactForgotten { fact: String },
    /// An entry came into the draft of the next roster.
    Drafted { delegate: Delegate },
    /// All entries of a person left the draft.
    Undrafted { person: Id },
    /// The draft became the register.
    Granted {},
    /// Something was done on the interim channel and is owed to the portal.
    Owed { id: String },
    /// It was entered.
    Settled { id: String },
    /// A comment was left for the operator.
    Commented { text: String },
    /// One of a track, a flag, a fact, or a message of one person of the register or draft.
    OfMember { person: Id, change: Inner },
    /// A message is to be sent: to a role, a fact that holds a mailbox, or `member`.
    Message { to: String, notice: String },
}

/// A change within a change.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Inner(Box<Change>);

impl<'py> FromPyObject<'_, 'py> for Inner {
    type Error = PyErr;
    const INPUT_TYPE: pyo3::inspect::PyStaticExpr = <Change as pyo3::type_object::PyTypeInfo>::TYPE_HINT;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        Ok(Self(Box::new(object.cast::<Change>()?.get().clone())))
    }
}

impl<'py> IntoPyObject<'py> for Inner {
    type Target = Change;
    type Output = Bound<'py, Change>;
    type Error = PyErr;
    const OUTPUT_TYPE: pyo3::inspect::PyStaticExpr = <Change as pyo3::type_object::PyTypeInfo>::TYPE_HINT;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        (*self.0).into_pyobject(py)
    }
}

/// A `PersonId` as a field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Id(pub(crate) abilita::PersonId);

impl<'py> FromPyObject<'_, 'py> for Id {
    type Error = PyErr;
    const INPUT_TYPE: pyo3::inspect::PyStaticExpr = crate::person::CodiceFiscaleLike::INPUT_TYPE;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        object.extract::<crate::person::CodiceFiscaleLike>().map(|id| Self(abilita::PersonId::new(&id.0)))
    }
}

impl<'py> IntoPyObject<'py> for Id {
    type Target = PersonId;
    type Output = Bound<'py, PersonId>;
    type Error = PyErr;
    const OUTPUT_TYPE: pyo3::inspect::PyStaticExpr = <PersonId as pyo3::type_object::PyTypeInfo>::TYPE_HINT;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PersonId(self.0).into_pyobject(py)
    }
}

fn changes(changes: &[CoreChange]) -> Vec<Change> {
    changes.iter().map(Change::from).collect()
}

impl From<&CoreChange> for Change {
    fn from(change: &CoreChange) -> Self {
        let delegate = |delegate: &abilita::Delegate| Delegate(delegate.clone());
        let text = |text: &str| text.to_owned();
        match change {
            CoreChange::Recorded(found) => Self::Recorded { delegate: delegate(found) },
            CoreChange::Unrecorded { role, person } => {
                Self::Unrecorded { role: text(role), person: Id(person.clone()) }
            }
            CoreChange::Enabled(found) => Self::Enabled { delegate: delegate(found) },
            CoreChange::Moved { track, to } => Self::Moved { track: text(track), to: text(to) },
            CoreChange::FlagSet(flag) => Self::FlagSet { flag: text(flag) },
            CoreChange::FlagCleared(flag) => Self::FlagCleared { flag: text(flag) },
            CoreChange::FactSet { fact, value } => {
                Self::FactSet { fact: text(fact), value: FactValue(value.clone()) }
            }
            CoreChange::FactAppended { fact, text: added } => {
                Self::FactAppended { fact: text(fact), text: text(added) }
            }
            CoreChange::OfMember { person, change } => {
                Self::OfMember { person: Id(person.clone()), change: Inner(Box::new(Self::from(&**change))) }
            }
            CoreChange::FactForgotten(fact) => Self::FactForgotten { fact: text(fact) },
            CoreChange::Drafted(found) => Self::Drafted { delegate: delegate(found) },
            CoreChange::Undrafted(person) => Self::Undrafted { person: Id(person.clone()) },
            CoreChange::Granted => Self::Granted {},
            CoreChange::Owed(id) => Self::Owed { id: text(id) },
            CoreChange::Settled(id) => Self::Settled { id: text(id) },
            CoreChange::Commented(comment) => Self::Commented { text: text(comment) },
            CoreChange::Message { to, notice } => Self::Message { to: text(to), notice: text(notice) },
        }
    }
}

#[pymethods]
impl Change {
    /// Names are shown; persons are masked, and free texts hidden.
    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let fields = match slf.get() {
            Self::Recorded { delegate } | Self::Enabled { delegate } | Self::Drafted { delegate } => {
                delegate.__repr__()
            }
            Self::Unrecorded { role, person } => format!("'{role}', '{}'", masked(person.0.as_str())),
            Self::Undrafted { person } => format!("'{}'", masked(person.0.as_str())),
            Self::Moved { track, to } => format!("'{track}', '{to}'"),
            Self::FlagSet { flag: name }
            | Self::FlagCleared { flag: name }
            | Self::FactForgotten { fact: name } => {
                format!("'{name}'")
            }
            Self::FactSet { fact, .. } | Self::FactAppended { fact, .. } => format!("'{fact}', …"),
            Self::OfMember { person, .. } => format!("'{}', …", masked(person.0.as_str())),
            Self::Granted {} => String::new(),
            Self::Owed { .. } | Self::Settled { .. } | Self::Commented { .. } => "…".to_owned(),
            Self::Message { to, notice } => format!("'{to}', '{notice}'"),
        };
        Ok(format!("{}({fields})", slf.as_any().get_type().qualname()?))
    }

    fn __hash__(slf: &Bound<'_, Self>) -> PyResult<u64> {
        Self::__repr__(slf).map(|shown| hash_of(&shown))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Maker<'py>, Fields<'py>)> {
        by_fields(slf.as_any())
    }
}

/// The events of one case without a person's data (GDPR, art. 17).
///
/// Wherever the person stood, a pseudonym stands now; his texts are emptied; the events still replay. In the case of an
/// account the facts are its holder's data: pass `facts=True` to empty those that are texts.
///
/// >>> erased = erase([event], "RSSNNA75S42D205F")
/// >>> [person.id.as_str() for _, person in [(d.role, d.person) for d in campaign.replay(erased).register]]
/// ['ERASED-1']
#[pyfunction]
#[pyo3(signature = (events, person, *, facts = false))]
pub(crate) fn erase(
    events: crate::many::Many<Py<Event>>,
    person: crate::person::CodiceFiscaleLike,
    facts: bool,
) -> Vec<Event> {
    let events: Vec<procedure::Event> = events.0.iter().map(|event| (*event.get().0).clone()).collect();
    procedure::erase(&events, &abilita::PersonId::new(&person.0), facts).into_iter().map(Event::of).collect()
}
