//! Brings lives and office together, on several threads, with one result for any number of them.
//!
//! Every institute is played until it waits for the office. Then the days pass: each working morning what came in is put in
//! order (by minute, then by number), as many as the office gets done are taken from the head of the queue, and those lives
//! are played on with the instant at which their turn came. What is left waits. Since a life depends on nothing but the seed
//! and those instants, and counts only add up, it does not matter who plays which; and since a life that waits is played
//! again from its beginning, all that is kept of one is its place in the queue.

use std::collections::VecDeque;
use std::num::NonZero;
use std::thread;

use abilita::inspect::Inspection;
use abilita::{Asker, Campaign, Instant};

use super::behaviour::Behaviour;
use super::course::Course;
use super::dice::Dice;
use super::ledger::Ledger;
use super::life::{Life, Minute, NEVER, Outcome, World};
use super::office::{Office, Waiting, is_working, morning, reinforcement};
use super::period::Period;
use super::plan::{Giver, Plan};
use super::population::{Openings, case_id};

/// More threads than these are not started, whatever is asked for.
const THREADS: usize = 256;
/// Fewer lives than these are not worth a thread.
const BATCH: usize = 64;

/// How large a simulation is, and where its chance comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    pub(crate) institutes: u32,
    pub(crate) seed: u64,
    pub(crate) threads: NonZero<usize>,
}

/// Plays a campaign.
pub(crate) fn play(campaign: &Campaign, behaviour: &Behaviour, scale: Scale) -> Course {
    played(campaign, behaviour, scale).0
}

/// Plays a campaign, and gives back what was counted beside what is told of it.
pub(super) fn played(campaign: &Campaign, behaviour: &Behaviour, scale: Scale) -> (Course, Ledger) {
    let definition = campaign.inspect();
    let world = world(campaign, &definition, behaviour, scale.seed);
    let office = Office::new(&behaviour.office, scale.institutes);
    let width = super::course::width(&definition);
    let new_worker = || Worker { ledger: Ledger::new(world.period.days(), width), waiting: Vec::new() };
    let threads = scale.threads.get().min(THREADS);
    let mut workers: Vec<Worker> = (0..threads).map(|_| new_worker()).collect();

    play_all(&world, &mut workers, scale.institutes);
    let mut queue = Queue::default();
    queue.take_in(&mut workers);
    let mut intake = vec![0; world.period.days()];
    for day in 0..world.period.days() {
        if !is_working(&world.period, day) {
            continue;
        }
        let came = queue.open(morning(&world.period, day));
        if let Some(place) = intake.get_mut(day) {
            *place = came;
        }
        let turns = queue.next(office.capacity());
        let done = |place| office.done(&world.period, day, place);
        play_on(&world, &mut workers, &turns, done);
        queue.take_in(&mut workers);
    }
    let left = queue.rest();
    play_on(&world, &mut workers, &left, |_| NEVER);

    let mut ledger = Ledger::new(world.period.days(), width);
    for worker in &workers {
        ledger.add(&worker.ledger);
    }
    let end = world.period.deadline().map_or(world.period.end(), |(_, at)| at);
    let reinforcement = world.plan.has_office.then(|| reinforcement(&world.period, office, &intake, end));
    let course = Course::new(&definition, &world.plan, &world.period, &ledger, office, reinforcement, scale);
    (course, ledger)
}

fn world<'w>(
    campaign: &'w Campaign,
    definition: &Inspection,
    behaviour: &'w Behaviour,
    seed: u64,
) -> World<'w> {
    let plan = Plan::new(definition, behaviour);
    let mut period = Period::new(campaign, definition, &behaviour.period);
    let openings = Openings::new(campaign, definition, behaviour, &plan);
    let opens = opens(campaign, &plan, &period, &openings, seed);
    let opening = opens.iter().min().copied().unwrap_or_else(|| period.begin());
    period.find_deadline(definition, &behaviour.period, opening);
    World { campaign, behaviour, plan, period, openings, seed, opens }
}

/// When each role on record can first take a step, found by asking the engine at each instant at which something changes.
fn opens(campaign: &Campaign, plan: &Plan, period: &Period, openings: &Openings, seed: u64) -> Vec<Instant> {
    let (opening, _) = openings.draw(&mut Dice::of(seed, 0));
    let case = campaign.open(case_id(0), opening, period.begin()).ok();
    let case = case.and_then(|opened| campaign.replay([&opened]).ok());
    let wanted = |number: usize, name: &str| {
        let is_for = |command: &super::plan::CommandPlan| {
            command.name == name && command.giver == Some(Giver::Record(number))
        };
        let forward = plan.tracks.iter().flat_map(|track| track.forward.iter().flatten());
        forward.into_iter().any(|command| plan.commands.get(*command).is_some_and(is_for))
    };
    let first = |(number, role): (usize, &String)| {
        let case = case.as_ref()?;
        let person = campaign.record_of(case).find(|(held, _)| held == role)?.1.id().clone();
        let login = plan.commands.iter().find(|command| command.giver == Some(Giver::Record(number)));
        let asker = Asker::person(person.as_str());
        let asker = match login.and_then(|command| command.login.clone()) {
            Some((scheme, level)) => asker.logged_in(scheme, level),
            None => asker,
        };
        period.cuts().find(|at| {
            let menu = campaign.open_commands(case, &asker, *at).unwrap_or_default();
            menu.iter().any(|offer| wanted(number, offer.name))
        })
    };
    let roles = plan.on_record.iter().enumerate();
    roles.map(|role| first(role).unwrap_or_else(|| period.begin())).collect()
}

/// What one thread counts, and whoever it left waiting.
struct Worker {
    ledger: Ledger,
    waiting: Vec<Waiting>,
}

impl Worker {
    fn play(&mut self, world: &World<'_>, institute: u32, visits: &[Minute]) {
        self.ledger.plays += 1;
        if let Outcome::Waiting(since) = Life::play(world, institute, visits, &mut self.ledger) {
            self.waiting.push(Waiting { since, institute, visits: visits.into() });
        }
    }
}

/// Every institute from its beginning.
fn play_all(world: &World<'_>, workers: &mut [Worker], institutes: u32) {
    let count = u32::try_from(workers.len()).unwrap_or(u32::MAX);
    thread::scope(|scope| {
        for (first, worker) in (0_u32..).zip(workers.iter_mut()) {
            let own = (first..institutes).step_by(usize::try_from(count).unwrap_or(1));
            scope.spawn(move || own.for_each(|institute| worker.play(world, institute, &[])));
        }
    });
}

/// Those whose turn has come, each with the instant of its place.
fn play_on(
    world: &World<'_>,
    workers: &mut [Worker],
    turns: &[Waiting],
    done: impl Fn(usize) -> Minute + Copy + Send,
) {
    let play = move |worker: &mut Worker, first: usize, turns: &[Waiting]| {
        for (place, turn) in turns.iter().enumerate() {
            let visits: Vec<Minute> = turn.visits.iter().copied().chain([done(first + place)]).collect();
            worker.play(world, turn.institute, &visits);
        }
    };
    let size = turns.len().div_ceil(workers.len().max(1)).max(BATCH);
    thread::scope(|scope| {
        for ((number, turns), worker) in turns.chunks(size).enumerate().zip(workers.iter_mut()) {
            scope.spawn(move || play(worker, number * size, turns));
        }
    });
}

/// Who waits for the office.
#[derive(Default)]
struct Queue {
    /// Those whom the office has not seen come in yet, unordered.
    outside: Vec<Waiting>,
    /// Those in order.
    line: VecDeque<Waiting>,
}

impl Queue {
    fn take_in(&mut self, workers: &mut [Worker]) {
        for worker in workers {
            self.outside.append(&mut worker.waiting);
        }
    }

    /// A morning: whoever came in by then stands in line. How many they are.
    fn open(&mut self, morning: Minute) -> u64 {
        let mut came: Vec<Waiting> =
            self.outside.extract_if(.., |waiting| waiting.since <= morning).collect();
        came.sort_unstable();
        let count = came.len() as u64;
        self.line.extend(came);
        count
    }

    fn next(&mut self, count: u64) -> Vec<Waiting> {
        let count = usize::try_from(count).unwrap_or(usize::MAX).min(self.line.len());
        self.line.drain(..count).collect()
    }

    fn rest(self) -> Vec<Waiting> {
        self.line.into_iter().chain(self.outside).collect()
    }
}
