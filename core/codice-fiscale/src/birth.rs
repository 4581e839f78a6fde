//! Sex and date of birth.

use chrono::NaiveDate;

/// The sex as the tax register has it.
///
/// ```
/// use abilita_codice_fiscale::Sex;
/// assert_eq!(Sex::Female.as_str(), "F");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sex {
    /// Day 01–31.
    Male,
    /// Day 41–71.
    Female,
}

impl Sex {
    /// `M` or `F`.
    ///
    /// ```
    /// use abilita_codice_fiscale::Sex;
    /// assert_eq!(Sex::Male.as_str(), "M");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Male => "M",
            Self::Female => "F",
        }
    }

    pub(crate) const fn of_day(day: u32) -> Self {
        if day > 40 { Self::Female } else { Self::Male }
    }
}

/// The days, one a century, that the two digits of the year leave possible.
///
/// At least one exists. 29 February of the year 00 is the only date with one candidate: 1900 was no leap year.
///
/// ```
/// use abilita_codice_fiscale::CodiceFiscale;
/// let dates = CodiceFiscale::parse("RSSMRA00B29H501Y").unwrap().birth_dates().unwrap();
/// assert_eq!(dates.iter().count(), 1);
/// assert_eq!(dates.nineteen_hundreds(), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct BirthDates {
    candidates: [Option<NaiveDate>; 2],
}

impl BirthDates {
    pub(crate) fn new(year: u32, month: u32, day: u32) -> Self {
        let date = |century: u32| NaiveDate::from_ymd_opt(i32::try_from(century + year).ok()?, month, day);
        Self { candidates: [date(1900), date(2000)] }
    }

    /// The candidate from 1900 to 1999.
    ///
    /// ```
    /// use abilita_codice_fiscale::CodiceFiscale;
    /// let dates = CodiceFiscale::parse("RSSMRA80A01H501U").unwrap().birth_dates().unwrap();
    /// assert_eq!(dates.nineteen_hundreds().unwrap().to_string(), "1980-01-01");
    /// ```
    pub const fn nineteen_hundreds(&self) -> Option<NaiveDate> {
        let [earlier, _] = self.candidates;
        earlier
    }

    /// The candidate from 2000 to 2099.
    ///
    /// ```
    /// use abilita_codice_fiscale::CodiceFiscale;
    /// let dates = CodiceFiscale::parse("RSSMRA80A01H501U").unwrap().birth_dates().unwrap();
    /// assert_eq!(dates.two_thousands().unwrap().to_string(), "2080-01-01");
    /// ```
    pub const fn two_thousands(&self) -> Option<NaiveDate> {
        let [_, later] = self.candidates;
        later
    }

    /// The candidates, the earlier first.
    ///
    /// ```
    /// use abilita_codice_fiscale::CodiceFiscale;
    /// let dates = CodiceFiscale::parse("RSSMRA80A01H501U").unwrap().birth_dates().unwrap();
    /// assert!(dates.iter().is_sorted());
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        self.candidates.into_iter().flatten()
    }

    /// The latest candidate that is not after `on`.
    ///
    /// ```
    /// use abilita_codice_fiscale::CodiceFiscale;
    /// use chrono::NaiveDate;
    /// let dates = CodiceFiscale::parse("RSSMRA80A01H501U").unwrap().birth_dates().unwrap();
    /// assert_eq!(dates.latest(NaiveDate::from_ymd_opt(1979, 12, 31).unwrap()), None);
    /// ```
    pub fn latest(&self, on: NaiveDate) -> Option<NaiveDate> {
        self.iter().filter(|date| *date <= on).last()
    }

    /// Whether `date` is one of the candidates: the test to use when the person's date of birth is known.
    ///
    /// ```
    /// use abilita_codice_fiscale::CodiceFiscale;
    /// use chrono::NaiveDate;
    /// let dates = CodiceFiscale::parse("RSSMRA80A01H501U").unwrap().birth_dates().unwrap();
    /// assert!(dates.contains(NaiveDate::from_ymd_opt(1980, 1, 1).unwrap()));
    /// ```
    pub fn contains(&self, date: NaiveDate) -> bool {
        self.iter().any(|candidate| candidate == date)
    }
}

impl core::fmt::Debug for BirthDates {
    /// A date of birth is personal data: only the number of candidates is shown.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "BirthDates({} candidates)", self.iter().count())
    }
}
