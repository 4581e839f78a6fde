//! A million codes of people who do not exist, the same at every run: half of them valid, half with one fault each.

use abilita_codice_fiscale::PlaceCode;

use crate::reference::{MONTHS, SUBSTITUTES, check_letter};

/// How many codes there are.
pub(crate) const COUNT: usize = 1_000_000;

/// What was done to a code that would otherwise be valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing: all digits are digits.
    None,
    /// Nothing: some digits are written as letters (2 % of the valid ones), the check letter fits.
    Omocodia,
    /// Another check letter (half of the invalid ones).
    CheckLetter,
    /// A day 32–40 or 72–99 (a fifth); the check letter fits, as with all that follow.
    Day,
    /// A letter that stands for no month (a tenth).
    Month,
    /// A letter that stands for no digit, where a digit belongs (a tenth).
    Digit,
    /// A place that was never assigned (a tenth).
    Place,
}

impl Fault {
    pub(crate) const ALL: [Self; 7] =
        [Self::None, Self::Omocodia, Self::CheckLetter, Self::Day, Self::Month, Self::Digit, Self::Place];

    /// Whether a code with it is still one.
    pub(crate) const fn is_none(self) -> bool {
        matches!(self, Self::None | Self::Omocodia)
    }
}

/// The codes and what was done to each.
pub(crate) struct People {
    pub(crate) records: Vec<[u8; 16]>,
    pub(crate) faults: Vec<Fault>,
}

impl People {
    pub(crate) fn new() -> Self {
        let (mut random, places) = (Random(0x9E37_79B9_7F4A_7C15), places());
        let (records, faults) = (0..COUNT).map(|_| random.person(&places)).unzip();
        Self { records, faults }
    }

    pub(crate) fn texts(&self) -> Vec<&str> {
        self.records.iter().map(|record| std::str::from_utf8(record).expect("codes are ASCII")).collect()
    }
}

/// Every place, and whether it was ever assigned, in two lists.
fn places() -> [Vec<[u8; 4]>; 2] {
    let all =
        (b'A'..=b'Z').flat_map(|letter| (0..1000).map(move |n| format!("{}{n:03}", char::from(letter))));
    let (assigned, not): (Vec<_>, Vec<_>) =
        all.filter_map(|code| PlaceCode::new(&code)).partition(PlaceCode::is_assigned);
    // What the tax agency's program refuses for its letter alone would be too easy a fault.
    let not = not.into_iter().filter(|place| b"ABCDEFGHILMZ".contains(&place.as_str().as_bytes()[0]));
    let bytes = |place: PlaceCode| place.as_str().as_bytes().try_into().expect("four bytes");
    [assigned.into_iter().map(bytes).collect(), not.map(bytes).collect()]
}

/// Marsaglia's xorshift with 64 bits.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % limit
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    fn person(&mut self, [assigned, unassigned]: &[Vec<[u8; 4]>; 2]) -> ([u8; 16], Fault) {
        let fault = match (self.below(2), self.below(100)) {
            (0, 0..2) => Fault::Omocodia,
            (0, _) => Fault::None,
            (_, 0..50) => Fault::CheckLetter,
            (_, 50..70) => Fault::Day,
            (_, 70..80) => Fault::Month,
            (_, 80..90) => Fault::Digit,
            _ => Fault::Place,
        };
        let mut code = [0; 16];
        code[..3].copy_from_slice(&self.triplet());
        code[3..6].copy_from_slice(&self.triplet());
        let (year, mut day) = (self.below(100), 1 + self.below(28) + 40 * self.below(2));
        if fault == Fault::Day {
            day = [32 + self.below(9), 72 + self.below(28)][self.below(2)];
        }
        code[6..8].copy_from_slice(format!("{year:02}").as_bytes());
        code[8] = if fault == Fault::Month { self.of(b"FGIJKNOQUVWXYZ") } else { self.of(&MONTHS) };
        code[9..11].copy_from_slice(format!("{day:02}").as_bytes());
        code[11..15].copy_from_slice(&self.of(if fault == Fault::Place { unassigned } else { assigned }));
        if fault == Fault::Omocodia {
            self.substitute(&mut code);
        }
        if fault == Fault::Digit {
            code[self.of(&[6, 7, 9, 10, 12, 13, 14])] = self.of(b"ABCDEFGHIJKOWXYZ");
        }
        code[15] = check_letter(&code);
        if fault == Fault::CheckLetter {
            code[15] = b'A' + (code[15] - b'A' + 1 + self.below(25) as u8) % 26;
        }
        (code, fault)
    }

    /// Three letters as surnames and names give them: two or three consonants first, mostly.
    fn triplet(&mut self) -> [u8; 3] {
        let (consonants, vowels) = (b"BCDFGHJKLMNPQRSTVWXYZ", b"AEIOU");
        let consonant_at = [[true; 3], [true, true, false], [true, false, false]][self.below(3)];
        consonant_at.map(|consonant| if consonant { self.of(consonants) } else { self.of(vowels) })
    }

    /// Writes at least one digit as a letter.
    fn substitute(&mut self, code: &mut [u8; 16]) {
        let mask = 1 + self.below(127);
        for (bit, position) in [6, 7, 9, 10, 12, 13, 14].into_iter().enumerate() {
            if mask >> bit & 1 == 1 {
                code[position] = SUBSTITUTES[usize::from(code[position] - b'0')];
            }
        }
    }
}
