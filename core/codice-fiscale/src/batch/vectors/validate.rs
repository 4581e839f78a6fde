//! The test of a block of records, position by position: each vector holds one character of many codes.

#![expect(
    clippy::inline_always,
    reason = "an intrinsic is one instruction only inside a function with the CPU feature"
)]

use super::lanes::{Lanes, in_record_order, transpose};
use super::rules::{FULL, HOLES, PARTIAL};
use crate::alphabet::Entry;
use crate::batch::engine::{BLOCK, Block, Reasons};
use crate::error::ErrorCode;
use crate::parse::Strictness;
use crate::places::{formal, numbered};

/// Which records of the block are codes as they stand, and which of the others may be after normalisation.
#[inline(always)]
pub(super) fn validate<L: Lanes>(l: L, block: &Block, strictness: Strictness) -> (u64, u64) {
    let (mut valid, mut doubtful, mut first) = (0, 0, 0);
    let mut bytes = block.as_flattened();
    while first < BLOCK {
        let faults = examine(l, bytes, strictness);
        let date = l.or(l.or(faults.month, faults.day), faults.date);
        let wrong = l.or(l.or(faults.structure, date), l.or(faults.place, faults.check_character));
        valid |= in_record_order(!l.mask(wrong), L::WIDTH) << first;
        // A record with blanks is a code only if it has eleven digits, and then its last byte is no letter.
        doubtful |= in_record_order(l.mask(faults.no_letter_at_end), L::WIDTH) << first;
        first += L::WIDTH;
        bytes = bytes.get(16 * L::WIDTH..).unwrap_or_default();
    }
    (valid, doubtful & !valid)
}

/// The reason why each record of the block is no code: 0 for none, else one more than the index of the error code.
/// Gives the records with a character that does not belong: normalisation may take it away.
#[inline(always)]
pub(super) fn classify<L: Lanes>(l: L, block: &Block, strictness: Strictness, reasons: &mut Reasons) -> u64 {
    let (mut doubtful, mut first) = (0, 0);
    let mut bytes = block.as_flattened();
    for tile in reasons.chunks_mut(L::WIDTH) {
        let faults = examine(l, bytes, strictness);
        let mut reason = l.splat(0);
        // The first that holds is reported: the later overwrites the earlier.
        for (fault, code) in [
            (faults.check_character, ErrorCode::CheckCharacter),
            (faults.place, ErrorCode::Place),
            (faults.date, ErrorCode::Date),
            (faults.day, ErrorCode::Day),
            (faults.month, ErrorCode::Month),
            (faults.structure, ErrorCode::Structure),
        ] {
            reason = l.select(fault, l.splat(code as u8 + 1), reason);
        }
        let mut stored = [0; BLOCK];
        l.store(reason, &mut stored);
        let lanes = L::WIDTH / 16;
        for (record, reason) in tile.iter_mut().enumerate() {
            *reason = stored.get(record % lanes * 16 + record / lanes).copied().unwrap_or_default();
        }
        doubtful |= in_record_order(l.mask(faults.character), L::WIDTH) << first;
        first += L::WIDTH;
        bytes = bytes.get(16 * L::WIDTH..).unwrap_or_default();
    }
    doubtful
}

/// What is wrong with as many records as a vector has bytes, as masks. A fault means something only in a record without
/// those above it.
struct Faults<V> {
    character: V,
    structure: V,
    month: V,
    day: V,
    date: V,
    place: V,
    check_character: V,
    no_letter_at_end: V,
}

#[inline(always)]
fn examine<L: Lanes>(l: L, mut bytes: &[u8], strictness: Strictness) -> Faults<L::Vector> {
    let mut rows = [l.splat(0); 16];
    for row in &mut rows {
        *row = l.load(bytes);
        bytes = bytes.get(L::WIDTH..).unwrap_or_default();
    }
    let columns = transpose(l, rows);
    let [s1, s2, s3, n1, n2, n3, y1, y2, month, d1, d2, place, p1, p2, p3, check] = columns;
    let [s1, s2, s3] = [letter(l, s1), letter(l, s2), letter(l, s3)];
    let [n1, n2, n3] = [letter(l, n1), letter(l, n2), letter(l, n3)];
    let [month, place, check] = [letter(l, month), letter(l, place), letter(l, check)];
    let [y1, y2, d1, d2] = [numeral(l, y1), numeral(l, y2), numeral(l, d1), numeral(l, d2)];
    let [p1, p2, p3] = [numeral(l, p1), numeral(l, p2), numeral(l, p3)];

    let is_letter_at_end = l.at_most(check, l.splat(25));
    let mut fits = is_letter_at_end;
    for letter in [s1, s2, s3, n1, n2, n3, month, place] {
        fits = l.and(fits, l.at_most(letter, l.splat(25)));
    }
    for numeral in [y1, y2, d1, d2, p1, p2, p3] {
        fits = l.and(fits, l.at_most(numeral.digit, l.splat(9)));
    }
    let mut structure = l.not(fits);
    if let Strictness::Strict = strictness {
        structure = l.or(structure, triplet_is_impossible(l, [s1, s2, s3]));
        structure = l.or(structure, triplet_is_impossible(l, [n1, n2, n3]));
    }

    let (day, last_day) = (day_of_month(l, d1, d2), last_day(l, y1, y2, month));
    let odd = odd_sum(l, [s1, s3, n2, month], [y1, d2, p1, p3]);
    let even = even_sum(l, [s2, n1, n3, place], [y2, d1, p2]);
    let sum = l.add(remainder(l, odd), remainder(l, even));
    let sum = l.min(sum, l.sub(sum, l.splat(26)));
    Faults {
        character: any_stranger(l, columns),
        structure,
        month: l.is(l.lookup32(&LAST_DAY_OF_LETTER, month), 0),
        day: l.not(l.at_most(l.sub(day, l.splat(1)), l.splat(30))),
        date: l.not(l.at_most(day, last_day)),
        place: place_is_impossible(l, place, [p1, p2, p3], strictness),
        check_character: l.not(l.equal(sum, check)),
        no_letter_at_end: l.not(is_letter_at_end),
    }
}

/// Whether some byte of the record is neither letter nor digit.
#[inline(always)]
fn any_stranger<L: Lanes>(l: L, columns: [L::Vector; 16]) -> L::Vector {
    let mut known = l.splat(0xFF);
    for byte in columns {
        let is_letter = l.at_most(letter(l, byte), l.splat(25));
        let is_digit = l.at_most(l.sub(byte, l.splat(b'0')), l.splat(9));
        known = l.and(known, l.or(is_letter, is_digit));
    }
    l.not(known)
}

/// The ordinal of a letter of either case; above 25 for anything else.
#[inline(always)]
fn letter<L: Lanes>(l: L, byte: L::Vector) -> L::Vector {
    l.sub(l.and(byte, l.splat(0xDF)), l.splat(b'A'))
}

/// A digit, or a letter of omocodia that stands for one.
#[derive(Clone, Copy)]
struct Numeral<V> {
    /// The digit; above 9 for anything else.
    digit: V,
    /// The letter's distance from L.
    from_l: V,
    /// Whether it is written as a digit.
    is_plain: V,
}

#[inline(always)]
fn numeral<L: Lanes>(l: L, byte: L::Vector) -> Numeral<L::Vector> {
    let plain = l.sub(byte, l.splat(b'0'));
    let is_plain = l.at_most(plain, l.splat(9));
    let from_l = l.sub(letter(l, byte), l.splat(L_ORDINAL));
    let is_near_l = l.at_most(from_l, l.splat(15));
    let substituted = l.select(is_near_l, l.lookup16(&SUBSTITUTED, from_l), l.splat(0xFF));
    Numeral { digit: l.select(is_plain, plain, substituted), from_l, is_plain }
}

/// The values at the odd positions, counted from 1: at most 8 × 25, so that no byte overflows.
#[inline(always)]
fn odd_sum<L: Lanes>(l: L, letters: [L::Vector; 4], numerals: [Numeral<L::Vector>; 4]) -> L::Vector {
    let mut sum = l.splat(0);
    for letter in letters {
        sum = l.add(sum, l.lookup32(&ODD_LETTERS, letter));
    }
    for numeral in numerals {
        let plain = l.lookup16(&ODD_DIGITS, numeral.digit);
        sum = l.add(sum, l.select(numeral.is_plain, plain, l.lookup16(&ODD_FROM_L, numeral.from_l)));
    }
    sum
}

/// The values at the even positions: at most 7 × 25.
#[inline(always)]
fn even_sum<L: Lanes>(l: L, letters: [L::Vector; 4], numerals: [Numeral<L::Vector>; 3]) -> L::Vector {
    let mut sum = l.splat(0);
    for letter in letters {
        sum = l.add(sum, letter);
    }
    for numeral in numerals {
        let written = l.add(numeral.from_l, l.splat(L_ORDINAL));
        sum = l.add(sum, l.select(numeral.is_plain, numeral.digit, written));
    }
    sum
}

/// Modulo 26 of a byte below 208.
#[inline(always)]
fn remainder<L: Lanes>(l: L, mut sum: L::Vector) -> L::Vector {
    for part in [104, 52, 26] {
        sum = l.min(sum, l.sub(sum, l.splat(part)));
    }
    sum
}

#[inline(always)]
fn two_digits<L: Lanes>(l: L, tens: L::Vector, ones: L::Vector) -> L::Vector {
    let twice = l.add(tens, tens);
    let eightfold = l.add(l.add(twice, twice), l.add(twice, twice));
    l.add(l.add(eightfold, twice), ones)
}

/// The day without what is added for women: 0 or above 31 if it is none.
#[inline(always)]
fn day_of_month<L: Lanes>(l: L, d1: Numeral<L::Vector>, d2: Numeral<L::Vector>) -> L::Vector {
    let day = two_digits(l, d1.digit, d2.digit);
    // 41-71 become 1-31, and 40 becomes 0; below 40 the difference wraps and is the larger.
    l.min(day, l.sub(day, l.splat(40)))
}

#[inline(always)]
fn last_day<L: Lanes>(l: L, y1: Numeral<L::Vector>, y2: Numeral<L::Vector>, month: L::Vector) -> L::Vector {
    // 10 a + b leaves the same remainder by four as 2 a + b.
    let year = l.add(l.add(y1.digit, y1.digit), y2.digit);
    let is_leap = l.is(l.and(year, l.splat(0b11)), 0);
    let extra = l.and(l.and(is_leap, l.is(month, FEBRUARY)), l.splat(1));
    l.add(l.lookup32(&LAST_DAY_OF_LETTER, month), extra)
}

#[inline(always)]
fn place_is_impossible<L: Lanes>(
    l: L,
    letter: L::Vector,
    [p1, p2, p3]: [Numeral<L::Vector>; 3],
    strictness: Strictness,
) -> L::Vector {
    let (hundreds, rest) = (p1.digit, two_digits(l, p2.digit, p3.digit));
    let mut wrong = l.and(l.is(hundreds, 0), l.is(rest, 0));
    let mut count = l.lookup32(&FORMAL, letter);
    if let Strictness::Strict = strictness {
        count = l.lookup32(&FULL, letter);
        for (partial, counts) in &PARTIAL {
            count = l.select(l.is(letter, *partial), l.lookup16(counts, hundreds), count);
        }
        for (of, of_hundreds, of_rest) in HOLES {
            let number = l.and(l.is(hundreds, of_hundreds), l.is(rest, of_rest));
            wrong = l.or(wrong, l.and(l.is(letter, of), number));
        }
    }
    l.or(wrong, l.at_most(count, rest))
}

#[inline(always)]
fn name_class<L: Lanes>(l: L, letter: L::Vector) -> L::Vector {
    l.lookup32(&NAME_CLASSES, letter)
}

/// After a vowel comes a vowel or the padding X, after the padding only X.
#[inline(always)]
fn triplet_is_impossible<L: Lanes>(l: L, letters: [L::Vector; 3]) -> L::Vector {
    let [a, b, c] = letters;
    // No closures here: one of its own would not have the CPU feature, and its intrinsics would be calls.
    let [a, b, c] = [name_class(l, a), name_class(l, b), name_class(l, c)];
    let wrong_start = l.and(l.is(a, VOWEL), l.is(b, CONSONANT));
    let wrong_end = l.and(l.is(b, VOWEL), l.is(c, CONSONANT));
    let padded = l.and(l.is(a, VOWEL), l.is(b, X));
    l.or(l.or(wrong_start, wrong_end), l.and_not(padded, l.is(c, X)))
}

const L_ORDINAL: u8 = 11;
const FEBRUARY: u8 = 1;
const CONSONANT: u8 = 0;
const VOWEL: u8 = 1;
const X: u8 = 2;

/// Tables derived from the one of single codes, so that there is but one source.
const ODD_LETTERS: [u8; 32] = of_letters(Field::Odd);
const NAME_CLASSES: [u8; 32] = of_letters(Field::NameClass);
const LAST_DAY_OF_LETTER: [u8; 32] = of_letters(Field::LastDay);
const ODD_DIGITS: [u8; 16] = sixteen(b'0', 10, Field::Odd);
const ODD_FROM_L: [u8; 16] = sixteen(b'L', 15, Field::Odd);
const SUBSTITUTED: [u8; 16] = sixteen(b'L', 11, Field::Digit);
/// 100, the count of a full hundred, for the letters that the program of the tax agency lets pass.
const FORMAL: [u8; 32] = of_letters(Field::FormalPlace);

#[derive(Clone, Copy)]
enum Field {
    Odd,
    NameClass,
    LastDay,
    FormalPlace,
    /// 0xFF for what stands for no digit.
    Digit,
}

#[expect(clippy::cast_possible_truncation, reason = "every field fits in a byte")]
const fn field(byte: u8, field: Field) -> u8 {
    let entry = Entry::of(byte);
    match field {
        Field::Odd => entry.odd_value() as u8,
        Field::NameClass => entry.name_class(),
        Field::LastDay => entry.last_day(false) as u8,
        Field::FormalPlace if formal(numbered(entry.ordinal(), 1)) => 100,
        Field::FormalPlace => 0,
        Field::Digit if entry.is(crate::alphabet::NUMERIC) => entry.digit() as u8,
        Field::Digit => 0xFF,
    }
}

#[expect(clippy::indexing_slicing, reason = "evaluated at compile time: a wrong index would not compile")]
const fn of_letters(of: Field) -> [u8; 32] {
    let (mut table, mut i) = ([0; 32], 0);
    while i < 26 {
        table[i as usize] = field(b'A' + i, of);
        i += 1;
    }
    table
}

#[expect(clippy::indexing_slicing, reason = "evaluated at compile time: a wrong index would not compile")]
const fn sixteen(first: u8, count: u8, of: Field) -> [u8; 16] {
    let (mut table, mut i) = ([0xFF; 16], 0);
    while i < count {
        table[i as usize] = field(first + i, of);
        i += 1;
    }
    table
}
