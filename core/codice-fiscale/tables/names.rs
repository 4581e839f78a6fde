//! The table of names: who was called what, where and when. `src/places/roll/walk.rs` tells how it is packed.

use std::collections::{BTreeMap, BTreeSet};

use super::encode::packed;
use super::packing::Days;
use super::read::{Place, Row};
use super::roll::{BEFORE, Entry, Roll, UNKNOWN};
use super::{GenerateError, by_use, codes, since_epoch, small};

/// Of the `dated` places it is known when they were in force, of the `others` only what they are called.
pub(super) fn render(
    ranges: &[(u8, u16, u16)],
    dated: &[Place],
    others: &[Place],
) -> Result<Vec<u8>, GenerateError> {
    let places = dated.iter().chain(others);
    let mut by_code: BTreeMap<&str, Vec<Row>> =
        places.map(|place| (place.code.as_str(), joined(&place.rows))).collect();
    let others: BTreeSet<&str> = others.iter().map(|place| place.code.as_str()).collect();
    let mut known = lists(by_code.values().flatten())?;
    let codes = codes(ranges);
    for code in &codes {
        let unknown = if others.contains(code.as_str()) { UNKNOWN } else { BEFORE };
        enter(&mut known, &by_code.remove(code.as_str()).unwrap_or_default(), unknown)?;
    }
    if !by_code.is_empty() {
        return Err(GenerateError::Layout("a place has a name but no assigned code"));
    }
    packed(&known, codes.len())
}

/// A roll of which nothing stands yet but what its entries refer to.
fn lists<'r>(rows: impl Iterator<Item = &'r Row> + Clone) -> Result<Roll, GenerateError> {
    let characters = by_use(rows.clone().flat_map(|row| row.name.chars().chain(row.other_name.chars())));
    let provinces = by_use(rows.clone().map(|row| row.province.as_str()));
    let provinces: Option<Vec<[u8; 2]>> =
        provinces.iter().map(|province| province.as_bytes().try_into().ok()).collect();
    let provinces = provinces.ok_or(GenerateError::Layout("a province without two letters"))?;
    if provinces.len() > 256 || characters.len() > 255 {
        return Err(GenerateError::Layout("more than 256 provinces, or different characters"));
    }
    let mut days = Vec::new();
    for row in rows {
        days.extend([first_day(row, BEFORE)?, last_day(row)?]);
    }
    days.push(UNKNOWN);
    let alphabet = std::iter::once(char::default()).chain(characters).collect();
    Ok(Roll { alphabet, provinces, days: Days(by_use(days)), ..Roll::default() })
}

/// Enters the rows of the next place.
fn enter(roll: &mut Roll, rows: &[Row], unknown: u16) -> Result<(), GenerateError> {
    let mut before: Option<(&Row, Entry)> = None;
    for row in rows {
        let kept = before.filter(|(old, _)| (&old.name, &old.other_name) == (&row.name, &row.other_name));
        let named = match kept {
            Some((_, entry)) => entry,
            None => Entry {
                start: u32::try_from(roll.letters.len()).unwrap_or_default(),
                name: spelt(roll, &row.name)?,
                other: spelt(roll, &row.other_name)?,
                ..Entry::default()
            },
        };
        let province = roll.provinces.iter().position(|province| province == row.province.as_bytes());
        let province = province.and_then(|index| u8::try_from(index).ok()).unwrap_or_default();
        let entry = Entry { province, from: first_day(row, unknown)?, to: last_day(row)?, ..named };
        roll.entries.push(entry);
        before = Some((row, entry));
    }
    roll.ends.push(small(roll.entries.len())?);
    Ok(())
}

/// Adds the letters of a name; gives how many they are.
fn spelt(roll: &mut Roll, name: &str) -> Result<u8, GenerateError> {
    let Roll { alphabet, letters, .. } = roll;
    let letter = |c| u8::try_from(alphabet.iter().position(|known| *known == c)?).ok();
    let spelt: Option<Vec<u8>> = name.chars().map(letter).collect();
    let spelt = spelt.unwrap_or_default();
    letters.extend(&spelt);
    u8::try_from(spelt.len()).map_err(|_| GenerateError::Layout("a name of more than 255 letters"))
}

/// Consecutive rows that differ in nothing but the dates become one.
fn joined(rows: &[Row]) -> Vec<Row> {
    let mut joined: Vec<Row> = Vec::new();
    for row in rows {
        match joined.last_mut() {
            Some(last)
                if (&last.name, &last.other_name, &last.province)
                    == (&row.name, &row.other_name, &row.province)
                    && last.to.is_some_and(|to| Some(to.0 + 1) == row.from.map(|from| from.0)) =>
            {
                last.to = row.to;
            }
            _ => joined.push(row.clone()),
        }
    }
    joined
}

fn first_day(row: &Row, unknown: u16) -> Result<u16, GenerateError> {
    row.from.map_or(Ok(unknown), since_epoch)
}

fn last_day(row: &Row) -> Result<u16, GenerateError> {
    row.to.map_or(Ok(u16::MAX), since_epoch)
}
