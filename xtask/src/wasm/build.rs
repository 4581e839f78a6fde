//! From Rust and TypeScript to the folder `dist`, which git ignores.

use std::fs;
use std::path::Path;

use super::toolchain::Toolchain;
use super::{campaigns, node, package};
use crate::Outcome;
use crate::step::{cargo, target};

/// A module of the package.
#[derive(Clone, Copy)]
pub(super) struct Module {
    pub(super) krate: &'static str,
    /// The one feature it is built with.
    pub(super) feature: &'static str,
    /// Compiled for speed, not for size.
    pub(super) is_fast: bool,
    /// Where it lies in `dist`.
    folder: &'static str,
}

impl Module {
    const fn new(krate: &'static str, feature: &'static str, folder: &'static str) -> Self {
        Self { krate, feature, is_fast: false, folder }
    }

    const fn fast(self) -> Self {
        Self { is_fast: true, ..self }
    }

    /// The name of its file, without its ending.
    pub(super) fn file(self) -> String {
        self.krate.replace('-', "_")
    }
}

const MODULES: [Module; 7] = [
    Module::new("abilita-wasm", "engine", "engine"),
    Module::new("abilita-wasm", "compiler", "compiler/engine"),
    Module::new("abilita-wasm", "timeline", "timeline/engine"),
    Module::new("abilita-wasm", "scenario", "scenario/engine"),
    Module::new("abilita-wasm-codice-fiscale", "", "codice-fiscale/engine").fast(),
    Module::new("abilita-wasm-codice-fiscale", "places", "places/engine"),
    Module::new("abilita-wasm-table", "", "table/engine"),
];

/// How wasm-opt makes a module smaller: what is waited for is the compressed one. What it inlines, and what it computes once
/// instead of twice, make a module shorter and compress worse. Low memory is the far end of the stack: no address is computed
/// by going below it and back.
const OPTIMISED: [&str; 7] = [
    "-Oz",
    "--converge",
    "--low-memory-unused",
    "--skip-pass=inlining-optimizing",
    "--skip-pass=local-cse",
    "--strip-debug",
    "--strip-producers",
];

/// Builds the package. What a build before left in `dist` is gone then.
pub(crate) fn build() -> Outcome {
    let toolchain = Toolchain::find()?;
    node::install(&package())?;
    let dist = package().join("dist");
    if dist.exists() {
        fs::remove_dir_all(&dist)?;
    }
    cargo("build --quiet --package abilita-wasm-bindgen")?;
    for module in MODULES {
        let folder = dist.join(module.folder);
        fs::create_dir_all(&folder)?;
        let compiled = toolchain.compile(module)?;
        glue(&compiled, &folder, &module.file())?;
    }
    campaigns::write(&dist.join("campaigns"))?;
    node::run(&package(), "npx", &["--no-install", "tsc", "--project", "."])
}

/// Makes the glue of a module, and takes what nobody reads from it.
fn glue(compiled: &Path, folder: &Path, file: &str) -> Outcome {
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let bindgen = target().join("debug/abilita-wasm-bindgen");
    node::run(&package(), &text(&bindgen), &[text(compiled), text(folder)])?;
    let module = text(&folder.join(format!("{file}_bg.wasm")));
    let mut optimise = vec!["--no-install", "wasm-opt"];
    optimise.extend(OPTIMISED);
    optimise.extend([&*module, "-o", &module]);
    node::run(&package(), "npx", &optimise)?;
    // The loaders of `ts/` take the place of the generated one; its types are those of the glue.
    let types = fs::read_to_string(folder.join(format!("{file}.d.ts")))?;
    let types = format!("{types}export function __wbg_set_wasm(exports: unknown): void;\n");
    fs::write(folder.join(format!("{file}_bg.d.ts")), types)?;
    for generated in [format!("{file}.js"), format!("{file}.d.ts"), format!("{file}_bg.wasm.d.ts")] {
        fs::remove_file(folder.join(generated))?;
    }
    Ok(())
}
