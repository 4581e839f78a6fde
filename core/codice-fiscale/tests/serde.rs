//! The serialised form is the code's text, and only a code can be read.
#![cfg(feature = "serde")]

use abilita_codice_fiscale::CodiceFiscale;

#[test]
fn a_code_is_a_string() {
    let code = CodiceFiscale::parse("RSSMRA80A01H501U").unwrap();
    assert_eq!(serde_json::to_string(&code).unwrap(), r#""RSSMRA80A01H501U""#);
    assert_eq!(serde_json::from_str::<CodiceFiscale>(r#""rssmra80a01h501u""#).unwrap(), code);
}

#[test]
fn reading_parses() {
    let error = serde_json::from_str::<CodiceFiscale>(r#""RSSMRA80A01H501X""#).unwrap_err().to_string();
    assert!(error.contains("codice_fiscale.check_character") && !error.contains("80A01"), "{error}");
    assert!(serde_json::from_str::<CodiceFiscale>("12").is_err());
}
