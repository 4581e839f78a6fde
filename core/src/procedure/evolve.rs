//! The one thing that changes a case: an event.

use super::{Case, Change, Event, EventBody, Listed};
use crate::calendar::Instant;
use crate::campaign::{Campaign, FactId, FlagId, MomentId, RoleId, Scope, StateId, TrackId, Value};
use crate::person::{Person, PersonId};
use crate::roster::Delegate;
use crate::text::Code;

use super::case::{Debt, Member};
use super::standing::Standing;

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
    /// Something happens to a person who is neither in the register nor in the draft.
    #[error("event {0} is about a person who is neither in the register nor in the draft")]
    UnknownMember(u64),
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
            Self::UnknownMember(_) => Code::ReplayUnknownMember,
            Self::UnknownName(..) => Code::ReplayUnknownName,
        }
    }
}

/// A change by number, found before anything is changed.
enum Step<'e> {
    Record(Listed),
    Unrecord(RoleId, &'e PersonId),
    Enable(Listed),
    Mark(Mark<'e>),
    MarkMember(&'e PersonId, Mark<'e>),
    Draft(Listed),
    Undraft(&'e PersonId),
    Grant,
    Owe(&'e str),
    Settle(&'e str),
    Comment(&'e str),
    Nothing,
}

/// A change to where something stands: the case, or a member of it.
enum Mark<'e> {
    Move(TrackId, StateId),
    SetFlag(FlagId),
    ClearFlag(FlagId),
    SetFact(FactId, Option<&'e Value>),
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
        refuse_strangers(case, event)?;
        let fired = match &event.body {
            EventBody::MomentReached { moment, member, .. } => {
                let standing = standing_of(case, member.as_ref(), event.sequence)?;
                Some((self.fired(standing, event.sequence, moment)?, member))
            }
            _ => None,
        };
        if let Some((moment, member)) = fired {
            let standing = match member {
                Some(person) => case.member_mut(person),
                None => Some(&mut case.own),
            };
            standing.into_iter().for_each(|standing| standing.fired.push(moment));
        }
        for step in steps {
            self.carry_out(case, step, event.at);
        }
        case.sequence = event.sequence;
        case.last_at = event.at;
        self.note_milestones(&mut case.own, Scope::Case, event.at);
        for member in &mut case.members {
            self.note_milestones(&mut member.standing, Scope::Member, event.at);
        }
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

    fn fired(&self, standing: &Standing, sequence: u64, moment: &str) -> Result<MomentId, ReplayError> {
        let unknown = || ReplayError::UnknownName(sequence, moment.to_owned());
        let id = self.program.moments.find(moment).filter(|id| self.program.firing.contains(id));
        let id = id.ok_or_else(unknown)?;
        if standing.fired.contains(&id) { Err(ReplayError::FiredTwice(sequence)) } else { Ok(id) }
    }

    /// Finds the numbers of a change, or tells the name that the definition does not have.
    fn step<'e>(&self, change: &'e Change) -> Result<Step<'e>, &'e str> {
        let program = &self.program;
        Ok(match change {
            Change::Recorded(delegate) => Step::Record(self.listed_as(delegate)?),
            Change::Unrecorded { role, person } => {
                Step::Unrecord(program.roles.find(role).ok_or(&**role)?, person)
            }
            Change::Enabled(delegate) => Step::Enable(self.listed_as(delegate)?),
            Change::Drafted(delegate) => Step::Draft(self.listed_as(delegate)?),
            Change::Moved { .. }
            | Change::FlagSet(_)
            | Change::FlagCleared(_)
            | Change::FactSet { .. }
            | Change::FactForgotten(_) => Step::Mark(self.mark(change, Scope::Case)?),
            Change::OfMember { change, .. } if matches!(**change, Change::Message { .. }) => Step::Nothing,
            Change::OfMember { person, change } => {
                Step::MarkMember(person, self.mark(change, Scope::Member)?)
            }
            Change::Undrafted(person) => Step::Undraft(person),
            Change::Granted => Step::Grant,
            Change::Owed(id) => Step::Owe(id),
            Change::Settled(id) => Step::Settle(id),
            Change::Commented(text) => Step::Comment(text),
            Change::Message { .. } => Step::Nothing,
        })
    }

    /// Finds the numbers of a change to where something of the scope stands.
    fn mark<'e>(&self, change: &'e Change, scope: Scope) -> Result<Mark<'e>, &'e str> {
        let program = &self.program;
        let flag = |name: &'e str| {
            program.flags.find(name).filter(|id| program.scope_of_flag(*id) == scope).ok_or(name)
        };
        let fact = |name: &'e str| {
            program.facts.find(name).filter(|id| program.scope_of_fact(*id) == scope).ok_or(name)
        };
        Ok(match change {
            Change::Moved { track: name, to } => {
                let track = program.tracks.find(name).filter(|id| program.scope_of_track(*id) == scope);
                let track = track.ok_or(&**name)?;
                let state = program.tracks.get(track).and_then(|track| track.states.find(to));
                Mark::Move(track, state.ok_or(&**to)?)
            }
            Change::FlagSet(name) => Mark::SetFlag(flag(name)?),
            Change::FlagCleared(name) => Mark::ClearFlag(flag(name)?),
            Change::FactSet { fact: name, value } => Mark::SetFact(fact(name)?, Some(value)),
            Change::FactForgotten(name) => Mark::SetFact(fact(name)?, None),
            _ => return Err("of_member"),
        })
    }

    fn listed_as<'e>(&self, delegate: &'e Delegate) -> Result<Listed, &'e str> {
        let role = self.program.roles.find(delegate.role()).ok_or(delegate.role())?;
        Ok(Listed { role, person: Person::clone(delegate.person()) })
    }
}

impl Campaign {
    /// Total: whatever could be wrong was found before.
    fn carry_out(&self, case: &mut Case, step: Step<'_>, at: Instant) {
        match step {
            Step::Record(listed) => case.record.push(listed),
            Step::Unrecord(role, person) => {
                case.record.retain(|listed| listed.role != role || listed.person.id() != person);
            }
            Step::Enable(listed) => {
                self.admit(case, listed.person.id(), at);
                case.register.push(listed);
            }
            Step::Draft(listed) => {
                self.admit(case, listed.person.id(), at);
                case.draft.push(listed);
            }
            Step::Undraft(person) => {
                case.draft.retain(|listed| listed.person.id() != person);
                case.dismiss_unlisted();
            }
            Step::Grant => {
                case.register.clone_from(&case.draft);
                case.dismiss_unlisted();
            }
            Step::Mark(mark) => self.carry_out_mark(case, None, &mark),
            Step::MarkMember(person, mark) => self.carry_out_mark(case, Some(person), &mark),
            Step::Owe(id) => case.debts.push(Debt { id: id.into(), settled: false }),
            Step::Settle(id) => {
                case.debts.iter_mut().filter(|debt| &*debt.id == id).for_each(|debt| debt.settled = true);
            }
            Step::Comment(text) => case.comments.push(text.into()),
            Step::Nothing => {}
        }
    }

    fn carry_out_mark(&self, case: &mut Case, member: Option<&PersonId>, mark: &Mark<'_>) {
        let standing = match member {
            Some(person) => case.member_mut(person),
            None => Some(&mut case.own),
        };
        let Some(standing) = standing else { return };
        match mark {
            Mark::Move(track, to) => standing.set_state(*track, *to),
            Mark::SetFlag(flag) => standing.flags.insert(*flag),
            Mark::ClearFlag(flag) => standing.flags.remove(*flag),
            Mark::SetFact(fact, value) => {
                let news = standing.fact(*fact) != *value;
                standing.set_fact(*fact, value.cloned());
                if news {
                    self.rearm(case, member, *fact);
                }
            }
        }
    }

    /// A moment that is counted from a fact comes again when the fact is another one.
    fn rearm(&self, case: &mut Case, member: Option<&PersonId>, fact: FactId) {
        let counted = self.program.counted_from.iter().filter(|(from, _)| *from == fact);
        for (_, moment) in counted {
            case.own.fired.retain(|fired| fired != moment);
            let members = case.members.iter_mut();
            for member in members.filter(|own| member.is_none_or(|person| own.person == *person)) {
                member.standing.fired.retain(|fired| fired != moment);
            }
        }
    }

    /// Whoever comes into the register or the draft begins as a member, where the definition keeps something of members.
    pub(super) fn admit(&self, case: &mut Case, person: &PersonId, at: Instant) {
        if !self.program.has_members || person.is_blank() || case.member(person).is_some() {
            return;
        }
        let mut standing = self.beginning();
        self.note_milestones(&mut standing, Scope::Member, at);
        case.members.push(Member { person: person.clone(), standing });
    }
}

impl Case {
    fn member_mut(&mut self, person: &PersonId) -> Option<&mut Standing> {
        self.members.iter_mut().find(|member| member.person == *person).map(|member| &mut member.standing)
    }

    /// Whoever is neither in the register nor in the draft any more is forgotten.
    fn dismiss_unlisted(&mut self) {
        let mut members = std::mem::take(&mut self.members);
        members.retain(|member| self.lists(&member.person));
        self.members = members;
    }
}

fn standing_of<'c>(
    case: &'c Case,
    member: Option<&PersonId>,
    sequence: u64,
) -> Result<&'c Standing, ReplayError> {
    match member {
        Some(person) => case.member(person).ok_or(ReplayError::UnknownMember(sequence)),
        None => Ok(&case.own),
    }
}

/// What happens to a member happens to somebody who is one, or becomes one in the same event.
fn refuse_strangers(case: &Case, event: &Event) -> Result<(), ReplayError> {
    let mut coming: Vec<&PersonId> = Vec::new();
    for change in event.changes() {
        match change {
            Change::Enabled(delegate) | Change::Drafted(delegate) => coming.push(delegate.person().id()),
            Change::OfMember { person, .. } if !coming.contains(&person) && case.member(person).is_none() => {
                return Err(ReplayError::UnknownMember(event.sequence));
            }
            _ => {}
        }
    }
    Ok(())
}
