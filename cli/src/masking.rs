//! No codice fiscale in messages: not even a mistyped one.

use std::borrow::Cow;

use abilita::codice_fiscale::mask_text;

/// The text with every codice fiscale masked, and with every word of sixteen letters and digits that could be meant for one:
/// it is the mistyped ones that messages are about.
pub(crate) fn masked(text: &str) -> Cow<'_, str> {
    let text = mask_text(text);
    if !words(&text).any(is_likely) {
        return text;
    }
    let hide = |word: &str| {
        if !is_likely(word) {
            return word.to_owned();
        }
        word.chars().enumerate().map(|(index, c)| if index < 3 { c } else { '*' }).collect()
    };
    Cow::Owned(pieces(&text).map(hide).collect())
}

/// The runs of letters and digits, and each other character by itself.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(|c: char| !c.is_alphanumeric()).flat_map(|run| {
        let word = run.trim_end_matches(|c: char| !c.is_alphanumeric());
        let (word, other) = run.split_at_checked(word.len()).unwrap_or((run, ""));
        [word, other]
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
}

/// Six letters, and digits among the ten characters that follow.
fn is_likely(word: &str) -> bool {
    let bytes = word.as_bytes();
    let (name, rest) = bytes.split_at_checked(6).unwrap_or((bytes, &[]));
    rest.len() == 10
        && name.iter().all(u8::is_ascii_alphabetic)
        && rest.iter().all(u8::is_ascii_alphanumeric)
        && rest.iter().filter(|byte| byte.is_ascii_digit()).count() >= 3
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn mistyped_codes_are_masked_too() {
        assert_eq!(
            masked("«RSSMRA80A01H501U» à RSSMRA80A01H501X.toml"),
            "«RSS*************» à RSS*************.toml"
        );
        assert_eq!(masked("rssmra8oa01h501u"), "rss*************");
        let innocent = "error: unexpected `interventions.request` in internationalize, 0123456789abcdef\n";
        assert_eq!(masked(innocent), innocent);
    }
}
