//! Generates the compiled place tables of `abilita-codice-fiscale` from the files in `data/`.
//!
//! This file belongs to no crate of its own: `cargo xtask places` and the test `generated_tables` include it with
//! `#[path]`, as it includes what the library packs tables with. It uses the standard library alone, and the same input
//! always gives the same bytes.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

#[path = "encode.rs"]
mod encode;
#[path = "names.rs"]
mod names;
#[path = "../src/places/packing/mod.rs"]
mod packing;
#[path = "periods.rs"]
mod periods;
#[path = "read.rs"]
mod read;
#[path = "../src/places/roll/mod.rs"]
mod roll;
#[path = "../src/places/spans.rs"]
mod spans;

pub use read::Day;

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
        ("periods.bin", periods::render(&ranges, &places)?),
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

/// All assigned codes, in order.
fn codes(ranges: &[(u8, u16, u16)]) -> Vec<String> {
    let numbers = |(letter, first, last): &(u8, u16, u16)| {
        let letter = char::from(*letter);
        (*first..=*last).map(move |number| format!("{letter}{number:03}"))
    };
    ranges.iter().flat_map(numbers).collect()
}

/// The different values, the commonest first; equally common ones in their order.
fn by_use<T: Ord + Copy>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut uses: BTreeMap<T, usize> = BTreeMap::new();
    for value in values {
        *uses.entry(value).or_default() += 1;
    }
    let mut values: Vec<_> = uses.into_iter().collect();
    values.sort_by_key(|(_, count)| Reverse(*count));
    values.into_iter().map(|(value, _)| value).collect()
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
