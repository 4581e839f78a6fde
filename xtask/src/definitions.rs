//! The built-in definitions as JSON, for builds without TOML.

use abilita::Library;

use crate::generated::File;
use crate::step::root;

pub(crate) fn as_json() -> Result<Vec<File>, Box<dyn std::error::Error>> {
    let folder = root().join("core/src/definitions");
    let library = Library::built_in();
    let json = |id: &str| -> Result<File, Box<dyn std::error::Error>> {
        let compact = library.to_json(id).ok_or("a built-in has vanished")?;
        let value: serde_json::Value = serde_json::from_str(&compact)?;
        let text = serde_json::to_string_pretty(&value)? + "\n";
        Ok((folder.join(format!("{id}.json")), text.into_bytes()))
    };
    library.ids().map(json).collect()
}
