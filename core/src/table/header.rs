//! What the header says: which column stands where, and which is missing.

use std::collections::HashMap;
use std::sync::Arc;

use super::cell::bare;
use super::column::{Column, joins_names};
use super::problem::TableProblem;
use super::roles::RoleNames;
use super::row::{Institute, Row};
use crate::institute::InstituteCode;
use crate::person::Person;
use crate::roster::Delegate;
use crate::text::Code;

/// What stands in a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Known(Column),
    Other,
    /// A column without a heading.
    Nothing,
}

pub(super) struct Header {
    meanings: Vec<Meaning>,
    places: HashMap<Column, usize>,
    /// How many columns a row must have: the empty ones at the end of the header may be missing.
    least: usize,
    others: Arc<[Box<str>]>,
    /// The heading of the column of institute codes.
    institute_code: Option<Box<str>>,
}

impl Header {
    /// Reads the header line: the header, unless a needed column is missing, and every problem of it.
    pub(super) fn read(
        headings: &[&str],
        line: usize,
        roles: &RoleNames,
    ) -> (Option<Self>, Vec<TableProblem>) {
        let mut problems = Vec::new();
        let places = places(headings);
        let meaning = |(place, heading): (usize, &&str)| match Column::of_heading(heading) {
            _ if heading.is_empty() => Meaning::Nothing,
            Some(column) if places.get(&column) == Some(&place) => Meaning::Known(column),
            _ => Meaning::Other,
        };
        let meanings: Vec<Meaning> = headings.iter().enumerate().map(meaning).collect();
        let has_names = places.contains_key(&Column::Surname) && places.contains_key(&Column::Name);
        for (heading, meaning) in headings.iter().zip(&meanings) {
            if *meaning != Meaning::Other {
                continue;
            }
            if Column::of_heading(heading).is_some() {
                problems.push(TableProblem::new(Code::TableColumnTwice, line).in_column(heading));
            } else if !has_names && joins_names(heading) {
                problems.push(TableProblem::new(Code::TableNamesJoined, line).in_column(heading));
            }
        }
        let mut is_complete = true;
        let needed: &[Column] = if roles.has_otherwise() {
            &[Column::CodiceFiscale]
        } else {
            &[Column::CodiceFiscale, Column::Role]
        };
        for column in needed {
            if !places.contains_key(column) {
                is_complete = false;
                problems.push(TableProblem::missing(*column, line, told(headings, &places)));
            }
        }
        let others = headings.iter().zip(&meanings).filter(|(_, meaning)| **meaning == Meaning::Other);
        let others = others.map(|(heading, _)| Box::from(*heading)).collect();
        let least =
            meanings.iter().rposition(|meaning| *meaning != Meaning::Nothing).map_or(0, |last| last + 1);
        let institute_code = places.get(&Column::InstituteCode).and_then(|place| headings.get(*place));
        let institute_code = institute_code.map(|heading| Box::from(*heading));
        (is_complete.then_some(Self { meanings, places, least, others, institute_code }), problems)
    }

    /// How many columns it has.
    pub(super) fn width(&self) -> usize {
        self.meanings.len()
    }

    /// True if a row of these fields has its columns: what stands beyond the header must be blank.
    pub(super) fn fits(&self, fields: &[&str]) -> bool {
        fields.len() >= self.least && fields.iter().skip(self.width()).all(|field| field.is_empty())
    }

    /// True if a field holds what looks like whole rows: line breaks, and as many separators as a row has. That is the work
    /// of two stray quotes in one column. Only columns with a meaning are looked at; a note may hold anything.
    pub(super) fn swallows_rows(&self, fields: &[&str], separator: char) -> bool {
        fields.iter().zip(&self.meanings).any(|(field, meaning)| {
            matches!(meaning, Meaning::Known(_))
                && field.contains(['\n', '\r'])
                && field.matches(separator).count() + 1 >= self.least
        })
    }

    /// The row, and what is wrong with its institute.
    pub(super) fn row(&self, fields: &[&str], line: usize, roles: &RoleNames) -> (Row, Option<TableProblem>) {
        let field = |column| self.places.get(&column).and_then(|place| fields.get(*place)).copied();
        let text = |column| field(column).unwrap_or_default();
        let person = Person::new(text(Column::CodiceFiscale))
            .named(text(Column::Name), text(Column::Surname))
            .with_email(text(Column::Email));
        let (code, name) = match (field(Column::InstituteCode), text(Column::InstituteName)) {
            (None, name) if is_surely_a_code(name) => (name, ""),
            (code, name) => (code.unwrap_or_default(), name),
        };
        let others = fields.iter().zip(&self.meanings).filter(|(_, meaning)| **meaning == Meaning::Other);
        let row = Row {
            line,
            institute: Institute::new(code).named(name),
            delegate: Delegate::new(roles.role(text(Column::Role)), person),
            headings: Arc::clone(&self.others),
            others: others.map(|(field, _)| Box::from(*field)).collect(),
        };
        let problem = self.institute_code.as_deref().filter(|_| row.institute.school_code().is_none());
        (row, problem.map(|heading| TableProblem::new(Code::TableInstitute, line).in_column(heading)))
    }
}

/// Where each column stands: under its most explicit heading, and under the first of equals.
fn places(headings: &[&str]) -> HashMap<Column, usize> {
    let mut best: HashMap<Column, (usize, usize)> = HashMap::new();
    for (place, heading) in headings.iter().enumerate() {
        if let Some((column, rank)) = Column::ranked(heading) {
            let found = best.entry(column).or_insert((rank, place));
            *found = (*found).min((rank, place));
        }
    }
    best.into_iter().map(|(column, (_, place))| (column, place)).collect()
}

/// The headings as a problem may tell them. Where none of them means anything the line may be one of data.
fn told(headings: &[&str], places: &HashMap<Column, usize>) -> Box<[Box<str>]> {
    if places.is_empty() {
        return Box::default();
    }
    headings.iter().filter(|heading| !heading.is_empty()).map(|heading| Box::from(*heading)).collect()
}

/// The shape alone would take `Liceo Volta` for a code.
fn is_surely_a_code(name: &str) -> bool {
    name.parse::<InstituteCode>().is_ok() && name.contains(|c: char| c.is_ascii_digit())
}

/// The fields of a row without what stands around them.
pub(super) fn bare_fields<'f>(fields: &'f [std::borrow::Cow<'f, str>]) -> Vec<&'f str> {
    fields.iter().map(|field| bare(field)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Table, TableReader, read};
    use super::*;

    /// The problems as `line:code:column`.
    fn problems(table: &Table) -> Vec<String> {
        let problem = |problem: &TableProblem| {
            format!("{}:{}:{}", problem.line(), problem.code(), problem.column().unwrap_or_default())
        };
        table.problems.iter().map(problem).collect()
    }

    /// The rows as `codice fiscale:role`.
    fn rows(table: &Table) -> Vec<String> {
        let row = |row: &Row| format!("{}:{}", row.delegate().person().id().as_str(), row.delegate().role());
        table.rows.iter().map(row).collect()
    }

    const DORA: &str = "CNTDRO68C54L219H";
    const ANNA: &str = "RSSNNA75S42D205F";

    #[test]
    fn a_missing_column_is_told_with_those_that_are_there() {
        let table = read(format!("\nNome;Mansionario\n{DORA};delegate\n").as_bytes());
        assert_eq!(problems(&table), ["2:table.header:codice_fiscale", "2:table.header:role"]);
        assert_eq!(table.problems[0].headings().collect::<Vec<_>>(), ["Nome", "Mansionario"]);
        assert!(table.rows.is_empty());
        assert_eq!(problems(&read(b"")), ["1:table.header:codice_fiscale", "1:table.header:role"]);
    }

    #[test]
    fn a_line_of_data_for_a_header_is_not_told() {
        let table = read(format!("{DORA};Dora;Conti\n").as_bytes());
        assert!(table.problems.iter().all(|problem| problem.headings().next().is_none()));
    }

    #[test]
    fn a_file_without_roles_is_read_where_there_is_a_role_for_it() {
        let reader = TableReader::new().with_roles(RoleNames::new().otherwise("delegate"));
        assert_eq!(rows(&reader.read(format!("CF\n{DORA}\n").as_bytes())), [format!("{DORA}:delegate")]);
    }

    #[test]
    fn of_two_columns_the_more_explicit_one_counts() {
        let file = format!("Qualifica;CF;C.F.;Ruolo\ndocente;{DORA};{ANNA};rspp\n");
        let table = read(file.as_bytes());
        assert_eq!(rows(&table), [format!("{DORA}:rspp")]);
        assert_eq!(problems(&table), ["1:table.column_twice:Qualifica", "1:table.column_twice:C.F."]);
        assert_eq!(table.rows[0].other("qualifica"), Some("docente"));
    }

    #[test]
    fn names_in_one_column_are_told_and_not_split() {
        let table = read(format!("Cognome e nome;CF;Ruolo\nConti Dora;{DORA};delegate\n").as_bytes());
        assert_eq!(problems(&table), ["1:table.names_joined:Cognome e nome"]);
        assert_eq!(rows(&table), [format!("{DORA}:delegate")]);
        assert_eq!(table.rows[0].other("cognome e nome"), Some("Conti Dora"));
    }

    #[test]
    fn an_institute_is_named_by_code_or_by_name() {
        let table =
            read(b"CF;Ruolo;Cod. mecc.;Istituto\nA;x;tois99901a;Liceo Volta\nB;x;TOIS;Liceo Galvani\n");
        assert_eq!(table.rows[0].institute().code(), "TOIS99901A");
        assert_eq!(table.rows[1].institute().code(), "TOIS");
        assert_eq!(problems(&table), ["3:table.institute:Cod. mecc."]);

        let table = read(b"CF;Ruolo;Istituto\nA;x;TOIS99901A\nB;x;Liceo Volta\n");
        assert_eq!(table.rows[0].institute().code(), "TOIS99901A");
        assert_eq!((table.rows[1].institute().code(), table.rows[1].institute().name()), ("", "Liceo Volta"));
        assert_eq!(table.problems, []);
    }
}
