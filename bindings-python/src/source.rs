//! Where a definition comes from: acts, the statements its rules cite, and where these disagree.

use abilita::Lang;
use chrono::NaiveDate;
use pyo3::prelude::*;

use crate::words::Word;

/// An act that the definition puts into data.
#[pyclass(frozen, eq, hash, module = "abilita")]
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Source {
    name: String,
    titles: [String; 2],
    date: Option<NaiveDate>,
}

impl Source {
    pub(crate) fn of(source: &abilita::Source) -> Self {
        let titles = [Lang::It, Lang::En].map(|lang| source.title(lang).to_owned());
        Self { name: source.name().to_owned(), titles, date: source.date() }
    }
}

#[pymethods]
impl Source {
    #[new]
    fn new(name: String, titles: [String; 2], date: Option<NaiveDate>) -> Self {
        Self { name, titles, date }
    }

    /// The name under which the definition keeps it.
    #[getter]
    fn name(&self) -> &str {
        &self.name
    }

    /// The date of the act, where it is known.
    #[getter]
    fn date(&self) -> Option<NaiveDate> {
        self.date
    }

    /// What the act is called.
    #[pyo3(signature = (lang = Word(Lang::It)))]
    fn title(&self, lang: Word<Lang>) -> &str {
        in_lang(&self.titles, lang.0)
    }

    fn __repr__(&self) -> String {
        format!("<Source {}>", self.name)
    }

    fn __getnewargs__(&self) -> (&str, [String; 2], Option<NaiveDate>) {
        (&self.name, self.titles.clone(), self.date)
    }
}

/// A statement of an act, which rules cite.
#[pyclass(frozen, eq, hash, module = "abilita")]
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Statement {
    cite: String,
    source: String,
    texts: [String; 2],
}

impl Statement {
    pub(crate) fn of(cite: &str, statement: &abilita::Statement) -> Self {
        let texts = [Lang::It, Lang::En].map(|lang| statement.text(lang).to_owned());
        Self { cite: cite.to_owned(), source: statement.source().to_owned(), texts }
    }
}

#[pymethods]
impl Statement {
    #[new]
    fn new(cite: String, source: String, texts: [String; 2]) -> Self {
        Self { cite, source, texts }
    }

    /// The citation that names it.
    #[getter]
    fn cite(&self) -> &str {
        &self.cite
    }

    /// The act that makes it, by the name under which the definition keeps it.
    #[getter]
    fn source(&self) -> &str {
        &self.source
    }

    /// What it says; empty where the definition does not repeat it.
    #[pyo3(signature = (lang = Word(Lang::It)))]
    fn text(&self, lang: Word<Lang>) -> &str {
        in_lang(&self.texts, lang.0)
    }

    fn __repr__(&self) -> String {
        format!("<Statement {} of {}>", self.cite, self.source)
    }

    fn __getnewargs__(&self) -> (&str, &str, [String; 2]) {
        (&self.cite, &self.source, self.texts.clone())
    }
}

/// A contradiction between the sources, with the reading taken.
#[pyclass(frozen, eq, hash, module = "abilita")]
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Conflict {
    name: String,
    cites: Vec<String>,
    readings: [String; 2],
}

impl Conflict {
    pub(crate) fn of(conflict: &abilita::Conflict) -> Self {
        let readings = [Lang::It, Lang::En].map(|lang| conflict.reading(lang).to_owned());
        Self {
            name: conflict.name().to_owned(),
            cites: conflict.cites().map(str::to_owned).collect(),
            readings,
        }
    }
}

#[pymethods]
impl Conflict {
    #[new]
    fn new(name: String, cites: Vec<String>, readings: [String; 2]) -> Self {
        Self { name, cites, readings }
    }

    /// The name under which the definition keeps it.
    #[getter]
    fn name(&self) -> &str {
        &self.name
    }

    /// The rules it is about.
    #[getter]
    fn cites(&self) -> Vec<String> {
        self.cites.clone()
    }

    /// The reading taken.
    #[pyo3(signature = (lang = Word(Lang::It)))]
    fn reading(&self, lang: Word<Lang>) -> &str {
        in_lang(&self.readings, lang.0)
    }

    fn __repr__(&self) -> String {
        format!("<Conflict {}>", self.name)
    }

    fn __getnewargs__(&self) -> (&str, Vec<String>, [String; 2]) {
        (&self.name, self.cites.clone(), self.readings.clone())
    }
}

fn in_lang([it, en]: &[String; 2], lang: Lang) -> &str {
    match lang {
        Lang::It => it,
        Lang::En => en,
    }
}
