//! The command line of the questions about a stored case.

use std::path::PathBuf;

use clap::Args;

/// A stored case, who asks about it, and when.
#[derive(Debug, Args)]
pub(crate) struct Asking {
    /// The stored events of the case, one JSON object per line; `-` for standard input
    #[arg(value_name = "EVENTS")]
    pub(crate) events: PathBuf,
    /// The definition the case runs under: a file or a built-in id. Once more for each that it ran under before [default:
    /// the built-in ones]
    #[arg(long = "campaign", value_name = "DEFINITION")]
    pub(crate) campaigns: Vec<String>,
    /// Which case, where the file holds several
    #[arg(long, value_name = "CASE")]
    pub(crate) case: Option<String>,
    /// The codice fiscale of who asks; left out, a visitor
    #[arg(long, env = "ABILITA_WHO", hide_env_values = true, value_name = "CODICE")]
    pub(crate) who: Option<String>,
    /// By which scheme they have logged in; `none` if they have not
    #[arg(long, default_value = "spid", value_name = "SCHEME")]
    pub(crate) scheme: String,
    /// At which level of assurance
    #[arg(long, default_value_t = 2, value_name = "LEVEL")]
    pub(crate) level: u8,
    /// In one of the roles they hold, not in all of them
    #[arg(long = "as", value_name = "ROLE", conflicts_with = "vouched")]
    pub(crate) role: Option<String>,
    /// In a role that the portal itself vouches for, such as `operator`
    #[arg(long, value_name = "ROLE")]
    pub(crate) vouched: Option<String>,
    /// At which instant: RFC 3339, or a date with or without an hour in the zone of the campaign [default: now]
    #[arg(long, value_name = "INSTANT")]
    pub(crate) at: Option<String>,
    /// An announced moment: its instant and, after `@`, the instant from which it is known [default: the same one]
    #[arg(long = "announce", value_name = "MOMENT=INSTANT[@INSTANT]")]
    pub(crate) announcements: Vec<String>,
}

/// Decide whether somebody may use a function: allow or deny, why, what instead, until when
///
/// The stored events are replayed up to the instant; what time alone brings until then is taken into account.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita decide case.jsonl --who CODICE --function interventions.request --at 2025-10-07
  abilita decide case.jsonl --vouched operator --function procedure.review
  store-dump 7f3a | abilita decide - --campaign mine.toml --who CODICE --function enter --json

Exit status: 0 allowed, 1 denied. Keep the codice fiscale out of the shell's history: ABILITA_WHO holds it as well.")]
pub(crate) struct Decide {
    #[command(flatten)]
    pub(crate) asking: Asking,
    /// The function asked for
    #[arg(long, value_name = "FUNCTION")]
    pub(crate) function: String,
}

/// Decide about every function: what a menu would show
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita permissions case.jsonl --who CODICE
  abilita permissions case.jsonl --who CODICE --as head --at 2025-10-07 --json")]
pub(crate) struct Permissions {
    #[command(flatten)]
    pub(crate) asking: Asking,
}

/// Explain in words why somebody could or could not do things, and which events led there
///
/// The stored events are replayed up to the instant. For every function it reports the answer with its rules, since when it
/// has held, what brought it about, and what held before.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita explain case.jsonl --campaign factotum-2025 --who CODICE --at 2025-10-07
                                                 why was I locked out on 7 October?
  abilita explain case.jsonl --who CODICE --function application.submit --at 2016-12-05 \\
      --announce update_concluded=2016-12-07T08:00:00+01:00@2016-12-02T12:00:00+01:00")]
pub(crate) struct Explain {
    #[command(flatten)]
    pub(crate) asking: Asking,
    /// This function only, not all
    #[arg(long, value_name = "FUNCTION")]
    pub(crate) function: Option<String>,
}
