//! The one thing that changes a case: an event.

use super::{Case, Change, Event, EventBody, Listed};
use crate::campaign::{Campaign, FactId, FlagId, Id as _, MomentId, RoleId, StateId, TrackId, Value};
use crate::person::{Person, PersonId};
use crate::roster::Delegate;
use crate::text::Code;

use super::case::Debt;

/// Why events do not make a case. The case they were applied to stays as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReplayError {
    /// The first event must open the case, and no later one may.
    #[error("event {0} is not the one a case begins with, or is a second one of that kind")]
    NotOpened(u64),
    /// An event is missing, or stands there twice.
    #[error("event {expected} was expected, and event {found} came")]
    Gap {
        /// The number that would follow.
        expected: u64,
        /// The number that came.
        found: u64,
    },
    /// The event is of another case.
    #[error("event {0} is of another case")]
    OtherCase(u64),
    /// The event is of an earlier instant than the one before it.
    #[error("event {0} is earlier than the one before it")]
    TimeReversed(u64),
    /// The event came about under another definition.
    #[error("event {0} came about under another definition")]
    DefinitionMismatch(u64),
    /// A moment comes to a case once.
    #[error("event {0} lets a moment come a second time")]
    FiredTwice(u64),
    /// The event names something that the definition does not have.
    #[error("event {0} names `{1}`, which the definition does not have")]
    UnknownName(u64, String),
}

impl ReplayError {
    /// The entry of the closed table of codes.
    pub fn code(&self) -> Code {
        match self {
            Self::NotOpened(_) => Code::ReplayNotOpened,
            Self::Gap { .. } => Code::ReplayGap,
            Self::OtherCase(_) => Code::ReplayOtherCase,
            Self::TimeReversed(_) => Code::TimeReversed,
            Self::DefinitionMismatch(_) => Code::DefinitionMismatch,
            Self::FiredTwice(_) => Code::ReplayFiredTwice,
            Self::UnknownName(..) => Code::ReplayUnknownName,
        }
    }
}

/// A change by number, found before anything is changed.
enum Step<'e> {
    Record(Listed),
    Unrecord(RoleId, &'e PersonId),
    Enable(Listed),
    Move(TrackId, StateId),
    SetFlag(FlagId),
    ClearFlag(FlagId),
    SetFact(FactId, Option<&'e Value>),
    Draft(Listed),
    Undraft(&'e PersonId),
    Grant,
    Owe(&'e str),
    Settle(&'e str),
    Comment(&'e str),
    Nothing,
}

impl Campaign {
    /// Makes a case from its events, the first of which opened it.
    ///
    /// # Errors
    /// The events have a gap, are of several cases or definitions, or name what this definition does not have.
    pub fn replay<'e>(&self, events: impl IntoIterator<Item = &'e Event>) -> Result<Case, ReplayError> {
        let mut events = events.into_iter();
        let first = events.next().ok_or(ReplayError::NotOpened(1))?;
        if !matches!(first.body, EventBody::Opened { .. }) {
            return Err(ReplayError::NotOpened(first.sequence));
        }
        let mut case = self.blank_case(first.case.clone(), first.at);
        self.evolve(&mut case, first)?;
        for event in events {
            self.apply(&mut case, event)?;
        }
        Ok(case)
    }

    /// Applies one event to a case.
    ///
    /// # Errors
    /// The event is not the next of this case under this definition. The case is then as it was.
    pub fn apply(&self, case: &mut Case, event: &Event) -> Result<(), ReplayError> {
        if matches!(event.body, EventBody::Opened { .. }) {
            return Err(ReplayError::NotOpened(event.sequence));
        }
        self.evolve(case, event)
    }

    pub(super) fn evolve(&self, case: &mut Case, event: &Event) -> Result<(), ReplayError> {
        self.check_next(case, event)?;
        let steps = event.changes().iter().map(|change| {
            self.step(change).map_err(|name| ReplayError::UnknownName(event.sequence, name.to_owned()))
        });
        let steps = steps.collect::<Result<Vec<_>, _>>()?;
        let fired = match &event.body {
            EventBody::MomentReached { moment, .. } => Some(self.fired(case, event.sequence, moment)?),
            _ => None,
        };
        for step in steps {
            carry_out(case, step);
        }
        case.fired.extend(fired);
        case.sequence = event.sequence;
        case.last_at = event.at;
        self.note_milestones(case, event.at);
        Ok(())
    }

    fn check_next(&self, case: &Case, event: &Event) -> Result<(), ReplayError> {
        let expected = case.sequence.saturating_add(1);
        if event.sequence != expected {
            return Err(ReplayError::Gap { expected, found: event.sequence });
        }
        if event.case != case.id {
            return Err(ReplayError::OtherCase(event.sequence));
        }
        if event.at < case.last_at {
            return Err(ReplayError::TimeReversed(event.sequence));
        }
        let adopted = matches!(event.body, EventBody::Adopted { .. });
        if event.definition != self.program.hash || case.definition != self.program.hash || adopted {
            return Err(ReplayError::DefinitionMismatch(event.sequence));
        }
        Ok(())
    }

    fn fired(&self, case: &Case, sequence: u64, moment: &str) -> Result<MomentId, ReplayError> {
        let unknown = || ReplayError::UnknownName(sequence, moment.to_owned());
        let id = self.program.moments.find(moment).filter(|id| self.program.firing.contains(id));
        let id = id.ok_or_else(unknown)?;
        if case.fired.contains(&id) { Err(ReplayError::FiredTwice(sequence)) } else { Ok(id) }
    }

    /// Finds the numbers of a change, or tells the name that the definition does not have.
    fn step<'e>(&self, change: &'e Change) -> Result<Step<'e>, &'e str> {
        let program = &self.program;
        let flag = |name: &'e str| program.flags.find(name).ok_or(name);
        let fact = |name: &'e str| program.facts.find(name).ok_or(name);
        Ok(match change {
            Change::Recorded(delegate) => Step::Record(self.listed_as(delegate)?),
            Change::Unrecorded { role, person } => {
                Step::Unrecord(program.roles.find(role).ok_or(&**role)?, person)
            }
            Change::Enabled(delegate) => Step::Enable(self.listed_as(delegate)?),
            Change::Drafted(delegate) => Step::Draft(self.listed_as(delegate)?),
            Change::Moved { track, to } => {
                let id = program.tracks.find(track).ok_or(&**track)?;
                let state = program.tracks.get(id).and_then(|track| track.states.find(to)).ok_or(&**to)?;
                Step::Move(id, state)
            }
            Change::FlagSet(name) => Step::SetFlag(flag(name)?),
            Change::FlagCleared(name) => Step::ClearFlag(flag(name)?),
            Change::FactSet { fact: name, value } => Step::SetFact(fact(name)?, Some(value)),
            Change::FactForgotten(name) => Step::SetFact(fact(name)?, None),
            Change::Undrafted(person) => Step::Undraft(person),
            Change::Granted => Step::Grant,
            Change::Owed(id) => Step::Owe(id),
            Change::Settled(id) => Step::Settle(id),
            Change::Commented(text) => Step::Comment(text),
            Change::Message { .. } => Step::Nothing,
        })
    }

    fn listed_as<'e>(&self, delegate: &'e Delegate) -> Result<Listed, &'e str> {
        let role = self.program.roles.find(delegate.role()).ok_or(delegate.role())?;
        Ok(Listed { role, person: Person::clone(delegate.person()) })
    }
}

/// Total: whatever could be wrong was found before.
fn carry_out(case: &mut Case, step: Step<'_>) {
    match step {
        Step::Record(listed) => case.record.push(listed),
        Step::Unrecord(role, person) => {
            case.record.retain(|listed| listed.role != role || listed.person.id() != person);
        }
        Step::Enable(listed) => case.register.push(listed),
        Step::Draft(listed) => case.draft.push(listed),
        Step::Undraft(person) => case.draft.retain(|listed| listed.person.id() != person),
        Step::Grant => case.register.clone_from(&case.draft),
        Step::Move(track, to) => {
            if let Some(state) = case.states.get_mut(track.index()) {
                *state = to;
            }
        }
        Step::SetFlag(flag) => case.flags.insert(flag),
        Step::ClearFlag(flag) => case.flags.remove(flag),
        Step::SetFact(fact, value) => {
            if let Some(slot) = case.facts.get_mut(fact.index()) {
                *slot = value.cloned();
            }
        }
        Step::Owe(id) => case.debts.push(Debt { id: id.into(), settled: false }),
        Step::Settle(id) => {
            case.debts.iter_mut().filter(|debt| &*debt.id == id).for_each(|debt| debt.settled = true);
        }
        Step::Comment(text) => case.comments.push(text.into()),
        Step::Nothing => {}
    }
}
