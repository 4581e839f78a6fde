//! The changes that events carry, for `match`.

use abilita::procedure::Change as CoreChange;
use pyo3::prelude::*;

use crate::classes::{Fields, Maker, by_fields};
use crate::json::hash_of;
use crate::person::{PersonId, masked};
use crate::roster::Delegate;
use crate::value::FactValue;

/// One change to a case, by the names of its definition. Each kind is a class of its own:
///
/// >>> [track for change in event.changes if isinstance(change, Change.Moved) for track in [change.track]]
/// []
#[pyclass(frozen, eq, module = "abilita", from_py_object)]
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Change {
    /// A person is on record.
    Recorded { delegate: Delegate },
    /// A person is no longer on record.
    Unrecorded { role: String, person: Id },
    /// A person is in the register.
    Enabled { delegate: Delegate },
    /// A track entered a state.
    Moved { track: String, to: String },
    /// A flag was set.
    FlagSet { flag: String },
    /// A flag was cleared.
    FlagCleared { flag: String },
    /// A fact became known, or another one.
    FactSet { fact: String, value: FactValue },
    /// A text was appended to a fact that is a list, unless it was there already.
    FactAppended { fact: String, text: String },
    /// A fact is no longer known.
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

pub(crate) fn changes(changes: &[CoreChange]) -> Vec<Change> {
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
