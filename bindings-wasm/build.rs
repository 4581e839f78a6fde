//! Compiles the definitions that come with abilita, so that the module `abilita` has them as images and needs no compiler.

use std::error::Error;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

use abilita::Library;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let folder = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo names the folder")?);
    let library = Library::built_in();
    let mut table =
        String::from("/// The id and the image of each.\npub(super) const BUILT_IN: &[(&str, &[u8])] = &[\n");
    for id in library.ids() {
        let file = folder.join(format!("{id}.image"));
        fs::write(&file, library.compile(id)?.to_image())?;
        let file = file.to_str().ok_or("the folder is no text")?;
        writeln!(table, "    ({id:?}, include_bytes!({file:?})),")?;
    }
    table.push_str("];\n");
    Ok(fs::write(folder.join("built_in.rs"), table)?)
}
