//! From the bytes of a file to text.
//!
//! What comes in UTF-16 is turned into UTF-8 as it comes. Everything else is split into rows as bytes, since separators,
//! quotes and line ends are the same in UTF-8 and in Windows-1252, and each row is decoded by itself.

use std::borrow::Cow;

use super::charset::{Utf16, from_windows_1252};

/// What begins a file in UTF-8 that says so.
const UTF_8_MARK: &[u8] = b"\xef\xbb\xbf";

/// How a row without a byte order mark is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Windows1252,
}

/// The stage before rows: the byte order mark is taken away, UTF-16 becomes UTF-8.
pub(super) enum Transport {
    /// Fewer bytes than the longest byte order mark has.
    Start(Vec<u8>),
    Bytes {
        has_mark: bool,
    },
    Utf16(Utf16),
}

impl Transport {
    pub(super) fn new() -> Self {
        Self::Start(Vec::new())
    }

    /// What the byte order mark says about the rows.
    pub(super) fn row_decoder(&self) -> RowDecoder {
        let is_utf8 = matches!(self, Self::Bytes { has_mark: true } | Self::Utf16(_));
        RowDecoder { settled: is_utf8.then_some(Encoding::Utf8) }
    }

    /// The bytes as rows are split from them. `last` when no more will come.
    pub(super) fn feed<'b>(&mut self, bytes: &'b [u8], last: bool) -> Cow<'b, [u8]> {
        match self {
            Self::Bytes { .. } => bytes.into(),
            Self::Utf16(decoder) => decoder.decode(bytes, last).into(),
            Self::Start(held) => {
                held.extend_from_slice(bytes);
                if held.len() < 3 && !last {
                    return Cow::default();
                }
                let held = std::mem::take(held);
                if let Some((mark, rest)) = held.split_first_chunk()
                    && let Some(mut decoder) = Utf16::by_mark(*mark)
                {
                    let text = decoder.decode(rest, last);
                    *self = Self::Utf16(decoder);
                    return text.into();
                }
                let unmarked = held.strip_prefix(UTF_8_MARK);
                *self = Self::Bytes { has_mark: unmarked.is_some() };
                unmarked.unwrap_or(&held).to_vec().into()
            }
        }
    }
}

/// The stage after rows: the fields of each become text.
#[derive(Default)]
pub(super) struct RowDecoder {
    /// The encoding that the byte order mark tells; without one, that of the first row that is more than ASCII.
    settled: Option<Encoding>,
}

impl RowDecoder {
    /// The fields of a row as text, and whether it is text to be relied on.
    pub(super) fn decode<'r>(
        &mut self,
        fields: impl Iterator<Item = &'r [u8]> + Clone,
    ) -> (Vec<Cow<'r, str>>, bool) {
        let as_utf8: Option<Vec<Cow<'r, str>>> =
            fields.clone().map(|field| std::str::from_utf8(field).ok().map(Cow::from)).collect();
        let encoding = if as_utf8.is_some() { Encoding::Utf8 } else { Encoding::Windows1252 };
        let text = as_utf8.unwrap_or_else(|| fields.map(|field| from_windows_1252(field).into()).collect());
        if text.iter().all(|field| field.is_ascii()) {
            return (text, true);
        }
        let is_settled = *self.settled.get_or_insert(encoding) == encoding;
        let is_legible = !text.iter().any(|field| field.contains(is_illegible));
        (text, is_settled && is_legible)
    }
}

/// What no text has: the sign of an earlier loss, and the controls that stand for bytes without a character.
fn is_illegible(c: char) -> bool {
    matches!(c, '\u{fffd}' | '\u{80}'..='\u{9f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn transported(chunks: &[&[u8]]) -> Vec<u8> {
        let mut transport = Transport::new();
        let mut out = Vec::new();
        for chunk in chunks {
            out.extend_from_slice(&transport.feed(chunk, false));
        }
        out.extend_from_slice(&transport.feed(b"", true));
        out
    }

    fn decoded(decoder: &mut RowDecoder, field: &[u8]) -> (String, bool) {
        let (fields, relied_on) = decoder.decode([field].into_iter());
        (fields.concat(), relied_on)
    }

    #[test]
    fn byte_order_marks_are_taken_away() {
        assert_eq!(transported(&[b"\xef\xbb\xbfCF"]), b"CF");
        assert_eq!(transported(&[b"\xef", b"\xbb", b"\xbf", b"CF"]), b"CF");
        assert_eq!(transported(&[b"\xff\xfeC\0F\0"]), b"CF");
        assert_eq!(transported(&[b"\xff", b"\xfeC", b"\0F", b"\0"]), b"CF");
        assert_eq!(transported(&[b"\xfe\xff\0C\0\xe8"]), "Cè".as_bytes());
        assert_eq!(transported(&[b"C"]), b"C");
        assert_eq!(transported(&[]), b"");
    }

    #[test]
    fn half_a_character_of_utf_16_is_told_by_its_replacement() {
        assert_eq!(transported(&[b"\xff\xfeC\0F"]), "C\u{fffd}".as_bytes());
    }

    #[test]
    fn a_row_is_utf_8_or_else_windows_1252() {
        let mut decoder = RowDecoder::default();
        assert_eq!(decoded(&mut decoder, b"Anna"), ("Anna".to_owned(), true));
        assert_eq!(decoded(&mut decoder, b"Nicol\xf2"), ("Nicolò".to_owned(), true));
        assert_eq!(decoded(&mut decoder, b"\x80 \x92"), ("€ ’".to_owned(), true));
        assert_eq!(decoded(&mut decoder, b"\x81"), ("\u{81}".to_owned(), false));
        assert_eq!(decoded(&mut decoder, "Nicolò".as_bytes()), ("Nicolò".to_owned(), false));
    }

    #[test]
    fn a_byte_order_mark_settles_the_encoding() {
        let mut transport = Transport::new();
        transport.feed(b"\xef\xbb\xbfCF", false);
        assert_eq!(decoded(&mut transport.row_decoder(), b"Nicol\xf2"), ("Nicolò".to_owned(), false));
    }

    #[test]
    fn a_loss_before_our_time_is_told() {
        assert_eq!(
            decoded(&mut RowDecoder::default(), "Nicol\u{fffd}".as_bytes()),
            ("Nicol\u{fffd}".to_owned(), false)
        );
    }
}
