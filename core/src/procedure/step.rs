//! What one change does to a case: found by number before anything is changed, then carried out.

use super::case::{Debt, Member};
use super::{Case, Change, Listed, Standing};
use crate::calendar::Instant;
use crate::campaign::{Campaign, FactId, FlagId, RoleId, Scope, StateId, TrackId, Value};
use crate::person::{Person, PersonId};
use crate::roster::Delegate;

/// A change by number, found before anything is changed.
pub(super) enum Step<'e> {
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
pub(super) enum Mark<'e> {
    Move(TrackId, StateId),
    SetFlag(FlagId),
    ClearFlag(FlagId),
    SetFact(FactId, Option<&'e Value>),
    Append(FactId, &'e str),
}

impl Campaign {
    /// Finds the numbers of a change, or tells the name that the definition does not have.
    pub(super) fn step<'e>(&self, change: &'e Change) -> Result<Step<'e>, &'e str> {
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
            | Change::FactAppended { .. }
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
            Change::FactAppended { fact: name, text } => Mark::Append(fact(name)?, text),
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
    pub(super) fn carry_out(&self, case: &mut Case, step: Step<'_>, at: Instant) {
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
                case.register = case.draft.iter().cloned().collect();
                case.dismiss_unlisted();
            }
            Step::Mark(mark) => self.mark_standing(case, None, &mark, at),
            Step::MarkMember(person, mark) => self.mark_standing(case, Some(person), &mark, at),
            Step::Owe(id) => case.debts.push(Debt { id: id.into(), settled: false }),
            Step::Settle(id) => {
                case.debts.iter_mut().filter(|debt| &*debt.id == id).for_each(|debt| debt.settled = true);
            }
            Step::Comment(text) => case.comments.push(text.into()),
            Step::Nothing => {}
        }
    }

    /// A state that an event passes through counts as entered.
    fn mark_standing(&self, case: &mut Case, member: Option<&PersonId>, mark: &Mark<'_>, at: Instant) {
        let Some(standing) = case.standing_mut(member) else { return };
        match mark {
            Mark::Move(track, to) => standing.enter(*track, *to, at),
            Mark::SetFlag(flag) => standing.flags.insert(*flag),
            Mark::ClearFlag(flag) => standing.flags.remove(*flag),
            Mark::SetFact(fact, value) => {
                let default = self.program.facts.get(*fact).and_then(|fact| fact.parameter.as_ref());
                let default = default.map(|parameter| &parameter.default);
                let news = standing.fact(*fact).or(default) != value.or(default);
                standing.set_fact(*fact, value.cloned());
                if news {
                    self.rearm(case, member, *fact);
                }
            }
            Mark::Append(fact, text) => {
                let list = appended(standing.fact(*fact), text);
                standing.set_fact(*fact, Some(list));
            }
        }
    }

    /// A moment that is counted from a fact comes again when the fact is another one.
    fn rearm(&self, case: &mut Case, member: Option<&PersonId>, fact: FactId) {
        let counted = self.program.counted_from.iter().filter(|(from, _)| *from == fact);
        for (_, moment) in counted {
            case.own.rearm(*moment);
            let members = case.members.iter_mut();
            for member in members.filter(|own| member.is_none_or(|person| own.person == *person)) {
                member.standing.rearm(*moment);
            }
        }
    }

    /// Whoever comes into the register or the draft begins as a member, where the definition keeps something of members.
    pub(super) fn admit(&self, case: &mut Case, person: &PersonId, at: Instant) {
        if !self.program.has_members || person.is_blank() || case.member(person).is_some() {
            return;
        }
        let mut standing = self.beginning();
        self.note_states(&mut standing, Scope::Member, at);
        case.members.push(Member { person: person.clone(), standing });
    }
}

impl Case {
    /// Where the case stands, or one of its members.
    pub(super) fn standing_mut(&mut self, member: Option<&PersonId>) -> Option<&mut Standing> {
        let Some(person) = member else { return Some(&mut self.own) };
        self.members.iter_mut().find(|member| member.person == *person).map(|member| &mut member.standing)
    }

    /// Whoever is neither in the register nor in the draft any more is forgotten.
    fn dismiss_unlisted(&mut self) {
        let mut members = std::mem::take(&mut self.members);
        members.retain(|member| self.lists(&member.person));
        self.members = members;
    }
}

/// A list has a text once.
pub(super) fn appended(list: Option<&Value>, text: &str) -> Value {
    let mut texts = match list {
        Some(Value::Texts(texts)) => texts.clone(),
        _ => Vec::new(),
    };
    if !texts.iter().any(|known| &**known == text) {
        texts.push(text.into());
    }
    Value::Texts(texts)
}
