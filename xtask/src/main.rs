//! `cargo xtask`: one entry point for everything that is done to the project.
//!
//! ```text
//! cargo xtask test          everything that must hold: format, lints, tests, documentation, licences
//! cargo xtask definitions   the built-in definitions as JSON, from their TOML
//! cargo xtask places        the tables of places of birth, from core/codice-fiscale/data
//! ```

mod definitions;
mod licences;
mod step;
mod test;

use std::process::ExitCode;

fn main() -> ExitCode {
    let task = std::env::args().nth(1);
    let outcome = match task.as_deref() {
        Some("test") => test::run(),
        Some("definitions") => definitions::write(),
        Some("licences") => licences::check(),
        _ => Err("usage: cargo xtask test | definitions | places | licences".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What a task comes to.
type Outcome = Result<(), Box<dyn std::error::Error>>;
