//! One run: its streams, in which language it speaks, and how.

use std::fmt::Display;
use std::io::{self, BufRead as _, Read as _, Write as _};
use std::path::Path;

use abilita::Lang;
use anstyle::{AnsiColor, Style};

use crate::arguments::{Color, Common};
use crate::diagnostics;
use crate::error::{self, Error, Outcome, Result};
use crate::host::Host;
use crate::source::{Source, name_of};

/// Good news.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default().bold();
/// Bad news.
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();
/// What leads the eye.
pub(crate) const HEAD: Style = Style::new().bold();
/// What may be passed over.
pub(crate) const ASIDE: Style = Style::new().dimmed();

/// One run.
#[derive(Debug)]
pub(crate) struct Session<'h> {
    host: Host<'h>,
    /// The language of texts.
    pub(crate) lang: Lang,
    /// Data instead of text.
    pub(crate) json: bool,
    /// Colours or not, on standard output.
    pub(crate) styled: bool,
    /// Colours or not, on standard error.
    errors_styled: bool,
}

impl<'h> Session<'h> {
    pub(crate) fn new(host: Host<'h>, common: &Common) -> Self {
        let styled = |auto| match common.color {
            Color::Auto => auto,
            Color::Always => true,
            Color::Never => false,
        };
        let (styled, errors_styled) = (styled(host.colors), styled(host.error_colors));
        Self { host, lang: common.lang.into(), json: common.json, styled, errors_styled }
    }

    /// Runs a command, tells what went wrong, and gives the exit status.
    pub(crate) fn run(mut self, command: impl FnOnce(&mut Self) -> Result<Outcome>) -> u8 {
        let outcome = command(&mut self)
            .and_then(|outcome| self.host.stdout.flush().map(|()| outcome).map_err(Error::Output));
        match outcome {
            Ok(outcome) => outcome.status(),
            Err(trouble) => {
                // What was printed before the trouble comes before it.
                let _ = self.host.stdout.flush();
                self.complain(&trouble);
                trouble.status()
            }
        }
    }

    /// Tells on standard error what went wrong.
    pub(crate) fn complain(&mut self, trouble: &Error) {
        if trouble.is_closed_pipe() {
            return;
        }
        if let Error::Unsound(unsound) = trouble {
            let report = |styled| diagnostics::report(unsound, self.lang, styled);
            return error::write_masked(&mut self.host.stderr, &report(false), &report(self.errors_styled));
        }
        if let Error::Unfit(unfit) = trouble {
            let report = |styled| diagnostics::report_behaviour(unfit, self.lang, styled);
            return error::write_masked(&mut self.host.stderr, &report(false), &report(self.errors_styled));
        }
        let (word, text) = (self.say("errore", "error"), trouble.text(self.lang));
        let plain = format!("{word}: {text}\n");
        let shown = if self.errors_styled { format!("{BAD}{word}{BAD:#}: {text}\n") } else { plain.clone() };
        error::write_masked(&mut self.host.stderr, &plain, &shown);
    }

    /// The text in the language of the run.
    pub(crate) fn say<'t>(&self, it: &'t str, en: &'t str) -> &'t str {
        match self.lang {
            Lang::It => it,
            Lang::En => en,
        }
    }

    /// The text in a colour, where there are colours.
    pub(crate) fn paint(&self, style: Style, text: impl Display) -> String {
        if self.styled { format!("{style}{text}{style:#}") } else { text.to_string() }
    }

    /// Prints a line.
    pub(crate) fn line(&mut self, text: impl Display) -> Result<()> {
        Ok(writeln!(self.host.stdout, "{text}")?)
    }

    /// Prints data on one line, for one answer of many.
    pub(crate) fn data_line(&mut self, data: &impl serde::Serialize) -> Result<()> {
        serde_json::to_writer(&mut self.host.stdout, data).map_err(io::Error::from)?;
        self.line("")
    }

    /// Prints data on several lines, for one answer.
    pub(crate) fn data(&mut self, data: &impl serde::Serialize) -> Result<()> {
        serde_json::to_writer_pretty(&mut self.host.stdout, data).map_err(io::Error::from)?;
        self.line("")
    }

    /// Writes bytes that are no lines: scripts, manual pages, drawings.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        Ok(self.host.stdout.write_all(bytes)?)
    }

    /// Hands over what was printed.
    pub(crate) fn flush(&mut self) -> Result<()> {
        Ok(self.host.stdout.flush()?)
    }

    /// Reads a whole text: a file, or standard input for `-`. A byte order mark before it is no part of it.
    pub(crate) fn read(&mut self, path: &Path) -> Result<String> {
        let mut text = String::new();
        let read = if path == Path::new("-") {
            self.host.stdin.read_to_string(&mut text).map(|_| text)
        } else {
            std::fs::read_to_string(path)
        };
        let text = read.map_err(|source| Error::read(name_of(path), source))?;
        Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
    }

    /// Reads the next line of an input, its end included, into `line`; false at the end of the input. What was printed
    /// goes out before the input is waited for.
    pub(crate) fn next_line(&mut self, source: &mut Source, line: &mut Vec<u8>) -> Result<bool> {
        line.clear();
        let read = if let Some(file) = &mut source.file {
            file.read_until(b'\n', line)
        } else {
            if self.host.stdin.buffer().is_empty() {
                self.host.stdout.flush()?;
            }
            self.host.stdin.read_until(b'\n', line)
        };
        Ok(read.map_err(|trouble| Error::read(&source.name, trouble))? > 0)
    }

    /// Reads the next bytes of an input into `chunk`; how many, 0 at its end.
    pub(crate) fn next_chunk(&mut self, source: &mut Source, chunk: &mut [u8]) -> Result<usize> {
        let read = match &mut source.file {
            Some(file) => file.read(chunk),
            None => self.host.stdin.read(chunk),
        };
        read.map_err(|trouble| Error::read(&source.name, trouble))
    }

    /// True if somebody watches standard error.
    pub(crate) fn shows_progress(&self) -> bool {
        self.host.progress
    }
}
