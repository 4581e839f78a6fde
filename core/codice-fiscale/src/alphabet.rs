//! What each character means at each kind of position: one table of 2 KiB, read once a character.

/// The facts about one byte, packed so that a code is read, classified and summed with one load a character.
///
/// From the lowest bit: the digit, with room for a number of three; the values at odd and at even positions, with room
/// for the sums of eight; what the byte says as a month; the flags. Fields can be added up, and multiplied by ten where
/// only lower fields matter: carries go upwards.
#[derive(Clone, Copy)]
pub(crate) struct Entry(u64);

const ODD: u32 = 10;
const EVEN: u32 = 18;
const MONTH: u32 = 26;
const LAST_DAY: u32 = 30;
/// The month is February.
const FEBRUARY: u32 = 35;
/// In a name: the padding X, a consonant that is no X, a vowel. [`Entry::is_no_triplet`] relies on the order.
const X: u64 = 1 << 36;
const CONSONANT: u64 = 1 << 37;
const VOWEL: u64 = 1 << 38;
/// The byte is a letter.
pub(crate) const LETTER: u64 = 1 << 39;
/// The byte is a digit or one of the ten letters of omocodia.
pub(crate) const NUMERIC: u64 = 1 << 40;
/// The byte is a letter or a digit.
pub(crate) const ALPHANUMERIC: u64 = 1 << 41;

/// The letters that stand for the digits 0–9 in a code changed for omocodia.
pub(crate) const SUBSTITUTES: [u8; 10] = *b"LMNPQRSTUV";
/// The letters of the months, January first.
pub(crate) const MONTHS: [u8; 12] = *b"ABCDEHLMPRST";
/// The last days of the months, in a year that is no leap year.
const LAST_DAYS: [u8; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/// The values of A–Z, and of 0–9 for the first ten, at the odd positions (counted from 1) of the check sum.
const ODD_VALUES: [u8; 26] =
    [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

impl Entry {
    /// Has every flag.
    pub(crate) const ALL_FLAGS: Self = Self(u64::MAX);
    /// Adds nothing.
    pub(crate) const ZERO: Self = Self(0);

    /// The entry of `byte`; lower-case letters count as upper-case ones.
    #[inline]
    pub(crate) const fn of(byte: u8) -> Self {
        #[expect(clippy::indexing_slicing, reason = "the table has 256 entries, one for every u8")]
        TABLE[byte as usize]
    }

    /// Whether the byte has every one of the `flags`.
    #[inline]
    pub(crate) const fn is(self, flags: u64) -> bool {
        self.0 & flags == flags
    }

    /// The flags of both.
    #[inline]
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The sum of both, to be given to [`check_sum`].
    #[inline]
    pub(crate) const fn plus(self, other: Self) -> Self {
        Self(self.0.wrapping_add(other.0))
    }

    /// The digit, or the one an omocodia letter stands for; 0 for anything else.
    #[inline]
    pub(crate) const fn digit(self) -> u32 {
        Self::number(&[self])
    }

    /// The number that up to three digits make, the highest first.
    #[inline]
    pub(crate) const fn number(digits: &[Self]) -> u32 {
        let (mut number, mut rest) = (0_u64, digits);
        while let [digit, after @ ..] = rest {
            number = number.wrapping_mul(10).wrapping_add(digit.0);
            rest = after;
        }
        (number & 0x3FF) as u32
    }

    /// The month 1–12 of a month letter; 0 for anything else.
    #[inline]
    pub(crate) const fn month(self) -> u32 {
        self.field(MONTH, 0xF)
    }

    /// The last day of the month of a month letter; 0 for anything else.
    #[inline]
    pub(crate) const fn last_day(self, in_leap_year: bool) -> u32 {
        self.field(LAST_DAY, 0x1F) + (self.field(FEBRUARY, 1) & in_leap_year as u32)
    }

    /// The value at the odd positions of the check sum, counted from 1.
    #[inline]
    pub(crate) const fn odd_value(self) -> u32 {
        self.field(ODD, 0xFF)
    }

    /// The place of a letter in the alphabet, 0–25; for a digit its value. It is the value at the even positions.
    #[inline]
    pub(crate) const fn ordinal(self) -> u32 {
        self.field(EVEN, 0xFF)
    }

    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "no field is wider than ten bits")]
    const fn field(self, first: u32, mask: u32) -> u32 {
        (self.0 >> first) as u32 & mask
    }

    /// In a name: 0 consonant, 1 vowel, 2 the letter X, which is a consonant and the padding too.
    pub(crate) const fn name_class(self) -> u8 {
        match self.0 & (VOWEL | X) {
            0 => 0,
            VOWEL => 1,
            _ => 2,
        }
    }

    /// Whether no name gives the three letters: consonants come first, then vowels, then X. After a vowel comes a vowel
    /// or the padding X, after the padding only X.
    #[inline]
    pub(crate) const fn is_no_triplet([Self(a), Self(b), Self(c)]: [Self; 3]) -> bool {
        let consonant_after_vowel = a & b << 1 | b & c << 1;
        let letter_after_padding = a & b << 2 & !(c << 2);
        (consonant_after_vowel | letter_after_padding) & VOWEL != 0
    }
}

/// The sum of the check character over entries at odd and at even positions (each already added up).
#[inline]
pub(crate) const fn check_sum(odd: Entry, even: Entry) -> u32 {
    odd.odd_value() + even.ordinal()
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
            b'A' | b'E' | b'I' | b'O' | b'U' => VOWEL,
            b'X' => X,
            _ => CONSONANT,
        };
        let values = (ODD_VALUES[i] as u64) << ODD | (i as u64) << EVEN;
        let mut entry = values | name | LETTER | ALPHANUMERIC;
        let mut n = 0;
        while n < 12 {
            if MONTHS[n] == letter {
                entry |= (n as u64 + 1) << MONTH | (LAST_DAYS[n] as u64) << LAST_DAY;
                entry |= ((n == 1) as u64) << FEBRUARY;
            }
            if n < 10 && SUBSTITUTES[n] == letter {
                entry |= n as u64 | NUMERIC;
            }
            n += 1;
        }
        table[letter as usize] = Entry(entry);
        table[letter.to_ascii_lowercase() as usize] = Entry(entry);
        if i < 10 {
            table[b'0' as usize + i] = Entry(values | i as u64 | NUMERIC | ALPHANUMERIC);
        }
        i += 1;
    }
    table
}
