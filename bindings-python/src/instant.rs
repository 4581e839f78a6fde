//! Instants as aware `datetime`s: any zone in, UTC out.

use abilita::Instant;
use chrono::DateTime;
use pyo3::exceptions::PyValueError;
use pyo3::inspect::PyStaticExpr;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::type_object::PyTypeInfo as _;
use pyo3::types::{PyDateTime, PyDelta, PyDeltaAccess as _, PyTzInfo};

use crate::civil;

/// An instant on its way in or out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct At(pub(crate) Instant);

/// The instant from which `datetime`s are counted.
fn epoch(py: Python<'_>) -> PyResult<&Bound<'_, PyDateTime>> {
    static EPOCH: PyOnceLock<Py<PyDateTime>> = PyOnceLock::new();
    let epoch = EPOCH.get_or_try_init(py, || {
        let utc = PyTzInfo::utc(py)?;
        PyDateTime::new(py, 1970, 1, 1, 0, 0, 0, 0, Some(&utc)).map(Bound::unbind)
    });
    epoch.map(|epoch| epoch.bind(py))
}

/// How much later a `datetime` is than another one.
pub(crate) fn since<'py>(
    datetime: &Bound<'py, PyDateTime>,
    other: &Bound<'py, PyDateTime>,
) -> PyResult<Bound<'py, PyDelta>> {
    Ok(datetime.sub(other)?.cast_into::<PyDelta>()?)
}

/// All of a `timedelta` in microseconds, of which there are at most 10¹⁸.
pub(crate) fn microseconds(delta: &Bound<'_, PyDelta>) -> i64 {
    let seconds = i64::from(delta.get_days()) * 86_400 + i64::from(delta.get_seconds());
    seconds.saturating_mul(1_000_000).saturating_add(delta.get_microseconds().into())
}

impl<'py> FromPyObject<'_, 'py> for At {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = PyDateTime::TYPE_HINT;

    /// Python's own subtraction knows every zone and the second reading of a repeated hour.
    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let py = object.py();
        let datetime = object.cast::<PyDateTime>()?;
        let microseconds = match civil::since_1970(&datetime)? {
            Some(microseconds) => microseconds,
            None => microseconds(&since(&datetime, epoch(py)?).map_err(|error| naive(&datetime, error))?),
        };
        DateTime::from_timestamp_micros(microseconds)
            .map(Self)
            .ok_or_else(|| PyValueError::new_err("the instant is out of range"))
    }
}

fn naive(datetime: &Bound<'_, PyDateTime>, error: PyErr) -> PyErr {
    let offset = datetime.call_method0(intern!(datetime.py(), "utcoffset"));
    match offset {
        Ok(offset) if offset.is_none() => PyValueError::new_err(
            "a naive datetime is no instant: give it a zone, such as tzinfo=ZoneInfo(\"Europe/Rome\")",
        ),
        _ => error,
    }
}

impl<'py> IntoPyObject<'py> for At {
    type Target = PyDateTime;
    type Output = Bound<'py, PyDateTime>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = PyDateTime::TYPE_HINT;

    /// Python's calendar has the years 1 to 9999; what lies beyond becomes its first or last microsecond.
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        const FIRST: i64 = -62_135_596_800_000_000;
        const LAST: i64 = 253_402_300_799_999_999;
        let micros = self.0.timestamp_micros().clamp(FIRST, LAST);
        DateTime::from_timestamp_micros(micros).unwrap_or_default().into_pyobject(py)
    }
}

/// Reads an instant in RFC 3339 with an offset, such as `2025-10-06T00:00:00+02:00`; gives it back in UTC.
///
/// Raises ValueError for anything else, a text without an offset included.
///
/// >>> parse_instant("2025-10-06T00:00:00+02:00")
/// datetime.datetime(2025, 10, 5, 22, 0, tzinfo=datetime.timezone.utc)
#[pyfunction]
pub(crate) fn parse_instant(text: &str) -> PyResult<At> {
    abilita::parse_instant(text).map(At).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// Writes an instant in RFC 3339, in UTC.
///
/// >>> format_instant(parse_instant("2025-10-06T00:00:00+02:00"))
/// '2025-10-05T22:00:00Z'
#[pyfunction]
pub(crate) fn format_instant(at: At) -> String {
    abilita::format_instant(at.0)
}
