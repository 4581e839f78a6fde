//! The codice fiscale of a natural person. The type of the host language that holds one cannot be made but from a text that
//! passed every test; what it does, it does by these functions.

pub mod batch;
pub mod places;
pub mod tax_code;
pub mod text;

use abilita::codice_fiscale as core;
pub use abilita::codice_fiscale::CodiceFiscale;
use abilita::codice_fiscale::{Sex, Strictness};

use self::places::PlaceCode;
use crate::error::AbilitaError;
use crate::instant::CivilDate;
use crate::words::CodiceFiscaleKind;

uniffi::custom_type!(CodiceFiscale, String, {
    remote,
    try_lift: |text| Ok(CodiceFiscale::parse_with(&text, Strictness::Formal).map_err(AbilitaError::from)?),
    lower: |code| code.as_str().to_owned(),
});

/// The codice fiscale that a text is. A text that is none is an error, with the character where it goes wrong.
#[uniffi::export]
pub fn parse_codice_fiscale(text: &str, strictness: Strictness) -> Result<CodiceFiscale, AbilitaError> {
    Ok(CodiceFiscale::parse_with(text, strictness)?)
}

/// True if a text, given in UTF-8, is a codice fiscale of a natural person. Nothing is raised and nothing made. What crosses is a
/// reference and a flag, so it is the fastest way to ask for one; the types of the host language ask it so.
#[uniffi::export]
pub fn is_codice_fiscale(text: &[u8], formal: bool) -> bool {
    let strictness = batch::strictness(formal);
    std::str::from_utf8(text).is_ok_and(|text| CodiceFiscale::parse_with(text, strictness).is_ok())
}

/// A fault of a text that is no codice fiscale.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct CodiceFiscaleFault {
    /// The code: `codice_fiscale.day` and so on.
    pub code: String,
    /// The character, from 0 in the normalised text.
    pub position: Option<i32>,
    /// What would be right there.
    pub expected: String,
}

/// Every fault of a text; empty if there is none.
#[uniffi::export]
pub fn codice_fiscale_faults(text: &str, strictness: Strictness) -> Vec<CodiceFiscaleFault> {
    let fault = |error: &core::ParseError| CodiceFiscaleFault {
        code: error.code().as_str().to_owned(),
        position: error.position().and_then(|position| i32::try_from(position).ok()),
        expected: error.expected().as_str().to_owned(),
    };
    CodiceFiscale::faults(text, strictness).iter().map(fault).collect()
}

/// The codes of faults, in the order in which they are reported.
#[uniffi::export]
pub fn codice_fiscale_codes() -> Vec<String> {
    core::ErrorCode::ALL.iter().map(|code| code.as_str().to_owned()).collect()
}

/// What a codice fiscale says.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct DecodedCodiceFiscale {
    /// The code with all but its first three letters hidden, for a page or a log.
    pub masked: String,
    /// Ordinary or provisional. A provisional one says nothing more.
    pub kind: CodiceFiscaleKind,
    /// The sex.
    pub sex: Option<Sex>,
    /// The dates of birth it can mean: the year has two digits only.
    pub birth_dates: Vec<CivilDate>,
    /// The code of the place of birth.
    pub place_code: Option<PlaceCode>,
    /// Whether that place was in force on one of these dates; absent where the table does not know.
    pub place_in_force: Option<bool>,
    /// Which of the seven digits are written as letters, as bits: the lowest is the last digit of the place.
    pub omocodia_mask: i32,
    /// How many of them are, from 0 to 7.
    pub omocodia_level: i32,
}

/// What a codice fiscale says.
#[uniffi::export]
pub fn decode_codice_fiscale(code: CodiceFiscale) -> Result<DecodedCodiceFiscale, AbilitaError> {
    Ok(DecodedCodiceFiscale {
        masked: code.masked(),
        kind: code.kind().into(),
        sex: code.sex(),
        birth_dates: code.birth_dates().map(|dates| dates.iter().collect()).unwrap_or_default(),
        place_code: code.place_code(),
        place_in_force: code.place_in_force(),
        omocodia_mask: code.omocodia().mask().into(),
        omocodia_level: i32::try_from(code.omocodia().count()).unwrap_or_default(),
    })
}

/// The date of birth of somebody who is alive on a day and not a hundred years old.
#[uniffi::export]
pub fn birth_date(code: CodiceFiscale, on: CivilDate) -> Result<Option<CivilDate>, AbilitaError> {
    Ok(code.birth_date(on))
}

/// Whether a name and a surname give the letters of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct NameMatch {
    /// The surname does.
    pub surname: bool,
    /// The name does.
    pub name: bool,
}

/// Whether a name and a surname give the letters of a code.
#[uniffi::export]
pub fn matches_name(code: CodiceFiscale, surname: &str, name: &str) -> Result<NameMatch, AbilitaError> {
    let core::NameMatch { surname, name, .. } = code.matches(surname, name);
    Ok(NameMatch { surname, name })
}

/// The code without omocodia: with digits in all seven places.
#[uniffi::export]
pub fn base_code(code: CodiceFiscale) -> Result<CodiceFiscale, AbilitaError> {
    Ok(code.base_code())
}

/// Whether two codes differ at most by omocodia. Two different codes of one base belong to two people.
#[uniffi::export]
pub fn same_base(one: CodiceFiscale, other: CodiceFiscale) -> Result<bool, AbilitaError> {
    Ok(one.same_base(&other))
}

/// The code with just the digits of a mask, from 0 to 127, written as letters; a provisional one as it is.
#[uniffi::export]
pub fn variant(code: CodiceFiscale, mask: i32) -> Result<CodiceFiscale, AbilitaError> {
    let mask = u8::try_from(mask).ok().filter(|mask| *mask < 128);
    let mask = mask.ok_or_else(|| AbilitaError::argument("mask", "a mask of seven bits"))?;
    Ok(code.variant(mask))
}

/// The 128 ways to write a code, the base first; one of a provisional code.
#[uniffi::export]
pub fn variants(code: CodiceFiscale) -> Result<Vec<CodiceFiscale>, AbilitaError> {
    Ok(code.variants().collect())
}

/// The code that a person's data give: a guess, for filling in a form or finding a slip, never a proof. Names outside Latin script,
/// a year before 1900 or after 2099, or a place never assigned, are an error with the field as its path.
#[uniffi::export]
pub fn encode_codice_fiscale(
    surname: &str,
    name: &str,
    sex: Sex,
    birth_date: CivilDate,
    place: PlaceCode,
) -> Result<CodiceFiscale, AbilitaError> {
    Ok(CodiceFiscale::encode(&core::Person { surname, name, sex, birth_date, place })?)
}
