//! Moments that are announced, with the instant from which that is known.

use abilita::wire;
use pyo3::prelude::*;

use crate::classes::{Maker, MatchArgs};
use crate::error::raise;
use crate::instant::At;
use crate::json::{JsonObject, JsonText, hash_of};

/// "The moment `moment` is at `at`; this is known from `known_from`, by the act `act`."
///
/// >>> from datetime import datetime, timezone
/// >>> at = datetime(2016, 12, 7, 7, tzinfo=timezone.utc)
/// >>> Announcement("update_concluded", at, at, act="portal home page")
/// <Announcement of update_concluded at 2016-12-07T07:00:00Z>
#[pyclass(frozen, eq, module = "abilita")]
#[derive(Debug, PartialEq)]
pub(crate) struct Announcement(pub(crate) abilita::Announcement);

#[pymethods]
impl Announcement {
    #[classattr]
    const __match_args__: MatchArgs<Self> = MatchArgs::OF_CLASS;

    #[new]
    #[pyo3(signature = (moment, at, known_from, *, act = None))]
    fn new(moment: &str, at: At, known_from: At, act: Option<&str>) -> Self {
        let announcement = abilita::Announcement::new(moment, at.0, known_from.0);
        Self(match act {
            Some(act) => announcement.by_act(act),
            None => announcement,
        })
    }

    /// From a JSON-ready dict: `moment`, `at`, `known_from`, `act`.
    #[staticmethod]
    fn from_dict(data: JsonText) -> PyResult<Self> {
        data.read::<wire::Announcement>()?.parse().map(Self).map_err(raise)
    }

    /// As a JSON-ready dict.
    fn to_dict(&self, py: Python<'_>) -> PyResult<JsonObject> {
        JsonObject::of(py, &wire::Announcement::from(&self.0))
    }

    /// The name of the moment.
    #[getter]
    fn moment(&self) -> &str {
        self.0.moment()
    }

    /// When the moment is.
    #[getter]
    fn at(&self) -> At {
        At(self.0.at())
    }

    /// From when on it is known: before, every answer is as if it had not been made.
    #[getter]
    fn known_from(&self) -> At {
        At(self.0.known_from())
    }

    /// The act, where one was named.
    #[getter]
    fn act(&self) -> Option<&str> {
        self.0.act()
    }

    fn __repr__(&self) -> String {
        format!("<Announcement of {} at {}>", self.0.moment(), abilita::format_instant(self.0.at()))
    }

    fn __hash__(&self) -> u64 {
        hash_of(&wire::Announcement::from(&self.0))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Maker<'py>, (JsonObject,))> {
        Ok((Maker::method(slf.get_type().as_any(), "from_dict")?, (slf.get().to_dict(slf.py())?,)))
    }
}
