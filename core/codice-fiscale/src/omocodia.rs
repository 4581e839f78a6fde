//! Omocodia: digits written as letters, to tell apart people who would have the same code.

use crate::alphabet::{Entry, SUBSTITUTES, check_sum};
use crate::code::CodiceFiscale;

/// The indices of the seven digits that can be substituted, the rightmost first.
pub(crate) const PLACES: [usize; 7] = [14, 13, 12, 10, 9, 7, 6];

/// Which of the seven digits of a code are written as letters.
///
/// The tax agency substitutes from the rightmost digit on, but in which order the further ones follow is not
/// published: the mask tells what is written, not how many people came before.
///
/// ```
/// use abilita_codice_fiscale::CodiceFiscale;
/// let omocodia = CodiceFiscale::parse("RSSMRA80A01H5L1F").unwrap().omocodia();
/// assert_eq!((omocodia.mask(), omocodia.count()), (0b10, 1));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Omocodia(u8);

impl Omocodia {
    /// The substituted digits as bits: bit 0 is the last digit of the place (character 15), then characters 14, 13,
    /// 11, 10, 8 and 7.
    ///
    /// ```
    /// use abilita_codice_fiscale::CodiceFiscale;
    /// assert_eq!(CodiceFiscale::parse("RSSMRA80A01H501U").unwrap().omocodia().mask(), 0);
    /// ```
    pub const fn mask(self) -> u8 {
        self.0
    }

    /// How many digits are substituted, 0–7.
    ///
    /// ```
    /// use abilita_codice_fiscale::CodiceFiscale;
    /// assert_eq!(CodiceFiscale::parse("RSSMRA80A01H501U").unwrap().omocodia().count(), 0);
    /// ```
    pub const fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether no digit is substituted.
    ///
    /// ```
    /// use abilita_codice_fiscale::CodiceFiscale;
    /// assert!(CodiceFiscale::parse("RSSMRA80A01H501U").unwrap().omocodia().is_base());
    /// ```
    pub const fn is_base(self) -> bool {
        self.0 == 0
    }
}

impl CodiceFiscale {
    /// Which digits are written as letters; none in a provisional code.
    ///
    /// ```
    /// use abilita_codice_fiscale::CodiceFiscale;
    /// assert!(!CodiceFiscale::parse("RSSMRA80A01H5L1F").unwrap().omocodia().is_base());
    /// ```
    pub fn omocodia(&self) -> Omocodia {
        let written = |(bit, place): (usize, &usize)| {
            let letter =
                self.ordinary().and_then(|bytes| bytes.get(*place)).is_some_and(u8::is_ascii_alphabetic);
            u8::from(letter) << bit
        };
        Omocodia(PLACES.iter().enumerate().map(written).sum())
    }

    /// The code with every digit written as a digit: the one the person's data give before anyone else has it.
    ///
    /// It may belong to somebody else. A provisional code is its own base.
    ///
    /// ```
    /// use abilita_codice_fiscale::CodiceFiscale;
    /// let code = CodiceFiscale::parse("RSSMRA80A01H5L1F").unwrap();
    /// assert_eq!(code.base_code().as_str(), "RSSMRA80A01H501U");
    /// ```
    #[must_use]
    pub fn base_code(&self) -> Self {
        self.variant(0)
    }

    /// Whether two codes differ at most by omocodia.
    ///
    /// Two different codes of one base belong to two people; the test helps to find slips in data, and does not
    /// identify anyone.
    ///
    /// ```
    /// use abilita_codice_fiscale::CodiceFiscale;
    /// let one = CodiceFiscale::parse("RSSMRA80A01H501U").unwrap();
    /// let other = CodiceFiscale::parse("RSSMRA80A01H5L1F").unwrap();
    /// assert!(one != other && one.same_base(&other));
    /// ```
    pub fn same_base(&self, other: &Self) -> bool {
        self.base_code() == other.base_code()
    }

    /// The code with just the digits of `mask` written as letters (see [`Omocodia::mask`]; bit 7 is ignored). A
    /// provisional code stays what it is.
    ///
    /// ```
    /// use abilita_codice_fiscale::CodiceFiscale;
    /// let code = CodiceFiscale::parse("RSSMRA80A01H501U").unwrap();
    /// assert_eq!(code.variant(0b10).as_str(), "RSSMRA80A01H5L1F");
    /// ```
    #[must_use]
    pub fn variant(&self, mask: u8) -> Self {
        let Some(mut bytes) = self.ordinary().copied() else {
            return *self;
        };
        for (bit, place) in PLACES.iter().enumerate() {
            if let Some(byte) = bytes.get_mut(*place) {
                let digit = Entry::of(*byte).digit() as usize;
                let letter = SUBSTITUTES.get(digit).filter(|_| mask >> bit & 1 == 1);
                #[expect(clippy::cast_possible_truncation, reason = "a digit is at most 9")]
                let plain = b'0' + digit as u8;
                *byte = letter.copied().unwrap_or(plain);
            }
        }
        Self::from_bytes(with_check_character(bytes))
    }

    /// The 128 ways to write the code, in the order of the mask; the base is the first. A provisional code has one.
    ///
    /// ```
    /// use abilita_codice_fiscale::CodiceFiscale;
    /// let code = CodiceFiscale::parse("RSSMRA80A01H501U").unwrap();
    /// assert_eq!(code.variants().count(), 128);
    /// assert_eq!(code.variants().next(), Some(code));
    /// ```
    pub fn variants(&self) -> impl Iterator<Item = Self> + use<> {
        let code = *self;
        let last: u8 = if code.is_provisional() { 0 } else { 127 };
        (0..=last).map(move |mask| code.variant(mask))
    }
}

/// The sixteen characters with the last replaced by the one the others give.
pub(crate) fn with_check_character(mut bytes: [u8; 16]) -> [u8; 16] {
    let (mut odd, mut even) = (Entry::ZERO, Entry::ZERO);
    for (i, byte) in bytes.iter().take(15).enumerate() {
        let sum = if i % 2 == 0 { &mut odd } else { &mut even };
        *sum = sum.plus(Entry::of(*byte));
    }
    let [.., check] = &mut bytes;
    let ordinal = (check_sum(odd, even) % 26) as u8;
    *check = b'A' + ordinal;
    bytes
}
