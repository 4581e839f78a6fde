//! From Rust and TypeScript to the folder `dist`, which git ignores.

use std::fs;
use std::path::Path;

use super::toolchain::Toolchain;
use super::{campaigns, node, package};
use crate::Outcome;
use crate::step::{cargo, target};

/// A module: its crate, the name of its file, the one feature it is built with, what wasm-opt is told beside what all are
/// optimised by, and its folder in `dist`.
struct Module {
    krate: &'static str,
    file: &'static str,
    feature: &'static str,
    passes: &'static [&'static str],
    folder: &'static str,
}

/// Functions in the order of their names, which are gone then, have their like beside them: that compresses better, but for
/// small modules.
const BY_NAME: &[&str] = &["--reorder-functions-by-name"];

const fn of_the_core(feature: &'static str, folder: &'static str) -> Module {
    Module { krate: "abilita-wasm", file: "abilita_wasm", feature, passes: BY_NAME, folder }
}

const fn of_the_code(feature: &'static str, passes: &'static [&'static str], folder: &'static str) -> Module {
    let (krate, file) = ("abilita-wasm-codice-fiscale", "abilita_wasm_codice_fiscale");
    Module { krate, file, feature, passes, folder }
}

const TABLE: Module = Module {
    krate: "abilita-wasm-table",
    file: "abilita_wasm_table",
    feature: "",
    passes: BY_NAME,
    folder: "table/engine",
};

const MODULES: [Module; 7] = [
    of_the_core("engine", "engine"),
    of_the_core("compiler", "compiler/engine"),
    of_the_core("timeline", "timeline/engine"),
    of_the_core("scenario", "scenario/engine"),
    of_the_code("", &["--converge"], "codice-fiscale/engine"),
    of_the_code("places", &[], "places/engine"),
    TABLE,
];

/// How wasm-opt makes a module smaller: what is waited for is the compressed one. What it inlines, and what it computes once
/// instead of twice, make a module shorter and compress worse.
const OPTIMISED: [&str; 5] =
    ["-Oz", "--skip-pass=inlining-optimizing", "--skip-pass=local-cse", "--strip-debug", "--strip-producers"];

/// Builds the package. What a build before left in `dist` is gone then.
pub(crate) fn build() -> Outcome {
    let toolchain = Toolchain::find()?;
    node::install(&package())?;
    let dist = package().join("dist");
    if dist.exists() {
        fs::remove_dir_all(&dist)?;
    }
    cargo("build --quiet --package abilita-wasm-bindgen")?;
    for module in &MODULES {
        let folder = dist.join(module.folder);
        fs::create_dir_all(&folder)?;
        let compiled = toolchain.compile(module.krate, module.feature, module.file)?;
        glue(&compiled, &folder, module)?;
    }
    campaigns::write(&dist.join("campaigns"))?;
    node::run(&package(), "npx", &["--no-install", "tsc", "--project", "."])
}

/// Makes the glue of a module, and takes what nobody reads from it.
fn glue(compiled: &Path, folder: &Path, Module { file, passes, .. }: &Module) -> Outcome {
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let bindgen = target().join("debug/abilita-wasm-bindgen");
    node::run(&package(), &text(&bindgen), &[text(compiled), text(folder)])?;
    let module = text(&folder.join(format!("{file}_bg.wasm")));
    let mut optimise = vec!["--no-install", "wasm-opt"];
    optimise.extend(OPTIMISED);
    optimise.extend(*passes);
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
