//! Delegates from CSV, as offices send it.

use abilita::Lang;
use abilita::table::{self as core, RoleNames, TableReader};
use pyo3::prelude::*;

use crate::campaign::Campaign;
use crate::finding::Finding;
use crate::many::Dict;
use crate::roster::Delegate;
use crate::words::Word;

/// Reads a table of delegates: whatever separator, encoding and headings an office uses. What makes no sense is reported with its
/// line, and read on; see `Table.problems`.
///
/// With `campaign`, texts that mean one of its roles, by name or title, become that role. `otherwise` is the role of rows that
/// have none: with it the table needs no such column.
///
/// >>> sent = "Cod. mecc.;Cognome;Nome;C.F.;Ruolo\r\nTOIS99901A;Rossi;Anna;RSSNNA75S42D205F;Delegato\r\n"
/// >>> table = read_table(sent.encode("cp1252"), campaign=campaign)
/// >>> [roster] = table.rosters
/// >>> roster.institute, roster.delegates[0].role, table.problems
/// ('TOIS99901A', 'delegate', [])
#[pyfunction]
#[pyo3(signature = (data, *, campaign = None, otherwise = None))]
pub(crate) fn read_table(
    py: Python<'_>,
    data: &[u8],
    campaign: Option<&Campaign>,
    otherwise: Option<&str>,
) -> Table {
    let roles = campaign.map_or_else(RoleNames::new, |campaign| RoleNames::of(&campaign.campaign));
    let roles = match otherwise {
        Some(role) => roles.otherwise(role),
        None => roles,
    };
    Table(py.detach(|| TableReader::new().with_roles(roles).read(data)))
}

/// A whole table: its rows, and everything that is wrong with it. False if anything is.
#[pyclass(frozen, module = "abilita.table")]
#[derive(Debug)]
pub(crate) struct Table(core::Table);

#[pymethods]
impl Table {
    /// The rows, in the order of the file.
    #[getter]
    fn rows(&self) -> Vec<TableRow> {
        self.0.rows.iter().cloned().map(TableRow).collect()
    }

    /// What is wrong, in the order of the file. A row that is reported as short, long or unclosed is not among the rows.
    #[getter]
    fn problems(&self) -> Vec<TableProblem> {
        self.0.problems.iter().cloned().map(TableProblem).collect()
    }

    /// The rows by institute, in the order in which institutes first appear.
    #[getter]
    fn rosters(&self) -> Vec<TableRoster> {
        core::rosters(self.0.rows.iter().cloned()).into_iter().map(TableRoster).collect()
    }

    fn __bool__(&self) -> bool {
        self.0.problems.is_empty()
    }

    fn __len__(&self) -> usize {
        self.0.rows.len()
    }

    fn __repr__(&self) -> String {
        format!("<Table of {} rows, {} problems>", self.0.rows.len(), self.0.problems.len())
    }
}

/// One row of a table.
#[pyclass(frozen, eq, module = "abilita.table")]
#[derive(Debug, PartialEq)]
pub(crate) struct TableRow(core::Row);

#[pymethods]
impl TableRow {
    /// The line of the file, from 1, as an editor shows it.
    #[getter]
    fn line(&self) -> usize {
        self.0.line()
    }

    /// The code of the institute, in capitals and without blanks; empty where the file has none.
    #[getter]
    fn institute(&self) -> &str {
        self.0.institute().code()
    }

    /// The name of the institute, as it is written.
    #[getter]
    fn institute_name(&self) -> &str {
        self.0.institute().name()
    }

    /// The delegate.
    #[getter]
    fn delegate(&self) -> Delegate {
        Delegate(self.0.delegate().clone())
    }

    /// The columns that mean nothing to abilita, by their headings.
    #[getter]
    fn others(&self) -> Dict<&str, &str> {
        self.0.others().collect()
    }

    fn __repr__(&self) -> String {
        format!("<TableRow {} of {}>", self.0.line(), self.0.institute().code())
    }
}

/// The rows of one institute.
#[pyclass(frozen, eq, module = "abilita.table")]
#[derive(Debug, PartialEq)]
pub(crate) struct TableRoster(core::Roster);

#[pymethods]
impl TableRoster {
    /// The code of the institute, in capitals and without blanks; empty where the file has none.
    #[getter]
    fn institute(&self) -> &str {
        self.0.institute().code()
    }

    /// The name of the institute, as it is written.
    #[getter]
    fn institute_name(&self) -> &str {
        self.0.institute().name()
    }

    /// The delegates, for `Campaign.check`.
    #[getter]
    fn delegates(&self) -> Vec<Delegate> {
        self.0.delegates().iter().cloned().map(Delegate).collect()
    }

    /// The line of each delegate in the file.
    #[getter]
    fn lines(&self) -> Vec<usize> {
        self.0.lines().to_vec()
    }

    /// The line of the delegate that a finding is about; None where it is about all of them.
    fn line_of(&self, finding: &Finding) -> Option<usize> {
        self.0.lines().get(finding.about()?).copied()
    }

    fn __repr__(&self) -> String {
        format!("<TableRoster of {}, {} delegates>", self.0.institute().code(), self.0.delegates().len())
    }
}

/// What is wrong with a table, and where. It never contains data of the file.
#[pyclass(frozen, eq, module = "abilita.table")]
#[derive(Debug, PartialEq)]
pub(crate) struct TableProblem(core::TableProblem);

#[pymethods]
impl TableProblem {
    /// What it is, such as `table.row`.
    #[getter]
    fn code(&self) -> &'static str {
        self.0.code().as_str()
    }

    /// The line of the file, from 1: where the row begins that it is about.
    #[getter]
    fn line(&self) -> usize {
        self.0.line()
    }

    /// The column it is about, by its heading; for one that is missing, by its name here.
    #[getter]
    fn column(&self) -> Option<&str> {
        self.0.column()
    }

    /// What it says to people, without the place.
    #[pyo3(signature = (lang = Word(Lang::It)))]
    fn message(&self, lang: Word<Lang>) -> String {
        self.0.message(lang.0)
    }

    fn __repr__(&self) -> String {
        format!("<TableProblem {} at line {}>", self.0.code(), self.0.line())
    }
}
