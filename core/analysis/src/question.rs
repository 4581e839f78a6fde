//! One function, and everything its decisions depend on.

use std::collections::BTreeSet;

use abilita::inspect::Function;

use crate::asker::{Asker, askers};
use crate::explore::{Frame, World};
use crate::model::{Model, Var};
use crate::situation::{Ground, Situation};
use crate::steps::told;
use crate::values::Known;

/// What the host has told.
pub(crate) type Facts = Vec<(String, Known)>;

/// What has to be known to decide about a function.
pub(crate) struct Question<'m> {
    pub(crate) model: &'m Model<'m>,
    pub(crate) function: &'m Function,
    pub(crate) reads: BTreeSet<Var>,
    pub(crate) askers: Vec<Asker>,
    pub(crate) told: Vec<Facts>,
}

impl<'m> Question<'m> {
    pub(crate) fn about(model: &'m Model<'m>, function: &'m Function) -> Self {
        let conditions = model.conditions_of(function);
        Self {
            model,
            function,
            reads: model.reads(conditions.iter().copied()),
            askers: askers(model, function, &conditions),
            told: told(model, &model.facts_in(conditions)),
        }
    }

    pub(crate) fn grounds(&self, frame: &Frame, world: &World, asker: &Asker, facts: &Facts) -> Vec<Ground> {
        let situation = Situation {
            model: self.model,
            frame,
            world,
            asker,
            member: asker.member,
            facts,
            arguments: &[],
            function: Some(&self.function.name),
        };
        situation.grounds(self.function)
    }

    /// Somebody of each role, with the login that helps most; and nobody in particular.
    pub(crate) fn best_askers(&self) -> Vec<&Asker> {
        let schemes = self.function.login.as_ref().map(|login| login.schemes.as_slice()).unwrap_or_default();
        let mut best: Vec<&Asker> = Vec::new();
        for asker in &self.askers {
            let accepted = asker.vouched
                || asker.login.as_ref().is_some_and(|(scheme, level)| {
                    *level == 3 && (schemes.is_empty() || schemes.contains(scheme))
                });
            let is_new = best.iter().all(|known| known.roles != asker.roles);
            if accepted && is_new && asker.roles.len() == 1 {
                best.push(asker);
            }
        }
        best
    }
}
