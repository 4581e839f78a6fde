//! What the host is asked to do in the world: messages to send.

use crate::person::PersonId;

/// A message to send.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Effect {
    /// `mail:` and to whom.
    pub name: String,
    /// To whom: a role, or a fact that holds a mailbox.
    pub to: String,
    /// Which message.
    pub notice: String,
    /// The person it is about, where it is about one of many.
    pub about: Option<PersonId>,
    /// The case it is about.
    pub case_id: String,
    /// The idempotency key: the same message has the same key, however often it is asked for.
    pub key: String,
}

impl From<&abilita::Effect> for Effect {
    fn from(effect: &abilita::Effect) -> Self {
        Self {
            name: effect.name(),
            to: effect.to().to_owned(),
            notice: effect.notice().to_owned(),
            about: effect.about().cloned(),
            case_id: effect.case().as_str().to_owned(),
            key: effect.key().to_owned(),
        }
    }
}
