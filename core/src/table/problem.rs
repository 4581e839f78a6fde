//! What is wrong with a file, and where.

use std::fmt::{self, Write as _};

use super::column::Column;
use crate::text::{Code, Lang};

/// One problem of a file: what, on which line, in which column. It never contains data of the file.
///
/// ```
/// use abilita::table;
/// let table = table::read(b"CF;Ruolo\nRSSNNA75S42D205F\nVRDLCU93A30G674G;delegate");
/// assert_eq!(table.rows.len(), 1);
/// let problem = &table.problems[0];
/// assert_eq!(problem.code().as_str(), "table.row");
/// assert_eq!((problem.line(), problem.widths()), (2, Some((2, 1))));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableProblem {
    code: Code,
    line: usize,
    column: Option<Box<str>>,
    widths: Option<(usize, usize)>,
    headings: Box<[Box<str>]>,
}

impl TableProblem {
    pub(super) fn new(code: Code, line: usize) -> Self {
        Self { code, line, column: None, widths: None, headings: Box::default() }
    }

    /// A needed column that is not there, with the headings that are.
    pub(super) fn missing(column: Column, line: usize, headings: Box<[Box<str>]>) -> Self {
        Self { headings, ..Self::new(Code::TableHeader, line).in_column(column.as_str()) }
    }

    pub(super) fn in_column(mut self, heading: &str) -> Self {
        self.column = Some(heading.into());
        self
    }

    pub(super) fn of_width(line: usize, expected: usize, found: usize) -> Self {
        Self { widths: Some((expected, found)), ..Self::new(Code::TableRow, line) }
    }

    /// What it is.
    pub fn code(&self) -> Code {
        self.code
    }

    /// The line of the file, from 1, as an editor shows it: where the row begins that it is about.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column it is about, by its heading; for one that is missing, [`Column::as_str`].
    pub fn column(&self) -> Option<&str> {
        self.column.as_deref()
    }

    /// How many columns the header has, and how many the row.
    pub fn widths(&self) -> Option<(usize, usize)> {
        self.widths
    }

    /// The headings there are, where a needed one is missing. There are none where none of them means anything: that line
    /// is probably no header, and what stands in it are data.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        self.headings.iter().map(|heading| &**heading)
    }

    /// The whole message in one language, without the place.
    ///
    /// ```
    /// use abilita::{Lang, table};
    /// let table = table::read(b"CF;Telefono\n");
    /// let message = table.problems[0].message(Lang::It);
    /// assert_eq!(message, "L'intestazione non ha una colonna necessaria: `role`; ci sono: `CF`, `Telefono`");
    /// ```
    pub fn message(&self, lang: Lang) -> String {
        let (header, row, there_are) = match lang {
            Lang::It => ("intestazione", "riga", "ci sono"),
            Lang::En => ("header", "row", "there are"),
        };
        let mut message = self.code.text(lang).to_owned();
        if let Some(column) = &self.column {
            let _ = write!(message, ": `{column}`");
        }
        if let Some((expected, found)) = self.widths {
            let _ = write!(message, ": {header} {expected}, {row} {found}");
        }
        if !self.headings.is_empty() {
            let headings: Vec<String> = self.headings().map(|heading| format!("`{heading}`")).collect();
            let _ = write!(message, "; {there_are}: {}", headings.join(", "));
        }
        message
    }
}

/// `line 3: [code] message`, in English.
impl fmt::Display for TableProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: [{}] {}", self.line, self.code, self.message(Lang::En))
    }
}

impl std::error::Error for TableProblem {}
