//! Closed sets of words: enums of the core, `enum.StrEnum`s of `abilita.enums`.

use abilita::codice_fiscale::{Kind, MatchKind, Sex, Strictness};
use abilita::inspect::Scope;
use abilita::timeline;
use abilita::{CodeKind, FindingField, Lang, RoleHolders, Severity, Stage, ValueKind};
use pyo3::exceptions::PyValueError;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::PyModule;

/// An enum of the core with its twin in Python.
pub(crate) trait Words: Copy + PartialEq + 'static {
    /// The class of `abilita.enums`, and its type hint.
    const CLASS: &'static str;
    const HINT: PyStaticExpr;
    /// Every member with its value in Python.
    const ALL: &'static [(Self, &'static str)];
}

/// A member on its way in or out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<W>(pub(crate) W);

impl<W: Words> Word<W> {
    /// The member of this value.
    pub(crate) fn of(word: &str) -> Option<Self> {
        W::ALL.iter().find(|(_, known)| *known == word).map(|(member, _)| Self(*member))
    }
}

/// A member comes in as such, or as its value.
impl<'py, W: Words> FromPyObject<'_, 'py> for Word<W> {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = W::HINT;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let text: &str = object.extract()?;
        Self::of(text).ok_or_else(|| {
            let words: Vec<&str> = W::ALL.iter().map(|(_, word)| *word).collect();
            PyValueError::new_err(format!("expected a {}: {}", W::CLASS, words.join(", ")))
        })
    }
}

impl<'py, W: Words> IntoPyObject<'py> for Word<W> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = W::HINT;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let word = W::ALL.iter().find(|(member, _)| *member == self.0).map_or("", |(_, word)| *word);
        PyModule::import(py, "abilita.enums")?.getattr(W::CLASS)?.call1((word,))
    }
}

macro_rules! words {
    ($($name:ident { $($member:ident = $word:literal),* $(,)? })*) => {$(
        impl Words for $name {
            const CLASS: &'static str = stringify!($name);
            const HINT: PyStaticExpr = PyStaticExpr::Attribute {
                value: &PyStaticExpr::Name { id: "abilita.enums" },
                attr: stringify!($name),
            };
            const ALL: &'static [(Self, &'static str)] = &[$((Self::$member, $word)),*];
        }
    )*};
}

words! {
    Lang { It = "it", En = "en" }
    Sex { Male = "M", Female = "F" }
    Kind { Ordinary = "ordinary", Provisional = "provisional" }
    Strictness { Strict = "strict", Formal = "formal" }
    MatchKind { Exact = "exact", Prefix = "prefix", Word = "word", Words = "words", Within = "within" }
    Severity { Error = "error", Warning = "warning", Advice = "advice" }
    Stage { Draft = "draft", Submission = "submission" }
    FindingField {
        CodiceFiscale = "codice_fiscale", Name = "name", Surname = "surname", Email = "email", Role = "role",
    }
    RoleHolders { OnRecord = "on_record", Listed = "listed", Vouched = "vouched" }
    ValueKind {
        Text = "text", Email = "email", InstituteCode = "institute_code", Bool = "bool", Integer = "integer",
        Date = "date", Instant = "instant", Texts = "texts", Person = "person", Role = "role",
    }
    Scope { Case = "case", Member = "member" }
    When { At = "at", ToBeAnnounced = "to_be_announced", ByCase = "by_case" }
    CodeKind {
        Access = "access", Refusal = "refusal", Finding = "finding", Error = "error", Definition = "definition",
    }
}

/// When something of a timeline is; the instant stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum When {
    At,
    ToBeAnnounced,
    ByCase,
}

impl From<timeline::When> for When {
    fn from(when: timeline::When) -> Self {
        match when {
            timeline::When::At(_) => Self::At,
            timeline::When::ToBeAnnounced => Self::ToBeAnnounced,
            _ => Self::ByCase,
        }
    }
}
