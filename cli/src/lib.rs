//! The command `abilita`, as a library: whoever has arguments and three streams can run it.
//!
//! ```
//! let mut out = Vec::new();
//! let status = abilita_cli::run(["abilita", "list"].map(Into::into), std::io::empty(), &mut out, std::io::sink());
//! assert_eq!(status, 0);
//! assert!(String::from_utf8(out)?.contains("factotum-2025"));
//! # Ok::<(), std::string::FromUtf8Error>(())
//! ```
//!
//! A run goes from [`Host`] (streams, terminal or not) through `arguments` (clap) and `session` (language, colours, JSON or text)
//! to one file per subcommand under `commands`, and ends in an outcome or an `error`, which become the exit status:
//!
//! | status | meaning |
//! |---|---|
//! | 0 | everything is in order, or the question is answered |
//! | 1 | something was found: a scenario failed, a definition has problems, access is denied |
//! | 2 | the command line is wrong, or an input cannot be read |
//!
//! | files | what |
//! |---|---|
//! | `host`, `session`, `usage`, `error`, `masking`, `progress` | the run: its streams, and what it says of itself |
//! | `library`, `source`, `diagnostics`, `summary` | definitions and other inputs: where they come from, what is wrong with them |
//! | `asking`, `log`, `history`, `telling` | questions about a stored case, and its events in words |
//! | `simulation` | a campaign played for invented institutes |
//!
//! No codice fiscale reaches an error message: whatever goes to standard error is masked on its way.

#![forbid(unsafe_code)]

mod arguments;
mod asking;
mod commands;
mod diagnostics;
mod error;
mod history;
mod host;
mod library;
mod log;
mod masking;
mod progress;
mod session;
mod simulation;
mod source;
mod summary;
mod telling;
mod usage;

pub use self::host::Host;

/// Runs the command with the streams of the caller and gives back the exit status: 0, 1 or 2.
///
/// `args` are those of a process, the program's name first. No stream is taken for a terminal: there is no colour, unless
/// `--color always` asks for it, and no progress. For a terminal see [`Host`].
///
/// ```
/// let mut err = Vec::new();
/// let args = ["abilita", "check", "no-such-file.toml"].map(Into::into);
/// assert_eq!(abilita_cli::run(args, std::io::empty(), std::io::sink(), &mut err), 2);
/// assert!(String::from_utf8(err)?.contains("no-such-file.toml"));
/// # Ok::<(), std::string::FromUtf8Error>(())
/// ```
pub fn run(
    args: impl IntoIterator<Item = std::ffi::OsString>,
    stdin: impl std::io::Read,
    stdout: impl std::io::Write,
    stderr: impl std::io::Write,
) -> u8 {
    Host::new(stdin, stdout, stderr).run(args)
}
