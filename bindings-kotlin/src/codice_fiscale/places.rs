//! Places of birth and their history.

pub use abilita::codice_fiscale::PlaceCode;
use abilita_codice_fiscale::{self as core, PlaceFilter};

use crate::error::AbilitaError;
use crate::instant::CivilDate;
use crate::words::MatchKind;

uniffi::custom_type!(PlaceCode, String, {
    remote,
    try_lift: |text| Ok(parse_place_code(&text)?),
    lower: |code| code.as_str().to_owned(),
});

/// The code of a municipality or of a foreign state: a letter and three digits, such as `H501`. A text of another shape is an error;
/// whether there is such a place is for `describePlace`.
#[uniffi::export]
pub fn parse_place_code(text: &str) -> Result<PlaceCode, AbilitaError> {
    let wrong = || AbilitaError::argument("code", "a letter and three digits, such as H501");
    PlaceCode::new(text).ok_or_else(wrong)
}

/// What is known of a place, whenever it was.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct PlaceDescription {
    /// Whether the code was assigned at some time, to a place that may have ceased to exist.
    pub is_assigned: bool,
    /// Whether it is a foreign state.
    pub is_foreign: bool,
    /// The last name the place has had; absent if none is known.
    pub name: Option<String>,
}

/// What is known of a place, whenever it was.
#[uniffi::export]
pub fn describe_place(code: PlaceCode) -> Result<PlaceDescription, AbilitaError> {
    Ok(PlaceDescription { is_assigned: code.is_assigned(), is_foreign: code.is_foreign(), name: code.name() })
}

/// The names and provinces a place has had, the oldest first; empty if none is known.
#[uniffi::export]
pub fn place_history(code: PlaceCode) -> Result<Vec<PlaceRecord>, AbilitaError> {
    Ok(code.history().into_iter().map(PlaceRecord::from).collect())
}

/// The name of a place on a day; absent where none is known.
#[uniffi::export]
pub fn place_name_on(code: PlaceCode, day: CivilDate) -> Result<Option<String>, AbilitaError> {
    Ok(code.name_on(day))
}

/// Whether a place was in force on a day; absent where the table does not know.
#[uniffi::export]
pub fn place_in_force_on(code: PlaceCode, day: CivilDate) -> Result<Option<bool>, AbilitaError> {
    Ok(code.in_force_on(day))
}

/// A place under one of its names.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct PlaceRecord {
    /// Its code (codice catastale).
    pub code: PlaceCode,
    /// The name, in Italian where there are two.
    pub name: String,
    /// The name in the other official language, if it is kept apart.
    pub other_name: Option<String>,
    /// The two letters of the province, also of a former one; `EE` abroad.
    pub province: String,
    /// The first day, if known.
    pub first_day: Option<CivilDate>,
    /// The last day, included; absent while in force.
    pub last_day: Option<CivilDate>,
}

impl From<core::PlaceRecord> for PlaceRecord {
    fn from(record: core::PlaceRecord) -> Self {
        Self {
            code: record.code,
            name: record.name,
            other_name: record.other_name,
            province: record.province.to_owned(),
            first_day: record.from,
            last_day: record.to,
        }
    }
}

#[uniffi::export]
impl PlaceRecord {
    /// Whether the name was in force on a day, as far as its first and last day are known.
    pub fn in_force_on(&self, day: CivilDate) -> Result<bool, AbilitaError> {
        let (code, from, to) = (self.code, self.first_day, self.last_day);
        let period =
            core::PlaceRecord { code, name: String::new(), other_name: None, province: "", from, to };
        Ok(period.in_force_on(day))
    }
}

/// A place found, and how well it fits.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct PlaceMatch {
    /// The place under the name that fits.
    pub record: PlaceRecord,
    /// How well it fits.
    pub kind: MatchKind,
}

/// The places whose name fits, the best first. Case, accents, apostrophes, hyphens and blanks do not count; names in the other
/// official language and former names are searched too. `province`: the two letters of one, `EE` for abroad. `on`: a day on which
/// the name was in force. One or two milliseconds.
#[uniffi::export(default(province = None, on = None))]
pub fn search_places(
    name: &str,
    province: Option<String>,
    on: Option<CivilDate>,
) -> Result<Vec<PlaceMatch>, AbilitaError> {
    let found = core::search_places(name, PlaceFilter { province: province.as_deref(), on });
    Ok(found.into_iter().map(|found| PlaceMatch { record: found.record.into(), kind: found.kind }).collect())
}
