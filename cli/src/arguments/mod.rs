//! The command line.

mod asking;
mod codice_fiscale;
mod italian;
mod pictures;

use std::ffi::OsString;
use std::num::NonZero;
use std::path::PathBuf;

use abilita::Lang;
use clap::{Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};

pub(crate) use self::asking::{Asking, Decide, Explain, Permissions};
pub(crate) use self::codice_fiscale::{
    Codes as CodiceFiscaleCodes, CodiceFiscale, CodiceFiscaleCommand, Decode, Encode, Mask, Places, Sex,
};
pub(crate) use self::pictures::{Calendar, Diagram, DiagramFormat, Diff, DiffFormat, Matrix, MatrixFormat};

/// Access campaigns of public-sector portals: test, check and explain their definitions.
///
/// A campaign is a data file: who may use which function of a portal, from when until when, and what must happen first.
/// This command checks such files, plays scenarios against them, and answers for a stored case who may do what, and why.
#[derive(Debug, Parser)]
#[command(
    name = "abilita",
    bin_name = "abilita",
    version,
    max_term_width = 100,
    arg_required_else_help = true
)]
#[command(after_help = "\
Examples:
  abilita list                                   the campaigns that come with abilita
  abilita check my-campaign.toml                 is my definition sound?
  abilita test scenarios/                        does it answer as the circular says?
  abilita explain case.jsonl --campaign factotum-2025 --who CODICE --at 2025-10-07
                                                 why was I locked out on 7 October?

Exit status: 0 in order, 1 something was found (or access is denied), 2 wrong usage or unreadable input.")]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

impl Arguments {
    /// Reads a command line. Help is in the language that it asks for itself, or the environment.
    pub(crate) fn read(args: &[OsString]) -> Result<Self, clap::Error> {
        let mut command = Self::described_in(language_of(args));
        let matches = command.try_get_matches_from_mut(args)?;
        Self::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
    }

    /// The command line with its help in a language.
    pub(crate) fn described_in(lang: Lang) -> clap::Command {
        match lang {
            Lang::It => italian::in_italian(Self::command()),
            Lang::En => Self::command(),
        }
    }
}

/// The language of help, before the command line is understood.
pub(crate) fn language_of(args: &[OsString]) -> Lang {
    let values = args.iter().zip(args.iter().skip(1)).filter(|(option, _)| *option == "--lang");
    let joined = args.iter().filter_map(|arg| arg.to_str()?.strip_prefix("--lang=").map(str::to_owned));
    let separate = values.filter_map(|(_, value)| value.to_str().map(str::to_owned));
    let asked = separate.chain(joined).last().or_else(|| std::env::var("ABILITA_LANG").ok());
    asked.and_then(|lang| lang.parse().ok()).unwrap_or_default()
}

/// What every subcommand takes.
#[derive(Debug, Args)]
pub(crate) struct Common {
    /// The language of texts
    #[arg(
        long,
        global = true,
        display_order = 900,
        env = "ABILITA_LANG",
        default_value = "it",
        value_name = "LANG"
    )]
    pub(crate) lang: Language,
    /// Print data as JSON instead of text
    #[arg(long, global = true, display_order = 901)]
    pub(crate) json: bool,
    /// When to use colours
    #[arg(long, global = true, display_order = 902, default_value = "auto", value_name = "WHEN")]
    pub(crate) color: Color,
}

/// A language of texts.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Language {
    /// Italian
    It,
    /// English
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::It => Self::It,
            Language::En => Self::En,
        }
    }
}

/// When to use colours.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Test(Test),
    Check(Check),
    Prove(Prove),
    Matrix(Matrix),
    Diagram(Diagram),
    Diff(Diff),
    List(List),
    Codes(Codes),
    Decide(Decide),
    Permissions(Permissions),
    Explain(Explain),
    Roster(Roster),
    Simulate(Simulate),
    Timeline(Timeline),
    Calendar(Calendar),
    Compile(Compile),
    Schema(Schema),
    CodiceFiscale(CodiceFiscale),
    #[cfg(feature = "manual")]
    Completions(Completions),
    #[cfg(feature = "manual")]
    Man(Man),
}

/// Play scenarios: does a campaign answer as its circular says?
///
/// A scenario is a JSON file (`abilita-scenario/1`) of people, cases and steps in time, each with what must come out. Every
/// expectation that fails is told on a line of its own; the last line is `N passed, M failed`, counted in scenarios.
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
/// A definition in TOML is told with line and column, one in JSON with the path of keys. What a definition extends is looked
/// for among the built-in ones, then as `ID.toml` or `ID.json` beside the file.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita check my-campaign.toml
  abilita check factotum-2025                    a built-in one, by id
  abilita check --json *.toml                    problems as data, for an editor or a forge")]
pub(crate) struct Check {
    /// Definition files or built-in ids; `-` for standard input
    #[arg(required = true, value_name = "DEFINITION")]
    pub(crate) definitions: Vec<String>,
}

/// Prove definitions: what a campaign can come to, before it goes live
///
/// Every situation is looked at, none is sampled: functions that nobody can use, rules that never decide or contradict each
/// other, states that no case reaches or from which none is concluded, persons locked out for good or let in too early,
/// deadlines on days off or without consequence, and what an amendment changes without saying so. What the definition says of
/// itself under `[always]` is proved or refuted. Each finding has a scenario that shows it, which the engine has played.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita prove my-campaign.toml
  abilita prove factotum-2025 --witness shown/   the scenarios of the findings, as files
  abilita prove --json my-campaign.toml          findings as data, for a forge

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

/// Print the closed table of codes: every error, refusal and finding there is, in Italian and English
///
/// Codes are stable: none is ever renamed, or comes to mean something else.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita codes
  abilita codes roster                           those with `roster` in them
  abilita codes --json")]
pub(crate) struct Codes {
    /// Only codes that contain this text
    #[arg(value_name = "TEXT")]
    pub(crate) containing: Option<String>,
}

/// Check rosters: the delegates of many institutes in one table (CSV)
///
/// The file is read as it comes, with whatever separator, encoding and headings offices use; memory does not grow with it.
/// The rows of an institute must be adjacent, or be gathered with --gather. Findings are told by institute, with the lines of
/// the file; the data themselves never.
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
    /// When the roster is checked: the same want may be tolerable in a draft
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
/// Everybody acts on the real engine, by the rules of the definition; when they act, what they get wrong and how much the office
/// gets done is told by a behaviour. The same seed gives the same result, whatever the number of threads.
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
    /// Where chance begins: the same seed, the same result
    #[arg(long, default_value_t = 1, value_name = "S")]
    pub(crate) seed: u64,
    /// How people behave: a file [default: as documented]
    #[arg(long, value_name = "FILE")]
    pub(crate) behaviour: Option<PathBuf>,
    /// In which form the days are told; `--json` is the same as `--format json`
    #[arg(long, default_value = "text", value_name = "FORMAT")]
    pub(crate) format: Format,
    /// Draw the days into this file too, as SVG
    #[arg(long, value_name = "FILE")]
    pub(crate) picture: Option<PathBuf>,
    /// How many threads play [default: one a processor]
    #[arg(long, value_name = "K")]
    pub(crate) threads: Option<NonZero<usize>>,
    /// A moment that was announced: when it is and, after `@`, from when on that is known [default: from then on]
    #[arg(long = "announce", value_name = "MOMENT=INSTANT[@INSTANT]")]
    pub(crate) announcements: Vec<String>,
}

/// In which form days are told.
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

/// Show the calendar of a campaign: for the terminal, as a drawing, or as data
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita timeline factotum-2025
  abilita timeline factotum-2025 --today 2025-10-15 --lang en
  abilita timeline my-campaign.toml --svg --today none > calendar.svg
  abilita timeline istanze-online-2016 --announce update_concluded=2016-12-07T08:00:00+01:00")]
pub(crate) struct Timeline {
    /// A definition file or a built-in id; `-` for standard input
    #[arg(value_name = "DEFINITION")]
    pub(crate) definition: String,
    /// Draw it as SVG
    #[arg(long, conflicts_with = "json")]
    pub(crate) svg: bool,
    /// The width of the drawing in pixels
    #[arg(long, default_value_t = 720, requires = "svg", value_name = "PIXELS")]
    pub(crate) width: u32,
    /// The day that is marked: a date or an instant; `none` for no mark [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) today: Option<String>,
    /// A moment that was announced: when it is and, after `@`, from when on that is known [default: from then on]
    #[arg(long = "announce", value_name = "MOMENT=INSTANT[@INSTANT]")]
    pub(crate) announcements: Vec<String>,
}

/// Compile a definition ahead, for pages that load it without the compiler
///
/// The file is what `Campaign.load` of the npm package reads, and `Campaign::from_image` of the Rust one. A version of abilita reads
/// files of its own form: compile anew with each, and keep the definition.
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
    /// A moment that was announced: when it is and, after `@`, from when on that is known [default: from then on]
    #[arg(long = "announce", value_name = "MOMENT=INSTANT[@INSTANT]")]
    pub(crate) announcements: Vec<String>,
}

/// Print the JSON Schema of definitions, for editors that complete and check while one writes
///
/// It knows every key, what it holds, and which keys must be there. What only the whole definition tells, such as a name that
/// nothing declares, `abilita check` tells.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita schema > abilita.schema.json

In TOML, for editors with Taplo, the first line of a definition names the file:
  #:schema ./abilita.schema.json
In JSON a key does:
  \"$schema\": \"./abilita.schema.json\"")]
pub(crate) struct Schema {}

/// Print a script that completes the command line of a shell
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita completions bash > ~/.local/share/bash-completion/completions/abilita
  abilita completions zsh  > ~/.zfunc/_abilita
  abilita completions fish > ~/.config/fish/completions/abilita.fish")]
#[cfg(feature = "manual")]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

/// Print a manual page, in the form of man(7)
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita man | man -l -
  abilita man explain > abilita-explain.1")]
#[cfg(feature = "manual")]
pub(crate) struct Man {
    /// The page of a subcommand instead of the command's own
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Vec<String>,
}
