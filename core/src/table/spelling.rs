//! Words as offices spell them: `Cod. Fisc.`, `cod_fisc` and `CÒD FISC` are one word.

/// What is left of a text once case, accents, blanks and everything that is neither letter nor digit are ignored.
pub(super) fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).map(without_accent).collect()
}

/// Accents that stand apart from their letter are no letters, and are gone already.
fn without_accent(c: char) -> char {
    match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_signs_do_not_count() {
        for text in [
            "Codice Fiscale",
            "codice_fiscale",
            "CODICE\u{a0}FISCALE*",
            "Còdice. fiscalè",
            "codi-ce\nfiscale",
        ] {
            assert_eq!(fold(text), "codicefiscale");
        }
        assert_eq!(fold("e\u{300}"), "e");
        assert_eq!(fold("  .;_ "), "");
    }
}
