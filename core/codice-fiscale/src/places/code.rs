//! The code of a place, and when the place was in force.

use core::fmt;

use super::assigned;

/// The code of a municipality or of a foreign state: a letter and three digits.
///
/// ```
/// use abilita_codice_fiscale::PlaceCode;
/// let rome = PlaceCode::new("H501").unwrap();
/// assert_eq!(rome.as_str(), "H501");
/// assert!(rome.is_assigned() && !rome.is_foreign());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlaceCode([u8; 4]);

impl PlaceCode {
    /// A place by its code, written with an upper-case letter and three digits; whether the code exists is another
    /// question, for [`is_assigned`](Self::is_assigned). `None` for any other text.
    ///
    /// ```
    /// use abilita_codice_fiscale::PlaceCode;
    /// assert!(PlaceCode::new("Z110").is_some());
    /// assert!(PlaceCode::new("ROMA").is_none());
    /// ```
    pub fn new(code: &str) -> Option<Self> {
        let bytes: [u8; 4] = code.as_bytes().try_into().ok()?;
        let [letter, digits @ ..] = bytes;
        (letter.is_ascii_uppercase() && digits.iter().all(u8::is_ascii_digit)).then_some(Self(bytes))
    }

    /// From a letter and three digits already known to be such.
    pub(crate) const fn from_parts(letter: u8, digits: [u8; 3]) -> Self {
        let [a, b, c] = digits;
        Self([letter, a, b, c])
    }

    /// From a letter and a number below 1000.
    #[cfg(feature = "place-names")]
    pub(super) fn from_number(letter: u8, number: u16) -> Self {
        let digit = |power: u16| b"0123456789".get(usize::from(number / power % 10)).copied().unwrap_or(b'0');
        Self::from_parts(letter, [digit(100), digit(10), digit(1)])
    }

    /// The letter and the three digits.
    ///
    /// ```
    /// use abilita_codice_fiscale::CodiceFiscale;
    /// // The place is given without omocodia, however the code is written.
    /// let code = CodiceFiscale::parse("RSSMRA80A01H5L1F").unwrap();
    /// assert_eq!(code.place_code().unwrap().as_str(), "H501");
    /// ```
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Whether the code was assigned at some time, to a place that may have ceased to exist.
    ///
    /// Six numbers between A001 and L999 were never used; of the foreign states 292 codes are known, those of the
    /// former Soviet Union and of colonies among them. State of the tables: May 2026.
    ///
    /// ```
    /// use abilita_codice_fiscale::PlaceCode;
    /// assert!(PlaceCode::new("A813").unwrap().is_assigned());
    /// assert!(!PlaceCode::new("A814").unwrap().is_assigned());
    /// ```
    #[inline]
    pub fn is_assigned(&self) -> bool {
        assigned(self.number())
    }

    /// Whether this is a foreign state (letter Z).
    ///
    /// ```
    /// use abilita_codice_fiscale::PlaceCode;
    /// assert!(PlaceCode::new("Z110").unwrap().is_foreign());
    /// ```
    pub const fn is_foreign(&self) -> bool {
        let [letter, ..] = self.0;
        letter == b'Z'
    }

    pub(crate) const fn bytes(self) -> [u8; 4] {
        self.0
    }

    /// The place as [`super::numbered`].
    #[inline]
    pub(crate) fn number(self) -> u32 {
        let [letter, digits @ ..] = self.0;
        let [a, b, c] = digits.map(|digit| u32::from(digit & 0xF));
        super::numbered(u32::from(letter.wrapping_sub(b'A')), a * 100 + b * 10 + c)
    }

    /// Whether the place was in force on a day; `None` where no dates are known (municipalities suppressed before the
    /// national archive begins, some foreign territories) or the code was never assigned.
    ///
    /// First and last day are included. Municipalities follow the archive of the national register of residents
    /// (ANPR); changes of name or province do not interrupt a period. Most foreign states count as in force since
    /// 1900. A day after the tables were made (May 2026) is answered as if nothing had changed since.
    ///
    /// ```
    /// use abilita_codice_fiscale::PlaceCode;
    /// use chrono::NaiveDate;
    /// let ussr = PlaceCode::new("Z135").unwrap();
    /// assert_eq!(ussr.in_force_on(NaiveDate::from_ymd_opt(1992, 3, 31).unwrap()), Some(true));
    /// assert_eq!(ussr.in_force_on(NaiveDate::from_ymd_opt(1992, 4, 1).unwrap()), Some(false));
    /// assert_eq!(PlaceCode::new("Z324").unwrap().in_force_on(NaiveDate::MIN), None);
    /// ```
    ///
    /// With the feature `places` alone, or with both, it is looked up in a table of its own; with `place-names` alone it is
    /// found in the history of the names, which is slower and says the same.
    #[cfg(any(feature = "places", feature = "place-names"))]
    pub fn in_force_on(&self, day: chrono::NaiveDate) -> Option<bool> {
        #[cfg(feature = "places")]
        let in_force = super::periods::in_force(self.number(), day);
        #[cfg(not(feature = "places"))]
        let in_force = super::names::in_force(*self, day);
        in_force
    }
}

impl fmt::Debug for PlaceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PlaceCode({})", self.as_str())
    }
}

impl fmt::Display for PlaceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
