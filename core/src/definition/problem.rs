//! What is wrong with a definition, and where.

use std::fmt;

use super::document::Document;
use super::tree::Place;
use super::wording::Wording;
use crate::text::{Code, Lang};

/// The kinds of problem a definition can have. Each is a [`Code`] of its own with texts in Italian and English.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProblemCode {
    /// Not TOML, or not JSON; a duplicate key.
    Syntax,
    /// The `format` is missing or of a version this build does not know.
    Format,
    /// A key that has no meaning there.
    UnknownKey,
    /// A key that must be there and is not.
    MissingKey,
    /// A value of another type than the key takes.
    WrongType,
    /// A value of the right type that the key does not take.
    WrongValue,
    /// A name that nothing in the definition declares.
    UnknownName,
    /// Two things of one name.
    DuplicateName,
    /// Definitions that extend each other, or moments or hints that are computed from each other.
    Cycle,
    /// Statements that contradict each other, such as `at_least = 3` with `at_most = 2`.
    Contradiction,
    /// A stated weekday that the date does not have.
    Weekday,
    /// More of something than a definition may have.
    TooMany,
}

impl ProblemCode {
    /// The entry of the closed table of codes.
    pub fn code(self) -> Code {
        match self {
            Self::Syntax => Code::DefinitionSyntax,
            Self::Format => Code::DefinitionFormat,
            Self::UnknownKey => Code::DefinitionUnknownKey,
            Self::MissingKey => Code::DefinitionMissingKey,
            Self::WrongType => Code::DefinitionWrongType,
            Self::WrongValue => Code::DefinitionWrongValue,
            Self::UnknownName => Code::DefinitionUnknownName,
            Self::DuplicateName => Code::DefinitionDuplicateName,
            Self::Cycle => Code::DefinitionCycle,
            Self::Contradiction => Code::DefinitionContradiction,
            Self::Weekday => Code::DefinitionWeekday,
            Self::TooMany => Code::DefinitionTooMany,
        }
    }
}

/// One problem: what, where, what is there, what was expected, and the nearest name that would do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Problem {
    code: ProblemCode,
    place: Place,
    path: String,
    found: Option<Wording>,
    expected: Option<Wording>,
    nearest: Option<String>,
    document: String,
    position: Option<(usize, usize)>,
}

impl Problem {
    pub(crate) fn new(code: ProblemCode, place: Place, path: String) -> Self {
        Self {
            code,
            place,
            path,
            found: None,
            expected: None,
            nearest: None,
            document: String::new(),
            position: None,
        }
    }

    pub(crate) fn finding(mut self, found: impl Into<Wording>) -> Self {
        self.found = Some(found.into());
        self
    }

    pub(crate) fn expecting(mut self, expected: impl Into<Wording>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    pub(crate) fn nearest(mut self, name: Option<&str>) -> Self {
        self.nearest = name.map(str::to_owned);
        self
    }

    /// Looks the place up in the texts, once all problems are known.
    pub(crate) fn located(mut self, documents: &[Document]) -> Self {
        if let Some(document) = self.place.document.and_then(|number| documents.get(number)) {
            self.document.clone_from(&document.name);
            self.position = self.place.bytes.as_ref().and_then(|bytes| document.position(bytes.start));
        }
        self
    }

    /// The order of the definition: by document, then by place in it.
    pub(crate) fn order(&self) -> (Option<usize>, usize) {
        (self.place.document, self.place.bytes.as_ref().map_or(0, |bytes| bytes.start))
    }

    /// What kind of problem it is.
    pub fn code(&self) -> ProblemCode {
        self.code
    }

    /// The document, by the name under which it was given; empty where none was found.
    pub fn document(&self) -> &str {
        &self.document
    }

    /// The path of keys from the top, such as `tracks.renewal.on.submit.from[1]`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Line and column, from 1, in characters; `None` in JSON, where the path tells the place.
    pub fn position(&self) -> Option<(usize, usize)> {
        self.position
    }

    /// The bytes of the document that are wrong; `None` in JSON.
    pub fn bytes(&self) -> Option<std::ops::Range<usize>> {
        self.place.bytes.clone()
    }

    /// What is there. A parser's own words about a syntax error are in English whatever the language.
    pub fn found(&self, lang: Lang) -> Option<&str> {
        self.found.as_ref().map(|found| found.get(lang))
    }

    /// What would be right. Keys, names and values are the same in every language.
    ///
    /// ```
    /// use abilita::{Campaign, Lang};
    /// let problems = Campaign::from_json(r#"{"id": "a", "title": 7}"#).unwrap_err();
    /// let title = problems.iter().find(|problem| problem.path() == "title").unwrap();
    /// assert_eq!(title.expected(Lang::It), Some("un testo"));
    /// assert_eq!(title.expected(Lang::En), Some("a text"));
    /// ```
    pub fn expected(&self, lang: Lang) -> Option<&str> {
        self.expected.as_ref().map(|expected| expected.get(lang))
    }

    /// The nearest name that would be right.
    pub fn did_you_mean(&self) -> Option<&str> {
        self.nearest.as_deref()
    }

    /// The whole message in one language, without the place.
    pub fn message(&self, lang: Lang) -> String {
        let (expected, nearest) = match lang {
            Lang::It => ("atteso", "forse"),
            Lang::En => ("expected", "perhaps"),
        };
        let found = self.found(lang).map(|found| format!(": `{found}`"));
        let wanted = self.expected(lang).map(|text| format!("; {expected}: {text}"));
        let nearest = self.nearest.as_ref().map(|name| format!("; {nearest} `{name}`"));
        let parts = [found, wanted, nearest].into_iter().flatten().collect::<String>();
        format!("{}{parts}", self.code.code().text(lang))
    }
}

/// `file:line:column: [code] message (path)`, in English.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.document)?;
        if let Some((line, column)) = self.position {
            write!(f, ":{line}:{column}")?;
        }
        if !self.document.is_empty() {
            f.write_str(": ")?;
        }
        write!(f, "[{}] {}", self.code.code(), self.message(Lang::En))?;
        if self.path.is_empty() { Ok(()) } else { write!(f, " (at {})", self.path) }
    }
}

/// Everything that is wrong with a definition: all problems, not just the first. `Display` writes one per line, in English.
///
/// ```
/// use abilita::{Campaign, Lang};
/// let text = r#"{"format": "abilita-definition/1", "id": "tiny", "case": "person", "zone": "CET"}"#;
/// for problem in &Campaign::from_json(text).unwrap_err() {
///     println!("{}: {}", problem.path(), problem.message(Lang::It));
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    pub(crate) fn new(problems: Vec<Problem>) -> Self {
        Self(problems)
    }

    /// The problems, in the order of the definition.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.0.iter()
    }
}

impl<'p> IntoIterator for &'p Problems {
    type Item = &'p Problem;
    type IntoIter = std::slice::Iter<'p, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}
