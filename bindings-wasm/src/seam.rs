//! How values cross: data as JSON in the forms of [`abilita::wire`], instants as RFC 3339, languages by their code.

use abilita::{Instant, Lang, parse_instant};

use crate::error::{Failure, Outcome};

/// An instant, of which `path` says which it is.
pub(crate) fn instant(text: &str, path: &str) -> Outcome<Instant> {
    parse_instant(text).map_err(|error| Failure::from(error).at(path))
}

/// `it` or `en`.
pub(crate) fn lang(text: &str) -> Outcome<Lang> {
    Ok(text.parse()?)
}

/// What is answered to a question that is none: the scripts of this package ask no such one.
#[cfg(feature = "engine")]
pub(crate) fn unasked() -> String {
    "null".to_owned()
}
