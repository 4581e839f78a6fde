//! Every shared vector of `vectors.jsonl`, read by the suites of all languages.

#![expect(clippy::unwrap_used, reason = "a test that fails panics")]

use abilita_codice_fiscale::{Batch, CodiceFiscale, ErrorCode, Person, PlaceCode, Sex, Strictness, TaxCode};
use chrono::NaiveDate;
use serde_json::Value;

/// The day on which the decoded centuries of the vectors were decided.
const TODAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 11, 22);

fn vectors() -> Vec<Value> {
    include_str!("vectors.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn text<'a>(vector: &'a Value, key: &str) -> &'a str {
    vector[key].as_str().unwrap_or_default()
}

#[test]
fn there_are_826() {
    assert_eq!(vectors().len(), 826);
}

#[test]
fn validity_is_as_told() {
    for vector in vectors() {
        let valid = vector["valid"] == true;
        assert_eq!(TaxCode::parse(text(&vector, "cf")).is_ok(), valid, "vector {}", vector["id"]);
    }
}

#[test]
fn the_reason_is_as_told() {
    for vector in vectors().iter().filter(|vector| vector["valid"] == false) {
        let error = TaxCode::parse(text(vector, "cf")).unwrap_err();
        let expected: &[ErrorCode] = match text(vector, "reason_if_invalid") {
            "length" => &[ErrorCode::Length, ErrorCode::Empty],
            // A blank in the place of a character leaves fifteen.
            "charset" => &[ErrorCode::Character, ErrorCode::Structure, ErrorCode::Length],
            "surname_structure" | "name_structure" => &[ErrorCode::Structure],
            // A digit there is a fault of the layout, which comes first.
            "month" => &[ErrorCode::Month, ErrorCode::Structure],
            "day" => &[ErrorCode::Day, ErrorCode::Date],
            "date" => &[ErrorCode::Date],
            "place_unknown" | "place_format" => &[ErrorCode::Place],
            "check_char" => &[ErrorCode::CheckCharacter],
            "numeric_check" => &[ErrorCode::CheckCharacter, ErrorCode::Structure],
            other => panic!("no such reason: {other}"),
        };
        // A vector may have a second fault that is reported first: 2701, of the wrong check character, has a day 76 too.
        let faults = CodiceFiscale::faults(text(vector, "cf"), Strictness::Strict);
        assert_eq!(faults.first(), Some(&error), "vector {}", vector["id"]);
        let told = faults.iter().find(|fault| expected.contains(&fault.code()));
        assert!(told.is_some(), "vector {}: {error}", vector["id"]);
        if let (Some(position), Some(fault)) = (vector["pos"].as_u64(), told)
            && fault.code() != ErrorCode::Length
        {
            assert_eq!(fault.position(), usize::try_from(position).ok(), "vector {}", vector["id"]);
        }
    }
}

#[test]
fn decoding_is_as_told() {
    for vector in vectors().iter().filter(|vector| !vector["decoded"].is_null()) {
        let (code, decoded) = (CodiceFiscale::parse(text(vector, "cf")).unwrap(), &vector["decoded"]);
        assert_eq!(code.sex().map(Sex::as_str), Some(text(decoded, "sex")));
        let born = code.birth_date(TODAY.unwrap()).unwrap();
        assert_eq!(born.to_string(), text(decoded, "birth_date"), "vector {}", vector["id"]);
        assert_eq!(code.place_code().unwrap().as_str(), text(decoded, "place_code"));
        assert_eq!(Some(u64::from(code.omocodia().count())), decoded["omocodia_level"].as_u64());
        assert!(code.base_code().same_base(&code));
    }
}

#[test]
fn persons_match_their_codes() {
    for vector in vectors().iter().filter(|vector| vector["valid"] == true && !vector["person"].is_null()) {
        let (code, person) = (CodiceFiscale::parse(text(vector, "cf")).unwrap(), &vector["person"]);
        let names = code.matches(text(person, "surname"), text(person, "name"));
        assert!(names.is_match(), "vector {}: {names:?}", vector["id"]);
    }
}

#[test]
fn bodies_are_no_persons() {
    for vector in
        vectors().iter().filter(|vector| text(vector, "kind") == "company_or_vat" && vector["valid"] == true)
    {
        let error = CodiceFiscale::parse(text(vector, "cf")).unwrap_err();
        assert_eq!(error.code(), ErrorCode::NotAPerson);
    }
}

#[test]
fn persons_give_their_codes() {
    for vector in vectors().iter().filter(|vector| vector["valid"] == true && !vector["person"].is_null()) {
        let (code, data) = (CodiceFiscale::parse(text(vector, "cf")).unwrap(), &vector["person"]);
        let person = Person {
            surname: text(data, "surname"),
            name: text(data, "name"),
            sex: if text(data, "sex") == "F" { Sex::Female } else { Sex::Male },
            birth_date: text(data, "birth_date").parse().unwrap(),
            place: PlaceCode::new(text(data, "place_code")).unwrap(),
        };
        let guess = CodiceFiscale::encode(&person).unwrap();
        assert!(guess.variants().any(|variant| variant == code), "vector {}", vector["id"]);
    }
}

#[test]
fn a_batch_says_the_same() {
    let vectors = vectors();
    let mut offsets = vec![0];
    let mut values = String::new();
    for vector in &vectors {
        values.push_str(text(vector, "cf"));
        offsets.push(i32::try_from(values.len()).unwrap());
    }
    let valid = Batch::with_offsets(values.as_bytes(), &offsets).unwrap().validate(Strictness::Strict);
    for (vector, valid) in vectors.iter().zip(valid.iter()) {
        let is_person = vector["valid"] == true && text(vector, "kind") != "company_or_vat";
        assert_eq!(valid, is_person, "vector {}", vector["id"]);
    }
}

/// The vectors were made with places in force at the birth.
#[cfg(feature = "places")]
#[test]
fn no_place_was_out_of_force() {
    for vector in vectors().iter().filter(|vector| !vector["decoded"].is_null()) {
        let code = CodiceFiscale::parse(text(vector, "cf")).unwrap();
        assert_ne!(code.place_in_force(), Some(false), "vector {}", vector["id"]);
    }
}
