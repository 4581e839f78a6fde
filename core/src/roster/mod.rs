//! Is this list of delegates complete and correct?
//!
//! `delegate` is what is checked, `finding` what comes out, `check` the checks themselves. What a roster must have
//! beside well-formed delegates (an RSPP, not too many) is data of the definition.

mod check;
mod delegate;
mod finding;

pub use delegate::Delegate;
pub use finding::{Finding, FindingField, Findings, Severity, Stage};
