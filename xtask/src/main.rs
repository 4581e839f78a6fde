//! `cargo xtask`: one entry point for everything that is done to the project.
//!
//! ```text
//! cargo xtask test          everything that must hold: format, lints, tests, documentation, licences
//! cargo xtask generate      what is generated and kept: definitions as JSON, tables of places, data of the example
//! cargo xtask places        of these the tables of places alone
//! cargo xtask licences      that every dependency may be used
//! cargo xtask bench         every benchmark, the peers' too, and `benches/README.md` with what came out
//! cargo xtask wasm          the npm package, in bindings-wasm/dist
//! ```

mod bench;
mod definitions;
#[expect(unreachable_pub, reason = "the generator is a module of the crate whose tables it makes, too")]
#[path = "../../core/codice-fiscale/tables/generate.rs"]
mod tables;

mod example_data;
mod generated;
mod licences;
mod step;
mod system;
mod test;
mod wasm;

use std::process::ExitCode;

fn main() -> ExitCode {
    let task = std::env::args().nth(1);
    let outcome = match task.as_deref() {
        Some("test") => test::run(),
        Some("generate") => generated::write(),
        Some("places") => generated::write_places(),
        Some("licences") => licences::check(),
        Some("bench") => bench::run(),
        Some("wasm") => wasm::build(),
        _ => Err("usage: cargo xtask test | generate | places | licences | bench | wasm".into()),
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
