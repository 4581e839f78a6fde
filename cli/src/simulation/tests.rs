//! What must hold of every simulation.

use std::collections::BTreeMap;
use std::num::NonZero;

use abilita::{Asker, Campaign, Case, Command, Event, EventBody, Value};
use proptest::prelude::*;

use super::Scale;
use super::behaviour::Behaviour;
use super::course::Course;
use super::ledger::{Ledger, levels_of};
use super::office::Reinforcement;
use super::play::played;
use super::spread::{Lapse, Piece, Reference, Spread};

fn scale(institutes: u32, seed: u64, threads: usize) -> Scale {
    Scale { institutes, seed, threads: NonZero::new(threads).unwrap() }
}

fn campaign(id: &str) -> Campaign {
    Campaign::built_in(id).unwrap()
}

fn played_once(id: &str, behaviour: &Behaviour) -> (Course, Ledger) {
    played(&campaign(id), behaviour, scale(60, 3, 2))
}

const CAMPAIGNS: [&str; 4] = ["factotum-2021", "factotum-2025", "istanze-online", "istanze-online-2016"];

/// Everybody acts on the first day and makes no mistake; the office has hands enough, and the mail takes a minute.
fn perfect() -> Behaviour {
    let at_once = Piece { share: 1.0, unit: Reference::AfterOpening, from: 0, to: 0 };
    let a_minute = Piece { share: 1.0, unit: Lapse::Minutes, from: 1, to: 1 };
    let mut behaviour = Behaviour::default();
    behaviour.people.acts = Spread(vec![at_once]);
    behaviour.people.wrong_argument = 0.0;
    behaviour.roster.wrong_codice_fiscale = 0.0;
    behaviour.roster.missing_field = 0.0;
    behaviour.roster.missing_role = 0.0;
    behaviour.office.operators = Some(1000);
    behaviour.office.sends_back = 0.0;
    behaviour.automatic.takes = Spread(vec![a_minute]);
    behaviour.automatic.fails = 0.0;
    behaviour
}

#[test]
fn every_case_is_in_one_state_of_each_track_on_every_day() {
    for id in CAMPAIGNS {
        let (course, _) = played_once(id, &Behaviour::default());
        for day in &course.days {
            for counts in &day.states {
                assert_eq!(counts.iter().sum::<i64>(), 60, "{id}, {}", day.date);
                assert!(counts.iter().all(|count| *count >= 0), "{id}, {}", day.date);
            }
            assert!(day.locked_out >= 0 && day.debts >= 0, "{id}, {}", day.date);
        }
    }
}

#[test]
fn what_comes_to_the_office_is_done_or_waits() {
    let mut slow = Behaviour::default();
    slow.office.operators = Some(1);
    slow.office.cases_a_day = 2;
    for behaviour in [Behaviour::default(), slow] {
        let (course, _) = played_once("factotum-2025", &behaviour);
        let mut waiting = 0;
        for day in &course.days {
            waiting = waiting + day.arrived - day.served;
            assert_eq!(day.backlog, waiting, "{}", day.date);
            let capacity = u64::from(course.operators) * u64::from(course.cases_a_day);
            assert!(day.served <= capacity, "{}", day.date);
        }
    }
}

/// F25-10: the confirmation restores access.
#[test]
fn where_everybody_acts_at_once_nobody_is_locked_out_in_the_end() {
    let (course, _) = played_once("factotum-2025", &perfect());
    let last = course.days.last().unwrap();
    assert_eq!(last.locked_out, 0);
    assert_eq!(last.states, [[0, 0, 0, 0, 0, 0, 60]]);
    assert_eq!((last.flags.as_slice(), last.backlog), (&[0][..], 0));
    let of_the_list = |code: &String| code == "roster_invalid" || code == "wrong_mailbox";
    assert!(!course.refusals.keys().any(of_the_list), "{:?}", course.refusals);
    assert_eq!(course.reinforcement, Some(Reinforcement::NotNeeded));
}

/// F25-02, F25-04: access is suspended until the conclusion, and whoever is silent is late.
#[test]
fn where_nobody_acts_everybody_bears_the_consequence_of_the_deadline() {
    let mut silent = Behaviour::default();
    silent.people.acts = Spread(Vec::new());
    let (course, _) = played_once("factotum-2025", &silent);
    let last = course.days.last().unwrap();
    assert_eq!(last.states, [[60, 0, 0, 0, 0, 0, 0]]);
    assert_eq!((last.flags.as_slice(), last.locked_out), (&[60][..], 300));
    let late: Vec<String> =
        course.days.iter().filter(|day| day.flags == [60]).map(|day| day.date.to_string()).take(1).collect();
    assert_eq!(late, ["2025-10-26"]);
}

/// The blocks of the documentation: the first states every default, the second every name.
#[test]
fn the_documentation_states_the_defaults() {
    let page = include_str!("../../../docs/simulation.md");
    let blocks = page.split("```toml\n").skip(1).filter_map(|rest| rest.split_once("```"));
    let campaign = campaign("factotum-2025");
    let read = |(text, _): (&str, &str)| {
        let behaviour = Behaviour::read("docs/simulation.md", text, false, &campaign);
        behaviour.unwrap_or_else(|unfit| panic!("{:?}", unfit.problems))
    };
    let behaviours: Vec<Behaviour> = blocks.map(read).collect();
    let [defaults, names] = behaviours.as_slice() else { panic!("{} blocks", behaviours.len()) };
    assert_eq!(*defaults, Behaviour::default());
    assert_eq!((names.goals.len(), names.steps.len(), names.facts.len()), (1, 1, 2));
}

/// The goals that are found by themselves, where nothing in the behaviour names them.
#[test]
fn goals_are_what_the_definition_waits_for() {
    let goals = |id: &str| {
        let (course, _) = played_once(id, &Behaviour::default());
        let goal = |track: &super::course::Track| track.states[track.goal].clone();
        course.tracks.iter().map(goal).collect::<Vec<_>>()
    };
    assert_eq!(goals("factotum-2025"), ["concluded"]);
    assert_eq!(goals("istanze-online"), ["complete", "enabled", "set", "validated"]);
}

/// Each life is played once, and once more for each time that it waited: the work grows as the institutes do.
#[test]
fn the_work_is_linear_in_the_institutes() {
    for institutes in [10, 100, 1000] {
        let (course, ledger) =
            played(&campaign("factotum-2025"), &Behaviour::default(), scale(institutes, 5, 2));
        let arrived: u64 = course.days.iter().map(|day| day.arrived).sum();
        assert_eq!(ledger.plays, u64::from(institutes) + arrived);
        assert!(arrived <= 2 * u64::from(institutes));
    }
}

/// Where nobody has to wait for another, more institutes change nothing for those that were there.
#[test]
fn an_institute_does_not_depend_on_those_after_it() {
    let events = |institutes| {
        let (_, ledger) = played(&campaign("factotum-2025"), &perfect(), scale(institutes, 5, 2));
        by_case(ledger.events)
    };
    let (few, many) = (events(5), events(20));
    assert_eq!((few.len(), many.len()), (5, 20));
    assert!(few.iter().all(|(case, events)| many.get(case) == Some(events)));
}

#[test]
fn the_last_day_to_add_an_operator_is_the_last_that_is_enough() {
    let slow = |operators, cases| {
        let mut behaviour = perfect();
        behaviour.office.operators = Some(operators);
        behaviour.office.cases_a_day = cases;
        played_once("factotum-2025", &behaviour).0.reinforcement
    };
    // 60 cases come in on 6 October; from the 7th to the 24th there are 14 working days.
    assert_eq!(slow(1, 5), Some(Reinforcement::NotNeeded));
    let last = |reinforcement| match reinforcement {
        Some(Reinforcement::LastDay(day)) => day,
        other => panic!("{other:?}"),
    };
    // 14 days of 4 are 56: one operator more is needed for one day, and the 24th, day 25 of the play, is one.
    assert_eq!(last(slow(1, 4)), 25);
    // 14 days of 3 are 42: 18 are left, six days' work of another, from the 17th on.
    assert_eq!(last(slow(1, 3)), 18);
    // 14 days of 1 are 14: three more are too few, four are enough.
    assert_eq!(slow(1, 1), Some(Reinforcement::Needs(4)));
    assert_eq!(slow(1, 0), Some(Reinforcement::Impossible));
}

fn by_case(events: Vec<Event>) -> BTreeMap<String, Vec<Event>> {
    let mut cases: BTreeMap<String, Vec<Event>> = BTreeMap::new();
    for event in events {
        cases.entry(event.case().as_str().to_owned()).or_default().push(event);
    }
    for events in cases.values_mut() {
        events.sort_by_key(Event::sequence);
    }
    cases
}

/// The command that an event came of.
fn command_of(event: &Event, case: &Case) -> Option<Command> {
    let EventBody::Handled { command, by, arguments, .. } = event.body() else { return None };
    let asker = match (by.person(), by.role()) {
        (None, Some(role)) => Asker::vouched(role),
        (None, None) => Asker::anonymous(),
        (Some(person), _) => {
            let asker = Asker::person(person.as_str());
            match (by.scheme(), by.level()) {
                (Some(scheme), Some(level)) => asker.logged_in(scheme.clone(), level),
                _ => asker,
            }
        }
    };
    let given = Command::new(command, asker, case.sequence());
    let with = |given: Command, (name, value): &(Box<str>, Value)| given.with(name, value.clone());
    Some(arguments.iter().fold(given, with))
}

/// Gives every command again, one by one, to a case that nobody simulates; and lets time pass by itself.
fn play_by_hand(campaign: &Campaign, events: &[Event]) {
    let mut case = campaign.replay(&events[..1]).unwrap();
    for event in &events[1..] {
        let again = match command_of(event, &case) {
            Some(command) => campaign.handle(&case, &command, event.at()).unwrap(),
            None => campaign.due(&case, event.at()).unwrap().into_iter().take(1).collect(),
        };
        assert_eq!(again.first(), Some(event));
        campaign.apply(&mut case, event).unwrap();
    }
}

/// What is reported of a day is what the engine says of the cases as they were on its evening.
fn assert_days(campaign: &Campaign, course: &Course, cases: &BTreeMap<String, Vec<Event>>) {
    for day in &course.days {
        let evening = campaign.zone().end_of(day.date) - chrono::TimeDelta::seconds(1);
        let mut sum: Vec<i64> = Vec::new();
        for events in cases.values() {
            let Some(case) = campaign.replay_until(events, evening).unwrap() else { continue };
            let levels = levels_of(&campaign.figures([&case], evening).unwrap());
            sum.resize(levels.len(), 0);
            sum.iter_mut().zip(levels).for_each(|(sum, level)| *sum += level);
        }
        let told = day.states.iter().flatten().chain(&day.flags).copied().chain([day.locked_out, day.debts]);
        assert_eq!(told.collect::<Vec<_>>(), sum, "{}", day.date);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_simulation_is_what_the_engine_makes_of_its_commands(
        seed: u64,
        id in prop::sample::select(&CAMPAIGNS[..]),
        shares in prop::array::uniform6(0.0..1.0_f64),
        cases_a_day in 0_u32..4,
    ) {
        let mut behaviour = Behaviour::default();
        behaviour.roster.replaced = shares[0];
        behaviour.roster.wrong_codice_fiscale = shares[1] / 2.0;
        behaviour.roster.missing_role = shares[2];
        behaviour.people.wrong_argument = shares[3];
        behaviour.office.sends_back = shares[4];
        behaviour.automatic.fails = shares[5] / 2.0;
        behaviour.office.cases_a_day = cases_a_day;
        behaviour.interim.a_week = 3.0;
        let campaign = campaign(id);
        let (course, ledger) = played(&campaign, &behaviour, scale(5, seed, 2));
        let cases = by_case(ledger.events);
        prop_assert_eq!(cases.len(), 5);
        for events in cases.values() {
            play_by_hand(&campaign, events);
        }
        assert_days(&campaign, &course, &cases);
    }
}
