//! FACTOTUM 2025, from its definition file to its last figures, on 160 invented institutes.
//!
//! `cargo run --release --example factotum_2025` reads `examples/data/`, plays what everybody does in those weeks, and
//! prints, in Italian, what the office and the schools would see. Everything the campaign rules (who may do what, from when,
//! with which list) is the library's answer from the definition; what is written here is what a portal has: files, a diary,
//! a mail system, a store of events.
//!
//! - [`data`] reads the files; [`play`] plays the diary; [`answers`] asks about persons and days.
//! - [`report`] is the printed page, a module for each of its parts, on a [`page`] with the [`words`] of an office.

mod answers;
mod data;
mod page;
mod play;
mod report;
mod words;

use std::io::Write as _;

use abilita::Campaign;

/// Whatever may go wrong, told with file and row where it is about data.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    Ok(std::io::stdout().write_all(report()?.as_bytes())?)
}

/// The whole job: read, play, report.
pub(crate) fn report() -> Result<String> {
    let campaign = Campaign::built_in("factotum-2025")?;
    let data = data::Data::read(&campaign)?;
    let run = play::run(&campaign, &data)?;
    report::text(&campaign, &data, &run)
}
