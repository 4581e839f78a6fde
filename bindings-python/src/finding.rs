//! What a check finds.

use abilita::{FindingField, Lang, Severity, wire};
use pyo3::prelude::*;

use crate::classes::{Maker, MatchArgs};
use crate::json::{JsonObject, JsonText, hash_of};
use crate::words::Word;

/// One thing found in a roster: what, how severe, where, and the rules it is based on. It never contains the data it is about.
///
/// >>> match finding:
/// ...     case Finding("role_missing", Severity.ERROR): finding.message(Lang.EN), finding.cites
/// ('A mandatory role is missing', ['F25-07'])
#[pyclass(frozen, eq, module = "abilita")]
#[derive(Debug, PartialEq)]
pub(crate) struct Finding(wire::Finding);

impl Finding {
    pub(crate) fn of(finding: &abilita::Finding) -> Self {
        Self(wire::Finding::from(finding))
    }

    /// The number of the delegate it is about.
    pub(crate) fn about(&self) -> Option<usize> {
        self.0.row
    }
}

#[pymethods]
impl Finding {
    #[classattr]
    const __match_args__: MatchArgs<Self> = MatchArgs::OF_CLASS;

    /// From a JSON-ready dict.
    #[staticmethod]
    fn from_dict(data: JsonText) -> PyResult<Self> {
        data.read().map(Self)
    }

    /// As a JSON-ready dict.
    fn to_dict(&self, py: Python<'_>) -> PyResult<JsonObject> {
        JsonObject::of(py, &self.0)
    }

    /// How severe it is.
    #[getter]
    fn severity(&self) -> Word<Severity> {
        Word::of(&self.0.severity).unwrap_or(Word(Severity::Error))
    }

    /// What it is, such as `codice_fiscale.check_character`.
    #[getter]
    fn code(&self) -> &str {
        &self.0.code
    }

    /// The delegate it is about, counted from 0; None for the roster as a whole.
    #[getter]
    fn row(&self) -> Option<usize> {
        self.0.row
    }

    /// The field it is about.
    #[getter]
    fn field(&self) -> Option<Word<FindingField>> {
        self.0.field.as_deref().and_then(Word::of)
    }

    /// The character of a codice fiscale it is about, counted from 0 in the normalised text.
    #[getter]
    fn position(&self) -> Option<usize> {
        self.0.position
    }

    /// The role that is missing, or of which there are too many.
    #[getter]
    fn role(&self) -> Option<&str> {
        self.0.role.as_deref()
    }

    /// The rules it is based on, such as `F25-07`.
    #[getter]
    fn cites(&self) -> Vec<String> {
        self.0.cites.clone()
    }

    /// Where it is: `roster[2].email`.
    #[getter]
    fn path(&self) -> &str {
        &self.0.path
    }

    /// What it says to whoever fills the form.
    #[pyo3(signature = (lang = Word(Lang::It)))]
    fn message(&self, lang: Word<Lang>) -> &str {
        match lang.0 {
            Lang::It => &self.0.it,
            Lang::En => &self.0.en,
        }
    }

    fn __repr__(&self) -> String {
        format!("<Finding {} {} at {}>", self.0.severity, self.0.code, self.0.path)
    }

    fn __hash__(&self) -> u64 {
        hash_of(&self.0)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Maker<'py>, (JsonObject,))> {
        Ok((Maker::method(slf.get_type().as_any(), "from_dict")?, (slf.get().to_dict(slf.py())?,)))
    }
}
