//! `cargo xtask`: one entry point for everything that is done to the project. Without a task it lists them.

mod bench;
mod definitions;
#[expect(unreachable_pub, reason = "the generator is a module of the crate whose tables it makes, too")]
#[path = "../../core/codice-fiscale/tables/generate.rs"]
mod tables;

mod example_data;
mod generated;
mod licences;
mod python;
mod step;
mod system;
mod test;
mod wasm;

use std::process::ExitCode;

/// What a task comes to.
type Outcome = Result<(), Box<dyn std::error::Error>>;

/// A word, what it does, and how.
type Task = (&'static str, &'static str, fn() -> Outcome);

const TASKS: &[Task] = &[
    (
        "test",
        "everything that must hold: format, lints, tests, documentation, licences, every language",
        test::run,
    ),
    ("python", "of these the Python package", python::test),
    ("wasm", "the npm package, in bindings-wasm/dist", wasm::build),
    (
        "generate",
        "what is generated and kept: definitions as JSON, tables of places, example data",
        generated::write,
    ),
    ("places", "of these the tables of places", generated::write_places),
    ("licences", "that every dependency may be used", licences::check),
    ("bench", "every benchmark, the peers' too, and benches/README.md with what came out", bench::run),
];

fn main() -> ExitCode {
    let wanted = std::env::args().nth(1).unwrap_or_default();
    let Some((.., run)) = TASKS.iter().find(|(word, ..)| *word == wanted) else {
        for (word, what, _) in TASKS {
            eprintln!("cargo xtask {word:<10} {what}");
        }
        return ExitCode::FAILURE;
    };
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}
