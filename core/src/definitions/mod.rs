//! The definitions that come with abilita, as data. No rule of a circular lives in Rust code.
//!
//! The TOML files are what is written and reviewed; each JSON file beside them says the same for builds without the feature
//! `toml` and is made from it by `cargo xtask definitions`. A test compares their content hashes.

#[cfg_attr(feature = "toml", path = "as_toml.rs")]
#[cfg_attr(not(feature = "toml"), path = "as_json.rs")]
mod texts;

pub(crate) use texts::{BUILT_IN, parse};
