//! abilita-codice-fiscale beside two other crates, a plain reference and the floor, on a million generated codes.
//!
//! `cargo run --release -- --figures` measures and prints a line a figure; `-- --write FILE` writes the codes for the
//! scripts of other languages, one a line, with a tab and what was done to each.

mod agreement;
mod clock;
mod contests;
mod people;
mod reference;

use std::io::{BufWriter, Write as _};

use people::People;
use reference::Reference;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let people = People::new();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--figures"] => measure(&people),
        ["--write", path] => write(&people, path)?,
        _ => {
            eprintln!("usage: --figures | --write FILE");
            std::process::exit(2);
        }
    }
    Ok(())
}

fn write(people: &People, path: &str) -> std::io::Result<()> {
    let mut file = BufWriter::new(std::fs::File::create(path)?);
    for (record, fault) in people.records.iter().zip(&people.faults) {
        file.write_all(record)?;
        writeln!(file, "\t{fault:?}")?;
    }
    file.flush()
}

fn measure(people: &People) {
    let (reference, texts) = (Reference::new(), people.texts());
    contests::agree(people, &reference);
    contests::single(&texts, &reference);
    contests::batch(people);
    contests::places(people);
    contests::text(&texts);
}
