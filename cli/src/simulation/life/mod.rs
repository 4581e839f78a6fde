//! The life of one institute: whoever belongs to it does what they want and may, day after day.
//!
//! A life is played on the engine and nowhere else: every step is a command that [`Campaign::handle`] takes or refuses, time
//! is [`Campaign::due`], and how the case stands is [`Campaign::figures`]. It depends on the seed, the number of the
//! institute, and the instants at which the office gets round to it; so it can be left where it waits for the office, and
//! be played again, word for word, once that instant is known.

mod agenda;
mod interim;
mod list;
mod session;

use abilita::{Asker, Campaign, Case, Event, Instant, Opening};

use self::agenda::{Agenda, Task};
use self::list::List;
use super::behaviour::Behaviour;
use super::dice::Dice;
use super::ledger::{Ledger, Levels, levels_of, one_more};
use super::period::Period;
use super::plan::{Giver, Plan};
use super::population::{Openings, People, case_id};

/// What all lives of a simulation have in common.
#[derive(Debug)]
pub(crate) struct World<'w> {
    pub(crate) campaign: &'w Campaign,
    pub(crate) behaviour: &'w Behaviour,
    pub(crate) plan: Plan,
    pub(crate) period: Period,
    pub(crate) openings: Openings,
    pub(crate) seed: u64,
    /// When each role on record can first do something, in the order of the plan.
    pub(crate) opens: Vec<Instant>,
}

/// When the office gets round to a case, in minutes since the beginning of the play.
pub(crate) type Minute = u32;

/// It does not, as long as the play lasts.
pub(crate) const NEVER: Minute = Minute::MAX;

/// What a case came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It waits for the office since this minute, and nothing is known beyond.
    Waiting(Minute),
    /// It was played to the end.
    Played,
}

/// Who is at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Party {
    /// The person on record in the role of this number.
    Record(usize),
    /// The first of the register.
    Listed,
    /// The member of this number.
    Member(usize),
    Office,
    Automatic,
}

/// One institute, being played.
pub(crate) struct Life<'w> {
    world: &'w World<'w>,
    case: Case,
    /// Its first event.
    #[cfg(test)]
    opened: Event,
    dice: Dice,
    people: People,
    agenda: Agenda,
    list: Option<List>,
    /// Who has begun, who has been refused how often, and who waits or has given up.
    acted: Vec<Party>,
    refused: Vec<(Party, u32)>,
    waits_for_office: bool,
    /// The day whose evening comes next, and whether something happened on it.
    day: usize,
    is_changed: bool,
    levels: Levels,
    /// How many references have been given.
    references: usize,
    /// What is counted; nothing, while what was counted already is played again.
    is_muted: bool,
}

impl<'w> Life<'w> {
    /// Plays an institute: as far as it can be, with the visits of the office that are known. What an earlier play with one
    /// visit less has counted is not counted again.
    pub(crate) fn play(
        world: &'w World<'w>,
        institute: u32,
        visits: &[Minute],
        ledger: &mut Ledger,
    ) -> Outcome {
        let mut dice = Dice::of(world.seed, institute);
        let (opening, people) = world.openings.draw(&mut dice);
        let Some(mut life) = Self::begin(world, institute, opening, dice, people) else {
            return Outcome::Played;
        };
        life.is_muted = !visits.is_empty();
        #[cfg(test)]
        ledger.events.extend(visits.is_empty().then(|| life.opened.clone()));
        life.plan_requests();
        life.look(world.period.begin());
        let mut visits = visits.iter().copied();
        loop {
            if let Some(since) = life.office_is_wanted() {
                let minute = life.minutes(since);
                life.catch_up(since, ledger);
                match visits.next() {
                    None => {
                        life.count_evening(since, ledger);
                        life.count(since, |ledger, day| one_more(&mut ledger.arrived, day), ledger);
                        return Outcome::Waiting(minute);
                    }
                    Some(visit) => {
                        life.waits_for_office = true;
                        if visits.len() == 0 {
                            life.take_up(since);
                        }
                        if visit != NEVER {
                            life.agenda.add(life.instant(visit), Task::Session(Party::Office));
                        }
                    }
                }
            }
            let Some((at, task)) = life.agenda.next(world.period.end()) else { break };
            // A long session may have gone on beyond it.
            let at = at.max(life.case.last_at());
            life.catch_up(at, ledger);
            life.carry_out(task, at, ledger);
            life.look(at.max(life.case.last_at()));
        }
        life.finish(ledger);
        Outcome::Played
    }

    fn begin(
        world: &'w World<'w>,
        institute: u32,
        opening: Opening,
        dice: Dice,
        people: People,
    ) -> Option<Self> {
        let opened = world.campaign.open(case_id(institute), opening, world.period.begin()).ok()?;
        let case = world.campaign.replay([&opened]).ok()?;
        Some(Self {
            world,
            case,
            #[cfg(test)]
            opened,
            dice,
            people,
            agenda: Agenda::default(),
            list: None,
            acted: Vec::new(),
            refused: Vec::new(),
            waits_for_office: false,
            day: 0,
            is_changed: true,
            levels: Levels::new(),
            references: 0,
            is_muted: false,
        })
    }

    /// Since when the office should look at the case, if it is to and does not know yet.
    fn office_is_wanted(&mut self) -> Option<Instant> {
        if self.waits_for_office { None } else { self.agenda.take_office() }
    }

    /// What was counted already ends here.
    fn take_up(&mut self, at: Instant) {
        self.is_muted = false;
        self.levels = self.standing(at);
    }

    /// Time passes: evenings are counted, and what is due happens.
    fn catch_up(&mut self, at: Instant, ledger: &mut Ledger) {
        self.close_days(at, ledger);
        self.let_time_act(at, ledger);
    }

    /// Counts the evenings before an instant.
    fn close_days(&mut self, at: Instant, ledger: &mut Ledger) {
        let period = &self.world.period;
        while self.day < period.days() && period.evening(self.day) < at {
            if self.is_changed || period.is_eventful(self.day) {
                let evening = period.evening(self.day);
                self.let_time_act(evening, ledger);
                self.count_evening(evening, ledger);
                self.is_changed = false;
            }
            self.day += 1;
        }
    }

    fn finish(&mut self, ledger: &mut Ledger) {
        let end = self.world.period.end();
        self.catch_up(end, ledger);
    }

    fn let_time_act(&mut self, at: Instant, ledger: &mut Ledger) {
        // The case runs under this campaign: asking cannot fail.
        let due = self.world.campaign.due(&self.case, at).unwrap_or_default();
        self.apply(&due, ledger);
    }

    fn apply(&mut self, events: &[Event], ledger: &mut Ledger) {
        for event in events {
            // An event that the engine has just produced applies.
            let _ = self.world.campaign.apply(&mut self.case, event);
            self.is_changed = true;
            if self.is_muted {
                continue;
            }
            #[cfg(test)]
            ledger.events.push(event.clone());
            for effect in event.effects() {
                if let Some(day) = self.world.period.day_of(event.at()) {
                    ledger.message(day, effect.to());
                }
            }
        }
    }

    fn standing(&self, at: Instant) -> Levels {
        let figures = self.world.campaign.figures([&self.case], at);
        figures.map(|figures| levels_of(&figures)).unwrap_or_default()
    }

    fn count_evening(&mut self, at: Instant, ledger: &mut Ledger) {
        if !self.is_muted {
            let levels = self.standing(at);
            ledger.moved(self.day, &self.levels, &levels);
            self.levels = levels;
        }
    }

    fn count(&self, at: Instant, note: impl FnOnce(&mut Ledger, usize), ledger: &mut Ledger) {
        if let Some(day) = self.world.period.day_of(at).filter(|_| !self.is_muted) {
            note(ledger, day);
        }
    }

    fn carry_out(&mut self, task: Task, at: Instant, ledger: &mut Ledger) {
        match task {
            Task::Session(party) => self.session(party, at, ledger),
            Task::Request => self.request(at, ledger),
            Task::Entering => self.enter_requests(at, ledger),
        }
    }

    /// The whole minutes since the beginning of the play, rounded up.
    fn minutes(&self, at: Instant) -> Minute {
        let seconds = (at - self.world.period.begin()).num_seconds().max(0);
        Minute::try_from((seconds + 59) / 60).unwrap_or(NEVER - 1)
    }

    fn instant(&self, minute: Minute) -> Instant {
        self.world.period.begin() + chrono::TimeDelta::minutes(i64::from(minute))
    }

    /// Whoever is at it, as the portal sees them; `None` where there is nobody.
    fn asker(&self, party: Party, command: usize) -> Option<Asker> {
        let plan = self.world.plan.commands.get(command)?;
        let campaign = self.world.campaign;
        let person = match party {
            Party::Office | Party::Automatic => {
                return match &plan.giver {
                    Some(Giver::Office(role) | Giver::Automatic(role)) => Some(Asker::vouched(role)),
                    _ => None,
                };
            }
            Party::Record(number) => {
                let role = self.world.plan.on_record.get(number)?;
                campaign.record_of(&self.case).find(|(held, _)| held == role)?.1.id().clone()
            }
            Party::Listed => {
                let is_meant =
                    |role: &str| !matches!(&plan.giver, Some(Giver::Listed(giver)) if giver != role);
                let mut persons = campaign.register_of(&self.case).chain(campaign.record_of(&self.case));
                persons.find(|(role, _)| is_meant(role))?.1.id().clone()
            }
            Party::Member(number) => campaign.members_of(&self.case).nth(number)?.clone(),
        };
        let asker = Asker::person(person.as_str());
        Some(match &plan.login {
            Some((scheme, level)) => asker.logged_in(scheme.clone(), *level),
            None => asker,
        })
    }
}
