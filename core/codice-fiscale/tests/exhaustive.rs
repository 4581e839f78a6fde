//! What is small enough to be tested whole: every byte at every position, every date, every place, every variant.

use std::collections::HashSet;

use abilita_codice_fiscale::{CodiceFiscale, ErrorCode, PlaceCode, Sex, Strictness, TaxCode};

const CODE: &str = "RSSMRA80A01H501U";
const MONTHS: &[u8; 12] = b"ABCDEHLMPRST";

/// The code with this beginning of fifteen characters, whatever its check character.
fn complete(beginning: &str, strictness: Strictness) -> Option<CodiceFiscale> {
    for check in 'A'..='Z' {
        match CodiceFiscale::parse_with(&format!("{beginning}{check}"), strictness) {
            Ok(code) => return Some(code),
            Err(error) if error.code() == ErrorCode::CheckCharacter => {}
            Err(_) => return None, // told before the check character: no other will do
        }
    }
    None
}

fn first_fault(text: &str, strictness: Strictness) -> Option<ErrorCode> {
    let error = CodiceFiscale::parse_with(text, strictness).err();
    assert_eq!(error, CodiceFiscale::faults(text, strictness).first().copied());
    error.map(|error| error.code())
}

#[test]
fn every_character_at_every_position() {
    for position in 0..16 {
        for c in (0..=0x24F).chain([0x130, 0x17F, 0x2007, 0x3000, 0xFF21, 0x1F600]).filter_map(char::from_u32)
        {
            let mut characters: Vec<char> = CODE.chars().collect();
            *characters.get_mut(position).unwrap() = c;
            let text: String = characters.iter().collect();
            for strictness in [Strictness::Strict, Strictness::Formal] {
                let fault = first_fault(&text, strictness);
                if c.is_whitespace() {
                    assert_eq!(fault, Some(ErrorCode::Length));
                } else if !c.is_ascii_alphanumeric() {
                    assert_eq!(fault, Some(ErrorCode::Character), "{c:?} at {position}");
                } else if c.to_ascii_uppercase() == CODE.chars().nth(position).unwrap() {
                    assert_eq!(fault, None);
                } else {
                    assert!(fault.is_some_and(|code| code >= ErrorCode::Structure));
                }
            }
        }
    }
}

#[test]
fn every_date_of_two_centuries() {
    for year in 0..100 {
        for (month, letter) in (1..).zip(MONTHS) {
            for day in 0..100 {
                let beginning = format!("RSSMRA{year:02}{}{day:02}H501", char::from(*letter));
                let in_month = if day > 40 { day - 40 } else { day };
                let exists = [1900, 2000].into_iter().any(|century| {
                    chrono::NaiveDate::from_ymd_opt(century + year, month, in_month).is_some()
                });
                let code = complete(&beginning, Strictness::Strict);
                assert_eq!(code.is_some(), exists, "{beginning}");
                let Some(code) = code else { continue };
                assert_eq!(code.sex(), Some(if day > 40 { Sex::Female } else { Sex::Male }));
                assert!(
                    code.birth_dates().unwrap().iter().all(|date| date
                        .to_string()
                        .ends_with(&format!("{year:02}-{month:02}-{in_month:02}")))
                );
            }
        }
    }
}

#[test]
fn every_place() {
    let (mut italian, mut foreign) = (0, 0);
    for letter in 'A'..='Z' {
        for number in 0..1000 {
            let text = format!("{letter}{number:03}");
            let place = PlaceCode::new(&text).unwrap();
            let code = complete(&format!("RSSMRA80A01{text}"), Strictness::Strict);
            assert_eq!(code.is_some(), place.is_assigned());
            assert!(code.is_none_or(|code| code.place_code() == Some(place)));
            let formal = complete(&format!("RSSMRA80A01{text}"), Strictness::Formal);
            assert_eq!(formal.is_some(), "ABCDEFGHILMZ".contains(letter) && number != 0);
            *(if place.is_foreign() { &mut foreign } else { &mut italian }) += u32::from(place.is_assigned());
        }
    }
    assert_eq!((italian, foreign), (10_423, 292));
}

#[test]
fn every_variant_of_a_code() {
    let code = CodiceFiscale::parse(CODE).unwrap();
    let variants: HashSet<_> = code.variants().collect();
    assert_eq!(variants.len(), 128);
    for (mask, variant) in (0..).zip(code.variants()) {
        assert_eq!(CodiceFiscale::parse(variant.as_str()), Ok(variant));
        assert_eq!(variant.omocodia().mask(), mask);
        assert_eq!(variant.base_code(), code);
        assert_eq!((variant.sex(), variant.place_code()), (code.sex(), code.place_code()));
        assert_eq!(variant.birth_dates(), code.birth_dates());
    }
}

#[test]
fn a_place_of_zeros_is_refused_however_written() {
    for place in ["A000", "ALLL", "A0L0", "ZLLL"] {
        assert!(complete(&format!("RSSMRA80A01{place}"), Strictness::Formal).is_none());
    }
}

#[test]
fn every_office_of_eleven_digits() {
    // By the program of the tax agency, for a serial number of each kind.
    for office in 0..1000 {
        let is_person = matches!(office, 151..=245 | 301..=766 | 900..=950);
        for (serial, is_body) in [
            (1_234_567, matches!(office, 1..=100 | 120 | 121 | 888 | 999)),
            (8_234_567, matches!(office, 1..=95)),
        ] {
            let fits: Vec<_> = (0..10)
                .filter_map(|check| TaxCode::parse(&format!("{serial:07}{office:03}{check}")).ok())
                .collect();
            match fits.as_slice() {
                [TaxCode::Person(code)] => assert!(code.is_provisional() && is_person),
                [TaxCode::Body(_)] => assert!(is_body),
                _ => assert!(fits.is_empty() && !is_person && !is_body, "office {office}"),
            }
        }
    }
}

#[test]
fn the_central_office() {
    let accepted = |serial: u32, strictness| {
        (0..10)
            .filter(|check| CodiceFiscale::parse_with(&format!("{serial:07}000{check}"), strictness).is_ok())
            .count()
    };
    for (serial, strict, formal) in [
        (0, 0, 0),
        (1, 10, 10), // no check digit in those years
        (273_960, 10, 10),
        (273_961, 0, 1), // the octal slip of the program
        (400_000, 0, 1),
        (400_001, 1, 1),
        (1_072_479, 1, 1),
        (1_072_480, 0, 0),
        (1_500_001, 1, 1),
        (1_828_637, 0, 0),
        (2_054_095, 1, 1),
        (2_054_096, 0, 0),
    ] {
        assert_eq!(accepted(serial, Strictness::Strict), strict, "{serial}");
        assert_eq!(accepted(serial, Strictness::Formal), formal, "{serial}");
    }
}
