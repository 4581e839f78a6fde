//! The two encodings of spreadsheets that the standard library leaves to others: UTF-16 that comes in pieces, and Windows-1252.
//!
//! A library of all the Web's encodings would carry 125 kB of East Asian tables along, half of what the rest of this crate weighs
//! in a browser.

/// The controls of Latin-1 that are characters in Windows-1252, from 0x80 on. Where it has none either, the control stays, as the
/// WHATWG's Encoding Standard has it.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', //
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text of bytes in Windows-1252; each byte is a character.
pub(super) fn from_windows_1252(bytes: &[u8]) -> String {
    let character = |&byte: &u8| {
        let special = byte.checked_sub(0x80).and_then(|index| WINDOWS_1252.get(usize::from(index)));
        special.copied().unwrap_or(char::from(byte))
    };
    bytes.iter().map(character).collect()
}

/// UTF-16 on its way to UTF-8.
pub(super) struct Utf16 {
    unit: fn([u8; 2]) -> u16,
    /// What came of a character that is not complete: at most three bytes.
    held: Vec<u8>,
}

impl Utf16 {
    /// The decoder that a byte order mark asks for; none where it is another one, or none at all.
    pub(super) fn by_mark(mark: [u8; 2]) -> Option<Self> {
        let unit = match mark {
            [0xff, 0xfe] => u16::from_le_bytes,
            [0xfe, 0xff] => u16::from_be_bytes,
            _ => return None,
        };
        Some(Self { unit, held: Vec::new() })
    }

    /// What is complete, as UTF-8. What is malformed becomes U+FFFD; `last` when no more will come.
    pub(super) fn decode(&mut self, bytes: &[u8], last: bool) -> Vec<u8> {
        self.held.extend_from_slice(bytes);
        let (pairs, _) = self.held.as_chunks();
        let mut units: Vec<u16> = pairs.iter().copied().map(self.unit).collect();
        if !last {
            units.pop_if(|unit| matches!(unit, 0xd800..=0xdbff)); // the other half of a surrogate pair is to come
        }
        self.held.drain(..units.len() * 2);
        let characters = char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER));
        let half = (last && !self.held.is_empty()).then_some(char::REPLACEMENT_CHARACTER);
        characters.chain(half).collect::<String>().into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_1252_is_latin_1_with_characters_in_place_of_controls() {
        assert_eq!(from_windows_1252(b"Nicol\xf2 \x80\x9f"), "Nicolò €Ÿ");
        assert_eq!(from_windows_1252(b"\x81\x8d\x8f\x90\x9d"), "\u{81}\u{8d}\u{8f}\u{90}\u{9d}");
    }

    #[test]
    fn utf_16_comes_in_pieces_of_any_length() {
        let text = "è 🏫 Nicolò";
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for size in 1..=bytes.len() {
            let mut decoder = Utf16::by_mark([0xff, 0xfe]).expect("a mark");
            let mut out: Vec<u8> =
                bytes.chunks(size).flat_map(|chunk| decoder.decode(chunk, false)).collect();
            out.extend(decoder.decode(b"", true));
            assert_eq!(out, text.as_bytes(), "in pieces of {size}");
        }
    }

    #[test]
    fn what_is_malformed_in_utf_16_is_replaced() {
        let decoded = |bytes| Utf16::by_mark([0xfe, 0xff]).expect("a mark").decode(bytes, true);
        assert_eq!(decoded(b"\xdc\x00\x00a"), "\u{fffd}a".as_bytes(), "a low surrogate without its high one");
        assert_eq!(decoded(b"\x00a\xd8\x00"), "a\u{fffd}".as_bytes(), "a high one at the end");
        assert_eq!(decoded(b"\x00a\x00"), "a\u{fffd}".as_bytes(), "half a unit");
    }
}
