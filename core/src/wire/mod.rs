//! What crosses a binding or is stored.

mod json;
mod strict;

pub(crate) use json::Json;
pub use strict::Malformed;
pub(crate) use strict::{Named, from_json, present};
