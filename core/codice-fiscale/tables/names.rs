//! The table of names: who was called what, where and when, read by `src/places/names.rs`.
//!
//! Little-endian throughout:
//!
//! 1. `u16` each: number of tokens `t`, length of their text `l`, number of provinces `p`, of dates `d`, of blocks `b`;
//! 2. `t` times `u16`: where the text of each token ends; that of the first begins at 0;
//! 3. `l` bytes of UTF-8: the text of the tokens;
//! 4. `p` provinces: two ASCII letters;
//! 5. `d` dates, ascending: `u16` days since the epoch; the last is 65535, "unknown" as a first day and "still in
//!    force" as a last one, and the one before 65534, "since before the table begins" as a first day;
//! 6. `b` blocks of 32 codes, numbered as in the table of periods: `u32`, which of the codes have records (the first in
//!    the lowest bit), and `u32`, where the block's first record begins;
//! 7. the records, by code and date: `u32` with 12 bits each for the indices of first and last day, 7 for that of the
//!    province and the highest for "last record of the code"; then the name in tokens and a 0.
//!
//! Token 0 ends a name, 1 stands between the name and the one in the other official language; both have no text. The
//! other tokens are characters and frequent sequences of them (byte-pair encoding), which halves the text. An empty
//! name is that of the record before.

use std::collections::{BTreeMap, BTreeSet};

use super::read::{Place, Row};
use super::{GenerateError, block_codes, since_epoch, small};

/// The first day of what was there before the table begins.
const BEFORE: u16 = u16::MAX - 1;
const SEPARATOR: u8 = 1;
const FIRST_SYMBOL: usize = 2;

/// The table, as described above.
///
/// Of the `dated` places it is known when they were in force, of the `others` only what they are called.
pub(super) fn render(
    ranges: &[(u8, u16, u16)],
    dated: &[Place],
    others: &[Place],
) -> Result<Vec<u8>, GenerateError> {
    let places = dated.iter().chain(others);
    let by_code: BTreeMap<&str, Vec<Row>> =
        places.map(|place| (place.code.as_str(), joined(&place.rows))).collect();
    let others: BTreeSet<&str> = others.iter().map(|place| place.code.as_str()).collect();
    let rows = || by_code.values().flatten();

    let symbols: BTreeSet<char> =
        rows().flat_map(|row| row.name.chars().chain(row.other_name.chars())).collect();
    let symbols: Vec<char> = symbols.into_iter().collect();
    let provinces: BTreeSet<&str> = rows().map(|row| row.province.as_str()).collect();
    let provinces: Vec<&str> = provinces.into_iter().collect();
    let mut days = BTreeSet::from([BEFORE, u16::MAX]);
    for row in rows() {
        days.extend([first_day(row, BEFORE)?, last_day(row)?]);
    }
    let days: Vec<u16> = days.into_iter().collect();
    if provinces.len() > 128 || days.len() > 4096 || provinces.iter().any(|name| name.len() != 2) {
        return Err(GenerateError::Layout("more than 128 provinces or 4096 days in the table of names"));
    }

    let mut texts = Vec::new();
    for row in by_code.values().flat_map(|rows| with_repeats_emptied(rows)) {
        texts.push(tokens(&symbols, row)?);
    }
    let tokens = shorten(&mut texts, &symbols);

    let mut texts = texts.iter();
    let (mut blocks, mut records) = (Vec::new(), Vec::new());
    for block in block_codes(ranges) {
        let mut present = 0_u32;
        let start = u32::try_from(records.len()).unwrap_or_default();
        for (i, code) in block.iter().enumerate() {
            let Some(rows) = by_code.get(code.as_str()) else { continue };
            present |= 1 << i;
            let unknown = if others.contains(code.as_str()) { u16::MAX } else { BEFORE };
            for (n, row) in rows.iter().enumerate() {
                let date = |day: u16| small(days.binary_search(&day).unwrap_or_default()).map(u32::from);
                let province = small(provinces.binary_search(&row.province.as_str()).unwrap_or_default())?;
                let last = u32::from(n + 1 == rows.len()) << 31;
                let packed = date(first_day(row, unknown)?)?
                    | date(last_day(row)?)? << 12
                    | u32::from(province) << 24
                    | last;
                records.extend_from_slice(&packed.to_le_bytes());
                records.extend(texts.next().into_iter().flatten());
                records.push(0);
            }
        }
        blocks.extend([present, start]);
    }
    if texts.next().is_some() {
        return Err(GenerateError::Layout("a place has a name but no assigned code"));
    }

    let mut bytes = Vec::new();
    let text = tokens.concat();
    for n in [tokens.len(), text.len(), provinces.len(), days.len(), blocks.len() / 2] {
        bytes.extend_from_slice(&small(n)?.to_le_bytes());
    }
    let mut end = 0;
    for token in &tokens {
        end += token.len();
        bytes.extend_from_slice(&small(end)?.to_le_bytes());
    }
    bytes.extend(text.bytes());
    bytes.extend(provinces.iter().flat_map(|province| province.bytes()));
    bytes.extend(days.iter().flat_map(|day| day.to_le_bytes()));
    bytes.extend(blocks.iter().flat_map(|word| word.to_le_bytes()));
    bytes.extend(records);
    Ok(bytes)
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

/// The rows of a place, with the names left empty where they are those of the row before.
fn with_repeats_emptied(rows: &[Row]) -> impl Iterator<Item = (&str, &str)> {
    rows.iter().enumerate().map(|(i, row)| {
        let before = i.checked_sub(1).and_then(|before| rows.get(before));
        let repeated = before.is_some_and(|old| (&old.name, &old.other_name) == (&row.name, &row.other_name));
        if repeated { ("", "") } else { (row.name.as_str(), row.other_name.as_str()) }
    })
}

fn first_day(row: &Row, unknown: u16) -> Result<u16, GenerateError> {
    row.from.map_or(Ok(unknown), since_epoch)
}

fn last_day(row: &Row) -> Result<u16, GenerateError> {
    row.to.map_or(Ok(u16::MAX), since_epoch)
}

fn tokens(symbols: &[char], (name, other): (&str, &str)) -> Result<Vec<u8>, GenerateError> {
    let token = |c: char| {
        let index = symbols.binary_search(&c).ok()?;
        u8::try_from(FIRST_SYMBOL + index).ok()
    };
    let separator = if other.is_empty() { None } else { Some(Some(SEPARATOR)) };
    name.chars()
        .map(token)
        .chain(separator)
        .chain(other.chars().map(token))
        .collect::<Option<_>>()
        .ok_or(GenerateError::Layout("more different characters than tokens"))
}

/// Replaces the commonest pair of tokens by a new one until there are 256, and gives the text of each token.
fn shorten(texts: &mut [Vec<u8>], symbols: &[char]) -> Vec<String> {
    let mut tokens = vec![String::new(); FIRST_SYMBOL];
    tokens.extend(symbols.iter().map(char::to_string));
    while let Ok(new) = u8::try_from(tokens.len()) {
        let mut counts = vec![0_u32; 65_536];
        for pair in texts.iter().flat_map(|text| text.windows(2)) {
            if let [left, right] = pair
                && *left != SEPARATOR
                && *right != SEPARATOR
                && let Some(count) = counts.get_mut(usize::from(*left) << 8 | usize::from(*right))
            {
                *count += 1;
            }
        }
        let best =
            (0_u16..=u16::MAX).zip(&counts).max_by_key(|(pair, count)| (**count, std::cmp::Reverse(*pair)));
        let Some((pair, _)) = best.filter(|(_, count)| **count > 1) else { break };
        let pair = pair.to_be_bytes();
        for text in texts.iter_mut() {
            replace(text, pair, new);
        }
        tokens.push(
            pair.iter().filter_map(|token| tokens.get(usize::from(*token))).map(String::as_str).collect(),
        );
    }
    tokens
}

fn replace(text: &mut Vec<u8>, pair: [u8; 2], new: u8) {
    let mut kept = Vec::with_capacity(text.len());
    let mut rest = text.as_slice();
    loop {
        match rest {
            [left, right, after @ ..] if [*left, *right] == pair => {
                kept.push(new);
                rest = after;
            }
            [token, after @ ..] => {
                kept.push(*token);
                rest = after;
            }
            [] => break,
        }
    }
    *text = kept;
}
