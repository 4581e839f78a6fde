//! Errors of the core as the exceptions of `abilita.errors`. These are defined in Python, so that they have types, can be
//! pickled and be subclassed.

use abilita::codice_fiscale::ParseError;
use abilita::definition::{Problem, Problems};
use abilita::scenario::ScenarioError;
use abilita::wire::WireError;
use abilita::{
    AnnouncementError, AskError, Code as CoreCode, CodeKind, Lang, OpeningError, ReplayError, ToldError,
};
use pyo3::exceptions::PyKeyError;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyModule, PyTuple};

use crate::finding::Finding;
use crate::words::Word;

/// An error of the core: the class it becomes, its code, and where it is.
pub(crate) trait Domain: std::fmt::Display {
    const CLASS: &'static str;
    fn code(&self) -> CoreCode;
    fn path(&self) -> Option<&str> {
        None
    }
}

macro_rules! domains {
    ($($name:ident $(, $path:ident)?;)*) => {$(
        impl Domain for $name {
            const CLASS: &'static str = stringify!($name);
            fn code(&self) -> CoreCode {
                self.code()
            }
            $(fn $path(&self) -> Option<&str> {
                Some(self.$path())
            })?
        }
    )*};
}

domains! {
    AnnouncementError;
    AskError;
    OpeningError;
    ReplayError;
    ScenarioError, path;
    ToldError;
    WireError, path;
}

/// The exception that an error of the core becomes.
pub(crate) fn raise<E: Domain>(error: E) -> PyErr {
    exception(E::CLASS, |py| {
        (error.code().as_str(), error.to_string(), error.path().unwrap_or_default()).into_pyobject(py)
    })
}

/// A text that is no codice fiscale.
pub(crate) fn raise_parse(error: ParseError) -> PyErr {
    Python::attach(|py| Fault::of(py, error).map_or_else(|error| error, |fault| PyErr::from_value(fault.0)))
}

/// A `CodiceFiscaleError` that is not raised.
#[derive(Debug)]
pub(crate) struct Fault<'py>(Bound<'py, PyAny>);

impl<'py> Fault<'py> {
    pub(crate) fn of(py: Python<'py>, error: ParseError) -> PyResult<Self> {
        let (code, expected) = (error.code().as_str(), error.expected().as_str());
        let arguments = (code, error.to_string(), error.position(), expected);
        errors(py)?.getattr("CodiceFiscaleError")?.call1(arguments).map(Self)
    }
}

impl<'py> IntoPyObject<'py> for Fault<'py> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = PyStaticExpr::Attribute {
        value: &PyStaticExpr::Name { id: "abilita.errors" },
        attr: "CodiceFiscaleError",
    };

    fn into_pyobject(self, _: Python<'py>) -> PyResult<Self::Output> {
        Ok(self.0)
    }
}

/// A definition with problems.
pub(crate) fn raise_problems(problems: Problems) -> PyErr {
    exception("DefinitionError", |py| {
        let class = errors(py)?.getattr("Problem")?;
        let problems = problems.iter().map(|problem| class.call1(of_problem(py, problem)?));
        (problems.collect::<PyResult<Vec<_>>>()?,).into_pyobject(py)
    })
}

fn of_problem<'py>(py: Python<'py>, problem: &Problem) -> PyResult<Bound<'py, PyTuple>> {
    let texts = texts(py, &problem.message(Lang::It), &problem.message(Lang::En))?;
    let code = problem.code().code().as_str();
    let (found, expected) = (problem.found(Lang::En), problem.expected(Lang::En));
    let (line, nearest) = (problem.to_string(), problem.did_you_mean());
    let place = (problem.document(), problem.path(), problem.position());
    (code, place.0, place.1, place.2, found, expected, nearest, line, texts).into_pyobject(py)
}

fn texts<'py>(py: Python<'py>, it: &str, en: &str) -> PyResult<Bound<'py, PyDict>> {
    let texts = PyDict::new(py);
    texts.set_item("it", it)?;
    texts.set_item("en", en)?;
    Ok(texts)
}

/// A refused command.
pub(crate) fn raise_refusal(refusal: abilita::Refusal) -> PyErr {
    exception("Refusal", |py| {
        let texts = texts(py, refusal.text(Lang::It), refusal.text(Lang::En))?;
        let because = PyTuple::new(py, refusal.because().collect::<Vec<_>>())?;
        let findings = refusal.findings().iter().map(Finding::of);
        let findings = PyTuple::new(py, findings.collect::<Vec<_>>())?;
        (refusal.code(), texts, because, refusal.next(), refusal.argument(), findings).into_pyobject(py)
    })
}

fn exception<'a>(
    class: &str,
    arguments: impl for<'py> FnOnce(Python<'py>) -> PyResult<Bound<'py, PyTuple>> + 'a,
) -> PyErr {
    Python::attach(|py| {
        let raised = errors(py).and_then(|errors| errors.getattr(class)?.call1(arguments(py)?));
        raised.map_or_else(|error| error, PyErr::from_value)
    })
}

fn errors(py: Python<'_>) -> PyResult<&Bound<'_, PyModule>> {
    static ERRORS: PyOnceLock<Py<PyModule>> = PyOnceLock::new();
    let errors = ERRORS.get_or_try_init(py, || PyModule::import(py, "abilita.errors").map(Bound::unbind));
    errors.map(|errors| errors.bind(py))
}

/// A code of the closed table: every error, refusal and finding that the library itself can produce.
///
/// Raises KeyError for a code that is not in the table.
///
/// >>> from abilita import Code, Lang
/// >>> Code("role_missing").text(Lang.EN)
/// 'A mandatory role is missing'
#[pyclass(frozen, eq, ord, hash, module = "abilita")]
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Code(CoreCode);

#[pymethods]
impl Code {
    #[new]
    fn new(code: &str) -> PyResult<Self> {
        CoreCode::from_code(code).map(Self).ok_or_else(|| PyKeyError::new_err(code.to_owned()))
    }

    /// Every code, in the order of the table.
    #[staticmethod]
    fn all() -> Vec<Self> {
        CoreCode::ALL.iter().copied().map(Self).collect()
    }

    /// What it is a code of.
    #[getter]
    fn kind(&self) -> Word<CodeKind> {
        Word(self.0.kind())
    }

    /// What it says to people: a sentence without its full stop.
    #[pyo3(signature = (lang = Word(Lang::It)))]
    fn text(&self, lang: Word<Lang>) -> &'static str {
        self.0.text(lang.0)
    }

    fn __str__(&self) -> &'static str {
        self.0.as_str()
    }

    fn __repr__(&self) -> String {
        format!("Code('{}')", self.0)
    }

    fn __getnewargs__(&self) -> (&'static str,) {
        (self.0.as_str(),)
    }
}
