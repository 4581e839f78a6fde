//! What came of a simulation: for each day how things stood on its evening and what happened on it, and the whole.

use std::collections::BTreeMap;

use abilita::inspect::Inspection;
use chrono::NaiveDate;

use super::ledger::Ledger;
use super::office::{Office, Reinforcement};
use super::period::Period;
use super::plan::Plan;
use super::play::Scale;

/// The course of a simulated campaign.
#[derive(Clone, Debug)]
pub(crate) struct Course {
    pub(crate) scale: Scale,
    pub(crate) operators: u32,
    pub(crate) cases_a_day: u32,
    pub(crate) tracks: Vec<Track>,
    pub(crate) flags: Vec<String>,
    pub(crate) days: Vec<Day>,
    /// The last day there would have been, where there are more than are played.
    pub(crate) beyond: Option<NaiveDate>,
    /// The deadline that acting refers to, and the last day on which it is kept.
    pub(crate) deadline: Option<(String, NaiveDate)>,
    pub(crate) moments: Vec<Moment>,
    /// Absent where no office works through a queue.
    pub(crate) reinforcement: Option<Reinforcement>,
    /// Refusals of the whole play by code, and messages by whom they went to.
    pub(crate) refusals: BTreeMap<String, u64>,
    pub(crate) messages: BTreeMap<String, u64>,
}

/// A track and its states, in the order of the definition.
#[derive(Clone, Debug)]
pub(crate) struct Track {
    pub(crate) name: String,
    pub(crate) states: Vec<String>,
    pub(crate) initial: usize,
    pub(crate) goal: usize,
}

/// A moment that is the same for every case, and that something hangs on.
#[derive(Clone, Debug)]
pub(crate) struct Moment {
    pub(crate) name: String,
    /// Of a deadline, the last day that is not too late.
    pub(crate) day: NaiveDate,
    pub(crate) is_deadline: bool,
}

/// One day.
#[derive(Clone, Debug)]
pub(crate) struct Day {
    pub(crate) date: NaiveDate,
    /// For each track, how many are in each state on the evening.
    pub(crate) states: Vec<Vec<i64>>,
    pub(crate) flags: Vec<i64>,
    pub(crate) locked_out: i64,
    pub(crate) debts: i64,
    /// How many cases wait for the office on the evening.
    pub(crate) backlog: u64,
    pub(crate) arrived: u64,
    pub(crate) served: u64,
    pub(crate) commands: u64,
    pub(crate) messages: u64,
    pub(crate) refusals: u64,
    pub(crate) refusals_by_code: BTreeMap<String, u64>,
}

/// How many levels a ledger of a definition has: states, flags, persons locked out, debts.
pub(crate) fn width(definition: &Inspection) -> usize {
    let states: usize = definition.tracks.iter().map(|track| track.states.len()).sum();
    states + definition.flags.len() + 2
}

impl Course {
    pub(crate) fn new(
        definition: &Inspection,
        plan: &Plan,
        period: &Period,
        ledger: &Ledger,
        office: Office,
        reinforcement: Option<Reinforcement>,
        scale: Scale,
    ) -> Self {
        let tracks: Vec<Track> = definition
            .tracks
            .iter()
            .zip(&plan.tracks)
            .map(|(track, plan)| Track {
                name: track.name.clone(),
                states: track.states.clone(),
                initial: track.states.iter().position(|state| *state == track.initial).unwrap_or_default(),
                goal: plan.goal,
            })
            .collect();
        let sums = |counts: &BTreeMap<String, Vec<u64>>| {
            counts.iter().map(|(name, counts)| (name.clone(), counts.iter().sum())).collect()
        };
        Self {
            scale,
            operators: office.operators,
            cases_a_day: office.cases_a_day,
            days: days(&tracks, definition.flags.len(), period, ledger),
            beyond: period.beyond(),
            tracks,
            flags: definition.flags.iter().map(|flag| flag.name.clone()).collect(),
            deadline: period.deadline().map(|(name, _)| (name.to_owned(), period.date(period.last_day()))),
            moments: period.moments(definition),
            reinforcement,
            refusals: sums(&ledger.refusals),
            messages: sums(&ledger.messages),
        }
    }
}

/// The days of the ledger. The backlog of an evening is what has arrived until then and was not served.
fn days(tracks: &[Track], flags: usize, period: &Period, ledger: &Ledger) -> Vec<Day> {
    let levels = ledger.levels();
    let mut waiting = 0_u64;
    let days = (0..period.days()).map(|day| {
        let of = |counts: &[u64]| counts.get(day).copied().unwrap_or_default();
        let total = |counts: &BTreeMap<String, Vec<u64>>| counts.values().map(|counts| of(counts)).sum();
        let mut level = levels.iter().map(|level| level.get(day).copied().unwrap_or_default());
        let mut take = |count: usize| level.by_ref().take(count).collect::<Vec<i64>>();
        let states = tracks.iter().map(|track| take(track.states.len())).collect();
        let flags = take(flags);
        let rest = take(2);
        let (arrived, served) = (of(&ledger.arrived), of(&ledger.served));
        waiting = (waiting + arrived).saturating_sub(served);
        let by_code = ledger.refusals.iter().map(|(code, counts)| (code.clone(), of(counts)));
        Day {
            date: period.date(day),
            states,
            flags,
            locked_out: rest.first().copied().unwrap_or_default(),
            debts: rest.get(1).copied().unwrap_or_default(),
            backlog: waiting,
            arrived,
            served,
            commands: of(&ledger.commands),
            messages: total(&ledger.messages),
            refusals: total(&ledger.refusals),
            refusals_by_code: by_code.filter(|(_, count)| *count > 0).collect(),
        }
    });
    days.collect()
}
