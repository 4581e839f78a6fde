//! From personal data to the code they would give.

use chrono::{Datelike, NaiveDate};

use crate::alphabet::MONTHS;
use crate::birth::Sex;
use crate::code::CodiceFiscale;
use crate::letters;
use crate::omocodia::with_check_character;
use crate::places::PlaceCode;

/// The data from which a code is made, as on a birth certificate.
///
/// ```
/// use abilita_codice_fiscale::{CodiceFiscale, Person, PlaceCode, Sex};
/// use chrono::NaiveDate;
/// let person = Person {
///     surname: "D'Angelo",
///     name: "Gianfranco",
///     sex: Sex::Male,
///     birth_date: NaiveDate::from_ymd_opt(1980, 1, 1).unwrap(),
///     place: PlaceCode::new("H501").unwrap(),
/// };
/// assert_eq!(CodiceFiscale::encode(&person).unwrap().as_str(), "DNGGFR80A01H501H");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Person<'a> {
    /// The surname at birth: of a married woman her own.
    pub surname: &'a str,
    /// All given names.
    pub name: &'a str,
    /// The sex.
    pub sex: Sex,
    /// The day of birth, from 1900 to 2099.
    pub birth_date: NaiveDate,
    /// The municipality, or the foreign state, of birth.
    pub place: PlaceCode,
}

impl core::fmt::Debug for Person<'_> {
    /// Nothing of the person is shown.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Person(..)")
    }
}

/// Why personal data give no code.
///
/// ```
/// use abilita_codice_fiscale::{CodiceFiscale, EncodeError, Person, PlaceCode, Sex};
/// let (birth_date, place) = (chrono::NaiveDate::MIN, PlaceCode::new("H501").unwrap());
/// let nobody = Person { surname: "-", name: "Mario", sex: Sex::Male, birth_date, place };
/// assert_eq!(CodiceFiscale::encode(&nobody), Err(EncodeError::Surname));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum EncodeError {
    /// The surname has no letter, or one that is not Latin.
    #[error("the surname must be written in Latin letters")]
    Surname,
    /// The name has no letter, or one that is not Latin.
    #[error("the name must be written in Latin letters")]
    Name,
    /// The year of birth is before 1900 or after 2099.
    #[error("the year of birth must be from 1900 to 2099")]
    BirthDate,
    /// The place was never assigned.
    #[error("the place of birth must be the code of a municipality or of a foreign state")]
    Place,
}

impl CodiceFiscale {
    /// The code that a person's data give: a guess, for filling in a form or finding a slip, never a proof.
    ///
    /// Only the tax agency gives codes. The real one may differ by omocodia (see [`variants`](Self::variants)), by
    /// letters without a rule (here read as their base letter: Ñ as N, Ø as O), by a name or place that the register
    /// holds otherwise. To check a code against a person use [`matches`](Self::matches), which knows every reading.
    ///
    /// Names are read as in [`matches`](Self::matches), Ä Ö Ü as AE OE UE (circular 34/E of 20 July 2011).
    ///
    /// # Errors
    ///
    /// * `Surname`, `Name`: no letter at all, or one outside Latin script;
    /// * `BirthDate`: a year before 1900 or after 2099;
    /// * `Place`: a code that was never assigned.
    ///
    /// ```
    /// use abilita_codice_fiscale::{CodiceFiscale, Person, PlaceCode, Sex};
    /// let person = Person {
    ///     surname: "Rossi",
    ///     name: "Mario",
    ///     sex: Sex::Male,
    ///     birth_date: chrono::NaiveDate::from_ymd_opt(1980, 1, 1).unwrap(),
    ///     place: PlaceCode::new("H501").unwrap(),
    /// };
    /// let guess = CodiceFiscale::encode(&person).unwrap();
    /// assert_eq!(guess.as_str(), "RSSMRA80A01H501U");
    /// assert!(guess.variants().any(|code| code.as_str() == "RSSMRA80A01H5L1F"));
    /// ```
    pub fn encode(person: &Person<'_>) -> Result<Self, EncodeError> {
        let [s1, s2, s3] = Run::of(person.surname).ok_or(EncodeError::Surname)?.triplet();
        let [n1, n2, n3] = Run::of(person.name).ok_or(EncodeError::Name)?.with_name_rule().triplet();
        let year = match person.birth_date.year() {
            year @ 1900..=2099 => year.unsigned_abs() % 100,
            _ => return Err(EncodeError::BirthDate),
        };
        if !person.place.is_assigned() {
            return Err(EncodeError::Place);
        }
        let day = person.birth_date.day() + if person.sex == Sex::Female { 40 } else { 0 };
        let month = *MONTHS.get(person.birth_date.month0() as usize).ok_or(EncodeError::BirthDate)?;
        let [(y1, y2), (d1, d2)] = [year, day].map(two_digits);
        let [p1, p2, p3, p4] = person.place.bytes();
        let bytes = [s1, s2, s3, n1, n2, n3, y1, y2, month, d1, d2, p1, p2, p3, p4, 0];
        Ok(Self::from_bytes(with_check_character(bytes)))
    }
}

/// The digits of a number below 100.
const fn two_digits(n: u32) -> (u8, u8) {
    (b'0' + (n / 10 % 10) as u8, b'0' + (n % 10) as u8)
}

/// The first letters of a name, in the order in which a code takes them.
#[derive(Default)]
struct Run {
    consonants: Vec<u8>,
    vowels: Vec<u8>,
}

impl Run {
    /// The letters of `name` in their first reading; `None` if there is none, or one without a reading.
    fn of(name: &str) -> Option<Self> {
        let mut run = Self::default();
        for reading in letters::first_readings(name) {
            for letter in reading?.into_iter().filter(|letter| *letter != 0) {
                let kind = if letters::is_vowel(letter) { &mut run.vowels } else { &mut run.consonants };
                kind.push(letter);
            }
        }
        (!run.consonants.is_empty() || !run.vowels.is_empty()).then_some(run)
    }

    /// Of four consonants or more the second is skipped.
    fn with_name_rule(mut self) -> Self {
        if self.consonants.len() >= 4 {
            self.consonants.remove(1);
        }
        self
    }

    /// Consonants, vowels, and X for what is missing.
    fn triplet(self) -> [u8; 3] {
        let mut letters = self.consonants.into_iter().chain(self.vowels);
        [(); 3].map(|()| letters.next().unwrap_or(b'X'))
    }
}
