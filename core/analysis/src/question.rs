//! One function, and everything its decisions depend on.

use std::collections::BTreeSet;

use abilita::inspect::{Function, Subject};

use crate::asker::{Asker, askers};
use crate::explore::{Frame, World};
use crate::model::{Model, Var};
use crate::situation::{Ground, Situation};
use crate::values::Known;
use crate::ways::in_every_way;

/// What has to be known to decide about a function.
pub(crate) struct Question<'m> {
    pub(crate) model: &'m Model<'m>,
    pub(crate) function: &'m Function,
    pub(crate) reads: BTreeSet<Var>,
    pub(crate) askers: Vec<Asker>,
}

impl<'m> Question<'m> {
    pub(crate) fn about(model: &'m Model<'m>, function: &'m Function) -> Self {
        let tests = model.tests_about(function);
        let reads = tests.iter().flat_map(|test| model.reads_of(test)).collect();
        Self { model, function, reads, askers: askers(model, function, &tests) }
    }

    /// Somebody who asks for the function.
    pub(crate) fn asked<'a>(
        &'a self,
        frame: &'a Frame,
        world: &'a World,
        asker: &'a Asker,
    ) -> Situation<'a, 'a> {
        let function = Some(self.function.name.as_str());
        Situation { asker, member: asker.member, function, ..Situation::of_case(self.model, frame, world) }
    }

    /// What they can be answered, with the values that each answer rests on.
    pub(crate) fn answers(
        &self,
        frame: &Frame,
        world: &World,
        asker: &Asker,
        found: impl FnMut(Vec<Ground>, &[(Subject, Known)]),
    ) {
        let place = format!("functions.{}", self.function.name);
        let situation = self.asked(frame, world, asker);
        in_every_way(&situation, &place, |situation| situation.grounds(self.function), found);
    }

    /// Somebody of each role, with the login that helps most.
    pub(crate) fn best_askers(&self) -> Vec<&Asker> {
        let mut best: Vec<&Asker> = Vec::new();
        for asker in self.askers.iter().filter(|asker| asker.is_logged_in_for(self.function)) {
            let is_logged_in = asker.vouched || asker.login.is_some();
            let is_new = best.iter().all(|known| known.roles != asker.roles);
            if is_logged_in && is_new && asker.roles.len() == 1 {
                best.push(asker);
            }
        }
        best
    }
}
