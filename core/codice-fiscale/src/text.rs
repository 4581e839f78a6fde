//! Codes inside running text: to warn of them, and to mask them.

use core::ops::Range;
use std::borrow::Cow;

use crate::code::CodiceFiscale;
use crate::parse::{Strictness, is_valid};

/// A code found in a text.
///
/// ```
/// use abilita_codice_fiscale::find_in_text;
/// let found = find_in_text("refund for rssmra80a01h501u, paid").next().unwrap();
/// assert_eq!(found.range, 11..27);
/// assert_eq!(found.code.as_str(), "RSSMRA80A01H501U");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Found {
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    /// The code, in its normal form.
    pub code: CodiceFiscale,
}

/// Every code of sixteen characters that stands in `text` as a word of its own, in any case.
///
/// A candidate is a run of exactly sixteen ASCII letters and digits with no other letter or digit, of any script,
/// beside it; punctuation and underscores do separate (`cf_RSSMRA80A01H501U.pdf`). It is found if it passes the formal
/// test of the tax agency ([`Strictness::Formal`]): a triplet no name gives does not hide a code. Codes written with
/// blanks inside, and the eleven digits of provisional ones, are not looked for: too much else looks like them.
///
/// ```
/// use abilita_codice_fiscale::find_in_text;
/// assert_eq!(find_in_text("RSSMRA80A01H501U/RSSMRA80A41H501Y").count(), 2);
/// assert_eq!(find_in_text("XRSSMRA80A01H501U RSSMRA80A01H501X").count(), 0);
/// ```
pub fn find_in_text(text: &str) -> impl Iterator<Item = Found> + '_ {
    let mut start = 0;
    core::iter::from_fn(move || {
        loop {
            let run =
                text.as_bytes().get(start..)?.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            let range = start..start + run;
            // Past the byte that ended the run: in the middle of a character that is not ASCII there is no run.
            start = range.end + 1;
            if run == 16
                && let Some(code) = candidate(text, &range)
            {
                return Some(Found { range, code });
            }
        }
    })
}

fn candidate(text: &str, range: &Range<usize>) -> Option<CodiceFiscale> {
    let mut bytes: [u8; 16] = text.as_bytes().get(range.clone())?.try_into().ok()?;
    let beside = [text.get(..range.start)?.chars().next_back(), text.get(range.end..)?.chars().next()];
    if !is_valid(&bytes, Strictness::Formal) || beside.into_iter().flatten().any(char::is_alphanumeric) {
        return None;
    }
    bytes.make_ascii_uppercase();
    Some(CodiceFiscale::from_bytes(bytes))
}

/// The text with every code that [`find_in_text`] finds masked as by [`CodiceFiscale::masked`]; the length stays.
///
/// ```
/// use abilita_codice_fiscale::mask_text;
/// assert_eq!(mask_text("for rssmra80a01h501u."), "for RSS*************.");
/// assert!(matches!(mask_text("nobody"), std::borrow::Cow::Borrowed(_)));
/// ```
pub fn mask_text(text: &str) -> Cow<'_, str> {
    let mut masked = String::new();
    let mut end = 0;
    for found in find_in_text(text) {
        masked.push_str(text.get(end..found.range.start).unwrap_or_default());
        masked.push_str(&found.code.masked());
        end = found.range.end;
    }
    if end == 0 {
        return Cow::Borrowed(text);
    }
    masked.push_str(text.get(end..).unwrap_or_default());
    Cow::Owned(masked)
}
