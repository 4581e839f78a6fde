//! Why a text is not a codice fiscale.

use core::fmt;

/// The closed vocabulary of the reasons, in the order in which they are reported: the first that holds is the error.
///
/// ```
/// use abilita_codice_fiscale::ErrorCode;
/// assert_eq!(ErrorCode::Day.as_str(), "codice_fiscale.day");
/// assert_eq!(ErrorCode::ALL.len(), 10);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ErrorCode {
    /// Nothing is left after normalisation.
    Empty,
    /// Neither sixteen characters nor eleven digits.
    Length,
    /// A character that is neither an ASCII letter nor an ASCII digit.
    Character,
    /// A letter where a digit belongs or the reverse, a triplet no name gives, an office that never was.
    Structure,
    /// The ninth character is not the letter of a month.
    Month,
    /// The day is not 01–31 (men) or 41–71 (women).
    Day,
    /// The month never has that day.
    Date,
    /// The place of birth was never assigned.
    Place,
    /// The last character does not fit the others.
    CheckCharacter,
    /// Eleven digits, rightly formed, that belong to a body or are a VAT number.
    NotAPerson,
}

impl ErrorCode {
    /// Every code, in the order of precedence.
    ///
    /// ```
    /// use abilita_codice_fiscale::ErrorCode;
    /// assert!(ErrorCode::ALL.is_sorted());
    /// ```
    pub const ALL: [Self; 10] = [
        Self::Empty,
        Self::Length,
        Self::Character,
        Self::Structure,
        Self::Month,
        Self::Day,
        Self::Date,
        Self::Place,
        Self::CheckCharacter,
        Self::NotAPerson,
    ];

    /// The stable name of the code, the same in every language of the project.
    ///
    /// ```
    /// use abilita_codice_fiscale::ErrorCode;
    /// assert_eq!(ErrorCode::NotAPerson.as_str(), "codice_fiscale.not_a_person");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "codice_fiscale.empty",
            Self::Length => "codice_fiscale.length",
            Self::Character => "codice_fiscale.character",
            Self::Structure => "codice_fiscale.structure",
            Self::Month => "codice_fiscale.month",
            Self::Day => "codice_fiscale.day",
            Self::Date => "codice_fiscale.date",
            Self::Place => "codice_fiscale.place",
            Self::CheckCharacter => "codice_fiscale.check_character",
            Self::NotAPerson => "codice_fiscale.not_a_person",
        }
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What should have stood where the error is.
///
/// ```
/// use abilita_codice_fiscale::{CodiceFiscale, Expected};
/// let error = CodiceFiscale::parse("RSSMRA80F01H501U").unwrap_err();
/// assert_eq!(error.expected(), Expected::MonthLetter);
/// assert_eq!(error.expected().as_str(), "one of the month letters ABCDEHLMPRST");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Expected {
    /// Any text at all.
    Text,
    /// Sixteen characters or eleven digits.
    Length,
    /// A letter A–Z or a digit 0–9.
    LetterOrDigit,
    /// A letter A–Z.
    Letter,
    /// A digit, or a letter that may stand for one: L M N P Q R S T U V.
    Digit,
    /// Three letters that a surname can give.
    SurnameTriplet,
    /// Three letters that a given name can give.
    NameTriplet,
    /// Digits 8–10 of an office that issued codes, and a serial number it issued.
    Office,
    /// The letter of a month.
    MonthLetter,
    /// A day 01–31, or 41–71 for women.
    Day,
    /// A day that the month has.
    CalendarDay,
    /// A code of a municipality or of a foreign state.
    Place,
    /// The character computed from the others.
    CheckCharacter,
    /// The code of a natural person.
    Person,
}

impl Expected {
    /// The same in English words, without article or full stop.
    ///
    /// ```
    /// use abilita_codice_fiscale::Expected;
    /// assert_eq!(Expected::Letter.as_str(), "a letter A-Z");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "a code",
            Self::Length => "16 characters or 11 digits",
            Self::LetterOrDigit => "a letter A-Z or a digit 0-9",
            Self::Letter => "a letter A-Z",
            Self::Digit => "a digit, or one of the letters LMNPQRSTUV for it",
            Self::SurnameTriplet => "three letters that a surname can give",
            Self::NameTriplet => "three letters that a given name can give",
            Self::Office => "the number of an office that issued codes",
            Self::MonthLetter => "one of the month letters ABCDEHLMPRST",
            Self::Day => "a day 01-31, or 41-71 for women",
            Self::CalendarDay => "a day that the month has",
            Self::Place => "the code of a municipality or of a foreign state",
            Self::CheckCharacter => "the character computed from the others",
            Self::Person => "the code of a natural person",
        }
    }
}

/// Why a text is not a codice fiscale.
///
/// Four bytes, `Copy`, and without any part of the text: it can be logged.
///
/// ```
/// use abilita_codice_fiscale::{CodiceFiscale, ErrorCode};
/// let error = CodiceFiscale::parse("RSSMRA80A32H501C").unwrap_err();
/// assert_eq!(error.code(), ErrorCode::Day);
/// assert_eq!(error.position(), Some(9));
/// assert_eq!(error.to_string(), "codice_fiscale.day at character 10: expected a day 01-31, or 41-71 for women");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{code}{}: expected {}", At(*.position), .expected.as_str())]
pub struct ParseError {
    code: ErrorCode,
    position: Option<u8>,
    expected: Expected,
}

impl ParseError {
    pub(crate) const fn new(code: ErrorCode, expected: Expected) -> Self {
        Self { code, position: None, expected }
    }

    #[expect(clippy::cast_possible_truncation, reason = "capped before the cast")]
    pub(crate) const fn at(code: ErrorCode, position: usize, expected: Expected) -> Self {
        let position = if position > 255 { 255 } else { position as u8 };
        Self { code, position: Some(position), expected }
    }

    /// The reason.
    ///
    /// ```
    /// use abilita_codice_fiscale::{CodiceFiscale, ErrorCode};
    /// assert_eq!(CodiceFiscale::parse(" ").unwrap_err().code(), ErrorCode::Empty);
    /// ```
    pub const fn code(&self) -> ErrorCode {
        self.code
    }

    /// The index, from 0, of the first character concerned in the *normalised* text (see
    /// [`normalize`](crate::normalize)); `None` where the whole text is at fault. Above 255 it stays 255.
    ///
    /// ```
    /// use abilita_codice_fiscale::CodiceFiscale;
    /// assert_eq!(CodiceFiscale::parse("RSS MRA 80A01 H501 X").unwrap_err().position(), Some(15));
    /// ```
    pub fn position(&self) -> Option<usize> {
        self.position.map(usize::from)
    }

    /// What should have stood there.
    ///
    /// ```
    /// use abilita_codice_fiscale::{CodiceFiscale, Expected};
    /// assert_eq!(CodiceFiscale::parse("RSSMRA").unwrap_err().expected(), Expected::Length);
    /// ```
    pub const fn expected(&self) -> Expected {
        self.expected
    }
}

/// Prints ` at character 10` for index 9, and nothing for none.
struct At(Option<u8>);

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(index) => write!(f, " at character {}", u16::from(index) + 1),
            None => Ok(()),
        }
    }
}
