//! The codice meccanografico.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// A school code (codice meccanografico): two letters of the province and eight letters or digits. Only the shape is tested.
///
/// Raises ValueError for a text of another shape.
///
/// >>> str(InstituteCode(" tois99901a "))
/// 'TOIS99901A'
#[pyclass(frozen, eq, ord, hash, module = "abilita")]
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct InstituteCode(abilita::InstituteCode);

#[pymethods]
impl InstituteCode {
    #[new]
    fn new(text: &str) -> PyResult<Self> {
        let parsed = text.parse().map(Self);
        parsed.map_err(|error: abilita::InstituteCodeError| PyValueError::new_err(error.to_string()))
    }

    /// The ten characters.
    fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Whether the last character is the one that most codes have there; None where no value is known for a letter. Good for
    /// a hint beside a form field, never for a refusal.
    #[getter]
    fn has_usual_check_character(&self) -> Option<bool> {
        self.0.has_usual_check_character()
    }

    fn __str__(&self) -> &str {
        self.0.as_str()
    }

    fn __repr__(&self) -> String {
        format!("InstituteCode('{}')", self.0.as_str())
    }

    fn __getnewargs__(&self) -> (&str,) {
        (self.0.as_str(),)
    }
}
