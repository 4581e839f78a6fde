//! The code itself: a value that cannot be invalid.

use core::fmt;
use core::str::FromStr;

use crate::alphabet::Entry;
use crate::birth::{BirthDates, Sex};
use crate::error::ParseError;
use crate::parse::{self, Strictness};
use crate::places::PlaceCode;

/// What kind of code a natural person has.
///
/// ```
/// use abilita_codice_fiscale::{CodiceFiscale, Kind};
/// assert_eq!(CodiceFiscale::parse("RSSMRA80A01H501U").unwrap().kind(), Kind::Ordinary);
/// assert_eq!(CodiceFiscale::parse("12345671510").unwrap().kind(), Kind::Provisional);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Sixteen characters made of the person's data.
    Ordinary,
    /// Eleven digits, given by an office when the data are incomplete; they say nothing about the person.
    Provisional,
}

/// The codice fiscale of a natural person, in its normal form.
///
/// A value exists only if its text passed [`parse`](Self::parse) or [`parse_with`](Self::parse_with). It takes sixteen
/// bytes, is `Copy`, and is ordered as its text. Equality is that of the text: two codes that differ by omocodia belong
/// to different people (see [`same_base`](Self::same_base)).
///
/// A code is personal data, so there is no `Display`, and `Debug` is masked: to print a code one has to say
/// [`as_str`](Self::as_str).
///
/// ```
/// use abilita_codice_fiscale::{CodiceFiscale, Sex};
/// # fn main() -> Result<(), abilita_codice_fiscale::ParseError> {
/// let code = CodiceFiscale::parse("rss mra 80a01 h501u")?;
/// assert_eq!(code.as_str(), "RSSMRA80A01H501U");
/// assert_eq!(code.sex(), Some(Sex::Male));
/// assert_eq!(format!("{code:?}"), "CodiceFiscale(RSS*************)");
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CodiceFiscale {
    /// Upper-case ASCII; a provisional code is followed by five zero bytes.
    bytes: [u8; 16],
}

impl CodiceFiscale {
    /// The code in a text, tested in every way known: [`Strictness::Strict`].
    ///
    /// The text is normalised first (see [`normalize`](crate::normalize)). Of eleven digits only the provisional codes
    /// of natural persons are accepted; for bodies see [`TaxCode`](crate::TaxCode).
    ///
    /// # Errors
    ///
    /// The first that holds, after normalisation:
    ///
    /// * `empty`: nothing is left;
    /// * `length`: neither sixteen characters (of any kind) nor eleven digits;
    /// * `character`: a character that is neither an ASCII letter nor an ASCII digit;
    /// * `structure`: a letter where a digit belongs (L M N P Q R S T U V may stand for one) or the reverse, a triplet
    ///   that no surname or name gives, or an eleven-digit code of an office that never was;
    /// * `month`: the ninth character is none of ABCDEHLMPRST;
    /// * `day`: not 01–31 or 41–71;
    /// * `date`: the month never has that day; 29 February needs a year divisible by four, 00 included;
    /// * `place`: never assigned, as far as the tables know (May 2026);
    /// * `check_character`: the last character does not fit;
    /// * `not_a_person`: eleven digits of a body or a VAT number.
    ///
    /// Source: D.M. 23 December 1976 n. 13813 and the formal checks published by the tax agency.
    ///
    /// ```
    /// use abilita_codice_fiscale::{CodiceFiscale, ErrorCode};
    /// assert!(CodiceFiscale::parse("TINIT-RSSMRA80A01H501U").is_ok());
    /// assert_eq!(CodiceFiscale::parse("RSSMRA80A01H501X").unwrap_err().code(), ErrorCode::CheckCharacter);
    /// ```
    #[inline]
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        Self::parse_with(text, Strictness::Strict)
    }

    /// The code in a text, tested as strictly as asked.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse), save what [`Strictness::Formal`] leaves out.
    ///
    /// ```
    /// use abilita_codice_fiscale::{CodiceFiscale, Strictness};
    /// // No surname gives AMR, but the tax agency's program does not mind.
    /// assert!(CodiceFiscale::parse("AMRMRA80A01H501D").is_err());
    /// assert!(CodiceFiscale::parse_with("AMRMRA80A01H501D", Strictness::Formal).is_ok());
    /// ```
    #[inline]
    pub fn parse_with(text: &str, strictness: Strictness) -> Result<Self, ParseError> {
        Ok(Self { bytes: parse::parse(text, strictness)? })
    }

    /// Whether a record of sixteen bytes is a code: what [`Batch`](crate::Batch) says of it, without a batch.
    ///
    /// ```
    /// use abilita_codice_fiscale::{CodiceFiscale, Strictness};
    /// assert!(CodiceFiscale::is_record(b"RSSMRA80A01H501U", Strictness::Strict));
    /// assert!(!CodiceFiscale::is_record(b"RSSMRA80A01H501X", Strictness::Strict));
    /// assert!(CodiceFiscale::is_record(b"12345671510     ", Strictness::Strict));
    /// ```
    #[inline]
    pub fn is_record(record: &[u8; 16], strictness: Strictness) -> bool {
        parse::is_valid_text(record, strictness)
    }

    /// Every fault of a text, in the order of [`ErrorCode`](crate::ErrorCode); empty if and only if the text parses.
    ///
    /// The first is the error of [`parse_with`](Self::parse_with). A character is reported once, by the first test that it
    /// fails; of the check character something is said only if the rest is letters and digits. Of a text of the wrong
    /// length only the first 256 characters are looked at.
    ///
    /// ```
    /// use abilita_codice_fiscale::{CodiceFiscale, ErrorCode, Strictness};
    /// let faults = CodiceFiscale::faults("RSSMRA8OA32H501U", Strictness::Strict);
    /// let codes: Vec<_> = faults.iter().map(|fault| fault.code()).collect();
    /// assert_eq!(codes, [ErrorCode::Structure, ErrorCode::Day, ErrorCode::CheckCharacter]);
    /// ```
    pub fn faults(text: &str, strictness: Strictness) -> Vec<ParseError> {
        parse::faults(text, strictness)
    }

    /// From bytes known to be a code: those of another code, changed in a way that keeps it one.
    pub(crate) const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self { bytes }
    }

    /// The sixteen characters of an ordinary code.
    pub(crate) fn ordinary(&self) -> Option<&[u8; 16]> {
        (self.kind() == Kind::Ordinary).then_some(&self.bytes)
    }

    /// Ordinary or provisional.
    ///
    /// ```
    /// use abilita_codice_fiscale::{CodiceFiscale, Kind};
    /// assert_eq!(CodiceFiscale::parse("RSSMRA80A01H501U").unwrap().kind(), Kind::Ordinary);
    /// ```
    pub const fn kind(&self) -> Kind {
        let [.., last] = self.bytes;
        if last == 0 { Kind::Provisional } else { Kind::Ordinary }
    }

    /// Whether this is a provisional code of eleven digits, which says nothing about the person.
    ///
    /// ```
    /// use abilita_codice_fiscale::CodiceFiscale;
    /// assert!(CodiceFiscale::parse("12345671510").unwrap().is_provisional());
    /// ```
    pub fn is_provisional(&self) -> bool {
        self.kind() == Kind::Provisional
    }

    /// The whole code: personal data. Upper-case, without blanks, 16 or 11 characters.
    ///
    /// ```
    /// use abilita_codice_fiscale::CodiceFiscale;
    /// assert_eq!(CodiceFiscale::parse("rssmra80a01h501u").unwrap().as_str(), "RSSMRA80A01H501U");
    /// ```
    pub fn as_str(&self) -> &str {
        let text = match &self.bytes {
            bytes if self.kind() == Kind::Ordinary => &bytes[..],
            [digits @ .., _, _, _, _, _] => digits,
        };
        core::str::from_utf8(text).unwrap_or_default()
    }

    /// The code with all but the first three characters hidden: enough to tell apart the lines of a log.
    ///
    /// ```
    /// use abilita_codice_fiscale::CodiceFiscale;
    /// assert_eq!(CodiceFiscale::parse("RSSMRA80A01H501U").unwrap().masked(), "RSS*************");
    /// ```
    pub fn masked(&self) -> String {
        mask(self.as_str())
    }

    /// The sex written in the code; `None` for a provisional one.
    ///
    /// ```
    /// use abilita_codice_fiscale::{CodiceFiscale, Sex};
    /// assert_eq!(CodiceFiscale::parse("RSSMRA80A41H501Y").unwrap().sex(), Some(Sex::Female));
    /// ```
    pub fn sex(&self) -> Option<Sex> {
        let [.., d1, d2, _, _, _, _, _] = self.ordinary()?;
        Some(Sex::of_day(Entry::number(&[*d1, *d2].map(Entry::of))))
    }

    /// The days on which the person may have been born: the century is not in the code. `None` for a provisional one.
    ///
    /// ```
    /// use abilita_codice_fiscale::CodiceFiscale;
    /// use chrono::NaiveDate;
    /// let dates = CodiceFiscale::parse("RSSMRA80A01H501U").unwrap().birth_dates().unwrap();
    /// assert_eq!(dates.nineteen_hundreds(), NaiveDate::from_ymd_opt(1980, 1, 1));
    /// assert_eq!(dates.two_thousands(), NaiveDate::from_ymd_opt(2080, 1, 1));
    /// ```
    pub fn birth_dates(&self) -> Option<BirthDates> {
        let [_, _, _, _, _, _, y1, y2, month, d1, d2, ..] = self.ordinary()?.map(Entry::of);
        let day = Entry::number(&[d1, d2]);
        let day = if day > 40 { day - 40 } else { day };
        Some(BirthDates::new(Entry::number(&[y1, y2]), month.month(), day))
    }

    /// The likelier day of birth as seen on the day `on`: the later of the candidates that is not after `on`.
    ///
    /// A person of a hundred years or more is thus taken for a child; only [`birth_dates`](Self::birth_dates) tells
    /// all that can be known. `None` for a provisional code, and if every candidate is in the future.
    ///
    /// ```
    /// use abilita_codice_fiscale::CodiceFiscale;
    /// use chrono::NaiveDate;
    /// let code = CodiceFiscale::parse("RSSMRA26T01H501Z").unwrap();
    /// let on = |y, m, d| code.birth_date(NaiveDate::from_ymd_opt(y, m, d).unwrap());
    /// assert_eq!(on(2026, 11, 30), NaiveDate::from_ymd_opt(1926, 12, 1));
    /// assert_eq!(on(2026, 12, 1), NaiveDate::from_ymd_opt(2026, 12, 1));
    /// ```
    pub fn birth_date(&self, on: chrono::NaiveDate) -> Option<chrono::NaiveDate> {
        self.birth_dates()?.latest(on)
    }

    /// The code of the place of birth, its digits written as digits; `None` for a provisional code.
    ///
    /// It is the code valid when the codice fiscale was given, which may be later than the birth.
    ///
    /// ```
    /// use abilita_codice_fiscale::CodiceFiscale;
    /// assert_eq!(CodiceFiscale::parse("RSSMRA80A01H501U").unwrap().place_code().unwrap().as_str(), "H501");
    /// ```
    pub fn place_code(&self) -> Option<PlaceCode> {
        let [.., letter, a, b, c, _] = self.ordinary()?;
        #[expect(clippy::cast_possible_truncation, reason = "a digit is at most 9")]
        let digits = [*a, *b, *c].map(|byte| b'0' + Entry::of(byte).digit() as u8);
        Some(PlaceCode::from_parts(*letter, digits))
    }

    /// Whether the place of birth was in force on *some* day on which the person may have been born; `None` for a
    /// provisional code, and where no dates are known.
    ///
    /// `Some(false)` deserves a warning, never a refusal: the register holds many codes whose place began later or
    /// had ended before the birth, because the code of a place is the one valid when the codice fiscale was given.
    ///
    /// ```
    /// use abilita_codice_fiscale::CodiceFiscale;
    /// // Secondigliano (I560) became part of Naples in 1926.
    /// assert_eq!(CodiceFiscale::parse("RSSMRA63A01I560B").unwrap().place_in_force(), Some(false));
    /// assert_eq!(CodiceFiscale::parse("RSSMRA80A01H501U").unwrap().place_in_force(), Some(true));
    /// ```
    #[cfg(any(feature = "places", feature = "place-names"))]
    pub fn place_in_force(&self) -> Option<bool> {
        let (place, dates) = (self.place_code()?, self.birth_dates()?);
        dates.iter().map(|day| place.in_force_on(day)).reduce(|a, b| Some(a? || b?))?
    }
}

/// The first three characters of a code, and asterisks for the others.
pub(crate) fn mask(code: &str) -> String {
    let (beginning, rest) = code.split_at_checked(3).unwrap_or_default();
    let mut masked = beginning.to_owned();
    rest.bytes().for_each(|_| masked.push('*'));
    masked
}

impl fmt::Debug for CodiceFiscale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CodiceFiscale({})", self.masked())
    }
}

impl FromStr for CodiceFiscale {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::parse(text)
    }
}

impl TryFrom<&str> for CodiceFiscale {
    type Error = ParseError;

    fn try_from(text: &str) -> Result<Self, ParseError> {
        Self::parse(text)
    }
}
