//! What the outside gives a run: three streams, and what is known about them.

use std::ffi::OsString;
use std::io::{self, BufReader, BufWriter, IsTerminal as _, Read, Write};

use abilita::Lang;

use crate::arguments::{self, Arguments};
use crate::commands;
use crate::error::{self, Error};
use crate::session::Session;
use crate::usage;

/// The streams of a run.
///
/// ```
/// let mut out = Vec::new();
/// let host = abilita_cli::Host::new(std::io::empty(), &mut out, std::io::sink());
/// assert_eq!(host.run(["abilita", "codes", "--json"].map(Into::into)), 0);
/// assert!(out.starts_with(b"["));
/// ```
pub struct Host<'h> {
    pub(crate) stdin: BufReader<Box<dyn Read + 'h>>,
    pub(crate) stdout: BufWriter<Box<dyn Write + 'h>>,
    pub(crate) stderr: Box<dyn Write + 'h>,
    pub(crate) colors: bool,
    pub(crate) error_colors: bool,
    pub(crate) progress: bool,
}

impl<'h> Host<'h> {
    /// Streams that are no terminal.
    pub fn new(stdin: impl Read + 'h, stdout: impl Write + 'h, stderr: impl Write + 'h) -> Self {
        Self {
            stdin: BufReader::new(Box::new(stdin)),
            stdout: BufWriter::new(Box::new(stdout)),
            stderr: Box::new(stderr),
            colors: false,
            error_colors: false,
            progress: false,
        }
    }

    /// The streams of this process: colours on each that is a terminal, unless `NO_COLOR` is set; progress where standard
    /// error is one.
    pub fn of_process() -> Self {
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        Self {
            colors: io::stdout().is_terminal() && !plain,
            error_colors: io::stderr().is_terminal() && !plain,
            progress: io::stderr().is_terminal(),
            ..Self::new(io::stdin(), io::stdout(), io::stderr())
        }
    }

    /// Runs the command; `args` begin with the program's name. Gives back the exit status: 0, 1 or 2.
    pub fn run(mut self, args: impl IntoIterator<Item = OsString>) -> u8 {
        let args: Vec<OsString> = args.into_iter().collect();
        match Arguments::read(&args) {
            Ok(arguments) => Session::new(self, &arguments.common)
                .run(|session| commands::carry_out(arguments.command, session)),
            Err(wrong) => self.answer(&wrong, arguments::language_of(&args)),
        }
    }

    /// Prints what clap has to say: help, the version, or what is wrong with the command line.
    fn answer(&mut self, said: &clap::Error, lang: Lang) -> u8 {
        let text = said.render();
        let shown = |colors| if colors { text.ansi().to_string() } else { text.to_string() };
        if !said.use_stderr() {
            let printed = self.stdout.write_all(shown(self.colors).as_bytes());
            let printed = printed.and_then(|()| self.stdout.flush());
            return printed.map_or_else(|source| Error::Output(source).status(), |()| 0);
        }
        match usage::in_italian(said).filter(|_| lang == Lang::It) {
            Some(italian) => error::write_masked(&mut self.stderr, &italian, &italian),
            None => error::write_masked(&mut self.stderr, &shown(false), &shown(self.error_colors)),
        }
        error::STATUS_TROUBLE
    }
}

/// Streams have nothing to show.
impl std::fmt::Debug for Host<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Host")
            .field("colors", &self.colors)
            .field("progress", &self.progress)
            .finish_non_exhaustive()
    }
}
