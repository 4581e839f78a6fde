//! Codes in running text.

#![expect(clippy::unwrap_used, reason = "a test that fails panics")]

use std::sync::LazyLock;

use abilita_codice_fiscale::{CodiceFiscale, Strictness, find_in_text, mask_text};
use proptest::prelude::*;
use regex::Regex;

const CODE: &str = "RSSMRA80A01H501U";

/// The layout of a code, as the tax agency publishes it for electronic forms.
static LAYOUT: LazyLock<Regex> = LazyLock::new(|| {
    let (letter, digit) = ("[A-Z]", "[0-9LMNPQRSTUV]");
    let code = format!("{letter}{{6}}{digit}{{2}}{letter}{digit}{{2}}{letter}{digit}{{3}}{letter}");
    Regex::new(&format!(r"(?i-u:{code})")).unwrap()
});

/// What the function promises, by a regular expression: the places where its matches stand as words and pass the formal
/// test. What a letter is in other scripts is asked of the standard library, which may know a newer Unicode.
fn by_regex(text: &str) -> Vec<(usize, String)> {
    let alone = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let starts = text.char_indices().map(|(start, _)| start);
    let matches =
        starts.filter_map(|start| LAYOUT.find_at(text, start).filter(|found| found.start() == start));
    matches
        .filter(|found| {
            let (before, after) = (text.split_at(found.start()).0, text.split_at(found.end()).1);
            alone(before.chars().next_back()) && alone(after.chars().next())
        })
        .filter_map(|found| {
            let code = CodiceFiscale::parse_with(found.as_str(), Strictness::Formal).ok()?;
            Some((found.start(), code.as_str().to_owned()))
        })
        .collect()
}

/// What the function gives.
fn by_scanning(text: &str) -> Vec<(usize, String)> {
    find_in_text(text).map(|found| (found.range.start, found.code.as_str().to_owned())).collect()
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
        prop_assert_eq!(by_scanning(&text), by_regex(&text));
        let masked = mask_text(&text);
        prop_assert_eq!(masked.len(), text.len());
        prop_assert_eq!(find_in_text(&masked).count(), 0);
        let twice = mask_text(&masked).into_owned();
        prop_assert_eq!(twice, masked);
    }
    /// Codes with a slip, in both cases, between what may or may not separate them.
    #[test]
    fn a_slip_is_treated_alike(
        words in prop::collection::vec(("[A-Za-z]{6}[0-9LMlm]{2}[A-Ta-t][0-7][0-9LMlm][A-Zh][0-9L]{3}[A-Za-z]", 0..4_u8), 1..6),
        between in "[ _.,;:/èßⅷ٣\n-]{1,2}",
    ) {
        let completed = |beginning: &str| {
            ('A'..='Z').map(|check| format!("{beginning}{check}"))
                .find(|code| CodiceFiscale::parse_with(code, Strictness::Formal).is_ok())
        };
        let words: Vec<String> = words.into_iter().map(|(word, kind)| match kind {
            0 => CODE.to_lowercase(),
            1 => word,
            _ => completed(word.get(..15).unwrap_or_default()).unwrap_or(word),
        }).collect();
        let text = words.join(&between);
        prop_assert_eq!(by_scanning(&text), by_regex(&text));
    }
}
