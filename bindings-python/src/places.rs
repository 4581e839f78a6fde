//! Places of birth and their history.

use abilita::codice_fiscale as core;
use abilita::codice_fiscale::{MatchKind, PlaceFilter};
use chrono::NaiveDate;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::classes::Maker;
use crate::words::Word;

/// The code of a municipality or of a foreign state: a letter and three digits, such as `H501`.
///
/// Raises ValueError for a text of another shape; whether such a place exists is for `is_assigned`.
///
/// >>> PlaceCode("H501").name
/// 'ROMA'
#[pyclass(frozen, eq, ord, hash, module = "abilita")]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PlaceCode(pub(crate) core::PlaceCode);

/// A place where one is asked for: as such, or as its code.
impl<'py> FromPyObject<'_, 'py> for PlaceCode {
    type Error = PyErr;
    const INPUT_TYPE: pyo3::inspect::PyStaticExpr = pyo3::inspect::PyStaticExpr::Attribute {
        value: &pyo3::inspect::PyStaticExpr::Name { id: "abilita.types" },
        attr: "PlaceCodeLike",
    };

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match object.cast::<PyString>() {
            Ok(text) => Self::new(text.to_str()?),
            Err(_) => Ok(object.cast::<Self>()?.get().clone()),
        }
    }
}

#[pymethods]
impl PlaceCode {
    #[new]
    fn new(code: &str) -> PyResult<Self> {
        let wrong =
            || PyValueError::new_err("the code of a place is a letter and three digits, such as H501");
        core::PlaceCode::new(code).map(Self).ok_or_else(wrong)
    }

    /// Whether the code was assigned at some time, to a place that may have ceased to exist.
    #[getter]
    fn is_assigned(&self) -> bool {
        self.0.is_assigned()
    }

    /// Whether this is a foreign state.
    #[getter]
    fn is_foreign(&self) -> bool {
        self.0.is_foreign()
    }

    /// Whether the place was in force on a day; None where no dates are known.
    fn in_force_on(&self, day: NaiveDate) -> Option<bool> {
        self.0.in_force_on(day)
    }

    /// The last name the place has had; None if none is known.
    #[getter]
    fn name(&self) -> Option<String> {
        self.0.name()
    }

    /// The name on a day.
    fn name_on(&self, day: NaiveDate) -> Option<String> {
        self.0.name_on(day)
    }

    /// The names and provinces the place has had, the oldest first.
    ///
    /// >>> [(record.name, record.province) for record in PlaceCode("A001").history()]
    /// [('ABANO', 'PD'), ('ABANO TERME', 'PD')]
    fn history(&self) -> Vec<PlaceRecord> {
        self.0.history().into_iter().map(PlaceRecord).collect()
    }

    fn __str__(&self) -> &str {
        self.0.as_str()
    }

    fn __repr__(&self) -> String {
        format!("PlaceCode('{}')", self.0.as_str())
    }

    fn __getnewargs__(&self) -> (&str,) {
        (self.0.as_str(),)
    }
}

/// A place under one of its names.
#[pyclass(frozen, eq, hash, module = "abilita")]
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct PlaceRecord(core::PlaceRecord);

#[pymethods]
impl PlaceRecord {
    /// The code of the place.
    #[getter]
    fn code(&self) -> PlaceCode {
        PlaceCode(self.0.code)
    }

    /// The name, in Italian where there are two.
    #[getter]
    fn name(&self) -> &str {
        &self.0.name
    }

    /// The name in the other official language, if it is kept apart.
    #[getter]
    fn other_name(&self) -> Option<&str> {
        self.0.other_name.as_deref()
    }

    /// The two letters of the province, also of a former one; `EE` abroad.
    #[getter]
    fn province(&self) -> &'static str {
        self.0.province
    }

    /// The first day, if known.
    #[getter]
    fn first_day(&self) -> Option<NaiveDate> {
        self.0.from
    }

    /// The last day, included; None while in force.
    #[getter]
    fn last_day(&self) -> Option<NaiveDate> {
        self.0.to
    }

    /// Whether the name was in force on a day.
    fn in_force_on(&self, day: NaiveDate) -> bool {
        self.0.in_force_on(day)
    }

    fn __repr__(&self) -> String {
        format!("<PlaceRecord {} {} ({})>", self.0.code, self.0.name, self.0.province)
    }

    /// Of the history of its code: a record is what the tables say.
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Maker<'py>, (PlaceCode, usize))> {
        let record = &slf.get().0;
        let index = record.code.history().iter().position(|known| known == record).unwrap_or_default();
        Ok((Maker::method(slf.get_type().as_any(), "_restore")?, (PlaceCode(record.code), index)))
    }

    #[staticmethod]
    fn _restore(code: PlaceCode, index: usize) -> PyResult<Self> {
        let record = code.0.history().into_iter().nth(index).map(Self);
        record.ok_or_else(|| PyValueError::new_err("the tables of this build have no such record"))
    }
}

/// The places whose name fits, the best first, each with how well it fits.
///
/// Case, accents, apostrophes, hyphens and blanks do not count; names in the other official language and former names are
/// searched too. `province`: the two letters of one, `EE` for abroad. `on`: a day on which the name was in force.
///
/// >>> record, kind = search_places("bozen")[0]
/// >>> (record.name, kind)
/// ('BOLZANO', <MatchKind.EXACT: 'exact'>)
#[pyfunction]
#[pyo3(signature = (name, *, province = None, on = None))]
pub(crate) fn search_places(
    py: Python<'_>,
    name: &str,
    province: Option<&str>,
    on: Option<NaiveDate>,
) -> Vec<(PlaceRecord, Word<MatchKind>)> {
    let found = py.detach(|| core::search_places(name, PlaceFilter { province, on }));
    found.into_iter().map(|found| (PlaceRecord(found.record), Word(found.kind))).collect()
}
