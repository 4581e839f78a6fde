//! How the persons of a simulation behave: when they act, what they get wrong, how much the office gets done.
//!
//! What they *may* do is no part of it: that is the campaign's. The defaults stand here, the file in which an office states
//! its own is read by [`read`], and `docs/simulation.md` explains both.

mod problem;
mod read;
mod reader;
mod tree;

use std::collections::BTreeMap;

use abilita::{Campaign, CaseId, Instant, Opening, Value};
use chrono::NaiveDate;

pub(crate) use self::problem::{Problem, ProblemCode, Unfit};
use super::spread::{Lapse, Piece, Reference, Spread};

/// Everything that can be said of how people behave.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Behaviour {
    pub(crate) period: PeriodHabits,
    pub(crate) people: People,
    pub(crate) roster: RosterHabits,
    pub(crate) interim: Interim,
    pub(crate) office: Office,
    pub(crate) automatic: Automatic,
    /// The state that whoever acts is heading for, by track.
    pub(crate) goals: BTreeMap<String, String>,
    /// The command by which a state is left, by track and state.
    pub(crate) steps: BTreeMap<(String, String), String>,
    /// What the host knows of a case, and in which share of them.
    pub(crate) facts: BTreeMap<String, Known>,
}

/// Which days are played, and what times refer to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PeriodHabits {
    pub(crate) from: Option<NaiveDate>,
    pub(crate) until: Option<NaiveDate>,
    pub(crate) deadline: Option<String>,
}

/// Whoever is on record or in the register.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct People {
    /// The day on which somebody first does what they can.
    pub(crate) acts: Spread<Reference>,
    /// How long they take after that: to answer, to try again.
    pub(crate) reacts: Spread<Lapse>,
    /// How many refusals they bear before giving up.
    pub(crate) attempts: u32,
    /// The share of commands with an argument that is wrong, where one can be.
    pub(crate) wrong_argument: f64,
}

/// How lists of delegates are entered.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RosterHabits {
    /// How many are in the register when a case is opened, and on the list that is handed in.
    pub(crate) delegates: u32,
    /// The share of delegates who are replaced, not confirmed.
    pub(crate) replaced: f64,
    /// The share of entries with a wrong codice fiscale.
    pub(crate) wrong_codice_fiscale: f64,
    /// The share of entries that lack what their role asks for.
    pub(crate) missing_field: f64,
    /// The share of lists that lack a role that must be on them.
    pub(crate) missing_role: f64,
    /// The share of mistakes that are mended when the list is refused.
    pub(crate) mended: f64,
}

/// What is done on an interim channel and must be entered later.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Interim {
    /// How many requests an institute has a week.
    pub(crate) a_week: f64,
    /// How long it takes to enter them once that is possible.
    pub(crate) entered: Spread<Lapse>,
}

/// Those who work through a queue, with hours.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Office {
    /// The roles; where not said, every vouched role but the automatic ones.
    pub(crate) roles: Option<Vec<String>>,
    /// How many operators there are; where not said, one for so many institutes.
    pub(crate) operators: Option<u32>,
    pub(crate) institutes_per_operator: u32,
    /// How many cases an operator gets done on a working day.
    pub(crate) cases_a_day: u32,
    /// The share of cases that are sent back, where the definition lets them be.
    pub(crate) sends_back: f64,
}

/// Those whom no queue holds up: machines, and the mail.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Automatic {
    /// The roles; where not said, `system`, if it is a vouched one.
    pub(crate) roles: Option<Vec<String>>,
    /// How long each of their steps takes.
    pub(crate) takes: Spread<Lapse>,
    /// The share of steps that fail, where the definition has a way back for it.
    pub(crate) fails: f64,
}

/// A fact that the host tells of a share of the cases.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Known {
    pub(crate) share: f64,
    pub(crate) value: Value,
}

impl Known {
    /// True if a case of the campaign can be opened with it.
    pub(crate) fn fits(&self, campaign: &Campaign, fact: &str) -> bool {
        let opening = Opening::new().fact(fact, self.value.clone());
        campaign.open(CaseId::new(""), opening, Instant::UNIX_EPOCH).is_ok()
    }
}

impl Default for Behaviour {
    fn default() -> Self {
        let piece = |share, unit, from, to| Piece { share, unit, from, to };
        let lapse = |share, unit, from, to| Piece { share, unit, from, to };
        Self {
            period: PeriodHabits::default(),
            people: People {
                acts: Spread(vec![
                    piece(0.15, Reference::AfterOpening, 0, 2),
                    piece(0.40, Reference::Way, 10, 80),
                    piece(0.30, Reference::BeforeDeadline, 0, 4),
                    piece(0.10, Reference::AfterDeadline, 1, 15),
                ]),
                reacts: Spread(vec![
                    lapse(0.50, Lapse::Hours, 1, 24),
                    lapse(0.40, Lapse::Days, 1, 4),
                    lapse(0.10, Lapse::Days, 5, 10),
                ]),
                attempts: 5,
                wrong_argument: 0.02,
            },
            roster: RosterHabits {
                delegates: 5,
                replaced: 0.15,
                wrong_codice_fiscale: 0.03,
                missing_field: 0.02,
                missing_role: 0.05,
                mended: 0.90,
            },
            interim: Interim {
                a_week: 0.25,
                entered: Spread(vec![lapse(0.60, Lapse::Days, 0, 3), lapse(0.30, Lapse::Days, 4, 14)]),
            },
            office: Office {
                roles: None,
                operators: None,
                institutes_per_operator: 500,
                cases_a_day: 25,
                sends_back: 0.03,
            },
            automatic: Automatic {
                roles: None,
                takes: Spread(vec![
                    lapse(0.85, Lapse::Minutes, 1, 30),
                    lapse(0.13, Lapse::Hours, 1, 12),
                    lapse(0.02, Lapse::Days, 1, 4),
                ]),
                fails: 0.02,
            },
            goals: BTreeMap::new(),
            steps: BTreeMap::new(),
            facts: BTreeMap::new(),
        }
    }
}
