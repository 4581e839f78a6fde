//! Codes of persons and of bodies under one roof.

use core::fmt;

use crate::code::{CodiceFiscale, mask};
use crate::error::{ErrorCode, ParseError};
use crate::normalize::Scanned;
use crate::parse::Strictness;

/// A codice fiscale of either kind of subject: a natural person, or a body or company.
///
/// [`CodiceFiscale`] is for fields where only a person makes sense; this one for fields that take both.
///
/// ```
/// use abilita_codice_fiscale::TaxCode;
/// assert!(matches!(TaxCode::parse("RSSMRA80A01H501U"), Ok(TaxCode::Person(_))));
/// assert!(matches!(TaxCode::parse("12345670017"), Ok(TaxCode::Body(_))));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TaxCode {
    /// A natural person.
    Person(CodiceFiscale),
    /// A body, a company, or a VAT number.
    Body(BodyCode),
}

impl TaxCode {
    /// The code in a text, tested in every way known. Normalises first.
    ///
    /// # Errors
    ///
    /// As [`CodiceFiscale::parse`], save `not_a_person`.
    ///
    /// ```
    /// use abilita_codice_fiscale::{ErrorCode, TaxCode};
    /// assert_eq!(TaxCode::parse("12345670018").unwrap_err().code(), ErrorCode::CheckCharacter);
    /// ```
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        Self::parse_with(text, Strictness::Strict)
    }

    /// The code in a text, tested as strictly as asked.
    ///
    /// # Errors
    ///
    /// As [`CodiceFiscale::parse_with`], save `not_a_person`.
    ///
    /// ```
    /// use abilita_codice_fiscale::{Strictness, TaxCode};
    /// assert!(TaxCode::parse_with("12345670017", Strictness::Formal).is_ok());
    /// ```
    pub fn parse_with(text: &str, strictness: Strictness) -> Result<Self, ParseError> {
        match CodiceFiscale::parse_with(text, strictness) {
            Ok(code) => Ok(Self::Person(code)),
            // Told last, so that nothing else is wrong with the digits.
            Err(error) if error.code() == ErrorCode::NotAPerson => {
                Scanned::of(text).eleven_digits().map(|digits| Self::Body(BodyCode(digits))).ok_or(error)
            }
            Err(error) => Err(error),
        }
    }

    /// The whole code.
    ///
    /// ```
    /// use abilita_codice_fiscale::TaxCode;
    /// assert_eq!(TaxCode::parse("12345 67001 7").unwrap().as_str(), "12345670017");
    /// ```
    pub fn as_str(&self) -> &str {
        match self {
            Self::Person(code) => code.as_str(),
            Self::Body(code) => code.as_str(),
        }
    }
}

/// The eleven digits of a body, a company, or a VAT number. As with persons, `Debug` is masked: a VAT number may be
/// that of a sole trader.
///
/// ```
/// use abilita_codice_fiscale::{BodyCode, TaxCode};
/// let Ok(TaxCode::Body(code)) = TaxCode::parse("12345670017") else { panic!() };
/// assert_eq!(format!("{code:?}"), "BodyCode(123********)");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BodyCode([u8; 11]);

impl BodyCode {
    /// The eleven digits.
    ///
    /// ```
    /// use abilita_codice_fiscale::TaxCode;
    /// let Ok(TaxCode::Body(code)) = TaxCode::parse("12345670017") else { panic!() };
    /// assert_eq!(code.as_str(), "12345670017");
    /// ```
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Whether the number can be a VAT number: those of bodies without one begin with 8 or 9.
    ///
    /// ```
    /// use abilita_codice_fiscale::TaxCode;
    /// let Ok(TaxCode::Body(code)) = TaxCode::parse("12345670017") else { panic!() };
    /// assert!(code.may_be_vat_number());
    /// ```
    pub const fn may_be_vat_number(&self) -> bool {
        let [first, ..] = self.0;
        first < b'8'
    }
}

impl fmt::Debug for BodyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BodyCode({})", mask(self.as_str()))
    }
}
