//! The content hash of a definition, by which cases and events say under which text they came about.

/// SHA-256 of a definition's canonical text: two definitions that say the same have the same.
pub(crate) type Hash = [u8; 32];

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
