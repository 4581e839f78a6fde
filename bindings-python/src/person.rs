//! Who somebody is: `PersonId`, `Person`, and whatever else says it.

use abilita::codice_fiscale::normalize;
use abilita::wire;
use pyo3::exceptions::PyTypeError;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::classes::{Maker, MatchArgs};
use crate::codice_fiscale::CodiceFiscale;
use crate::json::{JsonObject, JsonText};

/// Whatever says who somebody is: a text, a `CodiceFiscale`, a `PersonId`.
#[derive(Clone, Default)]
pub(crate) struct CodiceFiscaleLike(pub(crate) String);

impl<'py> FromPyObject<'_, 'py> for CodiceFiscaleLike {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = PyStaticExpr::Attribute {
        value: &PyStaticExpr::Name { id: "abilita.types" },
        attr: "CodiceFiscaleLike",
    };

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(text) = object.cast::<PyString>() {
            return text.to_str().map(|text| Self(text.to_owned()));
        }
        if let Ok(code) = object.cast::<CodiceFiscale>() {
            return Ok(Self(code.get().0.as_str().to_owned()));
        }
        if let Ok(id) = object.cast::<PersonId>() {
            return Ok(Self(id.get().0.as_str().to_owned()));
        }
        Err(PyTypeError::new_err("expected a codice fiscale: str, CodiceFiscale or PersonId"))
    }
}

/// The key by which abilita tells persons apart: the codice fiscale as given, normalised (blanks and a leading `TINIT-`
/// removed, ASCII letters upper-cased). It need not be a valid code.
///
/// `str` and `repr` are masked; `as_str()` is the text in full.
///
/// >>> PersonId("TINIT-RSSNNA75S42D205F") == PersonId(" rssnna75s42d205f ")
/// True
/// >>> PersonId("RSSNNA75S42D205F")
/// PersonId('RSS*************')
#[pyclass(frozen, eq, ord, hash, module = "abilita")]
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PersonId(pub(crate) abilita::PersonId);

#[pymethods]
impl PersonId {
    #[new]
    fn new(codice_fiscale: CodiceFiscaleLike) -> Self {
        Self(abilita::PersonId::new(&codice_fiscale.0))
    }

    /// The normalised text, in full. Keep it out of logs, file names and addresses.
    fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// True where no codice fiscale was given: such a person is nobody in particular.
    #[getter]
    fn is_blank(&self) -> bool {
        self.0.is_blank()
    }

    fn __str__(&self) -> String {
        masked(self.0.as_str())
    }

    fn __repr__(&self) -> String {
        format!("PersonId('{}')", masked(self.0.as_str()))
    }

    fn __getnewargs__(&self) -> (&str,) {
        (self.0.as_str(),)
    }
}

/// The first three characters, and asterisks for the others.
pub(crate) fn masked(text: &str) -> String {
    normalize(text).chars().enumerate().map(|(index, c)| if index < 3 { c } else { '*' }).collect()
}

/// A person with what a campaign may ask of them. What is not given is empty; whether it is right is for a roster check.
///
/// `repr` shows which data are there, never the data.
///
/// >>> anna = Person("RSSNNA75S42D205F", name="Anna", surname="Rossi")
/// >>> anna
/// Person(PersonId('RSS*************'), named=True, email=False)
/// >>> match anna:
/// ...     case Person(name=name): name
/// 'Anna'
#[pyclass(frozen, eq, hash, module = "abilita", from_py_object)]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Person(pub(crate) abilita::Person);

#[pymethods]
impl Person {
    #[classattr]
    const __match_args__: MatchArgs<Self> = MatchArgs::OF_CLASS;

    #[new]
    #[pyo3(signature = (codice_fiscale = CodiceFiscaleLike::default(), *, name = "", surname = "", email = ""))]
    fn new(codice_fiscale: CodiceFiscaleLike, name: &str, surname: &str, email: &str) -> Self {
        Self(abilita::Person::new(&codice_fiscale.0).named(name, surname).with_email(email))
    }

    /// From the data as JSON-ready dict: `codice_fiscale`, `name`, `surname`, `email`.
    #[staticmethod]
    fn from_dict(data: JsonText) -> PyResult<Self> {
        data.read::<wire::Person>().map(|person| Self(person.parse()))
    }

    /// The data as JSON-ready dict, the codice fiscale in full.
    fn to_dict(&self, py: Python<'_>) -> PyResult<JsonObject> {
        JsonObject::of(py, &wire::Person::from(&self.0))
    }

    /// Who it is.
    #[getter]
    fn id(&self) -> PersonId {
        PersonId(self.0.id().clone())
    }

    /// The given name; empty where none was given.
    #[getter]
    fn name(&self) -> &str {
        self.0.name()
    }

    /// The surname; empty where none was given.
    #[getter]
    fn surname(&self) -> &str {
        self.0.surname()
    }

    /// The email address; empty where none was given.
    #[getter]
    fn email(&self) -> &str {
        self.0.email()
    }

    pub(crate) fn __repr__(&self) -> String {
        let named = python_bool(!(self.0.name().is_empty() && self.0.surname().is_empty()));
        let email = python_bool(!self.0.email().is_empty());
        format!("Person(PersonId('{}'), named={named}, email={email})", masked(self.0.id().as_str()))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Maker<'py>, (JsonObject,))> {
        let dict = slf.get().to_dict(slf.py())?;
        Ok((Maker::method(slf.get_type().as_any(), "from_dict")?, (dict,)))
    }
}

pub(crate) fn python_bool(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

/// True if `text` is an email address: one `@`, something before it, at least two labels after it, no blanks.
///
/// >>> is_email_address("factotum@scuola.example.org")
/// True
#[pyfunction]
pub(crate) fn is_email_address(text: &str) -> bool {
    abilita::is_email_address(text)
}
