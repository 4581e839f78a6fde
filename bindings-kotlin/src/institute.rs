//! The codice meccanografico.

pub use abilita::InstituteCode;

use crate::error::AbilitaError;

uniffi::custom_type!(InstituteCode, String, {
    remote,
    try_lift: |text| Ok(parse_institute_code(&text)?),
    lower: |code| code.as_str().to_owned(),
});

/// A school code: two letters of the province and eight letters or digits, of which only the shape is tested. A text of another
/// shape is an error.
#[uniffi::export]
pub fn parse_institute_code(text: &str) -> Result<InstituteCode, AbilitaError> {
    text.parse().map_err(|error: abilita::InstituteCodeError| AbilitaError::argument("code", error))
}

/// Whether the last character is the one that most codes have there; absent where no value is known for a letter. Good for a hint
/// beside a form field, never for a refusal.
#[uniffi::export]
pub fn has_usual_check_character(code: InstituteCode) -> Result<Option<bool>, AbilitaError> {
    Ok(code.has_usual_check_character())
}
