//! `abilita-wasm-bindgen MODULE.wasm FOLDER`: makes the glue between a WebAssembly module and JavaScript.
//!
//! A program of its own in the workspace, so that its version is pinned by the same lock file as the library's (the two
//! must match exactly), and so that nobody who builds the core compiles it.

use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(module), Some(folder)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: abilita-wasm-bindgen MODULE.wasm FOLDER");
        return ExitCode::FAILURE;
    };
    let made = Bindgen::new()
        .input_path(&module)
        .bundler(true)
        .and_then(|bindgen| bindgen.typescript(true).remove_producers_section(true).generate(&folder));
    match made {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("abilita-wasm-bindgen: {module}: {error:#}");
            ExitCode::FAILURE
        }
    }
}
