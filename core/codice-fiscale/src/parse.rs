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
pub(crate) const LAYOUT: [u64; 16] = [
    LETTER, LETTER, LETTER, LETTER, LETTER, LETTER, NUMERIC, NUMERIC, LETTER, NUMERIC, NUMERIC, LETTER,
    NUMERIC, NUMERIC, NUMERIC, LETTER,
];

/// What sixteen characters say, whatever they are; meaningful where the flags say so.
struct Reading {
    entries: [Entry; 16],
    year: u32,
    month: Entry,
    /// The day as written, less the 40 of women.
    day: u32,
    /// As [`places::numbered`].
    place: u32,
}

impl Reading {
    #[inline]
    fn of(bytes: &[u8; 16]) -> Self {
        let entries = bytes.map(Entry::of);
        let [_, _, _, _, _, _, y1, y2, month, d1, d2, place, p1, p2, p3, _] = entries;
        let day = Entry::number(&[d1, d2]);
        Self {
            entries,
            year: Entry::number(&[y1, y2]),
            month,
            day: if day > 40 { day - 40 } else { day },
            place: places::numbered(place.ordinal(), Entry::number(&[p1, p2, p3])),
        }
    }

    /// The flags common to the characters where letters belong, and to those where digits do.
    #[inline]
    fn common_flags(&self) -> [Entry; 2] {
        let (mut letters, mut numerals) = (Entry::ALL_FLAGS, Entry::ALL_FLAGS);
        for (entry, wanted) in self.entries.iter().zip(LAYOUT) {
            let common = if wanted == LETTER { &mut letters } else { &mut numerals };
            *common = common.and(*entry);
        }
        [letters, numerals]
    }

    #[inline]
    fn is_alphanumeric(&self) -> bool {
        let [letters, numerals] = self.common_flags();
        letters.and(numerals).is(ALPHANUMERIC)
    }

    #[inline]
    fn layout_is_right(&self) -> bool {
        let [letters, numerals] = self.common_flags();
        letters.is(LETTER) & numerals.is(NUMERIC)
    }

    /// The positions whose character has not every one of the flags wanted there, as bits.
    #[inline]
    fn without(&self, wanted: [u64; 16]) -> u16 {
        let bits = self.entries.iter().zip(wanted).map(|(entry, wanted)| u16::from(!entry.is(wanted)));
        bits.zip(0..).fold(0, |positions, (bit, position)| positions | bit << position)
    }

    #[inline]
    fn surname_is_possible(&self) -> bool {
        let [first, second, third, ..] = self.entries;
        !Entry::is_no_triplet([first, second, third])
    }

    #[inline]
    fn name_is_possible(&self) -> bool {
        let [_, _, _, first, second, third, ..] = self.entries;
        !Entry::is_no_triplet([first, second, third])
    }

    /// Whether the field of the day is one of 01–31 and 41–71.
    #[inline]
    fn day_is_possible(&self) -> bool {
        self.day.wrapping_sub(1) < 31
    }

    /// Whether the month has that day, which no letter but those of months can have.
    #[inline]
    fn date_is_possible(&self) -> bool {
        // 00 is a leap year: 1900 was none, but 2000 was, and a date needs to exist in one of the centuries only.
        self.day.wrapping_sub(1) < self.month.last_day(self.year.is_multiple_of(4))
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
        let (mut odd, mut even) = (Entry::ZERO, Entry::ZERO);
        for (i, entry) in entries.iter().enumerate() {
            let sum = if i % 2 == 0 { &mut odd } else { &mut even };
            *sum = sum.plus(*entry);
        }
        check_sum(odd, even) % 26 == check.ordinal()
    }

    /// Whether there is nothing to be said against the code as it stands: [`Self::verdict`] for whom no reason interests.
    ///
    /// Nothing is left out: what is no month has no last day, and no month has more than 31.
    #[inline]
    fn is_code(&self, strictness: Strictness) -> bool {
        let names_count = strictness == Strictness::Strict;
        !(names_count & !(self.surname_is_possible() & self.name_is_possible()))
            & self.layout_is_right()
            & self.date_is_possible()
            & self.place_is_possible(strictness)
            & self.check_character_fits()
    }

    /// What is to be said of the code as it stands.
    ///
    /// Faults are gathered as bits, in the order in which they are reported, and the lowest is found by counting zeros: of
    /// about as many codes that are wrong as right, the processor has none to guess.
    #[inline]
    fn verdict(&self, strictness: Strictness) -> Verdict {
        if !self.is_alphanumeric() {
            return Verdict::NOT_ALPHANUMERIC;
        }
        let names_count = strictness == Strictness::Strict;
        let faults = Verdict::VALID.bit(true)
            | Verdict::SURNAME.bit(names_count & !self.surname_is_possible())
            | Verdict::NAME.bit(names_count & !self.name_is_possible())
            | Verdict::MONTH.bit(self.month.month() == 0)
            | Verdict::DAY.bit(!self.day_is_possible())
            | Verdict::DATE.bit(!self.date_is_possible())
            | Verdict::PLACE.bit(!self.place_is_possible(strictness))
            | Verdict::CHECK_CHARACTER.bit(!self.check_character_fits());
        let misfits = if self.layout_is_right() { 0 } else { u32::from(self.without(LAYOUT)) };
        Verdict::lowest(misfits | faults)
    }
}

/// Valid, or the first fault, in the order in which faults are reported.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Verdict(u8);

impl Verdict {
    // 0 to 15 are the positions of a letter where a digit belongs, or the reverse.
    const SURNAME: Self = Self(16);
    const NAME: Self = Self(17);
    const MONTH: Self = Self(18);
    const DAY: Self = Self(19);
    const DATE: Self = Self(20);
    const PLACE: Self = Self(21);
    const CHECK_CHARACTER: Self = Self(22);
    const VALID: Self = Self(23);
    /// A character does not belong, though normalisation may take it away.
    const NOT_ALPHANUMERIC: Self = Self(24);

    /// The bit that stands for it where several are gathered.
    #[inline]
    fn bit(self, holds: bool) -> u32 {
        u32::from(holds) << self.0
    }

    /// The lowest of those gathered.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "at most 32")]
    const fn lowest(gathered: u32) -> Self {
        Self(gathered.trailing_zeros() as u8)
    }

    /// The fault; `None` for valid codes, and for those that must be normalised first.
    #[inline]
    fn fault(self) -> Option<ParseError> {
        FAULTS.get(usize::from(self.0)).copied()
    }
}

/// The faults of [`Verdict`].
static FAULTS: [ParseError; 23] = faults_by_verdict();

#[expect(clippy::indexing_slicing, reason = "evaluated at compile time: a wrong index would not compile")]
const fn faults_by_verdict() -> [ParseError; 23] {
    let (mut faults, mut i) = ([CHECK_CHARACTER; 23], 0);
    while i < 16 {
        let expected = if LAYOUT[i] == LETTER { Expected::Letter } else { Expected::Digit };
        faults[i] = ParseError::at(ErrorCode::Structure, i, expected);
        i += 1;
    }
    faults[Verdict::SURNAME.0 as usize] = SURNAME_TRIPLET;
    faults[Verdict::NAME.0 as usize] = NAME_TRIPLET;
    faults[Verdict::MONTH.0 as usize] = MONTH;
    faults[Verdict::DAY.0 as usize] = DAY;
    faults[Verdict::DATE.0 as usize] = DATE;
    faults[Verdict::PLACE.0 as usize] = PLACE;
    faults
}

const SURNAME_TRIPLET: ParseError = ParseError::at(ErrorCode::Structure, 0, Expected::SurnameTriplet);
const NAME_TRIPLET: ParseError = ParseError::at(ErrorCode::Structure, 3, Expected::NameTriplet);
const MONTH: ParseError = ParseError::at(ErrorCode::Month, 8, Expected::MonthLetter);
const DAY: ParseError = ParseError::at(ErrorCode::Day, 9, Expected::Day);
const DATE: ParseError = ParseError::at(ErrorCode::Date, 9, Expected::CalendarDay);
const PLACE: ParseError = ParseError::at(ErrorCode::Place, 11, Expected::Place);
const CHECK_CHARACTER: ParseError = ParseError::at(ErrorCode::CheckCharacter, 15, Expected::CheckCharacter);

/// A text accepted: sixteen characters, or eleven digits and five zero bytes.
pub(crate) type Accepted = [u8; 16];

/// Whether sixteen bytes of any case are a code as they stand.
#[inline]
pub(crate) fn is_valid(bytes: &[u8; 16], strictness: Strictness) -> bool {
    is_code(u128::from_le_bytes(*bytes), strictness)
}

/// The bytes as a number, the first the lowest: they stay in registers where they have just been put together.
#[inline(never)]
fn is_code(bytes: u128, strictness: Strictness) -> bool {
    Reading::of(&bytes.to_le_bytes()).is_code(strictness)
}

/// Whether sixteen bytes are a code, as they stand or once they are normalised.
#[inline]
pub(crate) fn is_valid_text(bytes: &[u8; 16], strictness: Strictness) -> bool {
    is_valid(bytes, strictness)
        || may_be_shorter(bytes) && is_shorter_text(u128::from_le_bytes(*bytes), strictness)
}

/// Whether normalisation may leave the eleven digits of a code: a letter at the end stays, whatever is taken away.
#[inline]
pub(crate) const fn may_be_shorter(bytes: &[u8; 16]) -> bool {
    let [.., last] = bytes;
    !last.is_ascii_alphabetic()
}

#[cold]
fn is_shorter_text(bytes: u128, strictness: Strictness) -> bool {
    core::str::from_utf8(&bytes.to_le_bytes()).is_ok_and(|text| parse_slowly(text, strictness).is_ok())
}

/// The first fault of sixteen bytes as they stand.
#[inline]
pub(crate) fn fault_of_sixteen(bytes: &[u8; 16], strictness: Strictness) -> Option<ErrorCode> {
    match verdict(bytes, strictness) {
        Verdict::NOT_ALPHANUMERIC => Some(ErrorCode::Character),
        verdict => verdict.fault().map(|fault| fault.code()),
    }
}

/// The code in `text`, or the first of its faults.
#[inline]
pub(crate) fn parse(text: &str, strictness: Strictness) -> Result<Accepted, ParseError> {
    if let Ok(bytes) = <&[u8; 16]>::try_from(text.as_bytes()) {
        let verdict = verdict(bytes, strictness);
        if verdict != Verdict::NOT_ALPHANUMERIC {
            return verdict.fault().map_or_else(|| Ok(bytes.map(|byte| byte.to_ascii_uppercase())), Err);
        }
    }
    parse_slowly(text, strictness)
}

/// Not inlined, so that what is inlined is small: the making of a `Result`, which most callers do not need whole.
#[inline(never)]
fn verdict(bytes: &[u8; 16], strictness: Strictness) -> Verdict {
    Reading::of(bytes).verdict(strictness)
}

/// Normalises first.
#[cold]
fn parse_slowly(text: &str, strictness: Strictness) -> Result<Accepted, ParseError> {
    let scanned = Scanned::of(text);
    let mut first = None;
    if scanned.length == 16 {
        let is_stranger = |byte: &u8| !byte.is_ascii_alphanumeric();
        first = match scanned.bytes.iter().position(is_stranger) {
            Some(position) => Some(stranger(position)),
            None => verdict(&scanned.bytes, strictness).fault(),
        };
    } else {
        examine_another_length(text, &scanned, strictness, &mut |fault| {
            first.get_or_insert(fault);
        });
    }
    first.map_or(Ok(scanned.bytes), Err)
}

/// Every fault of `text`, in the order of precedence; none if it is a code.
pub(crate) fn faults(text: &str, strictness: Strictness) -> Vec<ParseError> {
    let (mut all, scanned) = (Vec::new(), Scanned::of(text));
    let mut fault = |fault| all.push(fault);
    if scanned.length == 16 {
        examine_sixteen(&Reading::of(&scanned.bytes), strictness, &mut fault);
    } else {
        examine_another_length(text, &scanned, strictness, &mut fault);
    }
    all
}

const fn stranger(position: usize) -> ParseError {
    ParseError::at(ErrorCode::Character, position, Expected::LetterOrDigit)
}

fn examine_another_length(
    text: &str,
    scanned: &Scanned,
    strictness: Strictness,
    fault: &mut dyn FnMut(ParseError),
) {
    if scanned.length == 0 {
        fault(ParseError::new(ErrorCode::Empty, Expected::Text));
    } else if let Some(digits) = scanned.eleven_digits() {
        eleven::examine(&digits, strictness, fault);
    } else {
        fault(ParseError::new(ErrorCode::Length, Expected::Length));
        // A text of any length must not give a list of any length.
        let beginning = characters(text).take(256).enumerate();
        for (i, _) in beginning.filter(|(_, c)| !c.is_ascii_alphanumeric()) {
            fault(stranger(i));
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

/// Each test looks only at characters that are what the layout wants, so that one slip is reported once.
fn examine_sixteen(reading: &Reading, strictness: Strictness, fault: &mut impl FnMut(ParseError)) {
    let (misfits, strangers) = (reading.without(LAYOUT), reading.without([ALPHANUMERIC; 16]));
    let fits = |field: u16| misfits & field == 0;

    for position in positions(strangers) {
        fault(stranger(position));
    }
    for position in positions(misfits & !strangers) {
        FAULTS.get(position).into_iter().for_each(|misfit| fault(*misfit));
    }
    if strictness == Strictness::Strict {
        if fits(field(0, 3)) && !reading.surname_is_possible() {
            fault(SURNAME_TRIPLET);
        }
        if fits(field(3, 3)) && !reading.name_is_possible() {
            fault(NAME_TRIPLET);
        }
    }
    if fits(field(8, 1)) && reading.month.month() == 0 {
        fault(MONTH);
    }
    if fits(field(9, 2)) && !reading.day_is_possible() {
        fault(DAY);
    }
    if fits(field(6, 5))
        && reading.month.month() != 0
        && reading.day_is_possible()
        && !reading.date_is_possible()
    {
        fault(DATE);
    }
    if fits(field(11, 4)) && !reading.place_is_possible(strictness) {
        fault(PLACE);
    }
    if strangers == 0 && fits(field(15, 1)) && !reading.check_character_fits() {
        fault(CHECK_CHARACTER);
    }
}
