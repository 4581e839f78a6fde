//! Who may do what in which state.

use std::collections::BTreeMap;

use abilita::inspect::Bound;

use super::May;
use crate::graphs::Graphs;
use crate::matrix::{Cell, Clause, Who, cell};
use crate::model::{Model, Var};
use crate::question::Question;
use crate::wording::Speaker;

/// What is known of each function, role by role.
pub(super) struct Rights {
    functions: Vec<Right>,
    /// The windows that a state of a track opens or closes, each with the track.
    windows: Vec<(String, String)>,
}

/// A function: who may use it at all, and who in each state of each track.
struct Right {
    function: String,
    at_all: Vec<(String, Cell)>,
    /// The tracks that its decisions look at.
    reads: Vec<String>,
    in_states: BTreeMap<(String, String), Vec<(String, Cell)>>,
}

impl Rights {
    pub(super) fn of(model: &Model<'_>) -> Self {
        let mut graphs = Graphs::new(model);
        let functions = model.definition.functions.iter();
        let functions =
            functions.filter_map(|function| Right::of(model, &mut graphs, &function.name)).collect();
        let bounds = model.definition.windows.iter().flat_map(|window| {
            let bounds = window.from.iter().chain(&window.until);
            bounds.filter_map(|bound| match bound {
                Bound::Entered(milestone) => Some((window.name.clone(), milestone.track.clone())),
                Bound::Moment(_) => None,
            })
        });
        Self { functions, windows: bounds.collect() }
    }

    /// True where something decides that a state of the track brings about.
    fn turns_on(&self, cell: &Cell, track: &str) -> bool {
        let (Cell::Where(clauses) | Cell::Unless(clauses)) = cell else { return false };
        clauses.iter().any(|clause| match clause {
            Clause::Entered { track: own, .. } => own == track,
            Clause::During { window, .. } => {
                self.windows.iter().any(|(own, by)| own == window && by == track)
            }
            _ => false,
        })
    }

    /// Who may do what whatever state the tracks are in.
    pub(super) fn always(&self, speaker: &Speaker<'_>) -> Vec<May> {
        let rights = self.functions.iter().filter(|right| {
            !right.at_all.iter().any(|(_, cell)| right.reads.iter().any(|track| hangs_on(cell, track)))
        });
        by_who(speaker, rights.map(|right| (right, right.at_all.clone())))
    }

    /// Who may do what in a state: what hangs on its track, and what always may be there though not everywhere.
    pub(super) fn in_state(&self, speaker: &Speaker<'_>, track: &str, state: &str) -> Vec<May> {
        let here = |right: &'_ Right| -> Vec<(String, Cell)> {
            let cells = right.in_states.get(&(track.to_owned(), state.to_owned()));
            let cells = cells.into_iter().flatten().zip(&right.at_all);
            let told = cells.filter(|((_, here), (_, at_all))| {
                right.reads.iter().any(|own| own == track) && hangs_on(at_all, track)
                    || *here == Cell::Always && self.turns_on(at_all, track)
            });
            told.map(|(cell, _)| cell.clone()).collect()
        };
        by_who(speaker, self.functions.iter().map(|right| (right, here(right))))
    }
}

impl Right {
    /// `None` where the situations are too many to be looked at.
    fn of(model: &Model<'_>, graphs: &mut Graphs<'_>, name: &str) -> Option<Self> {
        let function = model.definition.function(name)?;
        let question = Question::about(model, function);
        let best = question.best_askers();
        let askers = model.definition.roles.iter().filter_map(|role| {
            best.iter().find(|asker| asker.roles == [role.name.clone()]).map(|asker| (&role.name, *asker))
        });
        let askers: Vec<_> = askers.collect();
        let graph = graphs.about(question.reads.iter().cloned()).ok()?;
        let all: Vec<usize> = (0..graph.worlds.len()).collect();
        let at_all =
            askers.iter().map(|(role, asker)| ((*role).clone(), cell(&question, &graph, asker, &all)));
        let at_all = at_all.collect();
        let mut in_states = BTreeMap::new();
        for track in &model.definition.tracks {
            let var = Var::Track(track.name.clone());
            let Ok(graph) = graphs.about(question.reads.iter().cloned().chain([var.clone()])) else {
                continue;
            };
            for (number, state) in track.states.iter().enumerate() {
                let here = |node: &usize| graph.value(*node, &var).map(usize::from) == Some(number);
                let nodes: Vec<usize> = (0..graph.worlds.len()).filter(here).collect();
                if !nodes.is_empty() {
                    let cells = askers
                        .iter()
                        .map(|(role, asker)| ((*role).clone(), cell(&question, &graph, asker, &nodes)));
                    in_states.insert((track.name.clone(), state.clone()), cells.collect());
                }
            }
        }
        let reads = question.reads.iter().filter_map(|var| match var {
            Var::Track(track) => Some(track.clone()),
            _ => None,
        });
        Some(Self { function: name.to_owned(), at_all, reads: reads.collect(), in_states })
    }
}

/// True where the track's states decide, or too much to be said.
fn hangs_on(cell: &Cell, track: &str) -> bool {
    match cell {
        Cell::Where(clauses) | Cell::Unless(clauses) => {
            clauses.iter().any(|clause| matches!(clause, Clause::InStates { track: own, .. } if own == track))
        }
        Cell::Depends { facts } => facts.is_empty(),
        Cell::Always | Cell::Never => false,
    }
}

/// The functions that the same persons may use, together.
fn by_who<'r>(
    speaker: &Speaker<'_>,
    rights: impl Iterator<Item = (&'r Right, Vec<(String, Cell)>)>,
) -> Vec<May> {
    let mut all: Vec<May> = Vec::new();
    for (right, cells) in rights {
        let title = speaker.campaign.function_title(&right.function, speaker.lang);
        for who in Who::group(speaker, &cells) {
            match all.iter_mut().find(|may| may.who == who) {
                Some(may) => may.functions.push(title.to_owned()),
                None => all.push(May { who, functions: vec![title.to_owned()] }),
            }
        }
    }
    all
}
