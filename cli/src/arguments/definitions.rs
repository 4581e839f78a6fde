//! The arguments of what tests, checks and compiles definitions.

use std::path::PathBuf;

use clap::Args;

/// Play scenarios: does a campaign answer as its circular says?
///
/// A scenario is a JSON file (`abilita-scenario/1`) of people, cases and steps in time, each with what must come out. Every
/// expectation that fails is reported on a line of its own; the last line is `N passed, M failed`, counted in scenarios.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita test scenarios/                        every scenario in a folder and below
  abilita test suspension.json --json            the same as data
  generate-scenario | abilita test -             one from standard input
  abilita test suspension.json --events logs/    and keep what happened, for `decide` and `explain`

A scenario names a built-in campaign (\"campaign\": \"factotum-2025\") or a definition beside itself
(\"definition\": \"../my-campaign.toml\"). Exit status 0 only if there are scenarios and all passed.")]
pub(crate) struct Test {
    /// Scenario files, or folders of them; `-` for standard input
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Write the events of each scenario to this folder, as a portal would store them: one file of JSON lines each
    #[arg(long, value_name = "FOLDER")]
    pub(crate) events: Option<PathBuf>,
}

/// Check definitions: every problem with its place, and a summary of those that are sound
///
/// Problems in TOML are reported by line and column, those in JSON by the path of keys. A definition that is extended is looked
/// up among the built-in ones, then as `ID.toml` or `ID.json` beside the file.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita check my-campaign.toml
  abilita check factotum-2025                    a built-in one, by id
  abilita check --json *.toml                    problems as data, for an editor or a CI job")]
pub(crate) struct Check {
    /// Definition files or built-in ids; `-` for standard input
    #[arg(required = true, value_name = "DEFINITION")]
    pub(crate) definitions: Vec<String>,
}

/// Prove what can happen in a campaign, before it goes live
///
/// Every situation is examined, none is sampled. It reports functions that nobody can use, rules that never decide or contradict
/// each other, states that no case reaches or from which none is concluded, people locked out for good or let in too early,
/// deadlines on days off or without consequence, and what an amendment changes without saying so. What the definition says of
/// itself under `[always]` is proved or refuted. Each finding has a scenario that shows it, which the engine has played.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita prove my-campaign.toml
  abilita prove factotum-2025 --witness shown/   the scenarios of the findings, as files
  abilita prove --json my-campaign.toml          findings as data, for a CI job

Exit status: 0 nothing was found, 1 something was, 2 a definition cannot be read.")]
pub(crate) struct Prove {
    /// Definition files or built-in ids; `-` for standard input
    #[arg(required = true, value_name = "DEFINITION")]
    pub(crate) definitions: Vec<String>,
    /// Write the scenario of each finding into this folder
    #[arg(long, value_name = "FOLDER")]
    pub(crate) witness: Option<PathBuf>,
}

/// List the built-in campaigns with their titles and dates
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita list
  abilita list --json --lang en")]
pub(crate) struct List {}

/// Compile a definition ahead, for pages that load it without the compiler
///
/// The file is what `Campaign.load` of the npm package reads, and `Campaign::from_image` of the Rust one. Each version of abilita
/// reads only files of its own form: compile again after an update, and keep the definition.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita compile my-campaign.toml -o my-campaign.abilita
  abilita compile istanze-online-2016 -o open.abilita --announce update_concluded=2016-12-07T08:00:00+01:00")]
pub(crate) struct Compile {
    /// A definition file or a built-in id; `-` for standard input
    #[arg(value_name = "DEFINITION")]
    pub(crate) definition: String,
    /// Where the compiled campaign goes; `-` for standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// An announced moment: its instant and, after `@`, the instant from which it is known [default: the same one]
    #[arg(long = "announce", value_name = "MOMENT=INSTANT[@INSTANT]")]
    pub(crate) announcements: Vec<String>,
}

/// Print the JSON Schema of definitions, for editors that complete and check as you type
///
/// It knows every key, what it holds, and which keys must be there. Problems that only the whole definition shows, such as an
/// undeclared name, are left to `abilita check`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita schema > abilita.schema.json

In TOML, for editors with Taplo, the first line of a definition names the file:
  #:schema ./abilita.schema.json
In JSON a key does:
  \"$schema\": \"./abilita.schema.json\"")]
pub(crate) struct Schema {}
