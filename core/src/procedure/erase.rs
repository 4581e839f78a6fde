//! Erasure: the data of one person leave the stored events, and the events still replay.

use super::{Change, Event, EventBody};
use crate::campaign::Value;
use crate::person::{Person, PersonId};
use crate::roster::Delegate;

/// The events of one case without a person's data (GDPR, art. 17).
///
/// Wherever the person stood, a pseudonym stands now, the same throughout the case: `ERASED-1`, or the next number not
/// taken. Name, surname and email address are emptied, texts that contain his codice fiscale too, and so are all free texts
/// of commands he gave himself. Everything else is as it was: the events replay to the same case, in which the same
/// (now nameless) person has the same roles, and his past access can still be explained.
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
    let eraser = Eraser { person, pseudonym: free_pseudonym(events), facts };
    events.iter().map(|event| eraser.event(event)).collect()
}

struct Eraser<'p> {
    person: &'p PersonId,
    pseudonym: PersonId,
    facts: bool,
}

impl Eraser<'_> {
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
                let own = by.person.as_ref() == Some(self.person);
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
            adopted @ EventBody::Adopted { .. } => adopted.clone(),
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
            Change::Commented(text) => Change::Commented(self.text(text, own)),
            // What is kept of a member is his: its texts go with him.
            Change::OfMember { person, change } => {
                let own = own || person == self.person;
                Change::OfMember { person: self.id(person), change: Box::new(self.change(change, own)) }
            }
            other => other.clone(),
        }
    }

    fn delegate(&self, delegate: &Delegate) -> Delegate {
        Delegate::new(delegate.role(), self.known(delegate.person()))
    }

    fn known(&self, person: &Person) -> Person {
        if person.id() == self.person { Person::from_id(self.pseudonym.clone()) } else { person.clone() }
    }

    fn id(&self, id: &PersonId) -> PersonId {
        if id == self.person { self.pseudonym.clone() } else { id.clone() }
    }

    /// Numbers, dates and flags say nothing by themselves; ids of debts are names of acts, not of persons.
    fn value(&self, value: &Value, own: bool) -> Value {
        match value {
            Value::Person(person) => Value::Person(self.known(person)),
            Value::Text(text) => Value::Text(self.text(text, own)),
            Value::Texts(texts) => Value::Texts(texts.iter().map(|text| self.text(text, own)).collect()),
            other => other.clone(),
        }
    }

    fn text(&self, text: &str, own: bool) -> Box<str> {
        let normalized = PersonId::new(text);
        let names_him = !self.person.is_blank() && normalized.as_str().contains(self.person.as_str());
        if own || names_him { "".into() } else { text.into() }
    }
}

/// `ERASED-n` with the first n that nobody of the case has.
fn free_pseudonym(events: &[Event]) -> PersonId {
    let taken = |id: &PersonId| {
        let stands_in = |change: &Change| match change {
            Change::Recorded(delegate) | Change::Enabled(delegate) | Change::Drafted(delegate) => {
                delegate.person().id() == id
            }
            _ => false,
        };
        let acted = |event: &Event| matches!(&event.body, EventBody::Handled { by, .. } if by.person.as_ref() == Some(id));
        events.iter().any(|event| acted(event) || event.changes().iter().any(stands_in))
    };
    let mut pseudonyms = (1u32..).map(|number| PersonId::new(&format!("ERASED-{number}")));
    pseudonyms.find(|pseudonym| !taken(pseudonym)).unwrap_or_else(|| PersonId::new("ERASED"))
}
