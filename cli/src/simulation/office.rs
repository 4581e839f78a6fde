//! The office: who works when, how much gets done, and until when one more operator would help.
//!
//! A morning at 8 the operators take up what came in until then, first come first served, and work until 16. What comes in
//! later waits for the next working day. Saturdays, Sundays and Italian public holidays are none.

use abilita::Instant;
use abilita::timeline::DayOff;

use super::behaviour::Office as Habits;
use super::life::Minute;
use super::period::Period;

/// When work begins, in minutes since midnight, and how long it lasts.
const MORNING: i64 = 8 * 60;
const WORK: i64 = 8 * 60;

/// A case that waits for the office.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Waiting {
    /// Since when.
    pub(crate) since: Minute,
    pub(crate) institute: u32,
    /// When the office looked at it before.
    pub(crate) visits: Box<[Minute]>,
}

/// Who works, and how fast.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Office {
    pub(crate) operators: u32,
    pub(crate) cases_a_day: u32,
}

impl Office {
    pub(crate) fn new(habits: &Habits, institutes: u32) -> Self {
        let derived = || institutes.div_ceil(habits.institutes_per_operator.max(1)).max(1);
        Self { operators: habits.operators.unwrap_or_else(derived), cases_a_day: habits.cases_a_day }
    }

    /// How many cases get done on a working day.
    pub(crate) fn capacity(self) -> u64 {
        u64::from(self.operators) * u64::from(self.cases_a_day)
    }

    /// When the case of this place in the day's work is done: each operator takes every so-many-th.
    pub(crate) fn done(self, period: &Period, day: usize, place: usize) -> Minute {
        let round = place / usize::try_from(self.operators.max(1)).unwrap_or(1);
        let round = i64::try_from(round).unwrap_or_default() + 1;
        let minutes = WORK * round / i64::from(self.cases_a_day.max(1));
        minute(period, period.at(day, MORNING + minutes))
    }
}

/// True for a day on which the office works.
pub(crate) fn is_working(period: &Period, day: usize) -> bool {
    DayOff::of(period.date(day)).is_none()
}

/// The minute at which the work of a day begins: what came in by then is taken up.
pub(crate) fn morning(period: &Period, day: usize) -> Minute {
    minute(period, period.at(day, MORNING))
}

/// The minutes since the beginning of the play.
fn minute(period: &Period, at: Instant) -> Minute {
    Minute::try_from((at - period.begin()).num_minutes().max(0)).unwrap_or(super::life::NEVER - 1)
}

/// How the office stands to the deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reinforcement {
    /// Nothing that came in by the last morning waits at the deadline.
    NotNeeded,
    /// One more operator from the morning of this day on is enough; from a later one, not.
    LastDay(usize),
    /// So many more are needed from the first day; one is not enough.
    Needs(u32),
    /// No number would do: an operator gets nothing done.
    Impossible,
}

/// The last day to add an operator.
///
/// Let `w` be the last working day whose work is over by the deadline, and let `intake` be what each morning has to take
/// up. The backlog is *cleared* when nothing is left at the end of `w` of what had come in by its morning. What counts is
/// the intake of this very run: that cases done sooner might be sent back sooner is left aside.
pub(crate) fn reinforcement(
    period: &Period,
    office: Office,
    intake: &[u64],
    deadline: Instant,
) -> Reinforcement {
    let is_over = |day: &usize| period.at(*day, MORNING + WORK) <= deadline;
    let days = (0..period.days()).filter(|day| is_working(period, *day)).take_while(is_over);
    let days: Vec<usize> = days.collect();
    let is_cleared = |more: u32, from: usize| {
        let mut left = 0_u64;
        let mut next = 0;
        for day in &days {
            left += intake.get(next..=*day).map_or(0, |mornings| mornings.iter().sum());
            next = day + 1;
            let operators = if *day >= from { u64::from(more) } else { 0 };
            left = left.saturating_sub(office.capacity() + operators * u64::from(office.cases_a_day));
        }
        left == 0
    };
    if is_cleared(0, 0) {
        return Reinforcement::NotNeeded;
    }
    if let Some(last) = days.iter().rev().find(|day| is_cleared(1, **day)) {
        return Reinforcement::LastDay(*last);
    }
    // Twice as many until it is enough, then the least between.
    let mut enough = 2_u32;
    while !is_cleared(enough, 0) {
        match enough.checked_mul(2).filter(|_| office.cases_a_day > 0) {
            Some(more) => enough = more,
            None => return Reinforcement::Impossible,
        }
    }
    let (mut few, mut enough) = (1, enough);
    while enough - few > 1 {
        let middle = few + (enough - few) / 2;
        if is_cleared(middle, 0) { enough = middle } else { few = middle }
    }
    Reinforcement::Needs(enough)
}
