//! What a transition does: the changes it makes, the messages it asks for.

use super::case::Member;
use super::step::appended;
use super::{Case, Change};
use crate::campaign::{
    Act, Campaign, FactId, Given, MEMBER, MomentId, Scope, Situation, StateId, Target, TrackId, Transition,
    Trigger, Value, ValueKind,
};
use crate::person::PersonId;
use crate::roster::Delegate;

/// A transition that fires, with its track and, of a track of members, the member.
#[derive(Clone, Copy, Debug)]
pub(super) struct Firing<'c> {
    pub(super) track: TrackId,
    pub(super) transition: &'c Transition,
    pub(super) member: Option<&'c Member>,
}

impl<'c> Firing<'c> {
    /// What its conditions and acts look at: the case, and the member it moves.
    pub(super) fn situation(&self, of_all: &Situation<'c>) -> Situation<'c> {
        self.member.map_or(*of_all, |member| of_all.about(Some(&member.standing)))
    }
}

impl Campaign {
    /// Of each track, the first transition on the trigger whose state and conditions hold; of a track of members, that of
    /// each member. `of` is the member whose moment it is: then nobody else is moved.
    pub(super) fn matching<'c>(
        &'c self,
        situation: &Situation<'c>,
        trigger: Trigger,
        of: Option<&PersonId>,
    ) -> Vec<Firing<'c>> {
        let mut firing = Vec::new();
        for (id, _, track) in self.program.tracks.iter() {
            let on_trigger = track.transitions.iter().filter(|transition| transition.trigger == trigger);
            let on_trigger: Vec<&Transition> = on_trigger.collect();
            if on_trigger.is_empty() {
                continue;
            }
            let first = |situation: &Situation<'c>, member: Option<&'c Member>| {
                let fits = |transition: &&&Transition| {
                    member.is_none_or(|member| is_meant(situation, transition.target, member))
                        && can_fire(situation, id, transition)
                };
                let transition = *on_trigger.iter().find(fits)?;
                Some(Firing { track: id, transition, member })
            };
            match track.scope {
                Scope::Case => firing.extend(first(situation, None)),
                Scope::Member => {
                    let members = situation.case.members.iter();
                    let members = members.filter(|member| of.is_none_or(|person| member.person == *person));
                    firing.extend(
                        members.filter_map(|member| {
                            first(&situation.about(Some(&member.standing)), Some(member))
                        }),
                    );
                }
            }
        }
        firing
    }

    /// The changes of transitions that fire together, in the order of their tracks.
    pub(super) fn changes(&self, situation: &Situation<'_>, firing: &[Firing<'_>]) -> Vec<Change> {
        let mut changes = Vec::new();
        for firing in firing {
            let situation = firing.situation(situation);
            let Firing { track, transition, member } = firing;
            let person = member.map(|member| &member.person);
            if let Some(to) = transition.to {
                changes.push(of_member(person, self.moved(*track, to)));
            }
            for act in &transition.acts {
                self.act(&situation, act, person, &mut changes);
            }
            let messages = transition.send.iter();
            changes.extend(messages.map(|message| message_to(person, &message.to, &message.notice)));
        }
        changes
    }

    /// The messages of notices that are due at a moment. One to members goes to each of whom its condition holds.
    pub(super) fn notified(
        &self,
        situation: &Situation<'_>,
        moment: MomentId,
        of: Option<&PersonId>,
    ) -> Vec<Change> {
        let mut changes = Vec::new();
        for (_, name, notice) in self.program.notices.iter() {
            if !notice.moments.contains(&moment) {
                continue;
            }
            if &*notice.to != MEMBER {
                let holds = situation.holds(&notice.condition);
                changes.extend(holds.then(|| message_to(of, &notice.to, name)));
                continue;
            }
            for member in &situation.case.members {
                let about = situation.about(Some(&member.standing));
                if of.is_none_or(|person| member.person == *person) && about.holds(&notice.condition) {
                    changes.push(message_to(Some(&member.person), MEMBER, name));
                }
            }
        }
        changes
    }

    fn moved(&self, track: TrackId, to: StateId) -> Change {
        let name = self.program.tracks.name(track).into();
        Change::Moved { track: name, to: self.program.state_name(track, to).into() }
    }

    fn act(
        &self,
        situation: &Situation<'_>,
        act: &Act,
        member: Option<&PersonId>,
        changes: &mut Vec<Change>,
    ) {
        let arguments = situation.arguments;
        let case = situation.case;
        let program = &self.program;
        let scoped = |scope: Scope, change| match scope {
            Scope::Case => change,
            Scope::Member => of_member(member, change),
        };
        match act {
            Act::SetFlag(flag) => {
                let change = Change::FlagSet(program.flags.name(*flag).into());
                changes.push(scoped(program.scope_of_flag(*flag), change));
            }
            Act::ClearFlag(flag) => {
                let change = Change::FlagCleared(program.flags.name(*flag).into());
                changes.push(scoped(program.scope_of_flag(*flag), change));
            }
            Act::Move(track, to) => {
                changes.push(scoped(program.scope_of_track(*track), self.moved(*track, *to)));
            }
            Act::SetFact(fact, given) => {
                let name = program.facts.name(*fact).into();
                let value = given_value(situation, given).and_then(|value| self.as_fact(*fact, value));
                let change = value.map(|value| Change::FactSet { fact: name, value });
                changes.extend(change.map(|change| scoped(program.scope_of_fact(*fact), change)));
            }
            Act::Append(fact, given) => {
                if let Some(Value::Text(text)) = given_value(situation, given) {
                    let name = program.facts.name(*fact);
                    let list = situation.fact(*fact);
                    let fits = self.as_fact(*fact, appended(list, &text)).is_some();
                    if fits && !is_listed(list, name, &text, member, changes) {
                        let change = Change::FactAppended { fact: name.into(), text };
                        changes.push(scoped(program.scope_of_fact(*fact), change));
                    }
                }
            }
            Act::Forget(fact) => {
                let change = Change::FactForgotten(program.facts.name(*fact).into());
                changes.push(scoped(program.scope_of_fact(*fact), change));
            }
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

    /// A value in the form in which the definition keeps the fact, or `None` where it is not of its type.
    fn as_fact(&self, fact: FactId, value: Value) -> Option<Value> {
        let value_type = &self.program.facts.get(fact)?.value_type;
        match (value_type.kind, value) {
            (ValueKind::Date, Value::Instant(at)) => Some(Value::Date(self.program.zone.civil(at).date())),
            (_, value) => value_type.accept(value),
        }
    }

    /// The argument, by number, that an act would make a fact of and that is not of the fact's type.
    pub(super) fn unfit_argument(&self, situation: &Situation<'_>, act: &Act) -> Option<usize> {
        let (fact, index, listed) = match act {
            Act::SetFact(fact, Given::Argument(index)) => (*fact, *index, false),
            Act::Append(fact, Given::Argument(index)) => (*fact, *index, true),
            _ => return None,
        };
        let value = match situation.arguments.get(index)? {
            Value::Text(text) if listed => appended(situation.fact(fact), text),
            value => value.clone(),
        };
        self.as_fact(fact, value).is_none().then_some(index)
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

/// True if a transition of a track of members is about this one.
fn is_meant(situation: &Situation<'_>, target: Target, member: &Member) -> bool {
    let person = match target {
        Target::Every => return true,
        Target::Asker => situation.who.person,
        Target::Argument(index) => person_argument(situation.arguments, index),
    };
    person == Some(&member.person)
}

/// A change to a member, where there is one.
fn of_member(member: Option<&PersonId>, change: Change) -> Change {
    match member {
        Some(person) => Change::OfMember { person: person.clone(), change: Box::new(change) },
        None => change,
    }
}

/// A message; where it is about a member, it says about whom.
fn message_to(member: Option<&PersonId>, to: &str, notice: &str) -> Change {
    of_member(member, Change::Message { to: to.into(), notice: notice.into() })
}

/// True if the transition may fire: its state, its conditions, and that a debt is new or still owed.
fn can_fire(situation: &Situation<'_>, track: TrackId, transition: &Transition) -> bool {
    let state = situation.state(track);
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
        Given::Now => Some(Value::Instant(situation.clock.at)),
    }
}

/// True if a text stands in the list, once the changes that come before have been made.
fn is_listed(
    list: Option<&Value>,
    name: &str,
    text: &str,
    member: Option<&PersonId>,
    before: &[Change],
) -> bool {
    let holds =
        |value: &Value| matches!(value, Value::Texts(texts) if texts.iter().any(|one| &**one == text));
    let before = before.iter().filter_map(|change| match change {
        Change::OfMember { person, change } => (Some(person) == member).then_some(&**change),
        change => Some(change),
    });
    before.fold(list.is_some_and(holds), |listed, change| match change {
        Change::FactSet { fact, value } if &**fact == name => holds(value),
        Change::FactForgotten(fact) if &**fact == name => false,
        Change::FactAppended { fact, text: added } if &**fact == name => listed || &**added == text,
        _ => listed,
    })
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
