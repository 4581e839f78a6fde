//! The text as people write it, made comparable.

use std::borrow::Cow;

const PREFIX: &[u8; 6] = b"TINIT-";

/// The normal form of a code: no blanks, no leading `TINIT-`, ASCII letters in upper case.
///
/// Removed are all characters that Unicode calls white space (tabs, line ends and the no-break space U+00A0 among
/// them), wherever they stand, and then one `TINIT-` at the beginning, in any case: the form in which SPID and eIDAS
/// carry the code (`fiscalNumber`). ASCII letters become upper-case. Nothing else changes: `ſ` (U+017F) stays what it
/// is instead of becoming `S`, full-width digits stay full-width, and both are refused by
/// [`CodiceFiscale::parse`](crate::CodiceFiscale::parse), which normalises by itself.
///
/// The function works on any text, so that it can also compare identities that are no valid code. It borrows when
/// there is nothing to change. A text with two prefixes loses one.
///
/// ```
/// use abilita_codice_fiscale::normalize;
/// assert_eq!(normalize("tinit-rss mra 80a01\u{a0}h501u"), "RSSMRA80A01H501U");
/// assert_eq!(normalize("ſ12"), "ſ12");
/// assert!(matches!(normalize("RSSMRA80A01H501U"), std::borrow::Cow::Borrowed(_)));
/// ```
pub fn normalize(text: &str) -> Cow<'_, str> {
    let normal = |c: char| !c.is_whitespace() && !c.is_ascii_lowercase();
    if text.chars().all(normal) {
        return Cow::Borrowed(text.strip_prefix("TINIT-").unwrap_or(text));
    }
    Cow::Owned(characters(text).collect())
}

/// The characters of the normal form, one after the other and without allocating.
pub(crate) fn characters(text: &str) -> impl Iterator<Item = char> + Clone {
    let mut characters = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase());
    let mut rest = characters.clone();
    if PREFIX.iter().all(|expected| rest.next() == Some(char::from(*expected))) {
        characters = rest;
    }
    characters
}

/// The first characters of a normalised text as bytes, and how many there are in all.
pub(crate) struct Scanned {
    /// 0 where the character is not ASCII.
    pub(crate) bytes: [u8; 16],
    pub(crate) length: usize,
}

impl Scanned {
    pub(crate) fn of(text: &str) -> Self {
        if let Ok(bytes) = <[u8; 16]>::try_from(text.as_bytes())
            && bytes.iter().all(u8::is_ascii_alphanumeric)
        {
            return Self { bytes: bytes.map(|byte| byte.to_ascii_uppercase()), length: 16 };
        }
        let (mut bytes, mut length) = ([0; 16], 0);
        for c in characters(text) {
            if let Some(slot) = bytes.get_mut(length) {
                *slot = if c.is_ascii() { c as u8 } else { 0 };
            }
            length += 1;
        }
        Self { bytes, length }
    }

    /// The eleven digits, if the text is just that.
    pub(crate) fn eleven_digits(&self) -> Option<[u8; 11]> {
        let digits: &[u8; 11] = self.bytes.first_chunk()?;
        (self.length == 11 && digits.iter().all(u8::is_ascii_digit)).then_some(*digits)
    }
}
