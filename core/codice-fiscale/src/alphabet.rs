//! What each character means at each kind of position: one table of 1 KiB, read once a character.

/// The facts about one byte, packed so that a code is summed and classified with one load a character.
///
/// The sums are kept in the low bits: adding up the entries of eight positions cannot carry from one field into the
/// next below bit 18 (8 × 25 < 512).
#[derive(Clone, Copy)]
pub(crate) struct Entry(pub(crate) u32);

const EVEN: u32 = 9;
const DIGIT: u32 = 18;
const MONTH: u32 = 22;
const NAME: u32 = 26;
/// The byte is a letter.
pub(crate) const LETTER: u32 = 1 << 28;
/// The byte is a digit or one of the ten letters of omocodia.
pub(crate) const NUMERIC: u32 = 1 << 29;
/// The byte is a letter or a digit.
pub(crate) const ALPHANUMERIC: u32 = 1 << 30;

/// The letters that stand for the digits 0–9 in a code changed for omocodia.
pub(crate) const SUBSTITUTES: [u8; 10] = *b"LMNPQRSTUV";
/// The letters of the months, January first.
pub(crate) const MONTHS: [u8; 12] = *b"ABCDEHLMPRST";
/// The values of A–Z, and of 0–9 for the first ten, at the odd positions (counted from 1) of the check sum.
const ODD_VALUES: [u8; 26] =
    [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

impl Entry {
    /// The entry of `byte`; lower-case letters count as upper-case ones.
    #[inline]
    pub(crate) const fn of(byte: u8) -> Self {
        #[expect(clippy::indexing_slicing, reason = "the table has 256 entries, one for every u8")]
        TABLE[byte as usize]
    }

    /// Whether the byte has every one of the `flags`.
    #[inline]
    pub(crate) const fn is(self, flags: u32) -> bool {
        self.0 & flags == flags
    }

    /// The digit, or the one an omocodia letter stands for; 0 for anything else.
    #[inline]
    pub(crate) const fn digit(self) -> u32 {
        self.0 >> DIGIT & 0xF
    }

    /// The month 1–12 of a month letter; 0 for anything else.
    #[inline]
    pub(crate) const fn month(self) -> u32 {
        self.0 >> MONTH & 0xF
    }

    /// The place of a letter in the alphabet, 0–25; for a digit its value.
    #[inline]
    pub(crate) const fn ordinal(self) -> u32 {
        self.0 >> EVEN & 0x1FF
    }

    /// In a name: 0 consonant, 1 vowel, 2 the letter X, which is a consonant and the padding too.
    #[inline]
    pub(crate) const fn name_class(self) -> u32 {
        self.0 >> NAME & 0b11
    }
}

/// The sum of the check character over entries at odd and at even positions (each already added up).
#[inline]
pub(crate) const fn check_sum(odd: u32, even: u32) -> u32 {
    (odd & 0x1FF) + (even >> EVEN & 0x1FF)
}

static TABLE: [Entry; 256] = table();

#[expect(clippy::indexing_slicing, reason = "evaluated at compile time: a wrong index would not compile")]
#[expect(clippy::cast_possible_truncation, reason = "every index is below 256")]
const fn table() -> [Entry; 256] {
    let mut table = [Entry(0); 256];
    let mut i = 0;
    while i < 26 {
        let letter = b'A' + i as u8;
        let name = match letter {
            b'A' | b'E' | b'I' | b'O' | b'U' => 1,
            b'X' => 2,
            _ => 0,
        };
        let mut entry = ODD_VALUES[i] as u32 | (i as u32) << EVEN | name << NAME | LETTER | ALPHANUMERIC;
        let mut n = 0;
        while n < 12 {
            if MONTHS[n] == letter {
                entry |= (n as u32 + 1) << MONTH;
            }
            if n < 10 && SUBSTITUTES[n] == letter {
                entry |= (n as u32) << DIGIT | NUMERIC;
            }
            n += 1;
        }
        table[letter as usize] = Entry(entry);
        table[letter.to_ascii_lowercase() as usize] = Entry(entry);
        if i < 10 {
            let digit = ODD_VALUES[i] as u32 | (i as u32) << EVEN | (i as u32) << DIGIT;
            table[b'0' as usize + i] = Entry(digit | NUMERIC | ALPHANUMERIC);
        }
        i += 1;
    }
    table
}
