//! The built-in definitions as JSON, for builds without TOML.

use std::fs;
use std::path::PathBuf;

use abilita::Library;

use crate::Outcome;
use crate::step::root;

/// Writes the JSON beside each TOML file.
pub(crate) fn write() -> Outcome {
    for (path, json) in files()? {
        fs::write(&path, json)?;
        println!("wrote {}", path.display());
    }
    Ok(())
}

/// Fails if a JSON file says something else than its TOML.
pub(crate) fn check() -> Outcome {
    for (path, json) in files()? {
        if fs::read_to_string(&path).ok() != Some(json) {
            return Err(format!("{} is stale: run `cargo xtask definitions`", path.display()).into());
        }
    }
    Ok(())
}

fn files() -> Result<Vec<(PathBuf, String)>, Box<dyn std::error::Error>> {
    let folder = root().join("core/src/definitions");
    let library = Library::built_in();
    let json = |id: &str| -> Result<(PathBuf, String), Box<dyn std::error::Error>> {
        let compact = library.to_json(id).ok_or("a built-in has vanished")?;
        let value: serde_json::Value = serde_json::from_str(&compact)?;
        let mut text = serde_json::to_string_pretty(&value)?;
        text.push('\n');
        Ok((folder.join(format!("{id}.json")), text))
    };
    library.ids().map(json).collect()
}
