//! What is needed while the portal is closed: it is asked for on an interim channel, owed, and entered later.

use abilita::{Command, Instant, Request};

use super::agenda::Task;
use super::session::{HOURS, Step, Went};
use super::{Life, Party};
use crate::simulation::ledger::Ledger;
use crate::simulation::plan::Filling;

impl Life<'_> {
    /// Plans, for the whole play, when something is needed that only an interim channel may take.
    pub(super) fn plan_requests(&mut self) {
        let (world, dice) = (self.world, &mut self.dice);
        if world.plan.owing.is_empty() {
            return;
        }
        let share = world.behaviour.interim.a_week / 7.0;
        for day in 0..world.period.days() {
            if dice.happens(share) {
                let minute = dice.between(HOURS.0, HOURS.1);
                self.agenda.add(world.period.at(day, minute), Task::Request);
            }
        }
    }

    /// Something is needed. Where the interim channel is not open, the portal takes it, and nothing is owed.
    pub(super) fn request(&mut self, at: Instant, ledger: &mut Ledger) {
        let world = self.world;
        for command in world.plan.owing.iter().copied() {
            let Some(found) = world.plan.commands.get(command) else { continue };
            let Some(asker) = self.asker(Party::Listed, command) else { continue };
            let request = Request::new(&found.function, asker);
            let decision = world.campaign.decide(&self.case, &request, at);
            if decision.is_ok_and(|decision| decision.is_allowed()) {
                self.give(Party::Listed, &Step { command, member: None }, None, at, ledger);
                return;
            }
        }
    }

    /// Whoever owes something and may enter it plans to.
    pub(super) fn plan_entering(&mut self, at: Instant) {
        let world = self.world;
        let Some(command) = world.plan.settling else { return };
        if self.case.debts().next().is_none() || self.agenda.has(Task::Entering) {
            return;
        }
        let Some(found) = world.plan.commands.get(command) else { return };
        let Some(asker) = self.asker(Party::Listed, command) else { return };
        let request = Request::new(&found.function, asker);
        let decision = world.campaign.decide(&self.case, &request, at);
        if decision.is_ok_and(|decision| decision.is_allowed()) {
            let takes = world.behaviour.interim.entered.lapse(&mut self.dice);
            // Whoever never enters it is asked no more: the task stays beyond the end.
            let when = takes.map_or(world.period.end(), |takes| at + takes);
            self.agenda.add(when, Task::Entering);
        }
    }

    /// Everything that is owed is entered.
    pub(super) fn enter_requests(&mut self, at: Instant, ledger: &mut Ledger) {
        let world = self.world;
        let Some(command) = world.plan.settling else { return };
        let Some(plan) = world.plan.commands.get(command) else { return };
        let owed: Vec<String> = self.case.debts().map(str::to_owned).collect();
        for id in owed {
            let Some(asker) = self.asker(Party::Listed, command) else { return };
            let mut given = Command::new(&plan.name, asker, self.case.sequence());
            for argument in &plan.arguments {
                let value = match argument.filling {
                    Filling::Reference => Some(id.as_str().into()),
                    _ => self.fill(&argument.filling, &Step { command, member: None }, None, at),
                };
                let Some(value) = value else { return };
                given = given.with(&argument.name, value);
            }
            if !matches!(self.hand_over(&given, at, ledger), Went::Done) {
                return;
            }
        }
    }
}
