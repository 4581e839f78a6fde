//! What a campaign has answered: each answer crosses as text once, and as a number from then on.

use std::cell::RefCell;

use abilita::access::{Answer, Decision};
use abilita::wire::{self, to_json};

/// The answers of a campaign, in the order in which they were first given. There are as many as a definition has ways to
/// answer, whatever is asked.
#[derive(Debug, Default)]
pub(crate) struct Answers(RefCell<Vec<(Answer, String)>>);

impl Answers {
    /// The number of what a decision says.
    pub(super) fn number_of(&self, decision: &Decision<'_>) -> usize {
        let answer = decision.answer();
        let mut known = self.0.borrow_mut();
        known.iter().position(|(known, _)| *known == answer).unwrap_or_else(|| {
            known.push((answer, to_json(&wire::Decision::from(decision))));
            known.len() - 1
        })
    }

    /// What the answer of a number says, as JSON.
    pub(super) fn said(&self, number: usize) -> String {
        self.0.borrow().get(number).map(|(_, said)| said.clone()).unwrap_or_default()
    }
}
