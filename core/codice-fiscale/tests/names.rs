//! Readings of names: the decree where it has a rule, every usual reading where it has none.

#![expect(clippy::unwrap_used, reason = "a test that fails panics")]

use abilita_codice_fiscale::{CodiceFiscale, EncodeError, Person, PlaceCode, Sex, Strictness};

/// A code with these six letters.
fn code(letters: &str) -> CodiceFiscale {
    ('A'..='Z')
        .find_map(|check| {
            CodiceFiscale::parse_with(&format!("{letters}80A01H501{check}"), Strictness::Formal).ok()
        })
        .unwrap()
}

fn surname_fits(triplet: &str, surname: &str) -> bool {
    code(&format!("{triplet}MRA")).matches(surname, "Mario").surname
}

fn name_fits(triplet: &str, name: &str) -> bool {
    code(&format!("RSS{triplet}")).matches("Rossi", name).name
}

#[test]
fn the_cases_of_the_decree() {
    for (triplet, surname) in [
        ("RSS", "Rossi"),
        ("MRA", "Mauro"),
        ("FOX", "Fo"),
        ("AIA", "Aia"),
        ("AUX", "Au"),
        ("DRS", "De Rossi"),
        ("DNG", "D'Angelo"),
        ("DNG", "D\u{2019}ANGELO"),
        ("NGX", "Ng"),
        ("EXX", "E"),
        ("DXX", "D"),
        ("SNT", "Saint-Just"),
        ("XUX", "Xu"),
    ] {
        assert!(surname_fits(triplet, surname), "{surname} gives {triplet}");
    }
    for (triplet, name) in [
        ("GFR", "Gianfranco"),
        ("MRC", "Marco"),
        ("MRA", "Maria"),
        ("MTR", "Maria Teresa"),
        ("NCL", "Nicolò"),
        ("NCL", "NICOLO'"),
        ("LAX", "Al"),
        ("FNC", "François"),
        ("NOE", "Noè"),
    ] {
        assert!(name_fits(triplet, name), "{name} gives {triplet}");
    }
    assert!(!name_fits("GNF", "Gianfranco"), "the second of four consonants is skipped");
    assert!(!surname_fits("ROS", "Rossi") && !surname_fits("RSS", "Rosi"));
    assert!(!surname_fits("FOX", "Foe") && !surname_fits("XXX", "") && !surname_fits("XXX", "-"));
}

#[test]
fn letters_with_a_reading_in_the_circular() {
    for (triplet, surname) in
        [("KOE", "Kö"), ("ZOE", "Öz"), ("WSS", "Weiß"), ("BAE", "Æbo"), ("SKI", "Šik"), ("GRC", "Garçon")]
    {
        assert!(surname_fits(triplet, surname), "{surname} gives {triplet}");
    }
    assert!(surname_fits("KOX", "Kö"), "the E of a diaeresis is often left out");
    assert!(!surname_fits("KXX", "Kö") && !surname_fits("GRN", "Garçon") && !surname_fits("FRX", "Frà"));
}

#[test]
fn letters_without_a_rule() {
    for triplet in ["NNZ", "NZU"] {
        assert!(surname_fits(triplet, "Nuñez") && surname_fits(triplet, "Nun\u{303}ez"));
    }
    for triplet in ["LSO", "SOX", "OXX", "LOX"] {
        assert!(surname_fits(triplet, "Łoś"), "{triplet}");
    }
    for triplet in ["DRC", "DRU", "RCU", "RUI", "DJR"] {
        assert!(surname_fits(triplet, "Đurić"), "{triplet}");
    }
    assert!(name_fits("KEX", "Åke") && name_fits("KAE", "Åke"));
    assert!(!surname_fits("VNV", "Иванов"), "no reading of Cyrillic");
}

#[test]
fn composed_and_decomposed_letters_are_the_same() {
    for (composed, decomposed) in
        [("Kö", "Ko\u{308}"), ("Garçon", "Garc\u{327}on"), ("Noè", "Noe\u{300}"), ("Šik", "S\u{30C}ik")]
    {
        for triplet in ["KOE", "KOX", "GRC", "NOE", "SKI"] {
            assert_eq!(
                surname_fits(triplet, composed),
                surname_fits(triplet, decomposed),
                "{composed} {triplet}"
            );
        }
    }
}

/// The six letters that the names of a person give.
fn letters(surname: &str, name: &str) -> Result<String, EncodeError> {
    let birth_date = chrono::NaiveDate::from_ymd_opt(1980, 1, 1).unwrap();
    let place = PlaceCode::new("H501").unwrap();
    let guess = CodiceFiscale::encode(&Person { surname, name, sex: Sex::Female, birth_date, place })?;
    assert!(guess.matches(surname, name).is_match(), "a guess matches its own person: {surname} {name}");
    Ok(guess.as_str().get(..6).unwrap().to_owned())
}

#[test]
fn guesses_follow_decree_and_circular() {
    for (surname, name, expected) in [
        ("Frà", "Noè", "FRANOE"),
        ("Garçon", "François", "GRCFNC"),
        ("Kö", "Öz", "KOEZOE"),
        ("Öz", "Äu", "ZOEAEU"),
        ("Weiß", "Groß", "WSSGSS"),
        ("Šik", "Žiža", "SKIZZI"),
        ("Æbo", "Læ", "BAELAE"),
        ("ßa", "Öö", "SSAOEO"),
        ("Nuñez", "Iñaki", "NNZNKI"),
        ("Łoś", "Zbyłut", "LSOZYL"),
        ("Åse", "Åke", "SAEKAE"),
        ("De la Cruz", "Jean-Pierre", "DLCJPR"),
        ("O\u{2BC}Neill", "Nicolo'", "NLLNCL"),
        ("Ng", "O", "NGXOXX"),
        ("Ye", "Y", "YEXYXX"),
    ] {
        assert_eq!(letters(surname, name).as_deref(), Ok(expected), "{surname} {name}");
    }
}

#[test]
fn no_guess_without_latin_letters() {
    for wrong in ["", " ", "-", "'", "12", "Иванов", "Rossi Иванов", "王"] {
        assert_eq!(letters(wrong, "Mario"), Err(EncodeError::Surname), "{wrong}");
        assert_eq!(letters("Rossi", wrong), Err(EncodeError::Name), "{wrong}");
    }
}
