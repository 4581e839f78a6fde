//! `cargo xtask`: one entry point for everything that is done to the project. Without a task it lists them.

mod bench;
mod bindgen;
mod definitions;
#[expect(unreachable_pub, reason = "the generator is a module of the crate whose tables it makes, too")]
#[path = "../../core/codice-fiscale/tables/generate.rs"]
mod tables;

mod example_data;
mod generated;
mod kotlin;
mod licences;
mod lower_case;
mod pictures;
mod python;
mod rehearsal;
mod step;
mod swift;
mod system;
mod test;
mod wasm;

use std::process::ExitCode;

/// What a task comes to.
type Outcome = Result<(), Box<dyn std::error::Error>>;

/// A word, what it does, and how, given the words after it.
type Task = (&'static str, &'static str, fn(&[String]) -> Outcome);

const TASKS: &[Task] = &[
    ("test", "everything that must hold: format, lints, tests, documentation, licences", |_| test::run()),
    ("python", "of these the Python package", |_| python::test()),
    ("wasm", "the npm package: build (in bindings-wasm/dist; so without a word, too), test", wasm::main),
    ("kotlin", "the Kotlin module: build, test, play FILE…, bench", kotlin::main),
    ("swift", "the Swift package: stage, test", swift::main),
    (
        "generate",
        "what is kept: definitions as JSON, tables of places and of lower case, example data, pictures",
        |_| generated::write(),
    ),
    ("places", "of these the tables of places", |_| generated::write_places()),
    ("licences", "that every dependency may be used", |_| licences::check()),
    ("bench", "every benchmark, the peers' too, and benches/README.md", |_| bench::run()),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (wanted, rest) =
        arguments.split_first().map_or(("", [].as_slice()), |(wanted, rest)| (wanted.as_str(), rest));
    let Some((.., run)) = TASKS.iter().find(|(word, ..)| *word == wanted) else {
        for (word, what, _) in TASKS {
            eprintln!("cargo xtask {word:<10} {what}");
        }
        return ExitCode::FAILURE;
    };
    match run(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}
