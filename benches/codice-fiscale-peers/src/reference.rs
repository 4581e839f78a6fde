//! The codice fiscale as a careful programmer writes it down in an afternoon: the measure for single codes.
//!
//! Structure, calendar, place and check letter of sixteen upper-case bytes, with tables instead of searches and nothing
//! else: no normalisation, no triplets of names, no reason told.

use abilita_codice_fiscale::PlaceCode;

pub(crate) const MONTHS: [u8; 12] = *b"ABCDEHLMPRST";
pub(crate) const SUBSTITUTES: [u8; 10] = *b"LMNPQRSTUV";
const ODD: [u8; 26] =
    [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/// No digit, and no month.
const NOTHING: u8 = 0xFF;

/// What a byte stands for.
static DIGITS: [u8; 256] = digits();
static MONTH_OF: [u8; 256] = months();
static VALUES: [[u8; 256]; 2] = values();

const fn digits() -> [u8; 256] {
    let (mut table, mut i) = ([NOTHING; 256], 0);
    while i < 10 {
        table[b'0' as usize + i] = i as u8;
        table[SUBSTITUTES[i] as usize] = i as u8;
        i += 1;
    }
    table
}

const fn months() -> [u8; 256] {
    let (mut table, mut i) = ([NOTHING; 256], 0);
    while i < 12 {
        table[MONTHS[i] as usize] = i as u8;
        i += 1;
    }
    table
}

/// The values at even and at odd positions, counted from 1.
const fn values() -> [[u8; 256]; 2] {
    let (mut table, mut i) = ([[0; 256]; 2], 0);
    while i < 26 {
        table[0][b'A' as usize + i] = i as u8;
        table[1][b'A' as usize + i] = ODD[i];
        if i < 10 {
            table[0][b'0' as usize + i] = i as u8;
            table[1][b'0' as usize + i] = ODD[i];
        }
        i += 1;
    }
    table
}

/// The letter that fits the first fifteen characters.
pub(crate) fn check_letter(code: &[u8; 16]) -> u8 {
    let mut sum = 0;
    for i in 0..15 {
        sum += u32::from(VALUES[(i + 1) % 2][usize::from(code[i])]);
    }
    b'A' + (sum % 26) as u8
}

/// The places that exist, one bit for each letter and number.
pub(crate) struct Reference {
    places: Vec<u64>,
}

impl Reference {
    pub(crate) fn new() -> Self {
        let mut places = vec![0; 26_000_usize.div_ceil(64)];
        for letter in 0..26_u8 {
            for number in 0..1000 {
                let code = format!("{}{number:03}", char::from(b'A' + letter));
                if PlaceCode::new(&code).is_some_and(|place| place.is_assigned()) {
                    let index = usize::from(letter) * 1000 + number;
                    places[index / 64] |= 1 << (index % 64);
                }
            }
        }
        Self { places }
    }

    pub(crate) fn is_valid(&self, text: &str) -> bool {
        let Ok(code) = <&[u8; 16]>::try_from(text.as_bytes()) else { return false };
        for i in [0, 1, 2, 3, 4, 5, 8, 11, 15] {
            if !code[i].is_ascii_uppercase() {
                return false;
            }
        }
        let digit = |i: usize| DIGITS[usize::from(code[i])];
        for i in [6, 7, 9, 10, 12, 13, 14] {
            if digit(i) == NOTHING {
                return false;
            }
        }
        let (year, month) = (digit(6) * 10 + digit(7), MONTH_OF[usize::from(code[8])]);
        let day = digit(9) * 10 + digit(10);
        let day = if day > 40 { day - 40 } else { day };
        let last_day = match month {
            NOTHING => return false,
            1 if year % 4 == 0 => 29,
            1 => 28,
            3 | 5 | 8 | 10 => 30,
            _ => 31,
        };
        if day == 0 || day > last_day {
            return false;
        }
        let number = usize::from(digit(12)) * 100 + usize::from(digit(13)) * 10 + usize::from(digit(14));
        let place = usize::from(code[11] - b'A') * 1000 + number;
        if self.places[place / 64] >> (place % 64) & 1 == 0 {
            return false;
        }
        check_letter(code) == code[15]
    }
}
