//! Erasure: the data of one person leave the stored events, and the events still replay.

use super::{Change, Event, EventBody};
use crate::campaign::Value;
use crate::person::{Person, PersonId};

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
    let mut events = events.to_vec();
    if person.is_blank() {
        return events; // nobody in particular: nothing is his
    }
    let eraser = Eraser { person, facts };
    let (mut taken, mut ids, mut debts) = (Vec::new(), Vec::new(), Vec::new());
    let mut note = |part: Part<'_>| {
        let (name, is_his, his) = match &part {
            Part::Id(id) => (id.as_str(), eraser.is_his(id), &mut ids),
            Part::Person(other) => (other.id().as_str(), eraser.is_his(other.id()), &mut ids),
            Part::Debt(id) => (&***id, eraser.is_in(id), &mut debts),
            Part::Text(..) => return,
        };
        if is_his {
            his.push(name.into());
        }
        taken.extend(name.strip_prefix(PSEUDONYM).and_then(|number| number.parse::<usize>().ok()));
    };
    note(Part::Id(&mut person.clone()));
    eraser.each(&mut events, &mut note);
    taken.sort_unstable();
    let mut free = (1..).filter(|number| taken.binary_search(number).is_err());
    let ids = Pseudonyms::of(&ids, &mut free);
    let debts = Pseudonyms::of(&debts, &mut free);
    eraser.each(&mut events, &mut |part| eraser.replace(part, &ids, &debts));
    events
}

/// What every pseudonym begins with; its number follows.
const PSEUDONYM: &str = "ERASED-";

/// The shortest text that is looked for inside of others: a provisional codice fiscale has eleven digits.
const SHORTEST_CODE: usize = 11;

/// The names under which somebody stands, in their order, each with the number of its pseudonym.
struct Pseudonyms<'n>(Vec<(&'n str, usize)>);

impl<'n> Pseudonyms<'n> {
    /// Numbered in the order in which the names come.
    fn of(names: &'n [Box<str>], free: &mut dyn Iterator<Item = usize>) -> Self {
        let mut numbers: Vec<(&str, usize)> = names.iter().map(|name| (&**name, 0)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        for name in names {
            let known = numbers.binary_search_by_key(&&**name, |(known, _)| known).ok();
            if let Some((_, number @ 0)) = known.and_then(|at| numbers.get_mut(at)) {
                *number = free.next().unwrap_or_default();
            }
        }
        Self(numbers)
    }

    fn get(&self, name: &str) -> Option<String> {
        let at = self.0.binary_search_by_key(&name, |(known, _)| known).ok()?;
        self.0.get(at).map(|(_, number)| format!("{PSEUDONYM}{number}"))
    }
}

/// A part of an event that may tell who somebody is.
enum Part<'e> {
    Id(&'e mut PersonId),
    Person(&'e mut Person),
    /// The id of something owed.
    Debt(&'e mut Box<str>),
    /// A text, and whether it is the person's own, whatever it says.
    Text(&'e mut Box<str>, bool),
}

struct Eraser<'p> {
    /// Who is erased.
    person: &'p PersonId,
    /// The facts of the case are his.
    facts: bool,
}

impl Eraser<'_> {
    /// Meets every part of the events.
    fn each(&self, events: &mut [Event], meet: &mut dyn FnMut(Part<'_>)) {
        for event in events {
            let (changes, own) = match &mut event.body {
                EventBody::Opened { changes } | EventBody::Told { changes } => (changes, false),
                EventBody::MomentReached { member, changes, .. } => {
                    if let Some(id) = member {
                        meet(Part::Id(id));
                    }
                    (changes, false)
                }
                EventBody::Handled { by, arguments, changes, .. } => {
                    let own = by.person().is_some_and(|id| self.is_his(id));
                    if let Some(id) = &mut by.person {
                        meet(Part::Id(id));
                    }
                    for (_, value) in arguments {
                        in_value(value, own, meet);
                    }
                    (changes, own)
                }
                EventBody::Adopted { act, .. } => {
                    meet(Part::Text(act, false));
                    continue;
                }
            };
            for change in changes {
                self.in_change(change, own, meet);
            }
        }
    }

    fn in_change(&self, change: &mut Change, own: bool, meet: &mut dyn FnMut(Part<'_>)) {
        match change {
            Change::Recorded(delegate) | Change::Enabled(delegate) | Change::Drafted(delegate) => {
                meet(Part::Person(delegate.person_mut()));
            }
            Change::Unrecorded { person, .. } | Change::Undrafted(person) => meet(Part::Id(person)),
            Change::FactSet { value, .. } => in_value(value, own || self.facts, meet),
            Change::FactAppended { text, .. } => meet(Part::Text(text, own || self.facts)),
            Change::Owed(id) | Change::Settled(id) => meet(Part::Debt(id)),
            Change::Commented(text) => meet(Part::Text(text, own)),
            // What is kept of a member is his: its texts go with him.
            Change::OfMember { person, change } => {
                let own = own || person == self.person;
                meet(Part::Id(person));
                self.in_change(change, own, meet);
            }
            // The names of a definition are nobody's data.
            Change::Moved { .. }
            | Change::FlagSet(_)
            | Change::FlagCleared(_)
            | Change::FactForgotten(_)
            | Change::Granted
            | Change::Message { .. } => {}
        }
    }

    fn replace(&self, part: Part<'_>, ids: &Pseudonyms<'_>, debts: &Pseudonyms<'_>) {
        match part {
            Part::Id(id) => {
                if let Some(pseudonym) = ids.get(id.as_str()) {
                    *id = PersonId::new(&pseudonym);
                }
            }
            Part::Person(person) => {
                *person = match ids.get(person.id().as_str()) {
                    Some(pseudonym) => Person::new(&pseudonym),
                    None => self.other(person),
                }
            }
            Part::Debt(id) => {
                if let Some(pseudonym) = debts.get(id) {
                    *id = pseudonym.into();
                }
            }
            Part::Text(text, own) => {
                if own || self.is_in(text) {
                    *text = Box::default();
                }
            }
        }
    }

    /// Somebody else's address may still be made of the person's codice fiscale.
    fn other(&self, other: &Person) -> Person {
        let [name, surname, email] = [other.name(), other.surname(), other.email()]
            .map(|text| if self.is_in(text) { "" } else { text });
        Person::from_id(other.id().clone()).named(name, surname).with_email(email)
    }

    /// True if a text, normalised, is the person's code or contains it.
    fn is_in(&self, text: &str) -> bool {
        self.is_his(&PersonId::new(text))
    }

    /// True for a code that is the person's or contains it.
    fn is_his(&self, id: &PersonId) -> bool {
        let code = self.person.as_str().as_bytes();
        id == self.person
            || (code.len() >= SHORTEST_CODE
                && id.as_str().as_bytes().windows(code.len()).any(|part| part == code))
    }
}

/// Numbers, dates and flags say nothing by themselves.
fn in_value(value: &mut Value, own: bool, meet: &mut dyn FnMut(Part<'_>)) {
    match value {
        Value::Person(person) => meet(Part::Person(person)),
        Value::Text(text) => meet(Part::Text(text, own)),
        Value::Texts(texts) => texts.iter_mut().for_each(|text| meet(Part::Text(text, own))),
        Value::Bool(_) | Value::Integer(_) | Value::Date(_) | Value::Instant(_) => {}
    }
}
