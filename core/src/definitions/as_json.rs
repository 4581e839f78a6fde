//! The built-in definitions, in JSON.

pub(crate) use crate::definition::json::parse;

/// File name and text of each.
pub(crate) const BUILT_IN: [(&str, &str); 4] = [
    ("factotum-2021.json", include_str!("factotum-2021.json")),
    ("factotum-2025.json", include_str!("factotum-2025.json")),
    ("istanze-online.json", include_str!("istanze-online.json")),
    ("istanze-online-2016.json", include_str!("istanze-online-2016.json")),
];
