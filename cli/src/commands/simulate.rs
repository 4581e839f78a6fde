//! `abilita simulate`: a whole campaign, played for institutes that do not exist.

use std::num::NonZero;

use crate::arguments::Simulate;
use crate::error::{Outcome, Result};
use crate::library;
use crate::session::Session;
use crate::simulation::behaviour::Behaviour;
use crate::simulation::{Scale, play};

pub(super) fn run(arguments: &Simulate, session: &mut Session<'_>) -> Result<Outcome> {
    let campaign = library::load(&arguments.definition, session)?;
    let behaviour = Behaviour::default();
    let all = || std::thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
    let threads = arguments.threads.unwrap_or_else(all);
    let scale = Scale { institutes: arguments.institutes.get(), seed: arguments.seed, threads };
    let course = play(&campaign, &behaviour, scale);
    for day in &course.days {
        session.line(format_args!(
            "{} {:?} {:?} lock {} debts {} backlog {} msg {} ref {}",
            day.date, day.states, day.flags, day.locked_out, day.debts, day.backlog, day.messages, day.refusals
        ))?;
    }
    session.line(format_args!("{:?} {:?} {:?} {:?}", course.reinforcement, course.deadline, course.refusals, course.messages))?;
    Ok(Outcome::Clean)
}
