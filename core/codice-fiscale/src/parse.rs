//! From text to code: one pass for codes that are right, and a patient one for those that are not.

use crate::alphabet::{ALPHANUMERIC, Entry, LETTER, NUMERIC, check_sum};
use crate::eleven;
use crate::error::{ErrorCode, Expected, ParseError};
use crate::normalize::{Scanned, characters};
use crate::places;

/// How much of a code is tested.
///
/// ```
/// use abilita_codice_fiscale::{CodiceFiscale, ErrorCode, Strictness};
/// // Place A999 exists, M999 does not; the program of the tax agency looks no further than the letter.
/// let error = CodiceFiscale::parse("RSSMRA80A01M999L").unwrap_err();
/// assert_eq!(error.code(), ErrorCode::Place);
/// assert!(CodiceFiscale::parse_with("RSSMRA80A01M999L", Strictness::Formal).is_ok());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Strictness {
    /// Everything that can be known without the tax register: layout, calendar, check character, triplets that a name
    /// can give (D.M. 13813 of 23 December 1976), places that were assigned at some time.
    #[default]
    Strict,
    /// What the program of the tax agency tests ("Programma correttezza formale CF", Sogei S.p.A.), and nothing more:
    /// no triplets, and of the place only the letter (A–I, L, M, Z) and that the number is not 000. It is the choice
    /// for codes with a place assigned after these tables were made. The program lets 000 pass when one of its digits
    /// is written as a letter; this crate does not, so that the base form of a code is always a code.
    Formal,
}

/// The flags that the character at each position must have.
pub(crate) const LAYOUT: [u32; 16] = [
    LETTER, LETTER, LETTER, LETTER, LETTER, LETTER, NUMERIC, NUMERIC, LETTER, NUMERIC, NUMERIC, LETTER,
    NUMERIC, NUMERIC, NUMERIC, LETTER,
];

/// The last day of each month, month 0 being a letter that is none.
pub(crate) const LAST_DAYS: [u8; 16] = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 0, 0, 0];

/// Bit `9a + 3b + c` tells whether a triplet of the name classes a, b, c is possible: consonants, then vowels, then X.
const TRIPLETS: u32 = triplets();

const fn triplets() -> u32 {
    let (mut mask, mut i) = (0, 0);
    while i < 27 {
        let (a, b, c) = (i / 9, i / 3 % 3, i % 3);
        // After a vowel comes a vowel or the padding X, after the padding only X.
        let wrong = (a == 1 && b == 0) || (b == 1 && c == 0) || (a == 1 && b == 2 && c != 2);
        if !wrong {
            mask |= 1 << i;
        }
        i += 1;
    }
    mask
}

#[inline]
fn triplet_is_possible(a: Entry, b: Entry, c: Entry) -> bool {
    TRIPLETS >> (9 * a.name_class() + 3 * b.name_class() + c.name_class()) & 1 == 1
}

/// What sixteen characters say, whatever they are; meaningful where the flags say so.
struct Reading {
    entries: [Entry; 16],
    year: u32,
    month: u32,
    /// The day as written, with 40 added for women.
    day: u32,
    /// The letter's ordinal times 1000, plus the number.
    place: u32,
}

impl Reading {
    #[inline]
    fn of(bytes: &[u8; 16]) -> Self {
        let e = bytes.map(Entry::of);
        let [_, _, _, _, _, _, y1, y2, m, d1, d2, p, p1, p2, p3, _] = e;
        Self {
            entries: e,
            year: y1.digit() * 10 + y2.digit(),
            month: m.month(),
            day: d1.digit() * 10 + d2.digit(),
            place: p.ordinal() * 1000 + p1.digit() * 100 + p2.digit() * 10 + p3.digit(),
        }
    }

    #[inline]
    fn layout_is_right(&self) -> bool {
        self.entries.iter().zip(LAYOUT).fold(true, |right, (entry, wanted)| right & entry.is(wanted))
    }

    #[inline]
    fn names_are_possible(&self) -> bool {
        self.surname_is_possible() & self.name_is_possible()
    }

    #[inline]
    fn surname_is_possible(&self) -> bool {
        let [first, second, third, ..] = self.entries;
        triplet_is_possible(first, second, third)
    }

    #[inline]
    fn name_is_possible(&self) -> bool {
        let [_, _, _, first, second, third, ..] = self.entries;
        triplet_is_possible(first, second, third)
    }

    /// The day of the month, if the field is one of 01–31 and 41–71; else 0.
    #[inline]
    fn day_of_month(&self) -> u32 {
        let day = if self.day > 40 { self.day - 40 } else { self.day };
        if day <= 31 { day } else { 0 }
    }

    #[inline]
    fn last_day(&self) -> u32 {
        #[expect(clippy::indexing_slicing, reason = "a month has four bits and the table sixteen entries")]
        let last = u32::from(LAST_DAYS[(self.month & 0xF) as usize]);
        // 00 is a leap year: 1900 was none, but 2000 was, and a date needs to exist in one of the centuries only.
        last + u32::from((self.month == 2) & self.year.is_multiple_of(4))
    }

    #[inline]
    fn date_is_possible(&self) -> bool {
        let day = self.day_of_month();
        (day != 0) & (day <= self.last_day())
    }

    #[inline]
    fn place_is_possible(&self, strictness: Strictness) -> bool {
        match strictness {
            Strictness::Strict => places::assigned(self.place),
            Strictness::Formal => places::formal(self.place),
        }
    }

    /// Computed on the characters as written, omocodia letters included.
    #[inline]
    fn check_character_fits(&self) -> bool {
        let [entries @ .., check] = &self.entries;
        let (mut odd, mut even) = (0_u32, 0_u32);
        for (i, entry) in entries.iter().enumerate() {
            let sum = if i % 2 == 0 { &mut odd } else { &mut even };
            *sum = sum.wrapping_add(entry.0);
        }
        check_sum(odd, even) % 26 == check.ordinal()
    }

    #[inline]
    fn is_valid(&self, strictness: Strictness) -> bool {
        self.layout_is_right()
            && self.date_is_possible()
            && self.place_is_possible(strictness)
            && self.check_character_fits()
            && (strictness == Strictness::Formal || self.names_are_possible())
    }
}

/// A text accepted: sixteen characters, or eleven digits and five zero bytes.
pub(crate) type Accepted = [u8; 16];

/// Whether sixteen bytes of any case are a code as they stand.
#[inline]
pub(crate) fn is_valid(bytes: &[u8; 16], strictness: Strictness) -> bool {
    Reading::of(bytes).is_valid(strictness)
}

/// The first fault of sixteen bytes as they stand.
pub(crate) fn fault_of_sixteen(bytes: &[u8; 16], strictness: Strictness) -> Option<ErrorCode> {
    let mut first = None;
    examine_sixteen(&Reading::of(bytes), strictness, &mut |fault| {
        first.get_or_insert(fault.code());
    });
    first
}

/// The code in `text`, or the first of its faults.
#[inline]
pub(crate) fn parse(text: &str, strictness: Strictness) -> Result<Accepted, ParseError> {
    if let Ok(mut bytes) = <[u8; 16]>::try_from(text.as_bytes())
        && is_valid(&bytes, strictness)
    {
        bytes.make_ascii_uppercase();
        return Ok(bytes);
    }
    parse_slowly(text, strictness)
}

#[cold]
fn parse_slowly(text: &str, strictness: Strictness) -> Result<Accepted, ParseError> {
    let mut first = None;
    let scanned = Scanned::of(text);
    examine(text, &scanned, strictness, &mut |fault| {
        first.get_or_insert(fault);
    });
    first.map_or(Ok(scanned.bytes), Err)
}

/// Every fault of `text`, in the order of precedence; none if it is a code.
pub(crate) fn faults(text: &str, strictness: Strictness) -> Vec<ParseError> {
    let mut all = Vec::new();
    examine(text, &Scanned::of(text), strictness, &mut |fault| all.push(fault));
    all
}

fn examine(text: &str, scanned: &Scanned, strictness: Strictness, fault: &mut impl FnMut(ParseError)) {
    if scanned.length == 0 {
        fault(ParseError::new(ErrorCode::Empty, Expected::Text));
    } else if let Some(digits) = scanned.eleven_digits() {
        eleven::examine(&digits, strictness, fault);
    } else if scanned.length == 16 {
        examine_sixteen(&Reading::of(&scanned.bytes), strictness, fault);
    } else {
        fault(ParseError::new(ErrorCode::Length, Expected::Length));
        // A text of any length must not give a list of any length.
        let beginning = characters(text).take(256).enumerate();
        for (i, _) in beginning.filter(|(_, c)| !c.is_ascii_alphanumeric()) {
            fault(ParseError::at(ErrorCode::Character, i, Expected::LetterOrDigit));
        }
    }
}

/// The bits of the positions `first..first + count`.
const fn field(first: u16, count: u16) -> u16 {
    ((1 << count) - 1) << first
}

/// The positions whose bits are set, in order.
fn positions(mut mask: u16) -> impl Iterator<Item = usize> {
    core::iter::from_fn(move || {
        let position = mask.trailing_zeros();
        mask &= mask.checked_sub(1)?;
        usize::try_from(position).ok()
    })
}

/// Each test looks only at characters that are what the layout wants, so that one slip is told once.
fn examine_sixteen(reading: &Reading, strictness: Strictness, fault: &mut impl FnMut(ParseError)) {
    let (mut alphanumeric, mut fitting) = (0_u16, 0_u16);
    for (i, (entry, wanted)) in reading.entries.iter().zip(LAYOUT).enumerate() {
        alphanumeric |= u16::from(entry.is(ALPHANUMERIC)) << i;
        fitting |= u16::from(entry.is(wanted)) << i;
    }
    let fits = |field: u16| fitting & field == field;

    for position in positions(!alphanumeric) {
        fault(ParseError::at(ErrorCode::Character, position, Expected::LetterOrDigit));
    }
    for position in positions(alphanumeric & !fitting) {
        let letter = LAYOUT.get(position) == Some(&LETTER);
        let expected = if letter { Expected::Letter } else { Expected::Digit };
        fault(ParseError::at(ErrorCode::Structure, position, expected));
    }
    if strictness == Strictness::Strict {
        if fits(field(0, 3)) && !reading.surname_is_possible() {
            fault(ParseError::at(ErrorCode::Structure, 0, Expected::SurnameTriplet));
        }
        if fits(field(3, 3)) && !reading.name_is_possible() {
            fault(ParseError::at(ErrorCode::Structure, 3, Expected::NameTriplet));
        }
    }
    if fits(field(8, 1)) && reading.month == 0 {
        fault(ParseError::at(ErrorCode::Month, 8, Expected::MonthLetter));
    }
    if fits(field(9, 2)) && reading.day_of_month() == 0 {
        fault(ParseError::at(ErrorCode::Day, 9, Expected::Day));
    }
    if fits(field(6, 5)) && reading.month != 0 && reading.day_of_month() != 0 && !reading.date_is_possible() {
        fault(ParseError::at(ErrorCode::Date, 9, Expected::CalendarDay));
    }
    if fits(field(11, 4)) && !reading.place_is_possible(strictness) {
        fault(ParseError::at(ErrorCode::Place, 11, Expected::Place));
    }
    if alphanumeric == u16::MAX && fits(field(15, 1)) && !reading.check_character_fits() {
        fault(ParseError::at(ErrorCode::CheckCharacter, 15, Expected::CheckCharacter));
    }
}
