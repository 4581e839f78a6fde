//! What somebody does when they sit down to it, and when they will.

use abilita::inspect::Scope;
use abilita::{Command, Instant, PersonId, Refusal, Value};
use chrono::TimeDelta;

use super::agenda::Task;
use super::list::{Entry, List};
use super::{Life, Party};
use crate::simulation::ledger::{Ledger, one_more};
use crate::simulation::plan::{CommandPlan, Filling, Giver};
use crate::simulation::spread::Reference;

/// More steps than these nobody takes at once.
const STEPS: usize = 64;
/// People are at it between these hours, in minutes since midnight.
pub(super) const HOURS: (i64, i64) = (8 * 60, 18 * 60);

/// Something to be done: a command, and the member it is about.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) command: usize,
    pub(super) member: Option<PersonId>,
}

/// How a step went.
pub(super) enum Went {
    Done,
    /// There was nobody to do it.
    Nowhere,
    Refused(Box<Refusal>),
}

impl Life<'_> {
    /// Whoever has something to do now, and does not know it yet, plans it.
    pub(super) fn look(&mut self, at: Instant) {
        for party in self.parties() {
            if self.agenda.has(Task::Session(party)) || self.has_given_up(party) {
                continue;
            }
            if self.open_step(party, &[], at).is_none() {
                continue;
            }
            match party {
                Party::Office if !self.waits_for_office => self.agenda.call_office(at),
                Party::Office => {}
                _ => self.plan_session(party, at),
            }
        }
        self.plan_entering(at);
    }

    fn plan_session(&mut self, party: Party, at: Instant) {
        let behaviour = self.world.behaviour;
        let when = match party {
            Party::Automatic => behaviour.automatic.takes.lapse(&mut self.dice).map(|takes| at + takes),
            Party::Record(number) if !self.acted.contains(&party) => self.first_act(number),
            _ => behaviour.people.reacts.lapse(&mut self.dice).map(|takes| at + takes),
        };
        match when {
            Some(when) => self.agenda.add(when.max(at), Task::Session(party)),
            None => self.refused.push((party, u32::MAX)),
        }
        if !self.acted.contains(&party) {
            self.acted.push(party);
        }
    }

    /// When whoever is on record first does what they can; `None` if they never do.
    fn first_act(&mut self, number: usize) -> Option<Instant> {
        let (world, dice) = (self.world, &mut self.dice);
        let period = &world.period;
        let opens = world.opens.get(number).copied().unwrap_or_else(|| period.begin());
        let first = i64::try_from(period.day_of(opens)?).ok()?;
        let last = i64::try_from(period.last_day()).ok()?.max(first);
        let (reference, number) = world.behaviour.people.acts.draw(dice)?;
        let day = match reference {
            Reference::AfterOpening => first + number,
            Reference::Way => first + (last - first) * number / 100,
            Reference::BeforeDeadline => (last - number).max(first),
            Reference::AfterDeadline => last + number,
        };
        let minute = dice.between(HOURS.0, HOURS.1);
        let at = period.at(usize::try_from(day).ok()?, minute);
        // Who comes on the day but before the hour waits for it.
        Some(at.max(opens))
    }

    fn has_given_up(&self, party: Party) -> bool {
        let refused = self.refused.iter().find(|(refused, _)| *refused == party);
        refused.is_some_and(|(_, times)| *times > self.world.behaviour.people.attempts)
    }

    /// Everybody who could have something to do.
    fn parties(&self) -> Vec<Party> {
        let world = self.world;
        let mut parties: Vec<Party> = (0..world.plan.on_record.len()).map(Party::Record).collect();
        parties.push(Party::Listed);
        if world.plan.tracks.iter().any(|track| track.scope == Scope::Member) {
            parties.extend((0..world.campaign.members_of(&self.case).count()).map(Party::Member));
        }
        parties.extend([Party::Office, Party::Automatic]);
        parties
    }

    fn is_for(party: Party, command: &CommandPlan) -> bool {
        match (&command.giver, party) {
            (Some(Giver::Record(giver)), Party::Record(number)) => *giver == number,
            (Some(Giver::Listed(_) | Giver::OfTheCase), Party::Listed)
            | (Some(Giver::Member), Party::Member(_))
            | (Some(Giver::Office(_)), Party::Office)
            | (Some(Giver::Automatic(_)), Party::Automatic) => true,
            _ => false,
        }
    }

    /// What a party wants to do, what concerns members first.
    fn steps(&self, party: Party) -> Vec<Step> {
        let (plan, campaign) = (&self.world.plan, self.world.campaign);
        let mut steps = Vec::new();
        let mut add = |commands: Option<&Vec<usize>>, member: Option<&PersonId>| {
            for command in commands.into_iter().flatten().copied() {
                let Some(found) = plan.commands.get(command) else { continue };
                if Self::is_for(party, found) {
                    let member = member.filter(|_| found.is_about_member).cloned();
                    steps.push(Step { command, member });
                }
            }
        };
        let tracks = |scope| plan.tracks.iter().filter(move |track| track.scope == scope);
        for track in tracks(Scope::Member) {
            for (number, person) in campaign.members_of(&self.case).enumerate() {
                let is_other = matches!(party, Party::Member(member) if member != number);
                let state = campaign.member_state(&self.case, person, &track.name);
                let state = track.states.iter().position(|known| Some(known.as_str()) == state);
                if let Some(state) = state.filter(|_| !is_other) {
                    add(track.forward.get(state), Some(person));
                }
            }
        }
        for track in tracks(Scope::Case) {
            let state = campaign.state_of(&self.case, &track.name);
            let state = track.states.iter().position(|known| Some(known.as_str()) == state);
            if let Some(state) = state {
                add(track.forward.get(state), None);
            }
        }
        steps
    }

    /// The first step of a party, but for some commands, that its menu does not hide. One without conditions is tried
    /// without looking there.
    fn open_step(&self, party: Party, but: &[usize], at: Instant) -> Option<Step> {
        let (plan, campaign) = (&self.world.plan, self.world.campaign);
        self.steps(party).into_iter().filter(|step| !but.contains(&step.command)).find(|step| {
            let Some(command) = plan.commands.get(step.command) else { return false };
            if !command.is_guarded {
                return true;
            }
            let Some(asker) = self.asker(party, step.command) else { return false };
            let menu = campaign.open_commands(&self.case, &asker, at).unwrap_or_default();
            menu.iter().any(|offer| offer.name == command.name)
        })
    }

    /// Somebody does all they can, one thing after the other, until there is nothing left. What is refused they leave
    /// for another day.
    pub(super) fn session(&mut self, party: Party, at: Instant, ledger: &mut Ledger) {
        if party == Party::Office {
            self.waits_for_office = false;
            self.count(at, |ledger, day| one_more(&mut ledger.served, day), ledger);
        }
        if self.is_set_back(party, at, ledger) {
            return;
        }
        let mut at = at;
        let mut refused: Vec<usize> = Vec::new();
        for _ in 0..STEPS {
            let Some(step) = self.open_step(party, &refused, at) else { break };
            let is_of_roster =
                self.world.plan.commands.get(step.command).is_some_and(|found| found.is_of_roster);
            let sequence = self.case.sequence();
            let went = if is_of_roster { self.write_list(party, &mut at, ledger) } else { Went::Done };
            let went = match went {
                // What the list needed may have been this very step.
                Went::Done if !is_of_roster || self.case.sequence() == sequence => {
                    self.give(party, &step, None, at, ledger)
                }
                went => went,
            };
            match went {
                Went::Done => {}
                Went::Nowhere => return self.give_up(party),
                Went::Refused(refusal) => {
                    self.mend(&refusal);
                    refused.push(step.command);
                }
            }
            at += TimeDelta::minutes(1);
        }
        if !refused.is_empty() {
            self.bear(party);
        }
    }

    /// The office sends a case back, or a machine fails, where there is a command for it.
    fn is_set_back(&mut self, party: Party, at: Instant, ledger: &mut Ledger) -> bool {
        let world = self.world;
        let share = match party {
            Party::Office => world.behaviour.office.sends_back,
            Party::Automatic => world.behaviour.automatic.fails,
            _ => return false,
        };
        let back = world.plan.tracks.iter().filter(|track| track.scope == Scope::Case).find_map(|track| {
            let state = world.campaign.state_of(&self.case, &track.name)?;
            let state = track.states.iter().position(|known| known == state)?;
            let is_for = |command: &&usize| {
                world.plan.commands.get(**command).is_some_and(|command| Self::is_for(party, command))
            };
            track.back.get(state)?.iter().find(is_for).copied()
        });
        let Some(command) = back else { return false };
        self.dice.happens(share)
            && matches!(self.give(party, &Step { command, member: None }, None, at, ledger), Went::Done)
    }

    /// What was wrong with the list is mended.
    fn mend(&mut self, refusal: &Refusal) {
        if refusal.findings().has_errors()
            && let Some(list) = &mut self.list
        {
            list.mend(&self.world.behaviour.roster, &mut self.dice);
        }
    }

    /// A party was refused: it tries again after a while, but not for ever.
    fn bear(&mut self, party: Party) {
        match self.refused.iter_mut().find(|(refused, _)| *refused == party) {
            Some((_, times)) => *times = times.saturating_add(1),
            None => self.refused.push((party, 1)),
        }
    }

    fn give_up(&mut self, party: Party) {
        self.refused.push((party, u32::MAX));
    }

    /// Makes the draft what the list says: entries that should not stand there go, those that should come.
    fn write_list(&mut self, party: Party, at: &mut Instant, ledger: &mut Ledger) -> Went {
        let world = self.world;
        let roster = &world.plan.roster;
        if self.list.is_none() {
            let habits = &world.behaviour.roster;
            let list =
                List::draw(world.campaign, &self.case, roster, habits, &mut self.dice, &mut self.people);
            self.list = Some(list);
        }
        let written = self.list.as_ref().map(List::written).unwrap_or_default();
        let drafted: Vec<Entry> = world
            .campaign
            .draft_of(&self.case)
            .map(|(role, person)| Entry { role: role.to_owned(), person: person.clone() })
            .collect();
        let superfluous = drafted.iter().filter(|entry| !written.contains(entry));
        let mut steps: Vec<(Option<usize>, &Entry)> =
            superfluous.map(|entry| (roster.remove, entry)).collect();
        for entry in written.iter().filter(|entry| !drafted.contains(entry)) {
            let mut register = world.campaign.register_of(&self.case);
            let is_known = register.any(|(role, person)| role == entry.role && *person == entry.person);
            steps.push((if is_known { roster.confirm.or(roster.insert) } else { roster.insert }, entry));
        }
        for (command, entry) in steps {
            let Some(command) = command else { continue };
            let member = Some(entry.person.id().clone());
            match self.give(party, &Step { command, member }, Some(entry), *at, ledger) {
                Went::Done => *at += TimeDelta::minutes(1),
                went => return went,
            }
        }
        Went::Done
    }

    /// Gives a command to the engine.
    pub(super) fn give(
        &mut self,
        party: Party,
        step: &Step,
        entry: Option<&Entry>,
        at: Instant,
        ledger: &mut Ledger,
    ) -> Went {
        let Some(asker) = self.asker(party, step.command) else { return Went::Nowhere };
        let Some(plan) = self.world.plan.commands.get(step.command) else { return Went::Nowhere };
        let mut command = Command::new(&plan.name, asker, self.case.sequence());
        for argument in &plan.arguments {
            let is_wrong =
                argument.mistake.is_some() && self.dice.happens(self.world.behaviour.people.wrong_argument);
            let value = match (&argument.mistake, is_wrong) {
                (Some(mistake), true) => Some(mistake.clone()),
                _ => self.fill(&argument.filling, step, entry, at),
            };
            let Some(value) = value else { return Went::Nowhere };
            command = command.with(&argument.name, value);
        }
        self.hand_over(&command, at, ledger)
    }

    pub(super) fn hand_over(&mut self, command: &Command, at: Instant, ledger: &mut Ledger) -> Went {
        // A long session may go on past midnight.
        self.close_days(at, ledger);
        match self.world.campaign.handle(&self.case, command, at) {
            Ok(events) => {
                self.apply(&events, ledger);
                self.count(at, |ledger, day| one_more(&mut ledger.commands, day), ledger);
                Went::Done
            }
            Err(refusal) => {
                self.count(at, |ledger, day| ledger.refusal(day, refusal.code()), ledger);
                Went::Refused(Box::new(refusal))
            }
        }
    }

    pub(super) fn fill(
        &mut self,
        filling: &Filling,
        step: &Step,
        entry: Option<&Entry>,
        at: Instant,
    ) -> Option<Value> {
        let campaign = self.world.campaign;
        Some(match filling {
            Filling::Always(value) => value.clone(),
            Filling::Fact(fact) => campaign.fact_of(&self.case, fact)?.clone(),
            Filling::CodiceFiscale => campaign.record_of(&self.case).next()?.1.id().as_str().into(),
            Filling::Person => match (entry, &step.member) {
                (Some(entry), _) => entry.person.clone().into(),
                (None, Some(member)) => abilita::Person::new(member.as_str()).into(),
                (None, None) => return None,
            },
            Filling::Role => match entry {
                Some(entry) => entry.role.as_str().into(),
                None => self.world.plan.roster.role.as_deref()?.into(),
            },
            Filling::Reference => {
                self.references += 1;
                format!("{}-{}", self.case.id().as_str(), self.references).as_str().into()
            }
            Filling::Now => Value::Instant(at),
            Filling::Today => Value::Date(campaign.zone().civil(at).date()),
        })
    }
}
