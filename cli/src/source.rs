//! Inputs that are read in pieces, and what messages call them.

use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;

use crate::error::{Error, Result};

/// An input that is read in pieces.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) name: String,
    /// Absent for standard input.
    pub(crate) file: Option<BufReader<File>>,
    /// How many bytes it has, where that is known.
    pub(crate) length: Option<u64>,
}

impl Source {
    /// A file, or standard input for `-`.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let name = name_of(path);
        if path == Path::new("-") {
            return Ok(Self { name, file: None, length: None });
        }
        let opened = File::open(path).and_then(|file| Ok((file.metadata()?, file)));
        let (data, file) = opened.map_err(|source| Error::read(&name, source))?;
        if data.is_dir() {
            return Err(Error::read(name, io::ErrorKind::IsADirectory.into()));
        }
        let length = data.is_file().then_some(data.len());
        Ok(Self { name, file: Some(BufReader::new(file)), length })
    }
}

/// What messages call an input.
pub(crate) fn name_of(path: &Path) -> String {
    if path == Path::new("-") { "<standard input>".to_owned() } else { path.display().to_string() }
}
