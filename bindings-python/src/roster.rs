//! Lines of a roster.

use abilita::wire;
use pyo3::prelude::*;

use crate::classes::{Maker, MatchArgs};
use crate::json::{JsonObject, JsonText};
use crate::person::Person;

/// A person with the role they are to have: one line of a roster.
///
/// >>> Delegate("delegate", Person("RSSNNA75S42D205F", name="Anna", surname="Rossi"))
/// Delegate('delegate', Person(PersonId('RSS*************'), named=True, email=False))
#[pyclass(frozen, eq, hash, module = "abilita", from_py_object)]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Delegate(pub(crate) abilita::Delegate);

#[pymethods]
impl Delegate {
    #[classattr]
    const __match_args__: MatchArgs<Self> = MatchArgs::OF_CLASS;

    #[new]
    fn new(role: &str, person: Person) -> Self {
        Self(abilita::Delegate::new(role, person.0))
    }

    /// From a JSON-ready dict: `role`, `person`.
    #[staticmethod]
    fn from_dict(data: JsonText) -> PyResult<Self> {
        data.read::<wire::Delegate>().map(|delegate| Self(delegate.parse()))
    }

    /// As a JSON-ready dict, the codice fiscale in full.
    fn to_dict(&self, py: Python<'_>) -> PyResult<JsonObject> {
        JsonObject::of(py, &wire::Delegate::from(&self.0))
    }

    /// The role, as given: a check tells whether it is one.
    #[getter]
    fn role(&self) -> &str {
        self.0.role()
    }

    /// The person.
    #[getter]
    fn person(&self) -> Person {
        Person(self.0.person().clone())
    }

    pub(crate) fn __repr__(&self) -> String {
        format!("Delegate('{}', {})", self.0.role(), self.person().__repr__())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Maker<'py>, (JsonObject,))> {
        Ok((Maker::method(slf.get_type().as_any(), "from_dict")?, (slf.get().to_dict(slf.py())?,)))
    }
}

/// Named persons of a case as lines.
pub(crate) fn lines<'c>(listed: impl Iterator<Item = (&'c str, &'c abilita::Person)>) -> Vec<Delegate> {
    listed.map(|(role, person)| Delegate(abilita::Delegate::new(role, person.clone()))).collect()
}
