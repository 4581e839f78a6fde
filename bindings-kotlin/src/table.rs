//! Delegates of many institutes: from and to CSV bytes, and checked in one call.

use std::collections::HashMap;

use abilita::Lang;
use abilita::table::{self as core, Profile, RoleNames, TableReader, TableWriter};

use crate::campaign::Campaign;
use crate::error::AbilitaError;
use crate::finding::Finding;
use crate::instant::PointInTime;
use crate::roster::Delegate;
use crate::words::{Stage, Wording};

/// An institute as a file names it. What is not given is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, uniffi::Record)]
pub struct Institute {
    /// The code.
    #[uniffi(default = "")]
    pub code: String,
    /// The name.
    #[uniffi(default = "")]
    pub name: String,
}

impl Institute {
    fn of(institute: &core::Institute) -> Self {
        Self { code: institute.code().to_owned(), name: institute.name().to_owned() }
    }

    fn parse(&self) -> core::Institute {
        core::Institute::new(&self.code).named(&self.name)
    }
}

/// A file of delegates, read.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Table {
    /// The delegates by institute, wherever in the file they stand, in the order in which the institutes first come.
    pub rosters: Vec<TableRoster>,
    /// What is wrong with the file, in its order. A row that is reported as short, long or unclosed is in no roster.
    pub problems: Vec<TableProblem>,
}

/// The delegates of one institute.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct TableRoster {
    /// The institute, as its first row names it.
    pub institute: Institute,
    /// The rows, in the order of the file.
    pub rows: Vec<TableRow>,
}

/// A row of a file.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct TableRow {
    /// The line of the file on which it begins, from 1.
    pub line: i64,
    /// The institute, as this row names it.
    pub institute: Institute,
    /// The delegate, as the file gives them: whether they can be one is for a roster check to tell.
    pub delegate: Delegate,
    /// The fields of the columns that have no meaning here, by heading.
    #[uniffi(default)]
    pub others: HashMap<String, String>,
}

/// One problem of a file. It never contains data of the file.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct TableProblem {
    /// What it is: `table.row` and so on.
    pub code: String,
    /// The line of the file, from 1.
    pub line: i64,
    /// The column it is about, by its heading.
    pub column: Option<String>,
    /// The whole message, without the place.
    pub text: Wording,
}

fn number(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Reads a file of delegates: any separator, encoding and order of columns that spreadsheets write. Given a campaign, the titles
/// of its roles are read as the roles; `otherwise` is the role of rows that have none.
#[uniffi::export(default(campaign = None, otherwise = None))]
pub fn read_table(
    bytes: Vec<u8>,
    campaign: Option<std::sync::Arc<Campaign>>,
    otherwise: Option<String>,
) -> Result<Table, AbilitaError> {
    let roles = campaign.map_or_else(RoleNames::new, |campaign| RoleNames::of(&campaign.0));
    let roles = otherwise.iter().fold(roles, |roles, role| roles.otherwise(role));
    let core::Table { rows, problems } = TableReader::new().with_roles(roles).read(&bytes);
    let mut by_line: HashMap<i64, TableRow> =
        rows.iter().map(|row| (number(row.line()), row_of(row))).collect();
    let roster = |roster: core::Roster| TableRoster {
        institute: Institute::of(roster.institute()),
        rows: roster.lines().iter().filter_map(|line| by_line.remove(&number(*line))).collect(),
    };
    Ok(Table {
        rosters: core::rosters(rows).into_iter().map(roster).collect(),
        problems: problems.iter().map(TableProblem::from).collect(),
    })
}

fn row_of(row: &core::Row) -> TableRow {
    TableRow {
        line: number(row.line()),
        institute: Institute::of(row.institute()),
        delegate: row.delegate().into(),
        others: row.others().map(|(heading, field)| (heading.to_owned(), field.to_owned())).collect(),
    }
}

impl From<&core::TableProblem> for TableProblem {
    fn from(problem: &core::TableProblem) -> Self {
        Self {
            code: problem.code().as_str().to_owned(),
            line: number(problem.line()),
            column: problem.column().map(str::to_owned),
            text: Wording::of(|lang| problem.message(lang)),
        }
    }
}

/// Writes rows as spreadsheets in Italy open them with a double click: UTF-8 with byte order mark, `;`, CRLF. A text that a
/// spreadsheet would run as a formula gets an apostrophe before it. Given a campaign, roles are written by their titles. Given
/// findings, there is a column of them, each in the row whose line it tells; never in the file for everybody.
#[uniffi::export(default(campaign = None, findings = None))]
pub fn write_table(
    rows: &[TableRow],
    profile: Profile,
    lang: Lang,
    campaign: Option<std::sync::Arc<Campaign>>,
    findings: Option<Vec<TableFinding>>,
) -> Result<Vec<u8>, AbilitaError> {
    let writer = TableWriter::new(profile, lang);
    let mut writer = campaign.iter().fold(writer, |writer, campaign| writer.with_titles(&campaign.0));
    if findings.is_some() {
        writer = writer.with_findings();
    }
    let mut told: HashMap<Option<i64>, Vec<&str>> = HashMap::new();
    for found in findings.iter().flatten() {
        told.entry(found.line).or_default().push(found.finding.text.in_language(lang));
    }
    for row in rows {
        let told = told.get(&Some(row.line)).into_iter().flatten().copied();
        writer.row_with_findings(&row.institute.parse(), &(&row.delegate).into(), told);
    }
    Ok(writer.take())
}

/// One thing found in the roster of one institute of many.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct TableFinding {
    /// The institute.
    pub institute: Institute,
    /// The line of the row it is about; absent for a roster as a whole.
    pub line: Option<i64>,
    /// What was found.
    pub finding: Finding,
}

#[uniffi::export]
impl Campaign {
    /// Checks the rosters of many institutes in one call, as `readTable` gives them: each by itself, as in a case in which nothing has
    /// happened. What is found comes in the order of the rosters.
    pub fn check_rosters(
        &self,
        rosters: &[TableRoster],
        stage: Stage,
        at: PointInTime,
    ) -> Result<Vec<TableFinding>, AbilitaError> {
        Ok(rosters.iter().flat_map(|roster| roster.check(self, stage, at)).collect())
    }
}

impl TableRoster {
    fn check(&self, campaign: &Campaign, stage: Stage, at: PointInTime) -> Vec<TableFinding> {
        let delegates: Vec<abilita::Delegate> = self.rows.iter().map(|row| (&row.delegate).into()).collect();
        let findings = campaign.0.check_roster(&delegates, stage, at);
        let found = |finding: &abilita::Finding| TableFinding {
            institute: self.institute.clone(),
            line: finding.row().and_then(|row| self.rows.get(row)).map(|row| row.line),
            finding: finding.into(),
        };
        findings.iter().map(found).collect()
    }
}
