//! The Italian codice fiscale: parse, decode, match with personal data, places of birth and their history.
//!
//! ```
//! use abilita_codice_fiscale::{CodiceFiscale, ErrorCode, Sex};
//! # fn main() -> Result<(), abilita_codice_fiscale::ParseError> {
//! let code = CodiceFiscale::parse("TINIT-rssmra80a41h501y")?;
//! assert_eq!(code.sex(), Some(Sex::Female));
//! assert!(code.matches("Rossi", "Maria").is_match());
//! assert_eq!(CodiceFiscale::parse("RSSMRA80A32H501C").unwrap_err().code(), ErrorCode::Day);
//! # Ok(()) }
//! ```
//!
//! * [`CodiceFiscale`] is a code of a natural person that passed every test; [`TaxCode`] holds bodies too.
//! * [`ParseError`] says why a text is not a code, in a closed vocabulary and without repeating the text.
//! * [`normalize`] is the form in which identities are compared, valid or not.
//! * [`Batch`] tests whole columns of codes with the vector instructions of the machine.
//! * [`find_in_text`] and [`mask_text`] find codes in running text.
//! * [`PlaceCode`] knows which places exist, and (feature `places`) when.
//!
//! # Features
//!
//! * `places` (default): the periods in which each place was in force; 13 kB, plus 5 kB of tables.
//! * `place-names`: the names of places, former and bilingual ones included, with their provinces and periods, and a
//!   search by name; 55 kB.
//! * `serde`: a code as a string; reading it parses, strictly.
//!
//! # Sources
//!
//! D.M. Finanze 23 December 1976 n. 13813 for the layout, the names and the check character; the program for formal
//! correctness of the tax agency (Sogei S.p.A.) for what the decree leaves open and for eleven digits; circular 34/E of
//! 20 July 2011 for foreign letters; the ANPR archive of municipalities for places. The codes in the examples are made
//! up.

mod alphabet;
mod batch;
mod birth;
mod code;
mod eleven;
mod encode;
mod error;
mod letters;
mod names;
mod normalize;
mod omocodia;
mod parse;
mod places;
#[cfg(feature = "serde")]
mod serde_form;
mod tax_code;
mod text;

pub use batch::{Batch, Bitmap, Engine, OffsetsError};
pub use birth::{BirthDates, Sex};
pub use code::{CodiceFiscale, Kind};
pub use encode::{EncodeError, Person};
pub use error::{ErrorCode, Expected, ParseError};
pub use names::NameMatch;
pub use normalize::normalize;
pub use omocodia::Omocodia;
pub use parse::Strictness;
pub use places::PlaceCode;
#[cfg(feature = "place-names")]
pub use places::{MatchKind, PlaceFilter, PlaceMatch, PlaceRecord, search_places};
pub use tax_code::{BodyCode, TaxCode};
pub use text::{Found, find_in_text, mask_text};

/// The examples of the README are tests too.
#[cfg(all(doctest, feature = "places", feature = "place-names"))]
#[doc = include_str!("../README.md")]
struct Readme;
