//! One field of a file: the blanks around it, and the apostrophe that keeps a spreadsheet from running it.

/// The field without the blanks around it and without the apostrophe of [`guarded`].
pub(super) fn bare(field: &str) -> &str {
    let field = field.trim_matches(is_blank);
    match field.strip_prefix('\'') {
        Some(text) if is_formula(text) => text,
        _ => field,
    }
}

/// The field with an apostrophe before it, where a spreadsheet would run it as a formula.
pub(super) fn guarded(text: &str) -> std::borrow::Cow<'_, str> {
    if is_formula(text) { format!("'{text}").into() } else { text.into() }
}

/// True for a text that starts as a formula does. Blanks and apostrophes in front do not count: a text that has an
/// apostrophe already gets another, so that reading takes away no more than writing has added.
fn is_formula(text: &str) -> bool {
    let rest = text.trim_start_matches(|c| c == '\'' || is_blank(c));
    let front = text.strip_suffix(rest).unwrap_or_default();
    rest.starts_with(['=', '+', '-', '@']) || (!rest.is_empty() && front.contains(['\t', '\r', '\n']))
}

/// Blanks as spreadsheets and web pages leave them; NBSP is whitespace, the zero-width ones are not.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn blanks_around_are_taken_away() {
        assert_eq!(bare("\u{a0} Anna Maria\t\u{200b}"), "Anna Maria");
        assert_eq!(bare(" \u{a0} "), "");
    }

    #[test]
    fn formulas_get_an_apostrophe() {
        for text in ["=1+1", "+39 011", "-1", "@SUM(A1)", "\t=1", "\rx", " =1", "'=1"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in ["Anna", "D'Amico", "'ndrangheta", "a=b", ""] {
            assert_eq!(guarded(text), text);
        }
    }

    #[test]
    fn only_the_apostrophe_before_a_formula_is_taken_away() {
        assert_eq!(bare("'+39 011"), "+39 011");
        assert_eq!(bare("'ndrangheta"), "'ndrangheta");
    }

    proptest! {
        #[test]
        fn what_is_guarded_is_read_back(text in "['=+@a \\t-]{0,6}") {
            let text = text.trim_end_matches(is_blank);
            let written = guarded(text);
            let kept = if is_formula(text) { text } else { text.trim_start_matches(is_blank) };
            prop_assert_eq!(bare(&written), kept);
        }
    }
}
