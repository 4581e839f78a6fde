//! `cargo xtask bench`: runs every benchmark and writes `benches/README.md`, explanations from `benches/README.template.md`.
//!
//! `figures` reads what the programs print, `targets` says what is aimed at, `machine` on what it ran, `tables` sets it in
//! Markdown.

mod figures;
mod machine;
mod tables;
mod targets;

use std::fs;

use self::figures::Figures;
use crate::Outcome;
use crate::step::{cargo_output, root};

/// Every program, as arguments of cargo. Each prints criterion's `test … bench: …` or lines of `figure` and `loop`.
const PROGRAMS: [&str; 5] = [
    "bench --bench engine -- --output-format bencher",
    "bench --bench memory",
    "run --release --locked --manifest-path benches/peers/Cargo.toml --bin decisions",
    "run --release --locked --manifest-path benches/peers/Cargo.toml --bin memory",
    "run --release --locked --manifest-path benches/codice-fiscale-peers/Cargo.toml -- --all",
];

/// The workspaces of peers, whose versions are reported.
const WORKSPACES: [&str; 2] = ["benches/peers/Cargo.toml", "benches/codice-fiscale-peers/Cargo.toml"];

pub(crate) fn run() -> Outcome {
    let machine = machine::describe()?;
    let mut printed = String::new();
    for program in PROGRAMS {
        printed += &cargo_output(program)?;
    }
    let figures = Figures::read(&printed)?;
    let template = fs::read_to_string(root().join("benches/README.template.md"))?;
    let text = fill(&template, &figures, &machine)?;
    fs::write(root().join("benches/README.md"), text.trim_end().to_owned() + "\n")?;
    Ok(())
}

/// The template with what stands between `{{` and `}}` replaced.
fn fill(template: &str, figures: &Figures, machine: &str) -> Result<String, Box<dyn std::error::Error>> {
    let mut parts = template.split("{{");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (placeholder, rest) = part.split_once("}}").ok_or("a placeholder that does not end")?;
        match placeholder.split_once(' ').unwrap_or((placeholder, "")) {
            ("machine", "") => text += machine,
            ("versions", "") => text += &machine::versions(&WORKSPACES)?,
            ("targets", "") => text += &targets::table(figures),
            ("loops", "") => text += &tables::loops(figures),
            ("table", group) => text += &tables::of_group(figures, group)?,
            ("others", "") => text += &tables::others(figures, template)?,
            _ => return Err(format!("nothing is known of `{placeholder}`").into()),
        }
        text += rest;
    }
    Ok(text)
}
