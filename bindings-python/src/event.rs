//! What happened to a case: events, for `match`.

use std::sync::Arc;

use abilita::procedure::{self, EventBody as CoreBody};
use abilita::wire;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::change::{Change, Id, changes};
use crate::classes::{Fields, Maker, MatchArgs, by_fields};
use crate::effect::Effect;
use crate::error::raise;
use crate::instant::At;
use crate::json::{JsonObject, JsonText, hash_of};
use crate::person::{PersonId, masked};
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

    /// The role they acted in.
    #[getter]
    fn role(&self) -> Option<&str> {
        self.role.as_deref()
    }

    /// How they had logged in.
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
    /// A moment came at which something can happen; for this case, perhaps nothing did. `member`: whose
    /// moment it is; None for one of the case.
    MomentReached { moment: String, changes: Vec<Change>, member: Option<Id> },
    /// The host set facts, or who is on record.
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

/// The events of one case without a person's data (GDPR, art. 17).
///
/// Wherever the person stood, a pseudonym stands now; their texts are emptied; the events still replay. In the case of an
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
