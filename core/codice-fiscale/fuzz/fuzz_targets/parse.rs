//! Any text, parsed in every way.
#![no_main]

use abilita_codice_fiscale::{CodiceFiscale, Strictness, TaxCode, normalize};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for strictness in [Strictness::Strict, Strictness::Formal] {
        let faults = CodiceFiscale::faults(text, strictness);
        let parsed = CodiceFiscale::parse_with(text, strictness);
        assert_eq!(parsed.err(), faults.first().copied());
        // Of two prefixes one is taken away each time.
        if !normalize(text).starts_with("TINIT-") {
            assert_eq!(CodiceFiscale::parse_with(&normalize(text), strictness), parsed);
        }
        let _ = TaxCode::parse_with(text, strictness);
        let Ok(code) = parsed else { continue };
        assert_eq!(CodiceFiscale::parse_with(code.as_str(), strictness), Ok(code));
        assert!(!format!("{code:?}").contains(&code.as_str()[3..]));
        for variant in code.variants() {
            assert_eq!(CodiceFiscale::parse_with(variant.as_str(), strictness), Ok(variant));
            assert!(variant.same_base(&code));
            assert_eq!((variant.sex(), variant.birth_dates()), (code.sex(), code.birth_dates()));
        }
        let _ = (code.place_in_force(), code.place_code().map(|place| place.history()));
    }
});
