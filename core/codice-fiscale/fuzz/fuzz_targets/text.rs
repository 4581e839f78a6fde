//! Running text, names and searches.
#![no_main]

use abilita_codice_fiscale::{
    CodiceFiscale, Person, PlaceCode, PlaceFilter, Sex, find_in_text, mask_text, search_places,
};
use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: (&str, &str)| {
    let (text, other) = data;
    for found in find_in_text(text) {
        assert!(text[found.range].eq_ignore_ascii_case(found.code.as_str()));
    }
    let masked = mask_text(text);
    assert_eq!(masked.len(), text.len());
    assert_eq!(find_in_text(&masked).count(), 0);

    let (Some(birth_date), Some(place)) = (NaiveDate::from_ymd_opt(1980, 1, 1), PlaceCode::new("H501"))
    else {
        return;
    };
    let person = Person { surname: text, name: other, sex: Sex::Female, birth_date, place };
    if let Ok(code) = CodiceFiscale::encode(&person) {
        assert!(code.matches(text, other).is_match());
        assert_eq!(CodiceFiscale::parse(code.as_str()), Ok(code));
    }
    if other.len() < 12 {
        assert!(search_places(other, PlaceFilter::default()).is_sorted_by_key(|found| found.kind));
    }
});
