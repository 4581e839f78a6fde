//! The instant of a `datetime` in a zone of `zoneinfo`, without asking Python for the offset each time.
//!
//! Requests of one portal come in one zone and one after the other: the offset of the hour in which the last one came is remembered,
//! as Python told it. An hour in which the clocks change has none.

use std::sync::Mutex;

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDateTime, PyDelta, PyType, PyTzInfo, PyTzInfoAccess as _};

use crate::instant::{microseconds, since};

const HOUR: i64 = 3_600_000_000;

/// An hour of wall clocks in a zone.
struct Hour {
    zone: Py<PyTzInfo>,
    /// What wall clocks there are counted from. Python subtracts two readings of one zone without a look at its offsets.
    epoch: Py<PyDateTime>,
    /// How many hours after it.
    number: i64,
    offset: Offset,
}

/// How many microseconds the clocks of an hour are ahead of UTC.
#[derive(Clone, Copy)]
enum Offset {
    /// Not asked: only one reading came, so far.
    Unknown,
    All(i64),
    Changing,
}

static LAST: Mutex<Option<Hour>> = Mutex::new(None);

/// Microseconds since 1970 in UTC, of a reading in a zone of `zoneinfo` in the hour of the readings before it; None for all others.
pub(crate) fn since_1970(datetime: &Bound<'_, PyDateTime>) -> PyResult<Option<i64>> {
    if !datetime.is_exact_instance_of::<PyDateTime>() {
        return Ok(None); // others may subtract otherwise
    }
    let py = datetime.py();
    let Some(zone) = datetime.get_tzinfo() else { return Ok(None) };
    if zone.is(PyTzInfo::utc(py)?) {
        return Ok(None); // nothing to remember
    }
    let Some((epoch, last)) = of_last(&zone) else {
        if zone.get_type().is(zone_info(py)?) {
            let epoch = PyDateTime::new(py, 1970, 1, 1, 0, 0, 0, 0, Some(&zone))?;
            remember(&zone, &epoch, hour_of(datetime, &epoch)?.1, Offset::Unknown);
        }
        return Ok(None);
    };
    let epoch = epoch.bind(py);
    let (clock, number) = hour_of(datetime, epoch)?;
    match last {
        (of_last, Offset::All(offset)) if of_last == number => Ok(Some(clock - offset)),
        (of_last, Offset::Changing) if of_last == number => Ok(None),
        (of_last, Offset::Unknown) if of_last == number => {
            let offset = offset_throughout(epoch, number)?;
            remember(&zone, epoch, number, offset);
            Ok(if let Offset::All(offset) = offset { Some(clock - offset) } else { None })
        }
        _ => {
            remember(&zone, epoch, number, Offset::Unknown);
            Ok(None)
        }
    }
}

/// What is remembered, where it is of this zone.
fn of_last(zone: &Bound<'_, PyTzInfo>) -> Option<(Py<PyDateTime>, (i64, Offset))> {
    let last = LAST.lock().ok()?;
    let hour = last.as_ref().filter(|hour| hour.zone.is(zone))?;
    Some((hour.epoch.clone_ref(zone.py()), (hour.number, hour.offset)))
}

fn remember(zone: &Bound<'_, PyTzInfo>, epoch: &Bound<'_, PyDateTime>, number: i64, offset: Offset) {
    let hour = Hour { zone: zone.clone().unbind(), epoch: epoch.clone().unbind(), number, offset };
    let before = LAST.lock().ok().and_then(|mut last| last.replace(hour));
    drop(before); // not while it is locked: what is let go of may run code
}

/// What the clock shows, in microseconds since the epoch of its zone, and the hour of it.
fn hour_of(datetime: &Bound<'_, PyDateTime>, epoch: &Bound<'_, PyDateTime>) -> PyResult<(i64, i64)> {
    let clock = microseconds(&since(datetime, epoch)?);
    Ok((clock, clock.div_euclid(HOUR)))
}

/// The offset of a whole hour: of its first and its last reading, at their first and their second occurrence.
fn offset_throughout(epoch: &Bound<'_, PyDateTime>, number: i64) -> PyResult<Offset> {
    let py = epoch.py();
    let mut all = None;
    for microsecond in [number * HOUR, number * HOUR + HOUR - 1] {
        let days = i32::try_from(microsecond.div_euclid(24 * HOUR))?;
        let rest = microsecond.rem_euclid(24 * HOUR);
        let (seconds, rest) = (i32::try_from(rest / 1_000_000)?, i32::try_from(rest % 1_000_000)?);
        let first = epoch.add(PyDelta::new(py, days, seconds, rest, false)?)?;
        let again = pyo3::types::PyDict::new(py);
        again.set_item(intern!(py, "fold"), 1)?;
        let second = first.call_method(intern!(py, "replace"), (), Some(&again))?;
        for reading in [first, second] {
            let offset = reading.call_method0(intern!(py, "utcoffset"))?;
            let offset = microseconds(offset.cast::<PyDelta>()?);
            if *all.get_or_insert(offset) != offset {
                return Ok(Offset::Changing);
            }
        }
    }
    Ok(all.map_or(Offset::Changing, Offset::All))
}

fn zone_info(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static ZONE_INFO: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    ZONE_INFO.import(py, "zoneinfo", "ZoneInfo")
}
