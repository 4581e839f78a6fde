//! Everything that can go wrong.

use std::fmt::Display;

use abilita::codice_fiscale::{EncodeError, ParseError};
use abilita::definition::{self, Problems};
use abilita::scenario::ScenarioError;
use abilita::wire::{Malformed, WireError};
use abilita::{AnnouncementError, AskError, Code, OpeningError, ReplayError, ToldError};

use crate::finding::Finding;
use crate::words::{CodeKind, Wording};

/// What went wrong. Every kind has a `code`, a `path` to what is wrong, where there is one, and a `detail` for developers. None repeats a codice fiscale.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[uniffi::export(Display)]
pub enum AbilitaError {
    /// A text is no codice fiscale of a natural person.
    #[error("{code}: {detail}")]
    CodiceFiscale {
        /// The code: `codice_fiscale.check_character` and so on.
        code: String,
        /// Always empty.
        path: String,
        /// What was expected, and where.
        detail: String,
        /// The character, from 0 in the normalised text.
        position: Option<i32>,
        /// What would be right there.
        expected: String,
    },
    /// A definition has problems: all of them.
    #[error("{detail}")]
    Definition {
        /// The code of the first problem.
        code: String,
        /// The path of the first problem.
        path: String,
        /// All problems, a line each.
        detail: String,
        /// The problems, in the order of the definition.
        problems: Vec<Problem>,
    },
    /// A moment cannot be announced.
    #[error("{code}: {detail}")]
    Announcement {
        /// The code.
        code: String,
        /// Always empty.
        path: String,
        /// What is wrong.
        detail: String,
    },
    /// A question that the campaign cannot answer: another definition, or no such function.
    #[error("{code}: {detail}")]
    Ask {
        /// The code.
        code: String,
        /// Always empty.
        path: String,
        /// What is wrong.
        detail: String,
    },
    /// A case cannot be opened so.
    #[error("{code}: {detail}")]
    Opening {
        /// The code.
        code: String,
        /// Always empty.
        path: String,
        /// What is wrong.
        detail: String,
    },
    /// Events or a snapshot do not fit.
    #[error("{code}: {detail}")]
    Replay {
        /// The code.
        code: String,
        /// Always empty.
        path: String,
        /// What is wrong.
        detail: String,
    },
    /// News of a case do not fit.
    #[error("{code}: {detail}")]
    Told {
        /// The code.
        code: String,
        /// Always empty.
        path: String,
        /// What is wrong.
        detail: String,
    },
    /// A scenario file cannot be played.
    #[error("{detail}")]
    Scenario {
        /// The code.
        code: String,
        /// The JSON path of what is wrong.
        path: String,
        /// What is wrong, with its path.
        detail: String,
    },
    /// Data from outside were not taken: not JSON, of another form, of a newer version.
    #[error("{code}: {detail}")]
    Wire {
        /// The code.
        code: String,
        /// The JSON path of what is wrong.
        path: String,
        /// What is wrong, with its path.
        detail: String,
    },
    /// A command was refused; nothing has changed.
    #[error("{}: {}", refusal.code, refusal.text.en)]
    Refused {
        /// Why, and what instead.
        refusal: Box<Refusal>,
    },
}

/// Why a command was refused.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Refusal {
    /// The code: one of the closed table, or of the campaign.
    pub code: String,
    /// The rules of the acts it stands on.
    pub because: Vec<String>,
    /// What to do instead: the name of a hint.
    pub next: Option<String>,
    /// The argument that is wrong, where one is.
    pub argument: Option<String>,
    /// What is wrong with the roster.
    pub findings: Vec<Finding>,
    /// What it tells the user.
    pub text: Wording,
}

impl AbilitaError {
    /// An argument that is none.
    pub(crate) fn argument(path: &str, detail: impl Display) -> Self {
        let (code, detail) = (text_of(Code::WireWrongValue), detail.to_string());
        Self::Wire { code, path: path.to_owned(), detail }
    }
}

fn text_of(code: Code) -> String {
    code.as_str().to_owned()
}

macro_rules! errors {
    ($($core:ty => $kind:ident $(, $path:ident)?;)*) => {$(
        impl From<$core> for AbilitaError {
            fn from(error: $core) -> Self {
                let path = String::new();
                $(let path = path + error.$path();)?
                Self::$kind { code: text_of(error.code()), path, detail: error.to_string() }
            }
        }
    )*};
}

errors! {
    AnnouncementError => Announcement;
    AskError => Ask;
    OpeningError => Opening;
    ReplayError => Replay;
    ScenarioError => Scenario, path;
    ToldError => Told;
    WireError => Wire, path;
}

impl From<Malformed> for AbilitaError {
    fn from(malformed: Malformed) -> Self {
        WireError::from(malformed).into()
    }
}

impl From<ParseError> for AbilitaError {
    fn from(error: ParseError) -> Self {
        Self::CodiceFiscale {
            code: error.code().as_str().to_owned(),
            path: String::new(),
            detail: error.to_string(),
            position: error.position().and_then(|position| i32::try_from(position).ok()),
            expected: error.expected().as_str().to_owned(),
        }
    }
}

impl From<EncodeError> for AbilitaError {
    fn from(error: EncodeError) -> Self {
        let path = match error {
            EncodeError::Surname => "surname",
            EncodeError::Name => "name",
            EncodeError::BirthDate => "birth_date",
            EncodeError::Place => "place",
        };
        Self::argument(path, error)
    }
}

impl From<Problems> for AbilitaError {
    fn from(problems: Problems) -> Self {
        let detail = problems.to_string();
        let problems: Vec<Problem> = problems.iter().map(Problem::from).collect();
        let first = problems.first();
        Self::Definition {
            code: first.map(|problem| problem.code.clone()).unwrap_or_default(),
            path: first.map(|problem| problem.path.clone()).unwrap_or_default(),
            detail,
            problems,
        }
    }
}

impl From<abilita::Refusal> for AbilitaError {
    fn from(refusal: abilita::Refusal) -> Self {
        let refusal = Refusal {
            code: refusal.code().to_owned(),
            because: refusal.because().map(str::to_owned).collect(),
            next: refusal.next().map(str::to_owned),
            argument: refusal.argument().map(str::to_owned),
            findings: refusal.findings().iter().map(Finding::from).collect(),
            text: Wording::of(|lang| refusal.text(lang)),
        };
        Self::Refused { refusal: Box::new(refusal) }
    }
}

/// One problem of a definition: what, where, what is there, what was expected, and the nearest name that would do.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Problem {
    /// The code: `definition.unknown_key` and so on.
    pub code: String,
    /// The document, by the name under which it was given.
    pub document: String,
    /// The path of keys from the top.
    pub path: String,
    /// The line, from 1; none in JSON.
    pub line: Option<i32>,
    /// The column, from 1, in characters.
    pub column: Option<i32>,
    /// The nearest name that would be right.
    pub did_you_mean: Option<String>,
    /// The whole message, without the place.
    pub text: Wording,
}

impl From<&definition::Problem> for Problem {
    fn from(problem: &definition::Problem) -> Self {
        let position = problem.position();
        let number = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
        Self {
            code: text_of(problem.code().code()),
            document: problem.document().to_owned(),
            path: problem.path().to_owned(),
            line: position.map(|(line, _)| number(line)),
            column: position.map(|(_, column)| number(column)),
            did_you_mean: problem.did_you_mean().map(str::to_owned),
            text: Wording::of(|lang| problem.message(lang)),
        }
    }
}

/// An entry of the closed table of codes.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct CodeEntry {
    /// The code.
    pub code: String,
    /// What it is a code of.
    pub kind: CodeKind,
    /// What it says to people: a sentence without its full stop.
    pub text: Wording,
}

impl From<Code> for CodeEntry {
    fn from(code: Code) -> Self {
        Self { code: text_of(code), kind: code.kind().into(), text: Wording::of(|lang| code.text(lang)) }
    }
}

/// Every error, refusal and finding that the library itself can produce, in the order of the table.
#[uniffi::export]
pub fn codes() -> Vec<CodeEntry> {
    Code::ALL.iter().copied().map(CodeEntry::from).collect()
}

/// The entry of a code; none for a code that is not in the table.
#[uniffi::export]
pub fn find_code(code: &str) -> Option<CodeEntry> {
    Code::from_code(code).map(CodeEntry::from)
}
