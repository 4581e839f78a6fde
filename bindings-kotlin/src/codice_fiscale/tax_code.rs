//! Codes of persons and of bodies, for fields that take both.

use abilita::codice_fiscale as core;
pub use abilita::codice_fiscale::BodyCode;
use abilita::codice_fiscale::{CodiceFiscale, Strictness};

use crate::error::AbilitaError;

uniffi::custom_type!(BodyCode, String, {
    remote,
    try_lift: |text| Ok(parse_body_code(&text)?),
    lower: |code| code.as_str().to_owned(),
});

/// The code of a body that a text is. A text that is none, or that is the code of a person, is an error.
#[uniffi::export]
pub fn parse_body_code(text: &str) -> Result<BodyCode, AbilitaError> {
    match core::TaxCode::parse(text)? {
        core::TaxCode::Body(code) => Ok(code),
        core::TaxCode::Person(_) => {
            Err(AbilitaError::argument("code", "the code of a body, not of a person"))
        }
    }
}

/// The code in a text, of a person or of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum TaxCode {
    /// That of a natural person.
    Person {
        /// The code.
        code: CodiceFiscale,
    },
    /// The eleven digits of a body, such as a school or a company, or a VAT number.
    Body {
        /// The code.
        code: BodyCode,
    },
}

/// The code in a text, of a person or of a body. A text that is none is an error.
#[uniffi::export]
pub fn parse_tax_code(text: &str, strictness: Strictness) -> Result<TaxCode, AbilitaError> {
    Ok(match core::TaxCode::parse_with(text, strictness)? {
        core::TaxCode::Person(code) => TaxCode::Person { code },
        core::TaxCode::Body(code) => TaxCode::Body { code },
    })
}

/// Whether the number of a body can be a VAT number: those of bodies without one begin with 8 or 9.
#[uniffi::export]
pub fn may_be_vat_number(code: BodyCode) -> Result<bool, AbilitaError> {
    Ok(code.may_be_vat_number())
}
