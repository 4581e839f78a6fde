//! A whole campaign, played for institutes that do not exist: what would the office see, day by day?
//!
//! The way of a simulation: a [`behaviour`] says how people act, a [`plan`] what the definition asks of whom, both read
//! once. Each institute then has a [`life`] of its own, played on the engine; those that need the office wait in a queue
//! ([`office`]), which is worked off day by day; a [`ledger`] counts. [`play`] brings them together on several threads, and
//! what comes out is a [`Course`].
//!
//! | file | what |
//! |---|---|
//! | `behaviour/` | how people act, its defaults, and the file in which one states it |
//! | `spread`, `dice` | how times are spread; chance that can be repeated |
//! | `plan/` | goals, who gives which command, what is written into arguments |
//! | `period` | the days that are played |
//! | `population` | invented persons and openings |
//! | `life/` | one institute |
//! | `office` | the queue, working days, the last day to add an operator |
//! | `ledger`, `course` | counts, and what is reported of them |

pub(crate) mod behaviour;
pub(crate) mod course;
mod dice;
mod ledger;
mod life;
pub(crate) mod office;
mod period;
pub(crate) mod picture;
mod plan;
mod play;
mod population;
mod spread;
#[cfg(test)]
mod tests;

pub(crate) use self::play::{Scale, play};
