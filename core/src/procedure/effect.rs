//! What the host is asked to do in the world: messages to send.

use super::{CaseId, Change, Event};
use crate::campaign::{Campaign, Value};
use crate::procedure::Case;

/// A message to send. Sending it twice is prevented by its key: the same event always gives the same one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    to: Box<str>,
    notice: Box<str>,
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
            if let Change::Message { to, notice } = change {
                let key = key(effects.len());
                effects.push(Effect { to: to.clone(), notice: notice.clone(), case: self.case.clone(), key });
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
        let Some(role) = self.program.roles.find(effect.to()) else { return Vec::new() };
        let on_record = case.record.iter().filter(|listed| listed.role == role);
        on_record.map(|listed| listed.person.email()).filter(|email| !email.is_empty()).collect()
    }
}
