//! Generates the compiled place tables of `abilita-codice-fiscale` from the files in `data/`.
//!
//! This file belongs to no crate of its own: `cargo xtask places` and the test `generated_tables` include it with
//! `#[path]`. It uses the standard library alone, and the same input always gives the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

#[path = "names.rs"]
mod names;
#[path = "read.rs"]
mod read;

pub use read::{Day, Place, Row};

/// The day 0 of the tables: the proclamation of the Kingdom of Italy, before which the archive has no municipality.
pub const EPOCH: Day = Day(-39_736); // 1861-03-17, counted from 1970-01-01

/// What went wrong while the tables were generated.
#[derive(Debug)]
pub enum GenerateError {
    /// A file could not be read or written.
    Io(PathBuf, io::Error),
    /// A line of a data file is not what it should be: file, line number (1-based), what is wrong.
    Data(String, usize, &'static str),
    /// The data do not fit the layout of the tables.
    Layout(&'static str),
}

impl std::fmt::Display for GenerateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Io(path, error) => write!(f, "{}: {error}", path.display()),
            Self::Data(file, line, what) => write!(f, "{file}, line {line}: {what}"),
            Self::Layout(what) => write!(f, "the tables cannot hold the data: {what}"),
        }
    }
}

impl std::error::Error for GenerateError {}

/// The tables as (file name, contents), without writing anything.
///
/// # Errors
///
/// A file that cannot be read, a malformed line, or data that outgrow the layout.
pub fn render(data_dir: &Path) -> Result<Vec<(&'static str, Vec<u8>)>, GenerateError> {
    let ranges = read::assigned_codes(data_dir)?;
    let places = read::places(data_dir)?;
    let others = read::other_countries(data_dir)?;
    Ok(vec![
        ("assigned.rs", assigned(&ranges).into_bytes()),
        ("rules.rs", rules(&ranges).into_bytes()),
        ("periods.bin", periods(&ranges, &places)?),
        ("names.bin", names::render(&ranges, &places, &others)?),
    ])
}

/// The beginning of a generated file.
const HEADING: &str =
    "// Generated from data/ by tables/generate.rs (`cargo xtask generate`). Do not edit.\n\n";

/// The ranges of codes that exist, as a Rust constant.
fn assigned(ranges: &[(u8, u16, u16)]) -> String {
    let mut text = String::from(HEADING);
    text.push_str(
        "/// Every code ever assigned, as (letter, first number, last number), both ends included.\n",
    );
    let _ = writeln!(text, "pub(crate) const ASSIGNED: [(u8, u16, u16); {}] = [", ranges.len());
    for (letter, first, last) in ranges {
        let _ = writeln!(text, "    (b'{}', {first}, {last}),", char::from(*letter));
    }
    text.push_str("];\n");
    text
}

/// The same as rules that vectors of bytes can follow, as Rust constants.
///
/// By the rules every number of a letter is assigned, or of each hundred those from its first up to some last; what
/// they get wrong are the holes, few enough to be compared one by one. Number 000 is none of any letter.
fn rules(ranges: &[(u8, u16, u16)]) -> String {
    let exists = |letter: u8, number: u16| {
        ranges.iter().any(|(of, first, last)| *of == letter + b'A' && (*first..=*last).contains(&number))
    };
    let count = |letter, hundreds: u16| {
        (0..100).rev().find(|rest| exists(letter, hundreds * 100 + rest)).map_or(0, |last| last + 1)
    };
    let counts: Vec<[u16; 10]> = (0..26)
        .map(|letter| [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(|hundreds| count(letter, hundreds)))
        .collect();
    let full: Vec<u8> = (0..32).map(|i| if counts.get(i) == Some(&[100; 10]) { 100 } else { 0 }).collect();
    let partial: Vec<_> = (0_u8..).zip(&counts).filter(|(_, c)| **c != [100; 10] && **c != [0; 10]).collect();
    let mut holes = Vec::new();
    for (letter, counts) in (0_u8..).zip(&counts) {
        for (hundreds, count) in (0_u16..).zip(counts) {
            let missing =
                (0..*count).filter(|rest| hundreds + rest > 0 && !exists(letter, hundreds * 100 + rest));
            holes.extend(missing.map(|rest| (letter, hundreds, rest)));
        }
    }

    let mut text = String::from(HEADING);
    text.push_str("/// By letter: 100 where every hundred is full, else 0.\n");
    let _ = writeln!(text, "#[rustfmt::skip]\npub(super) const FULL: [u8; 32] = {full:?};\n");
    text.push_str(
        "/// Letters with gaps: how many numbers of each hundred are assigned, from its first on.\n",
    );
    let _ =
        writeln!(text, "#[rustfmt::skip]\npub(super) const PARTIAL: [(u8, [u8; 16]); {}] = [", partial.len());
    for (letter, counts) in partial {
        let _ = writeln!(
            text,
            "    ({letter}, [{}, 0, 0, 0, 0, 0, 0]),",
            counts.map(|n| n.to_string()).join(", ")
        );
    }
    text.push_str(
        "];\n\n/// What the two tables get wrong: letter, hundreds and rest of numbers never assigned.\n",
    );
    let _ = writeln!(
        text,
        "#[rustfmt::skip]\npub(super) const HOLES: [(u8, u8, u8); {}] = {holes:?};",
        holes.len()
    );
    text
}

/// The periods in which each place existed, as `src/places/periods.rs` reads them.
///
/// Little-endian throughout:
///
/// 1. number of dates `d`, number of blocks `b`, number of intervals `n`: `u16` each;
/// 2. `d` dates, ascending: `u16` days since [`EPOCH`]; the last is 65535, "still in force";
/// 3. `b` blocks of 32 codes: `u16`, the index of the block's first interval;
/// 4. `b` blocks: `u64` with two bits a code (code 0 of the block in the lowest), the number of its intervals;
/// 5. `n` intervals, ordered by code and then by date: three bytes, 12 bits each for the indices of the first and of
///    the last day in the dates.
///
/// The codes are numbered in the order of the ranges given by [`assigned`].
fn periods(ranges: &[(u8, u16, u16)], places: &[Place]) -> Result<Vec<u8>, GenerateError> {
    let by_code: BTreeMap<&str, Vec<(u16, u16)>> = places
        .iter()
        .map(|place| Ok((place.code.as_str(), merged(&place.rows)?)))
        .collect::<Result<_, _>>()?;
    let blocks = block_codes(ranges);
    if by_code.keys().any(|code| !blocks.iter().flatten().any(|assigned| assigned == code)) {
        return Err(GenerateError::Layout("a place has periods but no assigned code"));
    }
    let dates: BTreeSet<u16> = by_code.values().flatten().flat_map(|(from, to)| [*from, *to]).collect();
    let dates: Vec<u16> = dates.into_iter().collect();
    if dates.len() > 4096 || dates.last() != Some(&u16::MAX) {
        return Err(GenerateError::Layout("more than 4096 different dates, or nothing in force"));
    }
    let (mut first_of_block, mut counts, mut intervals) = (Vec::new(), Vec::new(), Vec::new());
    for block in blocks {
        first_of_block.push(small(intervals.len() / 3)?);
        let mut count = 0_u64;
        for (i, code) in block.iter().enumerate() {
            let of_code = by_code.get(code.as_str()).map_or(&[][..], Vec::as_slice);
            if of_code.len() > 3 {
                return Err(GenerateError::Layout("a place with more than three periods"));
            }
            count |= (of_code.len() as u64) << (2 * i);
            for (from, to) in of_code {
                let index = |day: &u16| small(dates.binary_search(day).unwrap_or_default()).map(u32::from);
                let [a, b, c, _] = (index(from)? | index(to)? << 12).to_le_bytes();
                intervals.extend([a, b, c]);
            }
        }
        counts.push(count);
    }
    let mut bytes = Vec::new();
    for n in [dates.len(), counts.len(), intervals.len() / 3] {
        bytes.extend_from_slice(&small(n)?.to_le_bytes());
    }
    bytes.extend(dates.iter().flat_map(|day| day.to_le_bytes()));
    bytes.extend(first_of_block.iter().flat_map(|first| first.to_le_bytes()));
    bytes.extend(counts.iter().flat_map(|count| count.to_le_bytes()));
    bytes.extend(intervals);
    Ok(bytes)
}

/// All assigned codes in blocks of 32, the last block shorter.
fn block_codes(ranges: &[(u8, u16, u16)]) -> Vec<Vec<String>> {
    let codes: Vec<String> = ranges
        .iter()
        .flat_map(|(letter, first, last)| (*first..=*last).map(|n| format!("{}{n:03}", char::from(*letter))))
        .collect();
    codes.chunks(32).map(<[String]>::to_vec).collect()
}

/// The rows of one place as periods in days since [`EPOCH`], the touching and overlapping ones joined; an unknown
/// first day is the first of the table.
fn merged(rows: &[Row]) -> Result<Vec<(u16, u16)>, GenerateError> {
    let mut spans: Vec<(u16, u16)> = Vec::new();
    for row in rows {
        let to = row.to.map_or(Ok(u16::MAX), since_epoch)?;
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

/// Days since [`EPOCH`]; 65535 means "still in force", so the tables end with 2040.
fn since_epoch(day: Day) -> Result<u16, GenerateError> {
    match u16::try_from(day.0 - EPOCH.0) {
        Ok(days) if days < u16::MAX => Ok(days),
        _ => Err(GenerateError::Layout("a date before 1861-03-17 or after 2040-08-19")),
    }
}

fn small(n: usize) -> Result<u16, GenerateError> {
    u16::try_from(n).map_err(|_| GenerateError::Layout("a count above 65535"))
}
