//! The command line: what every command takes, and the commands, with their English help. `italian` has the Italian one in
//! files of the same names.

mod asking;
mod codice_fiscale;
mod definitions;
mod institutes;
mod italian;
mod itself;
mod pictures;

use std::ffi::OsString;

use abilita::Lang;
use clap::{Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};

pub(crate) use self::asking::{Asking, Decide, Explain, Permissions};
pub(crate) use self::codice_fiscale::{
    Codes as CodiceFiscaleCodes, CodiceFiscale, CodiceFiscaleCommand, Decode, Encode, Mask, Places, Sex,
};
pub(crate) use self::definitions::{Check, Compile, List, Prove, Schema, Test};
pub(crate) use self::institutes::{Format, Roster, Simulate};
pub(crate) use self::itself::Codes;
#[cfg(feature = "manual")]
pub(crate) use self::itself::{Completions, Man};
pub(crate) use self::pictures::{
    Calendar, Diagram, DiagramFormat, Diff, DiffFormat, Matrix, MatrixFormat, Timeline,
};

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
