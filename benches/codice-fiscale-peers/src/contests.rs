//! What is measured, group by group.

use std::ops::Range;

use abilita_codice_fiscale::{
    Batch, CodiceFiscale, Engine, PlaceCode, PlaceFilter, Strictness, find_in_text, search_places,
};
use chrono::NaiveDate;

use crate::agreement;
use crate::clock::{Contestant, figure, race};
use crate::people::{COUNT, People};
use crate::reference::Reference;

/// How many of the codes the slow crates are given.
const SOME: usize = 100_000;
const FEW: usize = 2_000;

pub(crate) fn agree(people: &People, reference: &Reference) {
    let parse = |text: &str| CodiceFiscale::parse(text).is_ok();
    for (i, text) in people.texts().into_iter().enumerate() {
        let valid = people.faults[i].is_none();
        assert_eq!((parse(text), reference.is_valid(text)), (valid, valid), "code {i}");
    }
    for engine in Engine::available() {
        let valid = Batch::fixed(&people.records).on(engine).validate(Strictness::Strict);
        assert!(valid.iter().eq(people.faults.iter().map(|fault| fault.is_none())), "{}", engine.name());
    }
    agreement::tell("abilita and the reference", people, COUNT, parse);
    agreement::tell("codice_fiscale_rs 0.2.1", people, COUNT, |text| {
        codice_fiscale_rs::CodiceFiscale::new(text).is_ok()
    });
    agreement::tell("codice_fiscale 0.4.1", people, FEW, |text| {
        codice_fiscale::CodiceFiscale::check(text).is_ok()
    });
}

/// One code after the other, as `&str`.
pub(crate) fn single(texts: &[&str], reference: &Reference) {
    let on = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date");
    let contestants = [
        Contestant::new("floor: read 16 bytes", COUNT, "xor of their two halves", |range| {
            texts[range].iter().fold(0, |sum, text| sum ^ halves(text.as_bytes()))
        }),
        Contestant::new(
            "reference: plain scalar code",
            COUNT,
            "structure, calendar, place, check letter",
            |range| texts[range].iter().filter(|text| reference.is_valid(text)).count(),
        ),
        Contestant::new(
            "abilita: parse",
            COUNT,
            "all that, triplets, normalisation, the reason of a refusal",
            |range| texts[range].iter().filter(|text| CodiceFiscale::parse(text).is_ok()).count(),
        ),
        Contestant::new("abilita: parse, formal", COUNT, "what the tax agency's program tests", |range| {
            let parse = |text: &str| CodiceFiscale::parse_with(text, Strictness::Formal);
            texts[range].iter().filter(|text| parse(text).is_ok()).count()
        }),
        Contestant::new(
            "abilita: parse, and use code or reason",
            COUNT,
            "reads one byte of either",
            |range| {
                texts[range].iter().fold(0, |sum, text| match CodiceFiscale::parse(text) {
                    Ok(code) => sum + usize::from(code.as_str().as_bytes()[0]),
                    Err(error) => sum + error.code() as usize,
                })
            },
        ),
        Contestant::new("abilita: parse and decode", COUNT, "sex, date of birth, place, omocodia", |range| {
            let decode = |code: CodiceFiscale| {
                (code.sex(), code.birth_date(on), code.place_code(), code.omocodia().count())
            };
            let known = |text: &&&str| CodiceFiscale::parse(text).is_ok_and(|code| decode(code).1.is_some());
            texts[range].iter().filter(known).count()
        }),
        Contestant::new(
            "abilita: parse, and period of the place",
            COUNT,
            "at both possible births",
            |range| {
                let in_force = |code: CodiceFiscale| code.place_in_force() == Some(true);
                texts[range].iter().filter(|text| CodiceFiscale::parse(text).is_ok_and(in_force)).count()
            },
        ),
        Contestant::new("abilita: parse, and match with a name", COUNT, "Rossi, Gianfranco", |range| {
            let fits = |code: CodiceFiscale| code.matches("Rossi", "Gianfranco").is_match();
            texts[range].iter().filter(|text| CodiceFiscale::parse(text).is_ok_and(fits)).count()
        }),
        Contestant::new(
            "codice_fiscale_rs 0.2.1: new",
            SOME,
            "the first 100,000; places are not tested",
            |range| {
                texts[range].iter().filter(|text| codice_fiscale_rs::CodiceFiscale::new(text).is_ok()).count()
            },
        ),
        Contestant::new(
            "codice_fiscale 0.4.1: check",
            FEW,
            "the first 2,000; triplets are not tested",
            |range| {
                texts[range].iter().filter(|text| codice_fiscale::CodiceFiscale::check(text).is_ok()).count()
            },
        ),
    ];
    let times = tell("codice fiscale: one code", &contestants, 5);
    let ratio = times[2] / times[1];
    figure("codice fiscale: one code", "abilita: parse / reference", ratio, "×", "target: at most 1.2");
}

/// Measures and tells.
fn tell(group: &str, contestants: &[Contestant<'_>], rounds: usize) -> Vec<f64> {
    let times = race(contestants, rounds);
    for (contestant, time) in contestants.iter().zip(&times) {
        figure(group, &contestant.name, *time, "ns", &contestant.note);
    }
    times
}

fn halves(record: &[u8]) -> usize {
    let record = record.first_chunk().map_or(0, |record| u128::from_ne_bytes(*record));
    (record ^ record >> 64) as usize
}

/// A column of codes, with every engine of the machine.
pub(crate) fn batch(people: &People) {
    let records = &people.records[..];
    let offsets: Vec<i32> = (0..=COUNT).map(|i| i32::try_from(16 * i).expect("16 MB")).collect();
    let floor = |range: Range<usize>| records[range].iter().fold(0, |sum, record| sum ^ halves(record));
    let mut contestants =
        vec![Contestant::new("floor: read 16 bytes", COUNT, "xor of their two halves", floor)];
    for engine in Engine::available() {
        let target = match engine.name() {
            "avx2" => "everything; target: at most 6",
            "avx512" => "everything; target: at most 4",
            _ => "everything",
        };
        let name = |what: &str| format!("abilita: {what}, {}", engine.name());
        let fixed = move |range: Range<usize>| Batch::fixed(&records[range]).on(engine);
        let offsets = &offsets;
        contestants.extend([
            Contestant::new(name("validate"), COUNT, target, move |range| {
                fixed(range).validate(Strictness::Strict).count_ones()
            }),
            Contestant::new(
                name("validate, formal"),
                COUNT,
                "what the tax agency's program tests",
                move |range| fixed(range).validate(Strictness::Formal).count_ones(),
            ),
            Contestant::new(
                name("validate texts"),
                COUNT,
                "everything; with offsets, as Arrow has them",
                move |range| {
                    let offsets = &offsets[range.start..=range.end];
                    let texts =
                        Batch::with_offsets(records.as_flattened(), offsets).expect("ascending offsets");
                    texts.on(engine).validate(Strictness::Strict).count_ones()
                },
            ),
            Contestant::new(
                name("classify"),
                COUNT,
                "everything, with the reason of each refusal",
                move |range| fixed(range).classify(Strictness::Strict).iter().flatten().count(),
            ),
        ]);
    }
    tell("codice fiscale: a column of codes", &contestants, 9);
}

/// Places alone.
pub(crate) fn places(people: &People) {
    // Codes with omocodia in the place have none as they stand.
    let place = |record: &[u8; 16]| PlaceCode::new(std::str::from_utf8(&record[11..15]).ok()?);
    let places: Vec<PlaceCode> = people.records.iter().filter_map(place).collect();
    let day = |i: usize| NaiveDate::from_num_days_from_ce_opt(700_000 + (i * 7919 % 36_000) as i32);
    let days: Vec<NaiveDate> = (0..places.len()).filter_map(day).collect();
    let contestants = [
        Contestant::new("exists", places.len(), "target: below 2", |range| {
            places[range].iter().filter(|place| place.is_assigned()).count()
        }),
        Contestant::new(
            "in force on a day",
            places.len(),
            "random places and days; target: below 50",
            |range| {
                let asked = places[range.clone()].iter().zip(&days[range]);
                asked.filter(|(place, day)| place.in_force_on(**day) == Some(true)).count()
            },
        ),
        Contestant::new("history", SOME, "every name with its province and days, as owned texts", |range| {
            places[range].iter().map(|place| place.history().len()).sum()
        }),
        Contestant::new("search by name", 5, "`sant angelo` among all names, ranked", |range| {
            range.map(|_| search_places("sant angelo", PlaceFilter::default()).len()).sum()
        }),
    ];
    tell("codice fiscale: places", &contestants, 5);
}

/// Running text, as a portal logs it.
pub(crate) fn text(texts: &[&str]) {
    let line = |text: &&str| format!("2026-11-22T10:00:00Z INFO access of {text} to the register, granted\n");
    let log: Vec<String> = texts[..SOME].iter().map(line).collect();
    let bytes = log[0].len();
    let note = format!("lines of {bytes} bytes with a code each");
    let contestants = [Contestant::new("find codes in a log", SOME, note, |range| {
        log[range].iter().map(|line| find_in_text(line).count()).sum()
    })];
    let times = race(&contestants, 5);
    let speed = bytes as f64 * 1e3 / times[0];
    figure("codice fiscale: text", &contestants[0].name, speed, "MB/s", &contestants[0].note);
}
