//! What the host is asked to do in the world: messages to send.

use super::{CaseId, Change, Event};
use crate::campaign::{Campaign, MEMBER, Value};
use crate::person::PersonId;
use crate::procedure::Case;

/// A message to send. Sending it twice is prevented by its key: the same event always gives the same one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    to: Box<str>,
    notice: Box<str>,
    about: Option<PersonId>,
    case: CaseId,
    key: String,
}

impl Effect {
    /// `mail:` and to whom: the word by which scenarios name it.
    pub fn name(&self) -> String {
        format!("mail:{}", self.to)
    }

    /// To whom: a role, or a fact of the case that holds a mailbox.
    pub fn to(&self) -> &str {
        &self.to
    }

    /// Which message.
    pub fn notice(&self) -> &str {
        &self.notice
    }

    /// The member it is about, where it is about one; sent to `member`, it goes to them.
    pub fn about(&self) -> Option<&PersonId> {
        self.about.as_ref()
    }

    /// The case it is about.
    pub fn case(&self) -> &CaseId {
        &self.case
    }

    /// The idempotency key, deterministic: case, number of the event, number of the message in it.
    pub fn key(&self) -> &str {
        &self.key
    }
}

impl Event {
    /// The messages that this event asks the host to send, each with its idempotency key. Write them to an outbox in the
    /// transaction that stores the event.
    pub fn effects(&self) -> Vec<Effect> {
        let key = |index| format!("{}:{}:{index}", self.case.as_str(), self.sequence);
        let mut effects = Vec::new();
        for change in self.changes() {
            let (change, about) = match change {
                Change::OfMember { person, change } => (&**change, Some(person.clone())),
                change => (change, None),
            };
            if let Change::Message { to, notice } = change {
                let (to, notice, key) = (to.clone(), notice.clone(), key(effects.len()));
                effects.push(Effect { to, notice, about, case: self.case.clone(), key });
            }
        }
        effects
    }
}

impl Campaign {
    /// The addresses an effect goes to, as far as the case knows them: those of the persons on record in the role, or the
    /// mailbox in the fact. Empty where the host knows better (an operator's mailbox, say).
    pub fn addresses<'a>(&'a self, case: &'a Case, effect: &Effect) -> Vec<&'a str> {
        if let Some(Value::Text(mailbox)) = self.fact_of(case, effect.to()) {
            return vec![mailbox];
        }
        if let (MEMBER, Some(person)) = (effect.to(), effect.about()) {
            let listed = case.register.iter().chain(&case.draft);
            let his = listed.filter(|listed| listed.person.id() == person);
            let addresses = his.map(|listed| listed.person.email()).filter(|email| !email.is_empty());
            return addresses.take(1).collect();
        }
        let Some(role) = self.program.roles.find(effect.to()) else { return Vec::new() };
        let on_record = case.record.iter().filter(|listed| listed.role == role);
        on_record.map(|listed| listed.person.email()).filter(|email| !email.is_empty()).collect()
    }
}
