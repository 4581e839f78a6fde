//! Reads the files of `data/` into [`Place`]s.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::GenerateError;

/// A day, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub i32);

/// Everything known about one code.
#[derive(Clone, Debug)]
pub struct Place {
    /// The code, such as `H501`.
    pub code: String,
    /// Its history, in the order of the first day.
    pub rows: Vec<Row>,
}

/// A period in which a place had one name in one province.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The first day, if known.
    pub from: Option<Day>,
    /// The last day, included; `None` while in force.
    pub to: Option<Day>,
    /// The name.
    pub name: String,
    /// The name in the other official language, or empty.
    pub other_name: String,
    /// The two letters of the province, `EE` abroad.
    pub province: String,
}

/// The ranges of assigned codes: letter, first and last number.
pub(super) fn assigned_codes(data_dir: &Path) -> Result<Vec<(u8, u16, u16)>, GenerateError> {
    const FILE: &str = "assigned_codes.txt";
    let mut ranges = Vec::new();
    for (i, line) in text(data_dir, FILE)?.lines().enumerate() {
        let range = line.split_once('-').and_then(|(first, last)| {
            let letter = *first.as_bytes().first()?;
            let rest = last.strip_prefix(char::from(letter))?;
            Some((letter, first.get(1..)?.parse().ok()?, rest.parse().ok()?))
        });
        ranges.push(range.ok_or(GenerateError::Data(FILE.to_owned(), i + 1, "expected A001-A999"))?);
    }
    Ok(ranges)
}

/// Every place with a history, in the order of the code.
pub(super) fn places(data_dir: &Path) -> Result<Vec<Place>, GenerateError> {
    let mut by_code: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    archive(data_dir, &mut by_code)?;
    changes(data_dir, &mut by_code)?;
    countries(data_dir, &mut by_code)?;
    Ok(by_code
        .into_iter()
        .map(|(code, mut rows)| {
            rows.sort_by_key(|row| (row.from, row.to.is_none(), row.to));
            Place { code, rows }
        })
        .collect())
}

/// The archive of the national register of residents (ANPR).
fn archive(data_dir: &Path, by_code: &mut BTreeMap<String, Vec<Row>>) -> Result<(), GenerateError> {
    const FILE: &str = "anpr_archivio_comuni_2023-10-03.csv";
    each_record(data_dir, FILE, 18, |field| {
        let code = field(4);
        if code == "ND" {
            return Some(()); // 28 rows: a municipality that never had a code
        }
        by_code.entry(code.to_owned()).or_default().push(Row {
            from: Some(day(field(1))?),
            to: if field(2) == "9999-12-31" { None } else { Some(day(field(2))?) },
            name: field(5).to_owned(),
            other_name: field(7).to_owned(),
            province: field(14).to_owned(),
        });
        Some(())
    })
}

/// The rows added or corrected after the archive was published.
fn changes(data_dir: &Path, by_code: &mut BTreeMap<String, Vec<Row>>) -> Result<(), GenerateError> {
    each_record(data_dir, "anpr_changes_2023-10_2026-05.csv", 6, |field| {
        let rows = by_code.entry(field(0).to_owned()).or_default();
        let row = Row {
            from: Some(day(field(1))?),
            to: if field(2).is_empty() { None } else { Some(day(field(2))?) },
            name: field(3).to_owned(),
            other_name: String::new(),
            province: field(4).to_owned(),
        };
        if field(5).is_empty() {
            rows.push(row);
        } else {
            let replaced = day(field(5))?;
            let old = rows.iter_mut().find(|old| old.from == Some(replaced))?;
            *old = Row { other_name: std::mem::take(&mut old.other_name), ..row };
        }
        Some(())
    })
}

/// Foreign states, living and ceased. Of most the first day is not known: it is given as 1900-01-01.
fn countries(data_dir: &Path, by_code: &mut BTreeMap<String, Vec<Row>>) -> Result<(), GenerateError> {
    each_record(data_dir, "countries.pcf-0.12.1.csv", 7, |field| {
        by_code.entry(field(0).to_owned()).or_default().push(Row {
            from: if field(1) == "1900-01-01" { None } else { Some(day(field(1))?) },
            to: if field(2).is_empty() { None } else { Some(day(field(2))?) },
            name: field(3).replace('\u{2019}', "'").to_uppercase(),
            other_name: String::new(),
            province: "EE".to_owned(),
        });
        Some(())
    })
}

/// The names of territories of which the tables of states say nothing; neither do they say when they were in force.
pub(super) fn other_countries(data_dir: &Path) -> Result<Vec<Place>, GenerateError> {
    let mut places = Vec::new();
    each_record(data_dir, "other_countries.csv", 2, |field| {
        let name = field(1).to_owned();
        let row = Row { from: None, to: None, name, other_name: String::new(), province: "EE".to_owned() };
        places.push(Place { code: field(0).to_owned(), rows: vec![row] });
        Some(())
    })?;
    Ok(places)
}

/// Calls `take` with every record after the heading; `take` says `None` to a malformed one.
fn each_record<'a>(
    data_dir: &Path,
    file: &str,
    columns: usize,
    mut take: impl FnMut(&dyn Fn(usize) -> &'a str) -> Option<()>,
) -> Result<(), GenerateError> {
    let text: &'a str = Box::leak(text(data_dir, file)?.into_boxed_str()); // a tool that ends at once
    for (i, line) in text.lines().enumerate().skip(1) {
        let wrong = |what| GenerateError::Data(file.to_owned(), i + 1, what);
        let fields = fields(line).ok_or_else(|| wrong("a quotation mark is not closed"))?;
        if fields.len() != columns {
            return Err(wrong("the wrong number of fields"));
        }
        take(&|column| fields.get(column).copied().unwrap_or_default())
            .ok_or_else(|| wrong("a malformed field"))?;
    }
    Ok(())
}

/// The fields of a CSV line without escaped quotation marks (no file has any).
fn fields(line: &str) -> Option<Vec<&str>> {
    let (mut fields, mut rest) = (Vec::new(), line);
    loop {
        let (field, after) = match rest.strip_prefix('"') {
            Some(quoted) => {
                let (field, after) = quoted.split_once('"')?;
                (field, after)
            }
            None => rest.split_at(rest.find(',').unwrap_or(rest.len())),
        };
        fields.push(field);
        if after.is_empty() {
            return Some(fields);
        }
        rest = after.strip_prefix(',')?;
    }
}

/// `YYYY-MM-DD` as a day, by the proleptic Gregorian calendar.
fn day(text: &str) -> Option<Day> {
    let mut parts = text.splitn(3, '-').map(str::parse::<i32>);
    let (y, m, d) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    if text.len() != 10 || !(1..=12).contains(&m) || !(1..=31).contains(&d) {
        return None;
    }
    // Years begin in March, so that the leap day is the last (Howard Hinnant, "days_from_civil").
    let y = if m <= 2 { y - 1 } else { y };
    let day_of_year = (153 * ((m + 9) % 12) + 2) / 5 + d - 1;
    Some(Day(y * 365 + y / 4 - y / 100 + y / 400 + day_of_year - 719_468))
}

fn text(data_dir: &Path, file: &str) -> Result<String, GenerateError> {
    let path = data_dir.join(file);
    fs::read_to_string(&path).map_err(|error| GenerateError::Io(path, error))
}
