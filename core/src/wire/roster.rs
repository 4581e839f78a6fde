//! Rosters and findings.

use super::{Person, record};
use crate::roster;
use crate::text::Lang;

record! {
    /// One line of a roster.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Delegate {
        /// The role.
        pub role: String,
        /// The person.
        pub person: Person,
    }
}

impl Delegate {
    /// The delegate.
    pub fn parse(&self) -> roster::Delegate {
        roster::Delegate::new(&self.role, self.person.parse())
    }
}

impl From<&roster::Delegate> for Delegate {
    fn from(delegate: &roster::Delegate) -> Self {
        Self { role: delegate.role().to_owned(), person: delegate.person().into() }
    }
}

record! {
    /// One thing found in a roster.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Finding {
        /// `error`, `warning` or `advice`.
        pub severity: String,
        /// What it is.
        pub code: String,
        /// Where it is: `roster[2].email`.
        pub path: String,
        /// The line, from 0.
        pub row: Option<usize> = optional,
        /// The field.
        pub field: Option<String> = optional,
        /// The character of a codice fiscale, from 0 in the normalised text.
        pub position: Option<usize> = optional,
        /// The role that is missing, or of which there are too many.
        pub role: Option<String> = optional,
        /// The rules it is based on.
        pub cites: Vec<String>,
        /// What it says, in Italian.
        pub it: String,
        /// What it says, in English.
        pub en: String,
    }
}

impl From<&roster::Finding> for Finding {
    fn from(finding: &roster::Finding) -> Self {
        Self {
            severity: finding.severity().as_str().to_owned(),
            code: finding.code().as_str().to_owned(),
            path: finding.path(),
            row: finding.row(),
            field: finding.field().map(|field| field.as_str().to_owned()),
            position: finding.position(),
            role: finding.role().map(str::to_owned),
            cites: finding.cites().map(str::to_owned).collect(),
            it: finding.text(Lang::It).to_owned(),
            en: finding.text(Lang::En).to_owned(),
        }
    }
}
