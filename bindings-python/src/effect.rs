//! What the host is asked to do in the world.

use std::sync::Arc;

use abilita::{procedure, wire};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;

use crate::classes::{Maker, MatchArgs};
use crate::event::Event;
use crate::json::{JsonObject, hash_of};
use crate::person::PersonId;

/// A message to send. Sending it twice is prevented by its key: the same event always gives the same one.
///
/// >>> [(effect.name, effect.key) for effect in event.effects]
/// []
#[pyclass(frozen, module = "abilita")]
#[derive(Debug)]
pub(crate) struct Effect {
    pub(crate) core: procedure::Effect,
    event: Arc<procedure::Event>,
    index: usize,
}

impl Effect {
    /// The effects of an event.
    pub(crate) fn of_event(event: &Arc<procedure::Event>) -> Vec<Self> {
        let effects = event.effects().into_iter().enumerate();
        effects.map(|(index, core)| Self { core, event: Arc::clone(event), index }).collect()
    }
}

#[pymethods]
impl Effect {
    #[classattr]
    const __match_args__: MatchArgs<Self> = MatchArgs::OF_CLASS;

    /// As a JSON-ready dict.
    fn to_dict(&self, py: Python<'_>) -> PyResult<JsonObject> {
        JsonObject::of(py, &wire::Effect::from(&self.core))
    }

    /// `mail:` and to whom: the word by which scenarios name it.
    #[getter]
    fn name(&self) -> String {
        self.core.name()
    }

    /// To whom: a role, a fact that holds a mailbox, or `member`: the person it is about.
    #[getter]
    fn to(&self) -> &str {
        self.core.to()
    }

    /// Which message.
    #[getter]
    fn notice(&self) -> &str {
        self.core.notice()
    }

    /// Whom of the case it is about; None where it is the case as a whole.
    #[getter]
    fn about(&self) -> Option<PersonId> {
        self.core.about().cloned().map(PersonId)
    }

    /// The case it is about.
    #[getter]
    fn case(&self) -> &str {
        self.core.case().as_str()
    }

    /// The idempotency key, deterministic: case, number of the event, number of the message in it.
    #[getter]
    fn key(&self) -> &str {
        self.core.key()
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.core == other.core
    }

    fn __hash__(&self) -> u64 {
        hash_of(&wire::Effect::from(&self.core))
    }

    fn __repr__(&self) -> String {
        format!("<Effect {} {}: {}>", self.core.key(), self.core.name(), self.core.notice())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Maker<'py>, (Event, usize))> {
        let Self { event, index, .. } = slf.get();
        Ok((Maker::method(slf.get_type().as_any(), "_restore")?, (Event(Arc::clone(event)), *index)))
    }

    #[staticmethod]
    fn _restore(event: &Event, index: usize) -> PyResult<Self> {
        let effect = Self::of_event(&event.0).into_iter().nth(index);
        effect.ok_or_else(|| PyIndexError::new_err("the event has no such effect"))
    }
}
