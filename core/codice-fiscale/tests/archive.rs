//! The compiled tables against the files they are made of, which only the repository has.
#![cfg(all(feature = "places", feature = "place-names"))]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails panics")]

use std::collections::HashSet;

use abilita_codice_fiscale::{MatchKind, PlaceCode, PlaceFilter, search_places};
use chrono::NaiveDate;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn place(code: &str) -> PlaceCode {
    PlaceCode::new(code).unwrap()
}

fn data(file: &str) -> String {
    std::fs::read_to_string(format!("{}/data/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// Code, first day, last day, name, other name and province of a row of the archive.
fn rows() -> Vec<[String; 6]> {
    let changes = data("anpr_changes_2023-10_2026-05.csv");
    let replaced: HashSet<(String, String)> = changes
        .lines()
        .filter_map(|line| Some((line.split(',').next()?.to_owned(), line.split(',').nth(5)?.to_owned())))
        .collect();
    data("anpr_archivio_comuni_2023-10-03.csv")
        .lines()
        .skip(1)
        .map(|line| {
            let fields: Vec<&str> = line.split(',').map(|field| field.trim_matches('"')).collect();
            [4, 1, 2, 5, 7, 14].map(|i| fields[i].to_owned())
        })
        .filter(|[code, from, ..]| code != "ND" && !replaced.contains(&(code.clone(), from.clone())))
        .collect()
}

#[test]
fn every_row_of_the_archive_is_in_the_tables() {
    let rows = rows();
    assert_eq!(rows.len(), 19_352 - 28 - 21);
    for [code, from, to, name, other, province] in rows {
        let (history, open) = (place(&code).history(), to == "9999-12-31");
        let covers = history.iter().any(|record| {
            record.name == name
                && record.other_name.as_deref().unwrap_or_default() == other
                && record.province == province
                && record.from.is_some_and(|day| day <= date(&from))
                && record.to.is_none_or(|day| !open && date(&to) <= day)
        });
        assert!(covers, "{code} {from} {name} is not in {history:?}");
        assert_eq!(place(&code).in_force_on(date(&from)), Some(true), "{code} {from}");
        let last = if open { date("2026-11-22") } else { date(&to) };
        assert_eq!(place(&code).in_force_on(last), Some(true), "{code} {to}");
    }
}

#[test]
fn a_place_is_found_by_its_own_name() {
    for [code, _, _, name, ..] in rows().into_iter().step_by(499) {
        let found = search_places(&name, PlaceFilter::default());
        let own: Vec<_> = found.iter().filter(|found| found.record.code.as_str() == code).collect();
        assert!(matches!(own[..], [one] if one.kind == MatchKind::Exact), "{code} {name}");
    }
}
