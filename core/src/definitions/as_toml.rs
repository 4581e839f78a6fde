//! The built-in definitions, in TOML.

pub(crate) use crate::definition::toml::parse;

/// File name and text of each.
pub(crate) const BUILT_IN: [(&str, &str); 4] = [
    ("factotum-2021.toml", include_str!("factotum-2021.toml")),
    ("factotum-2025.toml", include_str!("factotum-2025.toml")),
    ("istanze-online.toml", include_str!("istanze-online.toml")),
    ("istanze-online-2016.toml", include_str!("istanze-online-2016.toml")),
];
