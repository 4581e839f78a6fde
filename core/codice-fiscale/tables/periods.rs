//! The table of periods: when each place existed. `src/places/spans.rs` tells how it is packed.

use std::collections::BTreeMap;

use super::encode::packed;
use super::packing::Days;
use super::read::{Place, Row};
use super::spans::{IN_FORCE, Spans};
use super::{GenerateError, by_use, codes, since_epoch, small};

pub(super) fn render(ranges: &[(u8, u16, u16)], places: &[Place]) -> Result<Vec<u8>, GenerateError> {
    let mut by_code: BTreeMap<&str, Vec<(u16, u16)>> = places
        .iter()
        .map(|place| Ok((place.code.as_str(), merged(&place.rows)?)))
        .collect::<Result<_, _>>()?;
    let days = by_use(by_code.values().flatten().flat_map(|(from, to)| [*from, *to]));
    let mut known = Spans { days: Days(days), ..Spans::default() };
    let codes = codes(ranges);
    for code in &codes {
        known.by_place.extend(by_code.remove(code.as_str()).unwrap_or_default());
        known.ends.push(small(known.by_place.len())?);
    }
    if !by_code.is_empty() {
        return Err(GenerateError::Layout("a place has periods but no assigned code"));
    }
    packed(&known, codes.len())
}

/// The rows of one place as periods in days since the epoch of the tables, the touching and overlapping ones joined; an unknown
/// first day is the first of the table.
fn merged(rows: &[Row]) -> Result<Vec<(u16, u16)>, GenerateError> {
    let mut spans: Vec<(u16, u16)> = Vec::new();
    for row in rows {
        let to = row.to.map_or(Ok(IN_FORCE), since_epoch)?;
        spans.push((row.from.map_or(Ok(0), since_epoch)?, to));
    }
    spans.sort_unstable();
    let mut joined: Vec<(u16, u16)> = Vec::new();
    for (from, to) in spans {
        match joined.last_mut() {
            Some(last) if from <= last.1.saturating_add(1) => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    Ok(joined)
}
