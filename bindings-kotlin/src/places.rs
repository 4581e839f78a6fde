//! Places of birth and their history.

use abilita_codice_fiscale::{self as core, PlaceCode, PlaceFilter};

use crate::error::AbilitaError;
use crate::instant::CivilDate;
use crate::words::MatchKind;

/// A place under one of its names.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct PlaceRecord {
    /// Its code (codice catastale): a letter and three digits.
    pub code: String,
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
            code: record.code.as_str().to_owned(),
            name: record.name,
            other_name: record.other_name,
            province: record.province.to_owned(),
            first_day: record.from,
            last_day: record.to,
        }
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

/// Everything that is known of a place, oldest first; empty for a code that was never assigned.
#[uniffi::export]
pub fn place_history(code: &str) -> Vec<PlaceRecord> {
    let history = PlaceCode::new(code).map(|code| code.history()).unwrap_or_default();
    history.into_iter().map(PlaceRecord::from).collect()
}

/// Whether a place was in force on a day; absent where the table does not know.
#[uniffi::export]
pub fn place_in_force(code: &str, on: CivilDate) -> Result<Option<bool>, AbilitaError> {
    Ok(PlaceCode::new(code).and_then(|code| code.in_force_on(on)))
}
