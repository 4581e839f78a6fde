//! What a transition comes to.

use super::{Case, Change};
use crate::campaign::{
    Act, Campaign, FactId, Given, MomentId, Situation, StateId, Track, TrackId, Transition, Trigger, Value,
};
use crate::person::PersonId;
use crate::roster::Delegate;

/// A transition that fires, with its track.
#[derive(Clone, Copy, Debug)]
pub(super) struct Firing<'c> {
    pub(super) track: TrackId,
    pub(super) transition: &'c Transition,
}

impl Campaign {
    /// Of each track, the first transition on the trigger whose state and conditions hold.
    pub(super) fn matching<'c>(&'c self, situation: &Situation<'_>, trigger: Trigger) -> Vec<Firing<'c>> {
        let first = |(id, _, track): (TrackId, &str, &'c Track)| {
            let fits = |transition: &&Transition| {
                transition.trigger == trigger && can_fire(situation, id, transition)
            };
            let transition = track.transitions.iter().find(fits)?;
            Some(Firing { track: id, transition })
        };
        self.program.tracks.iter().filter_map(first).collect()
    }

    /// The changes of transitions that fire together, in the order of their tracks.
    pub(super) fn changes(&self, situation: &Situation<'_>, firing: &[Firing<'_>]) -> Vec<Change> {
        let mut changes = Vec::new();
        for Firing { track, transition } in firing {
            if let Some(to) = transition.to {
                changes.push(self.moved(*track, to));
            }
            for act in &transition.acts {
                self.act(situation, act, &mut changes);
            }
            let messages = transition.send.iter();
            changes.extend(
                messages.map(|message| Change::Message {
                    to: message.to.clone(),
                    notice: message.notice.clone(),
                }),
            );
        }
        changes
    }

    /// The messages of notices that are due at a moment.
    pub(super) fn notified(&self, situation: &Situation<'_>, moment: MomentId) -> Vec<Change> {
        let notices = self.program.notices.iter();
        let due = notices
            .filter(|(_, _, notice)| notice.moments.contains(&moment) && situation.holds(&notice.condition));
        due.map(|(_, name, notice)| Change::Message { to: notice.to.clone(), notice: name.into() }).collect()
    }

    fn moved(&self, track: TrackId, to: StateId) -> Change {
        let name = self.program.tracks.name(track).into();
        Change::Moved { track: name, to: self.program.state_name(track, to).into() }
    }

    fn act(&self, situation: &Situation<'_>, act: &Act, changes: &mut Vec<Change>) {
        let arguments = situation.arguments;
        let case = situation.case;
        match act {
            Act::SetFlag(flag) => changes.push(Change::FlagSet(self.program.flags.name(*flag).into())),
            Act::ClearFlag(flag) => changes.push(Change::FlagCleared(self.program.flags.name(*flag).into())),
            Act::Move(track, to) => changes.push(self.moved(*track, *to)),
            Act::SetFact(fact, given) => {
                let value = given_value(situation, given);
                changes.extend(value.map(|value| self.fact_set(*fact, value)));
            }
            Act::Append(fact, given) => {
                let added = given_value(situation, given);
                let appended = added.and_then(|value| appended(situation.fact(*fact), &value));
                changes.extend(appended.map(|value| self.fact_set(*fact, value)));
            }
            Act::Forget(fact) => changes.push(Change::FactForgotten(self.program.facts.name(*fact).into())),
            Act::Confirm { person } => {
                let person = person_argument(arguments, *person);
                changes.extend(person.into_iter().flat_map(|person| self.confirmed(case, person)));
            }
            Act::Insert { person, role } => {
                if let (Some(Value::Person(person)), Some(Value::Text(role))) =
                    (arguments.get(*person), arguments.get(*role))
                {
                    changes.push(Change::Drafted(Delegate::new(role, person.clone())));
                }
            }
            Act::Remove { person } => {
                let person = person_argument(arguments, *person);
                changes.extend(person.map(|person| Change::Undrafted(person.clone())));
            }
            Act::CheckRoster(_) => {}
            Act::Grant => changes.push(Change::Granted),
            Act::Owe { id } => changes.extend(text_argument(arguments, *id).map(Change::Owed)),
            Act::Settle { id } => changes.extend(text_argument(arguments, *id).map(Change::Settled)),
            Act::Comment { text } => changes.extend(text_argument(arguments, *text).map(Change::Commented)),
        }
    }

    fn fact_set(&self, fact: FactId, value: Value) -> Change {
        Change::FactSet { fact: self.program.facts.name(fact).into(), value }
    }

    /// The person's entries of the register that are not in the draft yet, each role once.
    fn confirmed(&self, case: &Case, person: &PersonId) -> Vec<Change> {
        let mut roles = Vec::new();
        let mut changes = Vec::new();
        for listed in case.register.iter().filter(|listed| listed.person.id() == person) {
            let drafted =
                case.draft.iter().any(|entry| entry.role == listed.role && entry.person.id() == person);
            if !drafted && !roles.contains(&listed.role) {
                roles.push(listed.role);
                let role = self.program.roles.name(listed.role);
                changes.push(Change::Drafted(Delegate::new(role, listed.person.clone())));
            }
        }
        changes
    }
}

/// True if the transition may fire: its state, its conditions, and that a debt is new or still owed.
fn can_fire(situation: &Situation<'_>, track: TrackId, transition: &Transition) -> bool {
    let state = situation.case.state(track);
    let from = transition.from.is_none_or(|from| state.is_some_and(|state| from.contains(state)));
    from && situation.holds(&transition.guard)
        && transition.acts.iter().all(|act| debt_allows(situation, act))
}

fn debt_allows(situation: &Situation<'_>, act: &Act) -> bool {
    let debt = |index: usize| match situation.arguments.get(index) {
        Some(Value::Text(id)) => situation.case.has_debt(id),
        _ => None,
    };
    match act {
        Act::Owe { id } => debt(*id).is_none(),
        Act::Settle { id } => debt(*id).is_some_and(|debt| !debt.settled),
        _ => true,
    }
}

/// The value that a fact is given.
fn given_value(situation: &Situation<'_>, given: &Given) -> Option<Value> {
    match given {
        Given::Value(value) => Some(value.clone()),
        Given::Argument(index) => situation.arguments.get(*index).cloned(),
        Given::Fact(fact) => situation.fact(*fact).cloned(),
    }
}

/// The list with the value at its end, or `None` where it stands there already or is nothing a list can take.
fn appended(list: Option<&Value>, value: &Value) -> Option<Value> {
    let Value::Text(added) = value else { return None };
    let mut texts = match list {
        Some(Value::Texts(texts)) => texts.clone(),
        _ => Vec::new(),
    };
    if texts.contains(added) {
        return None;
    }
    texts.push(added.clone());
    Some(Value::Texts(texts))
}

pub(super) fn person_argument(arguments: &[Value], index: usize) -> Option<&PersonId> {
    match arguments.get(index) {
        Some(Value::Person(person)) => Some(person.id()),
        _ => None,
    }
}

fn text_argument(arguments: &[Value], index: usize) -> Option<Box<str>> {
    match arguments.get(index) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    }
}
