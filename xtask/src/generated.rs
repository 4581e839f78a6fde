//! Files that are generated and kept: a clone builds without making them, and none may be stale.

use std::fs;
use std::path::PathBuf;

use crate::step::root;
use crate::{Outcome, definitions, example_data, lower_case, pictures, tables};

/// A file and what must stand in it.
pub(crate) type File = (PathBuf, Vec<u8>);

/// Writes all of them.
pub(crate) fn write() -> Outcome {
    let mut files = files()?;
    // Not checked below: a newer compiler knows more letters. A test of the core holds the table to the standard library.
    files.push(lower_case::table()?);
    write_stale(files)
}

/// Writes the tables of places alone.
pub(crate) fn write_places() -> Outcome {
    write_stale(places()?)
}

fn write_stale(files: Vec<File>) -> Outcome {
    for (path, bytes) in files {
        if fs::read(&path).ok().as_ref() != Some(&bytes) {
            fs::write(&path, bytes)?;
            println!("wrote {}", path.display());
        }
    }
    Ok(())
}

/// Fails if one of them says something else than what it is generated from.
pub(crate) fn check() -> Outcome {
    for (path, bytes) in files()? {
        if fs::read(&path).ok() != Some(bytes) {
            return Err(format!("{} is stale: run `cargo xtask generate`", path.display()).into());
        }
    }
    Ok(())
}

fn files() -> Result<Vec<File>, Box<dyn std::error::Error>> {
    let mut files = definitions::as_json()?;
    files.extend(places()?);
    files.extend(pictures::of_docs()?);
    let example = root().join("examples/data");
    let rendered = example_data::render()?;
    files.extend(rendered.into_iter().map(|(name, bytes)| (example.join(name), bytes)));
    Ok(files)
}

/// The tables of the codice fiscale.
fn places() -> Result<Vec<File>, Box<dyn std::error::Error>> {
    let folder = root().join("core/codice-fiscale");
    let tables = tables::render(&folder.join("data"))?;
    Ok(tables.into_iter().map(|(name, bytes)| (folder.join("src/generated").join(name), bytes)).collect())
}
