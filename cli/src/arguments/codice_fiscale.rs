//! The command line of `abilita codice-fiscale`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};

/// Check, decode and compute Italian tax codes (codice fiscale)
///
/// Codes are read from standard input, one a line, or given as arguments (which a shell keeps in its history). Every result
/// that is no answer to a wish for the data themselves is masked.
#[derive(Debug, Args)]
#[command(arg_required_else_help = true)]
pub(crate) struct CodiceFiscale {
    #[command(subcommand)]
    pub(crate) command: CodiceFiscaleCommand,
}

/// What to do with codes.
#[derive(Debug, Subcommand)]
pub(crate) enum CodiceFiscaleCommand {
    /// Check codes: every fault with its place, codes masked
    #[command(after_help = "\
Examples:
  abilita codice-fiscale check < codes.txt
  abilita codice-fiscale check --json CODICE

Exit status: 0 all valid, 1 some are not.")]
    Check(Codes),
    /// Decode codes: sex, date and place of birth
    #[command(after_help = "\
Examples:
  abilita codice-fiscale decode CODICE
  abilita codice-fiscale decode --json < codes.txt > people.jsonl

With --json one object a line, in order, for empty and malformed lines too. The century is not in a code: `birth_date` is the
later date not after --on, `birth_date_candidates` are all. Whether codes are valid is no matter of the exit status: see check.")]
    Decode(Decode),
    /// List the 128 forms a code can have (omocodia), the base form first
    #[command(after_help = "\
Examples:
  abilita codice-fiscale variants CODICE")]
    Variants(Codes),
    /// Compute the code that personal data give: a guess, since only the tax agency gives codes
    #[command(after_help = "\
Examples:
  abilita codice-fiscale encode --surname Rossi --name Anna --sex F --birth-date 1975-11-02 --place Milano
  abilita codice-fiscale encode --surname Rossi --name Anna --sex F --birth-date 1975-11-02 --place F205")]
    Encode(Encode),
    /// Search places of birth by name, or show the history of a place code
    #[command(after_help = "\
Examples:
  abilita codice-fiscale places reggio emilia
  abilita codice-fiscale places --province PD --on 1920-01-01 abano
  abilita codice-fiscale places H501

Exit status: 0 something was found, 1 nothing.")]
    Places(Places),
    /// Mask the codes in a text
    #[command(after_help = "\
Examples:
  abilita codice-fiscale mask < portal.log > portal-masked.log")]
    Mask(Mask),
}

/// Codes.
#[derive(Debug, Args)]
pub(crate) struct Codes {
    /// Codes; none: those of standard input, one a line
    #[arg(value_name = "CODE")]
    pub(crate) codes: Vec<String>,
}

/// Codes to decode.
#[derive(Debug, Args)]
pub(crate) struct Decode {
    #[command(flatten)]
    pub(crate) codes: Codes,
    /// The day on which one looks, to choose the century [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Option<NaiveDate>,
}

/// Personal data.
#[derive(Debug, Args)]
pub(crate) struct Encode {
    /// The surname at birth
    #[arg(long)]
    pub(crate) surname: String,
    /// All given names
    #[arg(long)]
    pub(crate) name: String,
    /// The sex
    #[arg(long, ignore_case = true)]
    pub(crate) sex: Sex,
    /// The day of birth
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) birth_date: NaiveDate,
    /// The place of birth: its code, or its name
    #[arg(long)]
    pub(crate) place: String,
    /// The province, where several places have the name
    #[arg(long)]
    pub(crate) province: Option<String>,
}

/// The sex, as a code has it.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Sex {
    /// Male
    #[value(name = "M")]
    Male,
    /// Female
    #[value(name = "F")]
    Female,
}

/// A search for places.
#[derive(Debug, Args)]
pub(crate) struct Places {
    /// The name, or a part of it; or a place code
    #[arg(required = true, value_name = "NAME")]
    pub(crate) name: Vec<String>,
    /// Only places of this province; `EE` for abroad
    #[arg(long, value_name = "PROVINCE")]
    pub(crate) province: Option<String>,
    /// Only names in force on this day
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Option<NaiveDate>,
    /// At most so many
    #[arg(long, default_value_t = 10, value_name = "NUMBER")]
    pub(crate) limit: usize,
}

/// A text to mask.
#[derive(Debug, Args)]
pub(crate) struct Mask {
    /// The text; `-` for standard input
    #[arg(default_value = "-", value_name = "FILE")]
    pub(crate) file: PathBuf,
}

fn day(text: &str) -> Result<NaiveDate, &'static str> {
    text.parse().map_err(|_| "a date is written like 2025-10-06")
}
