//! Who may do what, when.

use abilita::{Campaign, Lang};
use serde::Serialize;

use crate::{Cell, Clause, Matrix, Phase, Row};

/// Who may do what, when.
///
/// ```
/// use abilita::Campaign;
/// use abilita_analysis::{Matrix, wire::MatrixData};
/// let campaign = Campaign::built_in("factotum-2025")?;
/// let data = serde_json::to_value(MatrixData::of(&Matrix::of(&campaign), &campaign)).unwrap();
/// assert_eq!(data["phases"][1]["functions"][0]["function"], "delegates.manage");
/// assert_eq!(data["phases"][1]["functions"][0]["may"][0]["role"], "head");
/// assert_eq!(data["phases"][1]["functions"][0]["may"][0]["may"], "always");
/// # Ok::<(), abilita::Problems>(())
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct MatrixData {
    /// The id of the campaign.
    pub campaign: String,
    /// The roles, in the order of the definition.
    pub roles: Vec<String>,
    /// The phases, as time brings them.
    pub phases: Vec<PhaseData>,
    /// The functions whose situations are too many to be looked at.
    pub too_large: Vec<String>,
}

/// A phase.
#[derive(Clone, Debug, Serialize)]
pub struct PhaseData {
    /// When it is, in Italian.
    pub it: String,
    /// When it is, in English.
    pub en: String,
    /// Who may do what in it.
    pub functions: Vec<RowData>,
}

/// A function in a phase.
#[derive(Clone, Debug, Serialize)]
pub struct RowData {
    /// The function.
    pub function: String,
    /// Each role.
    pub may: Vec<CellData>,
}

/// Whether a role may.
#[derive(Clone, Debug, Serialize)]
pub struct CellData {
    /// The role.
    pub role: String,
    /// `always`, `never`, `where` (all of the clauses hold), `unless` (all of them hold) or `depends` (on more, on these facts).
    pub may: &'static str,
    /// In words, in Italian.
    pub it: String,
    /// In words, in English.
    pub en: String,
    /// On what it depends.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<ClauseData>,
    /// The facts it depends on, where more than the situation of the case decides.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
}

/// One thing that holds of a case.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case", tag = "of")]
#[non_exhaustive]
pub enum ClauseData {
    /// A track is in one of these states.
    States {
        /// The track.
        track: String,
        /// Its states.
        states: Vec<String>,
    },
    /// A window is open, or not.
    Window {
        /// The window.
        window: String,
        /// Whether it is open.
        open: bool,
    },
    /// A moment has come, or not.
    Moment {
        /// The moment.
        moment: String,
        /// Whether it has come.
        come: bool,
    },
    /// A state has been entered, or not.
    Entered {
        /// The track.
        track: String,
        /// The state.
        state: String,
        /// Whether it has been entered.
        entered: bool,
    },
    /// A flag is set, or not.
    Flag {
        /// The flag.
        flag: String,
        /// Whether it is set.
        set: bool,
    },
}

impl MatrixData {
    /// The data of a table.
    pub fn of(matrix: &Matrix, campaign: &Campaign) -> Self {
        Self {
            campaign: campaign.id().to_owned(),
            roles: matrix.roles().to_vec(),
            phases: matrix.phases().iter().map(|phase| PhaseData::of(phase, campaign)).collect(),
            too_large: matrix.left_out().to_vec(),
        }
    }
}

impl PhaseData {
    fn of(phase: &Phase, campaign: &Campaign) -> Self {
        Self {
            it: phase.title(Lang::It).to_owned(),
            en: phase.title(Lang::En).to_owned(),
            functions: phase.rows().iter().map(|row| RowData::of(row, campaign)).collect(),
        }
    }
}

impl RowData {
    fn of(row: &Row, campaign: &Campaign) -> Self {
        let may = row.cells().iter().map(|(role, cell)| CellData::of(role, cell, campaign));
        Self { function: row.function().to_owned(), may: may.collect() }
    }
}

impl CellData {
    pub(super) fn of(role: &str, cell: &Cell, campaign: &Campaign) -> Self {
        let (may, clauses, facts): (_, &[Clause], &[String]) = match cell {
            Cell::Always => ("always", &[], &[]),
            Cell::Never => ("never", &[], &[]),
            Cell::Where(clauses) => ("where", clauses, &[]),
            Cell::Unless(clauses) => ("unless", clauses, &[]),
            Cell::Depends { facts } => ("depends", &[], facts),
        };
        Self {
            role: role.to_owned(),
            may,
            it: cell.text(campaign, Lang::It),
            en: cell.text(campaign, Lang::En),
            clauses: clauses.iter().map(ClauseData::of).collect(),
            facts: facts.to_vec(),
        }
    }
}

impl ClauseData {
    fn of(clause: &Clause) -> Self {
        match clause.clone() {
            Clause::InStates { track, states } => Self::States { track, states },
            Clause::During { window, open } => Self::Window { window, open },
            Clause::Come { moment, come } => Self::Moment { moment, come },
            Clause::Entered { track, state, entered } => Self::Entered { track, state, entered },
            Clause::Marked { flag, set } => Self::Flag { flag, set },
        }
    }
}
