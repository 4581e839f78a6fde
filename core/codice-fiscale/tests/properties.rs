//! What holds for any input.

use abilita_codice_fiscale::{CodiceFiscale, ParseError, Strictness, TaxCode, normalize};
use proptest::prelude::*;

/// Codes with the right layout and, mostly, a wrong something.
const NEARLY: &str =
    "[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-7LMNPQRST][0-9LMNPQRSTUV][A-MZ][0-9L-V]{3}[A-Z]";

/// A valid code of any person and place.
fn codes() -> impl Strategy<Value = CodiceFiscale> {
    (NEARLY, 0..128_u8).prop_filter_map("not a code", |(text, mask)| {
        let beginning = text.get(..15)?;
        let code = ('A'..='Z').find_map(|check| {
            CodiceFiscale::parse_with(&format!("{beginning}{check}"), Strictness::Formal).ok()
        })?;
        Some(code.variant(mask))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, max_global_rejects: 1 << 20, ..Default::default() })]

    #[test]
    fn nothing_panics(text in any::<String>()) {
        for strictness in [Strictness::Strict, Strictness::Formal] {
            let faults = CodiceFiscale::faults(&text, strictness);
            prop_assert_eq!(CodiceFiscale::parse_with(&text, strictness).err(), faults.first().copied());
            prop_assert!(faults.is_sorted_by_key(ParseError::code));
            let _ = TaxCode::parse_with(&text, strictness);
        }
    }

    #[test]
    fn near_codes_fail_alike(text in NEARLY) {
        let faults = CodiceFiscale::faults(&text, Strictness::Strict);
        prop_assert_eq!(CodiceFiscale::parse(&text).err(), faults.first().copied());
        if CodiceFiscale::parse(&text).is_ok() {
            prop_assert!(CodiceFiscale::parse_with(&text, Strictness::Formal).is_ok());
        }
    }

    #[test]
    fn codes_survive_the_round_trip(code in codes()) {
        prop_assert_eq!(CodiceFiscale::parse_with(code.as_str(), Strictness::Formal), Ok(code));
        let spaced: String = code.as_str().to_lowercase().chars().flat_map(|c| [c, '\u{a0}']).collect();
        prop_assert_eq!(CodiceFiscale::parse_with(&format!(" Tinit-{spaced}"), Strictness::Formal), Ok(code));
        prop_assert!(code.same_base(&code.base_code()));
        prop_assert_eq!(code.base_code().variant(code.omocodia().mask()), code);
    }

    #[test]
    fn one_wrong_character_at_the_end_is_found(code in codes(), other in "[A-Z]") {
        let text = format!("{}{other}", code.as_str().get(..15).unwrap());
        let same = code.as_str().ends_with(&other);
        prop_assert_eq!(CodiceFiscale::parse_with(&text, Strictness::Formal).is_ok(), same);
    }

    #[test]
    fn errors_and_debug_hide_the_code(code in codes(), other in "[A-Z]") {
        let text = format!("{}{other}", code.as_str().get(..15).unwrap());
        let hidden = code.as_str().get(3..15).unwrap();
        let debug = format!("{code:?}{:?}", code.birth_dates());
        prop_assert!(!debug.contains(hidden));
        if let Err(error) = CodiceFiscale::parse_with(&text, Strictness::Formal) {
            let told = format!("{error:?}{error}");
            prop_assert!(!told.contains(hidden));
        }
    }

    #[test]
    fn normal_forms_are_normal(text in any::<String>()) {
        let normal = normalize(&text).into_owned();
        prop_assert!(!normal.contains(|c: char| c.is_whitespace() || c.is_ascii_lowercase()));
        // Of two prefixes one is taken away each time.
        if !normal.starts_with("TINIT-") {
            prop_assert_eq!(normalize(&normal), normal.as_str());
            prop_assert_eq!(CodiceFiscale::parse(&normal), CodiceFiscale::parse(&text));
        }
    }

    #[test]
    fn eleven_digits_are_one_thing_at_most(digits in "[0-9]{11}") {
        if let Ok(code) = CodiceFiscale::parse(&digits) {
            prop_assert!(code.is_provisional() && code.as_str() == digits);
            prop_assert_eq!((code.sex(), code.place_code(), code.birth_dates()), (None, None, None));
            prop_assert!(code.variants().eq([code]) && code.matches("", "").is_match());
        }
    }

    #[test]
    fn names_never_panic(code in codes(), surname in any::<String>(), name in any::<String>()) {
        let _ = code.matches(&surname, &name);
    }
}
