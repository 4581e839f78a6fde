//! Erasure: the data of one person leave the stored events, and the events still replay.

use std::collections::{HashMap, HashSet};

use super::{Change, Event, EventBody};
use crate::campaign::Value;
use crate::person::{Person, PersonId};
use crate::roster::Delegate;

/// The events of one case without a person's data (GDPR, art. 17).
///
/// Wherever the person stood, a pseudonym stands now, the same throughout the case: `ERASED-1`, or the next number not
/// taken. Name, surname and email address are emptied, and so are all free texts of commands he gave himself. His codice
/// fiscale is found in every other text as well, in small letters or with blanks in between: a text that contains it is
/// emptied; the id of something owed, and the code of an entry that contains his with something around it, become
/// pseudonyms of their own, so that they still tell one from another. Everything else is as it was: the events replay to
/// the same case, in which the same (now nameless) person has the same roles, and his past access can still be explained.
///
/// The name of the case is the host's and stays. Somebody who stands there under less than the eleven characters of any
/// codice fiscale is found only where that is all that stands there.
///
/// In the case of an account the facts of the case are its holder's data: pass `facts` true to empty those that are texts.
///
/// ```
/// use abilita::{Campaign, CaseId, Opening, Person, PersonId, erase, parse_instant};
/// let campaign = Campaign::built_in("factotum-2025")?;
/// let opening = Opening::new().enabled("delegate", Person::new("RSSNNA75S42D205F").named("Anna", "Rossi"));
/// let event = campaign.open(CaseId::new("7f3a"), opening, parse_instant("2025-09-01T00:00:00+02:00")?)?;
/// let erased = erase(&[event], &PersonId::new("RSSNNA75S42D205F"), false);
/// let case = campaign.replay(&erased)?;
/// let (role, person) = campaign.register_of(&case).next().unwrap();
/// assert_eq!((role, person.id().as_str(), person.surname()), ("delegate", "ERASED-1", ""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn erase(events: &[Event], person: &PersonId, facts: bool) -> Vec<Event> {
    if person.is_blank() {
        return events.to_vec(); // nobody in particular: nothing is his
    }
    let eraser = Eraser::of(events, person, facts);
    events.iter().map(|event| eraser.event(event)).collect()
}

/// The shortest text that is looked for inside of others: a provisional codice fiscale has eleven digits.
const SHORTEST_CODE: usize = 11;

struct Eraser<'p> {
    person: &'p PersonId,
    persons: HashMap<PersonId, PersonId>,
    debts: HashMap<&'p str, Box<str>>,
    facts: bool,
}

impl<'p> Eraser<'p> {
    fn of(events: &'p [Event], person: &'p PersonId, facts: bool) -> Self {
        let ids = || std::iter::once(person).chain(events.iter().flat_map(persons_in));
        let debts = || events.iter().flat_map(debts_in);
        let taken: HashSet<&str> = ids().map(PersonId::as_str).chain(debts()).collect();
        let numbered = (1u64..).map(|number| format!("ERASED-{number}"));
        let mut free = numbered.filter(|name| !taken.contains(name.as_str()));
        let mut next = || free.next().unwrap_or_default();
        let mut eraser = Self { person, persons: HashMap::new(), debts: HashMap::new(), facts };
        for id in ids().filter(|id| names_person(id, person)) {
            eraser.persons.entry(id.clone()).or_insert_with(|| PersonId::new(&next()));
        }
        for id in debts().filter(|id| names_person(&PersonId::new(id), person)) {
            eraser.debts.entry(id).or_insert_with(|| next().into());
        }
        eraser
    }

    fn event(&self, event: &Event) -> Event {
        let body = match &event.body {
            EventBody::Opened { changes } => EventBody::Opened { changes: self.changes(changes, false) },
            EventBody::Told { changes } => EventBody::Told { changes: self.changes(changes, false) },
            EventBody::MomentReached { moment, member, changes } => EventBody::MomentReached {
                moment: moment.clone(),
                member: member.as_ref().map(|id| self.id(id)),
                changes: self.changes(changes, false),
            },
            EventBody::Handled { command, by, arguments, changes } => {
                let own = by.person().is_some_and(|id| names_person(id, self.person));
                let mut by = by.clone();
                by.person = by.person.map(|id| self.id(&id));
                let arguments = arguments.iter().map(|(name, value)| (name.clone(), self.value(value, own)));
                EventBody::Handled {
                    command: command.clone(),
                    by,
                    arguments: arguments.collect(),
                    changes: self.changes(changes, own),
                }
            }
            EventBody::Adopted { from, act } => {
                EventBody::Adopted { from: *from, act: self.text(act, false) }
            }
        };
        Event { body, ..event.clone() }
    }

    fn changes(&self, changes: &[Change], own: bool) -> Vec<Change> {
        changes.iter().map(|change| self.change(change, own)).collect()
    }

    fn change(&self, change: &Change, own: bool) -> Change {
        match change {
            Change::Recorded(delegate) => Change::Recorded(self.delegate(delegate)),
            Change::Unrecorded { role, person } => {
                Change::Unrecorded { role: role.clone(), person: self.id(person) }
            }
            Change::Enabled(delegate) => Change::Enabled(self.delegate(delegate)),
            Change::Drafted(delegate) => Change::Drafted(self.delegate(delegate)),
            Change::Undrafted(person) => Change::Undrafted(self.id(person)),
            Change::FactSet { fact, value } => {
                Change::FactSet { fact: fact.clone(), value: self.value(value, own || self.facts) }
            }
            Change::FactAppended { fact, text } => {
                Change::FactAppended { fact: fact.clone(), text: self.text(text, own || self.facts) }
            }
            Change::Owed(id) => Change::Owed(self.debt(id)),
            Change::Settled(id) => Change::Settled(self.debt(id)),
            Change::Commented(text) => Change::Commented(self.text(text, own)),
            // What is kept of a member is his: its texts go with him.
            Change::OfMember { person, change } => {
                let own = own || person == self.person;
                Change::OfMember { person: self.id(person), change: Box::new(self.change(change, own)) }
            }
            // The names of a definition are nobody's data.
            Change::Moved { .. }
            | Change::FlagSet(_)
            | Change::FlagCleared(_)
            | Change::FactForgotten(_)
            | Change::Granted
            | Change::Message { .. } => change.clone(),
        }
    }

    fn delegate(&self, delegate: &Delegate) -> Delegate {
        Delegate::new(delegate.role(), self.known(delegate.person()))
    }

    /// Somebody else's address may still be made of his codice fiscale.
    fn known(&self, person: &Person) -> Person {
        if let Some(pseudonym) = self.persons.get(person.id()) {
            return Person::from_id(pseudonym.clone());
        }
        let [name, surname, email] =
            [person.name(), person.surname(), person.email()].map(|text| self.text(text, false));
        Person::from_id(person.id().clone()).named(&name, &surname).with_email(&email)
    }

    fn id(&self, id: &PersonId) -> PersonId {
        self.persons.get(id).unwrap_or(id).clone()
    }

    fn debt(&self, id: &str) -> Box<str> {
        self.debts.get(id).map_or_else(|| id.into(), Clone::clone)
    }

    /// Numbers, dates and flags say nothing by themselves.
    fn value(&self, value: &Value, own: bool) -> Value {
        match value {
            Value::Person(person) => Value::Person(self.known(person)),
            Value::Text(text) => Value::Text(self.text(text, own)),
            Value::Texts(texts) => Value::Texts(texts.iter().map(|text| self.text(text, own)).collect()),
            Value::Bool(_) | Value::Integer(_) | Value::Date(_) | Value::Instant(_) => value.clone(),
        }
    }

    fn text(&self, text: &str, own: bool) -> Box<str> {
        if own || names_person(&PersonId::new(text), self.person) { "".into() } else { text.into() }
    }
}

/// True if a normalised text is the person's code or contains it.
fn names_person(text: &PersonId, person: &PersonId) -> bool {
    text == person || (person.as_str().len() >= SHORTEST_CODE && text.as_str().contains(person.as_str()))
}

/// Every person that an event names.
fn persons_in(event: &Event) -> impl Iterator<Item = &PersonId> {
    let (by, arguments) = match &event.body {
        EventBody::Handled { by, arguments, .. } => (by.person(), arguments.as_slice()),
        _ => (None, [].as_slice()),
    };
    let given = arguments.iter().filter_map(|(_, value)| match value {
        Value::Person(person) => Some(person.id()),
        _ => None,
    });
    let changed = event.changes().iter().filter_map(|change| match change {
        Change::Recorded(delegate) | Change::Enabled(delegate) | Change::Drafted(delegate) => {
            Some(delegate.person().id())
        }
        Change::Unrecorded { person, .. } | Change::Undrafted(person) | Change::OfMember { person, .. } => {
            Some(person)
        }
        _ => None,
    });
    by.into_iter().chain(given).chain(changed)
}

/// The ids of what is owed or settled in an event.
fn debts_in(event: &Event) -> impl Iterator<Item = &str> {
    event.changes().iter().filter_map(|change| match change {
        Change::Owed(id) | Change::Settled(id) => Some(&**id),
        _ => None,
    })
}
