//! `cargo xtask`: one entry point for everything that is done to the project.
//!
//! ```text
//! cargo xtask test          everything that must hold: format, lints, tests, documentation, licences
//! cargo xtask generate      what is generated and kept: definitions as JSON, tables of places, data of the example
//! cargo xtask licences      that every dependency may be used
//! cargo xtask kotlin …      the Kotlin module: build, test, play FILE…, bench
//! cargo xtask swift …       the Swift package: stage, test
//! cargo xtask bench         every benchmark, the peers' too, and `benches/README.md` with what came out
//! ```

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
mod step;
mod swift;
mod test;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (task, rest) = match arguments.split_first() {
        Some((task, rest)) => (task.as_str(), rest),
        None => ("", [].as_slice()),
    };
    let outcome = match task {
        "test" => test::run(),
        "generate" => generated::write(),
        "licences" => licences::check(),
        "bench" => bench::run(),
        "kotlin" => kotlin::main(rest),
        "swift" => swift::main(rest),
        _ => Err("usage: cargo xtask test | generate | licences | bench | kotlin | swift".into()),
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
