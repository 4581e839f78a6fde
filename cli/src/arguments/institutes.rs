//! The arguments of what looks at many institutes at once: their rosters, or a campaign played for them.

use std::num::NonZero;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Check rosters: the delegates of many institutes in one table (CSV)
///
/// The file is read as it comes, with whatever separator, encoding and headings offices use; memory does not grow with it.
/// The rows of an institute must be adjacent, or be gathered with --gather. Findings are reported by institute, with the lines
/// of the file; personal data never are.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita roster delegates.csv --campaign factotum-2025
  abilita roster delegates.csv --campaign factotum-2025 --stage draft --role delegate
  unzip -p all.zip | abilita roster - --campaign factotum-2025 --json > findings.jsonl

With --json: one object a line for each institute with findings and each row that cannot be read, and a summary last.
Exit status: 0 no errors (there may be warnings and advice), 1 errors.")]
pub(crate) struct Roster {
    /// The table; `-` for standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The campaign whose rules hold: a definition file or a built-in id
    #[arg(long, value_name = "DEFINITION")]
    pub(crate) campaign: String,
    /// When the roster is checked: the same gap may be tolerable in a draft
    #[arg(long, default_value = "submission", value_name = "STAGE")]
    pub(crate) stage: Stage,
    /// The role of rows that name none; with it the table needs no such column
    #[arg(long, value_name = "ROLE")]
    pub(crate) role: Option<String>,
    /// When it is checked, which decides the century of births: an instant or a date [default: now]
    #[arg(long, value_name = "INSTANT")]
    pub(crate) at: Option<String>,
    /// Hold the whole file, so that the rows of an institute may stand anywhere
    #[arg(long)]
    pub(crate) gather: bool,
}

/// When a roster is checked.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Stage {
    /// While it is being written
    Draft,
    /// When it is handed in
    Submission,
}

impl From<Stage> for abilita::Stage {
    fn from(stage: Stage) -> Self {
        match stage {
            Stage::Draft => Self::Draft,
            Stage::Submission => Self::Submission,
        }
    }
}

/// Simulate a whole campaign for institutes that do not exist: what the office would see, day by day
///
/// Everybody acts on the real engine, by the rules of the definition; a behaviour says when they act, what they get wrong and how
/// much the office gets done. The same seed gives the same result, whatever the number of threads.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita simulate factotum-2025 --institutes 160
  abilita simulate factotum-2025 --institutes 10000 --seed 7 --format csv > days.csv
  abilita simulate my-campaign.toml --behaviour office.toml --picture campaign.svg --lang en

A behaviour is a TOML or JSON file that begins with `format = \"abilita-behaviour/1\"`; what it leaves out stays as it is by
default. Its keys are in docs/simulation.md.")]
pub(crate) struct Simulate {
    /// A definition file or a built-in id; `-` for standard input
    #[arg(value_name = "DEFINITION")]
    pub(crate) definition: String,
    /// How many institutes are played
    #[arg(long, default_value = "1000", value_name = "N")]
    pub(crate) institutes: NonZero<u32>,
    /// The random seed: the same seed gives the same result
    #[arg(long, default_value_t = 1, value_name = "S")]
    pub(crate) seed: u64,
    /// How people behave: a file [default: the documented values]
    #[arg(long, value_name = "FILE")]
    pub(crate) behaviour: Option<PathBuf>,
    /// In which form the days are reported; `--json` is the same as `--format json`
    #[arg(long, default_value = "text", value_name = "FORMAT")]
    pub(crate) format: Format,
    /// Draw the days into this file too, as SVG
    #[arg(long, value_name = "FILE")]
    pub(crate) picture: Option<PathBuf>,
    /// How many threads play [default: one a processor]
    #[arg(long, value_name = "K")]
    pub(crate) threads: Option<NonZero<usize>>,
    /// An announced moment: its instant and, after `@`, the instant from which it is known [default: the same one]
    #[arg(long = "announce", value_name = "MOMENT=INSTANT[@INSTANT]")]
    pub(crate) announcements: Vec<String>,
}

/// In which form days are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A table for the terminal
    Text,
    /// Data
    Json,
    /// A table for a spreadsheet
    Csv,
    /// A table for a page
    Markdown,
}
