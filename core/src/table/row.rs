//! One row of a file, and the institute it is about.

use std::fmt;
use std::sync::Arc;

use super::spelling::fold;
use crate::institute::InstituteCode;
use crate::roster::Delegate;

/// An institute as a file names it: by code, by name, or both; by neither, where it has no column for it.
///
/// ```
/// use abilita::table::Institute;
/// let institute = Institute::new("tois 99901a").named("Liceo Volta");
/// assert_eq!(institute.code(), "TOIS99901A");
/// assert!(institute.school_code().is_some());
/// assert!(institute.is_same(&Institute::new("TOIS99901A")));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Institute {
    code: Box<str>,
    name: Box<str>,
}

impl Institute {
    /// An institute by its code. Blanks are removed, ASCII letters upper-cased; it need not be a school code.
    pub fn new(code: &str) -> Self {
        let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        Self { code: code.to_ascii_uppercase().into(), name: Box::default() }
    }

    /// Adds the name.
    #[must_use]
    pub fn named(mut self, name: &str) -> Self {
        self.name = name.into();
        self
    }

    /// The code; empty where there is none.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The code, where it has the shape of one.
    pub fn school_code(&self) -> Option<InstituteCode> {
        self.code.parse().ok()
    }

    /// The name; empty where there is none.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// True if both are one institute: they have the same code, or, both without a code, the same name as far as spelling
    /// goes.
    pub fn is_same(&self, other: &Self) -> bool {
        self.key() == other.key()
    }

    pub(super) fn key(&self) -> (bool, String) {
        let has_code = !self.code.is_empty();
        (has_code, if has_code { self.code.as_ref().to_owned() } else { fold(&self.name) })
    }
}

/// A row: the delegate, their institute, and the columns that have no meaning here. `Debug` shows none of the data.
///
/// ```
/// use abilita::table;
/// let table = table::read(b"CF;Ruolo;Telefono\nRSSNNA75S42D205F;delegate;011 555 0100");
/// let row = &table.rows[0];
/// assert_eq!(row.line(), 2);
/// assert_eq!(row.delegate().role(), "delegate");
/// assert_eq!(row.other("telefono"), Some("011 555 0100"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    pub(super) line: usize,
    pub(super) institute: Institute,
    pub(super) delegate: Delegate,
    /// The headings of the other columns, shared by all rows, and the fields under them.
    pub(super) headings: Arc<[Box<str>]>,
    pub(super) others: Box<[Box<str>]>,
}

impl Row {
    /// The line of the file on which it begins, from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The institute.
    pub fn institute(&self) -> &Institute {
        &self.institute
    }

    /// The delegate, as the file gives them: whether they can be one is for a roster check to tell.
    pub fn delegate(&self) -> &Delegate {
        &self.delegate
    }

    /// The other columns in the order of the file, each as heading and field.
    pub fn others(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headings.iter().zip(&self.others).map(|(heading, field)| (&**heading, &**field))
    }

    /// The field of another column. Of its heading, case, accents, blanks and signs do not count.
    pub fn other(&self, heading: &str) -> Option<&str> {
        let wanted = fold(heading);
        self.others().find(|(heading, _)| fold(heading) == wanted).map(|(_, field)| field)
    }
}

impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Row")
            .field("line", &self.line)
            .field("institute", &self.institute)
            .finish_non_exhaustive()
    }
}
