//! The course of a simulation as data.

use std::collections::BTreeMap;

use abilita::Campaign;
use serde::Serialize;

use crate::simulation::course::{Course, Day};
use crate::simulation::office::Reinforcement;

#[derive(Serialize)]
pub(super) struct CourseData<'c> {
    campaign: &'c str,
    hash: String,
    institutes: u32,
    seed: u64,
    operators: u32,
    cases_a_day: u32,
    /// Where more days would have been played than can be: the last of them.
    not_played_until: Option<String>,
    deadline: Option<DeadlineData<'c>>,
    one_more_operator: Option<OperatorData>,
    messages: &'c BTreeMap<String, u64>,
    refusals: &'c BTreeMap<String, u64>,
    days: Vec<DayData<'c>>,
}

#[derive(Serialize)]
struct DeadlineData<'c> {
    moment: &'c str,
    last_day: String,
}

#[derive(Serialize)]
struct OperatorData {
    answer: &'static str,
    last_day: Option<String>,
    operators: Option<u32>,
}

#[derive(Serialize)]
struct DayData<'c> {
    day: String,
    locked_out: i64,
    backlog: u64,
    arrived: u64,
    served: u64,
    debts: i64,
    commands: u64,
    messages: u64,
    refusals: &'c BTreeMap<String, u64>,
    tracks: BTreeMap<&'c str, BTreeMap<&'c str, i64>>,
    flags: BTreeMap<&'c str, i64>,
}

pub(super) fn of<'c>(campaign: &'c Campaign, course: &'c Course) -> CourseData<'c> {
    CourseData {
        campaign: campaign.id(),
        hash: campaign.hash(),
        institutes: course.scale.institutes,
        seed: course.scale.seed,
        operators: course.operators,
        cases_a_day: course.cases_a_day,
        not_played_until: course.beyond.map(|day| day.to_string()),
        deadline: course
            .deadline
            .as_ref()
            .map(|(moment, day)| DeadlineData { moment, last_day: day.to_string() }),
        one_more_operator: course.reinforcement.map(|found| operator(course, found)),
        messages: &course.messages,
        refusals: &course.refusals,
        days: course.days.iter().map(|day| of_day(course, day)).collect(),
    }
}

fn operator(course: &Course, found: Reinforcement) -> OperatorData {
    let day = |day: usize| course.days.get(day).map(|day| day.date.to_string());
    let (answer, last_day, operators) = match found {
        Reinforcement::NotNeeded => ("not_needed", None, None),
        Reinforcement::LastDay(last) => ("last_day", day(last), None),
        Reinforcement::Needs(more) => ("needs_more", None, Some(more)),
        Reinforcement::Impossible => ("impossible", None, None),
    };
    OperatorData { answer, last_day, operators }
}

fn of_day<'c>(course: &'c Course, day: &'c Day) -> DayData<'c> {
    let tracks = course.tracks.iter().zip(&day.states).map(|(track, counts)| {
        let states = track.states.iter().map(String::as_str).zip(counts.iter().copied());
        (track.name.as_str(), states.collect())
    });
    DayData {
        day: day.date.to_string(),
        locked_out: day.locked_out,
        backlog: day.backlog,
        arrived: day.arrived,
        served: day.served,
        debts: day.debts,
        commands: day.commands,
        messages: day.messages,
        refusals: &day.refusals_by_code,
        tracks: tracks.collect(),
        flags: course.flags.iter().map(String::as_str).zip(day.flags.iter().copied()).collect(),
    }
}
