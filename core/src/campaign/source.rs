//! Where a definition comes from: the acts it puts into data, the statements its rules cite, and where these disagree.

use super::program::Cites;
use crate::text::{Lang, Text};

/// An act that a definition puts into data.
///
/// ```
/// use abilita::{Campaign, Lang};
/// let campaign = Campaign::built_in("factotum-2025")?;
/// let circular = campaign.sources().iter().find(|source| source.name() == "circular").unwrap();
/// assert!(circular.title(Lang::En).contains("2025-2026"));
/// assert_eq!(circular.date(), None); // its copy bears none
/// # Ok::<(), abilita::Problems>(())
/// ```
#[derive(Clone, Debug)]
pub struct Source {
    pub(crate) name: Box<str>,
    pub(crate) title: Text,
    pub(crate) date: Option<chrono::NaiveDate>,
}

impl Source {
    /// The name under which the definition keeps it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the act is called.
    pub fn title(&self, lang: Lang) -> &str {
        self.title.or(lang, &self.name)
    }

    /// The date of the act, where it is known.
    pub fn date(&self) -> Option<chrono::NaiveDate> {
        self.date
    }
}

/// What an act says, under the name by which rules cite it.
#[derive(Clone, Debug, Default)]
pub struct Statement {
    pub(crate) source: Box<str>,
    pub(crate) text: Text,
}

impl Statement {
    /// The act that makes it, by the name under which the definition keeps it.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// What it says; empty where the definition does not repeat it.
    pub fn text(&self, lang: Lang) -> &str {
        self.text.or(lang, "")
    }
}

/// Two statements of the sources that do not agree, and the reading taken.
#[derive(Clone, Debug)]
pub struct Conflict {
    pub(crate) name: Box<str>,
    pub(crate) cites: Cites,
    pub(crate) reading: Text,
}

impl Conflict {
    /// The name under which the definition keeps it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The rules it is about.
    pub fn cites(&self) -> impl Iterator<Item = &str> {
        self.cites.iter().map(|cite| &**cite)
    }

    /// The reading taken.
    pub fn reading(&self, lang: Lang) -> &str {
        self.reading.or(lang, &self.name)
    }
}
