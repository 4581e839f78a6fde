//! Who may do what, when: a table that an office can read, of every situation there is.
//!
//! Time is divided into *phases*: stretches between the stated instants, with the windows that are open in them. Phases that
//! follow each other and in which everybody may do the same are one. A [`Grid`] is the table as it is shown: a line for each function, a column for each phase, and
//! in each cell who may; what does not change from one phase to the next is one cell.

mod cell;
mod grid;
mod phases;
mod svg;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use abilita::{Campaign, Lang};

pub(crate) use self::cell::cell;
pub use self::cell::{Cell, Clause};
pub use self::grid::{Grid, Line, Span, Who};
use self::phases::{Key, key, phases};
use crate::explore::Graph;
use crate::graphs::Graphs;
use crate::model::{Model, Var};
use crate::question::Question;

/// Who may do what, when.
///
/// ```
/// use abilita::{Campaign, Lang};
/// use abilita_analysis::{Cell, Matrix};
/// let matrix = Matrix::of(&Campaign::built_in("factotum-2025")?);
/// let suspended = &matrix.phases()[1];
/// assert!(suspended.title(Lang::En).contains("Suspension of access"));
/// let row = suspended.rows().iter().find(|row| row.function() == "interventions.request").unwrap();
/// assert_eq!(row.cell("delegate"), Some(&Cell::Never));
/// # Ok::<(), abilita::Problems>(())
/// ```
#[derive(Clone, Debug)]
pub struct Matrix {
    roles: Vec<String>,
    phases: Vec<Phase>,
    left_out: Vec<String>,
}

/// A phase of a campaign, with what each role may do in it.
#[derive(Clone, Debug)]
pub struct Phase {
    it: String,
    en: String,
    rows: Vec<Row>,
}

/// What each role may do with a function.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    function: String,
    cells: Vec<(String, Cell)>,
}

impl Matrix {
    /// The table of a campaign.
    pub fn of(campaign: &Campaign) -> Self {
        let model = Model::of(campaign);
        let mut graphs = Graphs::new(&model);
        let roles: Vec<String> = model.definition.roles.iter().map(|role| role.name.clone()).collect();
        let mut columns: BTreeMap<Key, Vec<Row>> = BTreeMap::new();
        let mut left_out = Vec::new();
        for function in &model.definition.functions {
            let question = Question::about(&model, function);
            let windows = model.definition.windows.iter();
            let bounds = windows.flat_map(|window| window.from.iter().chain(&window.until));
            let mut vars: BTreeSet<Var> = bounds.map(|bound| model.bound_var(bound)).collect();
            vars.extend(question.reads.iter().cloned());
            vars.extend(
                (1..=model.instants.len()).filter_map(|place| u8::try_from(place).ok()).map(Var::Instant),
            );
            match graphs.about(vars) {
                Ok(graph) => {
                    for (key, row) in rows(&question, &graph, &roles) {
                        columns.entry(key).or_default().push(row);
                    }
                }
                Err(_) => left_out.push(function.name.clone()),
            }
        }
        Self { phases: phases(&model, columns), roles, left_out }
    }

    /// The roles, in the order of the definition.
    pub fn roles(&self) -> &[String] {
        &self.roles
    }

    /// The phases, as time brings them.
    pub fn phases(&self) -> &[Phase] {
        &self.phases
    }

    /// The functions whose situations are too many to be looked at: they have no rows.
    pub fn left_out(&self) -> &[String] {
        &self.left_out
    }
}

impl Phase {
    /// When it is.
    pub fn title(&self, lang: Lang) -> &str {
        match lang {
            Lang::It => &self.it,
            Lang::En => &self.en,
        }
    }

    /// A row for each function, in the order of the definition.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }
}

impl Row {
    /// The function.
    pub fn function(&self) -> &str {
        &self.function
    }

    /// Each role with whether it may.
    pub fn cells(&self) -> &[(String, Cell)] {
        &self.cells
    }

    /// Whether a role may.
    pub fn cell(&self, role: &str) -> Option<&Cell> {
        self.cells.iter().find(|(own, _)| own == role).map(|(_, cell)| cell)
    }
}

/// The row of a function in each phase.
fn rows(question: &Question<'_>, graph: &Graph, roles: &[String]) -> BTreeMap<Key, Row> {
    let mut nodes: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (node, world) in graph.nodes() {
        nodes.entry(key(question.model, graph, world)).or_default().push(node);
    }
    let askers = question.best_askers();
    let row = |nodes: &Vec<usize>| {
        let cells = roles.iter().map(|role| {
            let asker = askers.iter().find(|asker| asker.roles == [role.clone()]);
            let cell = asker.map_or(Cell::Never, |asker| cell(question, graph, asker, nodes));
            (role.clone(), cell)
        });
        Row { function: question.function.name.clone(), cells: cells.collect() }
    };
    nodes.iter().map(|(key, nodes)| (key.clone(), row(nodes))).collect()
}
