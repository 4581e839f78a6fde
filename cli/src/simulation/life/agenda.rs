//! What is to be done in a case, and when.

use abilita::Instant;

use super::Party;

/// Something to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Task {
    /// Somebody does all they can.
    Session(Party),
    /// Something is needed meanwhile.
    Request,
    /// What was asked for meanwhile is entered on the portal.
    Entering,
}

/// Tasks by instant; those of one instant in the order in which they were planned.
#[derive(Debug, Default)]
pub(super) struct Agenda {
    /// Few enough to be looked through.
    tasks: Vec<(Instant, Task)>,
    office: Option<Instant>,
}

impl Agenda {
    pub(super) fn add(&mut self, at: Instant, task: Task) {
        self.tasks.push((at, task));
    }

    pub(super) fn has(&self, task: Task) -> bool {
        self.tasks.iter().any(|(_, planned)| *planned == task)
    }

    /// The office should look at it.
    pub(super) fn call_office(&mut self, at: Instant) {
        self.office.get_or_insert(at);
    }

    /// Since when the office should look at it.
    pub(super) fn take_office(&mut self) -> Option<Instant> {
        self.office.take()
    }

    /// The next task before an instant.
    pub(super) fn next(&mut self, end: Instant) -> Option<(Instant, Task)> {
        // Of equal ones the first planned: `min_by_key` keeps the first, and what is taken out leaves the others in order.
        let (place, _) = self.tasks.iter().enumerate().min_by_key(|(_, (at, _))| *at)?;
        let next = self.tasks.remove(place);
        (next.0 < end).then_some(next)
    }
}
