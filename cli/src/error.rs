//! Why a run ends early, and what it says then.

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::Path;

use abilita::Lang;

use crate::library::Unsound;
use crate::masking::masked;
use crate::simulation::behaviour::Unfit;

/// The exit status when the command line is wrong or an input cannot be read.
pub(crate) const STATUS_TROUBLE: u8 = 2;

/// Why a run ends early.
#[derive(Debug)]
pub(crate) enum Error {
    /// The output takes nothing more. A closed pipe (`| head`) is no trouble of ours.
    Output(io::Error),
    /// An input cannot be read.
    Read { path: String, source: io::Error },
    /// A file cannot be written.
    Write { path: String, source: io::Error },
    /// A definition that another question needs has problems.
    Unsound(Box<Unsound>),
    /// A behaviour has problems.
    Unfit(Box<Unfit>),
    /// Anything else, told in both languages.
    Told { it: String, en: String },
}

/// How a run ends that came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Everything is in order, or the question is answered.
    Clean,
    /// Something was found that must be mended, or access is denied.
    Findings,
    /// Something could not be read, and was reported already.
    Trouble,
}

pub(crate) type Result<T> = std::result::Result<T, Error>;

impl Outcome {
    /// `Findings` if there are any.
    pub(crate) fn found(any: bool) -> Self {
        if any { Self::Findings } else { Self::Clean }
    }

    /// The worse of two.
    pub(crate) fn and(self, other: Self) -> Self {
        if self.status() < other.status() { other } else { self }
    }

    pub(crate) fn status(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Trouble => STATUS_TROUBLE,
        }
    }
}

impl Error {
    pub(crate) fn told(it: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Told { it: it.into(), en: en.into() }
    }

    pub(crate) fn read(path: impl Into<String>, source: io::Error) -> Self {
        Self::Read { path: path.into(), source }
    }

    /// Tells that a file or folder cannot be written.
    pub(crate) fn write(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.display().to_string();
        move |source| Self::Write { path, source }
    }

    /// The exit status.
    pub(crate) fn status(&self) -> u8 {
        if self.is_closed_pipe() { 0 } else { STATUS_TROUBLE }
    }

    /// True if whoever read our output has seen enough.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(source) if source.kind() == io::ErrorKind::BrokenPipe)
    }

    /// What to say, in one line; of an unsound definition, that it is unsound.
    pub(crate) fn text(&self, lang: Lang) -> Cow<'_, str> {
        match (self, lang) {
            (Self::Told { it, .. }, Lang::It) => it.into(),
            (Self::Told { en, .. }, Lang::En) => en.into(),
            (Self::Output(source), Lang::It) => format!("impossibile scrivere: {source}").into(),
            (Self::Output(source), Lang::En) => format!("cannot write: {source}").into(),
            (Self::Read { path, source }, Lang::It) => {
                format!("impossibile leggere {path}: {}", reason(source, lang)).into()
            }
            (Self::Read { path, source }, Lang::En) => {
                format!("cannot read {path}: {}", reason(source, lang)).into()
            }
            (Self::Write { path, source }, Lang::It) => {
                format!("impossibile scrivere {path}: {}", reason(source, lang)).into()
            }
            (Self::Write { path, source }, Lang::En) => {
                format!("cannot write {path}: {}", reason(source, lang)).into()
            }
            (Self::Unsound(_), Lang::It) => "la definizione contiene errori".into(),
            (Self::Unsound(_), Lang::En) => "the definition has problems".into(),
            (Self::Unfit(_), Lang::It) => "il comportamento contiene errori".into(),
            (Self::Unfit(_), Lang::En) => "the behaviour has problems".into(),
        }
    }
}

impl From<io::Error> for Error {
    fn from(source: io::Error) -> Self {
        Self::Output(source)
    }
}

/// The system's reason, in the words of the reader where it is a usual one.
fn reason(source: &io::Error, lang: Lang) -> Cow<'static, str> {
    match (source.kind(), lang) {
        (io::ErrorKind::NotFound, Lang::It) => "il file non esiste".into(),
        (io::ErrorKind::NotFound, Lang::En) => "there is no such file".into(),
        (io::ErrorKind::PermissionDenied, Lang::It) => "permesso negato".into(),
        (io::ErrorKind::PermissionDenied, Lang::En) => "permission denied".into(),
        (io::ErrorKind::IsADirectory, Lang::It) => "è una cartella".into(),
        (io::ErrorKind::IsADirectory, Lang::En) => "it is a folder".into(),
        (io::ErrorKind::InvalidData, Lang::It) => "non è un testo in UTF-8".into(),
        (io::ErrorKind::InvalidData, Lang::En) => "it is not text in UTF-8".into(),
        _ => source.to_string().into(),
    }
}

/// Writes `shown`, which is `plain` with colours, to standard error. Where a codice fiscale stands in it the colours are
/// given up, since the letters of an escape sequence would hide it. That standard error is closed is nobody's trouble.
pub(crate) fn write_masked(stderr: &mut dyn Write, plain: &str, shown: &str) {
    let text = match masked(plain) {
        Cow::Borrowed(_) => Cow::Borrowed(shown),
        masked @ Cow::Owned(_) => masked,
    };
    let _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
}
