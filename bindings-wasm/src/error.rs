//! Every error of the core as one thing that JavaScript throws: a JSON text, from which `ts/error.ts` makes the `Error` of
//! its class.

use std::fmt::Display;

use abilita::procedure::ReplayError;
#[cfg(feature = "scenario")]
use abilita::scenario::ScenarioError;
use abilita::wire::{Malformed, WireError, record, to_json};
use abilita::{
    AnnouncementError, AskError, Code, ImageError, InstantError, Lang, LangError, OpeningError, ToldError,
};
#[cfg(feature = "compiler")]
use abilita::{Problem, Problems};
use wasm_bindgen::JsValue;

/// What a function that can fail gives.
pub type Outcome<T> = Result<T, Failure>;

/// An error, ready to be thrown.
#[derive(Debug)]
pub struct Failure(Box<Thrown>);

record! {
    /// The class of the error, its entry in the table of codes, and where it is.
    #[derive(Debug)]
    struct Thrown: ToJson {
        class: &'static str,
        code: &'static str,
        path: Option<String>,
        message: String,
        it: &'static str,
        en: &'static str,
        problems: Vec<ThrownProblem> = omitted,
    }

    /// One problem of a definition.
    #[derive(Debug)]
    struct ThrownProblem: ToJson {
        code: &'static str,
        document: String,
        path: String,
        found: Option<String>,
        expected: Option<String>,
        nearest: Option<String>,
        it: String,
        en: String,
    }
}

impl Failure {
    fn new(class: &'static str, code: Code, path: Option<&str>, message: &dyn Display) -> Self {
        Self(Box::new(Thrown {
            class,
            code: code.as_str(),
            path: path.map(str::to_owned),
            message: message.to_string(),
            it: code.text(Lang::It),
            en: code.text(Lang::En),
            problems: Vec::new(),
        }))
    }

    /// The same error, at a place that only the caller knows.
    #[cfg(any(feature = "engine", feature = "timeline"))]
    pub(crate) fn at(mut self, path: &str) -> Self {
        self.0.path = Some(path.to_owned());
        self
    }
}

impl From<Failure> for JsValue {
    fn from(failure: Failure) -> Self {
        Self::from_str(&to_json(&*failure.0))
    }
}

impl From<WireError> for Failure {
    fn from(error: WireError) -> Self {
        Self::new("WireError", error.code(), Some(error.path()), &error)
    }
}

impl From<Malformed> for Failure {
    fn from(error: Malformed) -> Self {
        WireError::from(error).into()
    }
}

impl From<InstantError> for Failure {
    fn from(error: InstantError) -> Self {
        Self::new("WireError", Code::WireWrongValue, None, &error)
    }
}

impl From<LangError> for Failure {
    fn from(error: LangError) -> Self {
        Self::new("WireError", Code::WireWrongValue, Some("lang"), &error)
    }
}

impl From<AskError> for Failure {
    fn from(error: AskError) -> Self {
        Self::new("AskError", error.code(), None, &error)
    }
}

impl From<OpeningError> for Failure {
    fn from(error: OpeningError) -> Self {
        Self::new("OpeningError", error.code(), None, &error)
    }
}

impl From<ToldError> for Failure {
    fn from(error: ToldError) -> Self {
        Self::new("ToldError", error.code(), None, &error)
    }
}

impl From<ReplayError> for Failure {
    fn from(error: ReplayError) -> Self {
        Self::new("ReplayError", error.code(), None, &error)
    }
}

impl From<AnnouncementError> for Failure {
    fn from(error: AnnouncementError) -> Self {
        Self::new("AnnouncementError", error.code(), Some("moment"), &error)
    }
}

impl From<ImageError> for Failure {
    fn from(error: ImageError) -> Self {
        Self::new("ImageError", error.code(), None, &error)
    }
}

#[cfg(feature = "scenario")]
impl From<ScenarioError> for Failure {
    fn from(error: ScenarioError) -> Self {
        Self::new("ScenarioError", error.code(), Some(error.path()), &error)
    }
}

/// The error is about the first problem; all of them stand beside it.
#[cfg(feature = "compiler")]
impl From<Problems> for Failure {
    fn from(problems: Problems) -> Self {
        let first = problems.iter().next();
        let code = first.map_or(Code::DefinitionSyntax, |problem| problem.code().code());
        let mut failure = Self::new("DefinitionError", code, first.map(Problem::path), &problems);
        failure.0.problems = problems.iter().map(ThrownProblem::from).collect();
        failure
    }
}

#[cfg(feature = "compiler")]
impl From<&Problem> for ThrownProblem {
    fn from(problem: &Problem) -> Self {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Self {
            code: problem.code().code().as_str(),
            document: problem.document().to_owned(),
            path: problem.path().to_owned(),
            found: owned(problem.found(Lang::En)),
            expected: owned(problem.expected(Lang::En)),
            nearest: owned(problem.did_you_mean()),
            it: problem.message(Lang::It),
            en: problem.message(Lang::En),
        }
    }
}
