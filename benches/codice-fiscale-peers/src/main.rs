//! abilita-codice-fiscale beside its peers, a plain reference and the floor, on a million generated codes.
//!
//! `cargo run --release -- --figures` measures the crates in this process and prints a line a figure; `-- --all` measures
//! the peers in Python and JavaScript too, on the same codes, written to a file for `scripts/run.sh`.

mod agreement;
mod clock;
mod contests;
mod people;
mod reference;

use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;
use std::process::{Command, exit};

use people::People;
use reference::Reference;

fn main() -> io::Result<()> {
    let argument = std::env::args().nth(1);
    let people = People::new();
    match argument.as_deref() {
        Some("--figures") => measure(&people),
        Some("--all") => {
            measure(&people);
            run_scripts(&people)?;
        }
        _ => {
            eprintln!("usage: --figures | --all");
            exit(2);
        }
    }
    Ok(())
}

/// Writes the codes, one a line, with a tab and what was done to each; runs the scripts on them.
fn run_scripts(people: &People) -> io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = here.join("target/scripts");
    std::fs::create_dir_all(&folder)?;
    let codes = folder.join("codes.txt");
    let mut file = BufWriter::new(File::create(&codes)?);
    for (text, fault) in people.texts().into_iter().zip(&people.faults) {
        writeln!(file, "{text}\t{fault:?}")?;
    }
    file.flush()?;
    Command::new("sh").arg(here.join("scripts/run.sh")).args([&codes, &folder]).status()?;
    Ok(())
}

fn measure(people: &People) {
    let (reference, texts) = (Reference::new(), people.texts());
    contests::agree(people, &reference);
    contests::single(&texts, &reference);
    contests::batch(people);
    contests::places(people);
    contests::text(&texts);
}
