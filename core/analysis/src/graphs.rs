//! The graphs that have been explored, each kept for all questions it can answer.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::explore::{Graph, explore};
use crate::limits::{MOST_IN_ALL, MOST_SITUATIONS, TooLarge};
use crate::model::{Model, Var};

type Explored = Result<Rc<Graph>, TooLarge>;

/// Explored graphs by their variables.
#[derive(Debug)]
pub(crate) struct Graphs<'m> {
    model: &'m Model<'m>,
    explored: Vec<(BTreeSet<Var>, Explored)>,
    looked_at: usize,
}

impl<'m> Graphs<'m> {
    pub(crate) fn new(model: &'m Model<'m>) -> Self {
        Self { model, explored: Vec::new(), looked_at: 0 }
    }

    /// The graph of everything that these variables depend on, or of more.
    pub(crate) fn about(&mut self, vars: impl IntoIterator<Item = Var>) -> Explored {
        let cone = self.model.cone(vars);
        let holds = self.explored.iter().filter(|(vars, graph)| cone.is_subset(vars) && graph.is_ok());
        if let Some((_, Ok(graph))) = holds.min_by_key(|(vars, _)| vars.len()) {
            return Ok(Rc::clone(graph));
        }
        if let Some((_, Err(too_large))) =
            self.explored.iter().find(|(vars, graph)| vars.is_subset(&cone) && graph.is_err())
        {
            return Err(too_large.clone());
        }
        let left = MOST_IN_ALL.saturating_sub(self.looked_at);
        let most = MOST_SITUATIONS.min(left);
        let graph = explore(self.model, cone.clone(), most).map(Rc::new);
        let graph = graph.map_err(|error| if most < MOST_SITUATIONS { TooLarge::InAll } else { error });
        self.looked_at += graph.as_ref().map_or(most, |graph| graph.worlds.len());
        self.explored.push((cone, graph.clone()));
        graph
    }

    pub(crate) fn model(&self) -> &'m Model<'m> {
        self.model
    }

    pub(crate) fn situations(&self) -> usize {
        self.explored
            .iter()
            .filter_map(|(_, graph)| graph.as_ref().ok())
            .map(|graph| graph.worlds.len())
            .sum()
    }

    /// The sets of variables that were too large together.
    pub(crate) fn too_large(&self) -> impl Iterator<Item = &TooLarge> {
        self.explored.iter().filter_map(|(_, graph)| graph.as_ref().err())
    }
}
