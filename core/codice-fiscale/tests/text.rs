//! Codes in running text.

#![expect(clippy::unwrap_used, reason = "a test that fails panics")]

use abilita_codice_fiscale::{CodiceFiscale, Strictness, find_in_text, mask_text};
use proptest::prelude::*;

const CODE: &str = "RSSMRA80A01H501U";

/// What the function promises, the slow way: every window of sixteen bytes between two ends of words.
fn slowly(text: &str) -> Vec<String> {
    text.char_indices()
        .filter_map(|(start, _)| text.get(start..start + 16).map(|window| (start, window)))
        .filter(|(start, window)| {
            let alone = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            window.bytes().all(|byte| byte.is_ascii_alphanumeric())
                && alone(text.get(..*start).unwrap().chars().next_back())
                && alone(text.get(start + 16..).unwrap().chars().next())
        })
        .filter_map(|(_, window)| CodiceFiscale::parse_with(window, Strictness::Formal).ok())
        .map(|code| code.as_str().to_owned())
        .collect()
}

fn found(text: &str) -> Vec<String> {
    find_in_text(text)
        .map(|found| {
            assert!(found.code.as_str().eq_ignore_ascii_case(text.get(found.range).unwrap()));
            found.code.as_str().to_owned()
        })
        .collect()
}

#[test]
fn where_a_code_is_found() {
    for (text, count) in [
        (CODE.to_owned(), 1),
        (format!("è {CODE}."), 1),
        (format!("({})", CODE.to_lowercase()), 1),
        (format!("TINIT-{CODE}"), 1),
        (format!("cf_{CODE}.pdf"), 1),
        (format!("{CODE}\n{CODE},{CODE}"), 3),
        (format!("{CODE}{CODE}"), 0),
        (format!("a{CODE}"), 0),
        (format!("è{CODE}"), 0),
        (format!("{CODE}è"), 0),
        (format!("{CODE}5"), 0),
        ("AMRMRA80A01H501D".to_owned(), 1), // no surname gives it, but the agency's program takes it
        ("RSSMRA80A01H501X".to_owned(), 0),
        ("RSS MRA 80A01 H501U".to_owned(), 0),
        ("12345671510".to_owned(), 0),
        (String::new(), 0),
    ] {
        assert_eq!(found(&text).len(), count, "{text}");
        assert_eq!(mask_text(&text).contains("RSSMRA80A01"), count == 0 && text.contains("RSSMRA80A01"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn finding_is_what_it_promises(parts in prop::collection::vec((any::<bool>(), ".{0,3}"), 0..6)) {
        let text: String = parts.iter().flat_map(|(code, text)| [if *code { CODE } else { "" }, text]).collect();
        prop_assert_eq!(found(&text), slowly(&text));
        let masked = mask_text(&text);
        prop_assert_eq!(masked.len(), text.len());
        prop_assert_eq!(find_in_text(&masked).count(), 0);
        let twice = mask_text(&masked).into_owned();
        prop_assert_eq!(twice, masked);
    }
}
