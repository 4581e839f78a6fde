//! Objects of several kinds, as they are read: every key that some kind has, then those that this kind needs and no other.
//! Read in one piece, unlike serde's tagged enums, they keep the path of what is wrong in them.

use serde::{Deserialize, Deserializer};

use super::{Actor, Delegate, EventBody, Named, Value, event};

/// What the `kind` of an event can be.
const KINDS: [&str; 5] = ["opened", "handled", "moment_reached", "told", "adopted"];

/// What a `change` can be.
const CHANGES: [&str; 17] = [
    "recorded",
    "unrecorded",
    "enabled",
    "moved",
    "flag_set",
    "flag_cleared",
    "fact_set",
    "fact_appended",
    "fact_forgotten",
    "drafted",
    "undrafted",
    "granted",
    "owed",
    "settled",
    "commented",
    "of_member",
    "message",
];

/// The body of an event.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Body {
    kind: String,
    #[serde(deserialize_with = "given")]
    changes: Option<Vec<event::Change>>,
    #[serde(deserialize_with = "given")]
    command: Option<String>,
    #[serde(deserialize_with = "given")]
    by: Option<Actor>,
    #[serde(deserialize_with = "given")]
    arguments: Option<Named<Value>>,
    #[serde(deserialize_with = "given")]
    moment: Option<String>,
    #[serde(deserialize_with = "given")]
    member: Option<String>,
    #[serde(deserialize_with = "given")]
    from: Option<String>,
    #[serde(deserialize_with = "given")]
    act: Option<String>,
}

/// One change.
#[derive(Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Change {
    #[serde(rename = "change")]
    kind: String,
    #[serde(deserialize_with = "given")]
    delegate: Option<Delegate>,
    #[serde(deserialize_with = "given")]
    role: Option<String>,
    #[serde(deserialize_with = "given")]
    codice_fiscale: Option<String>,
    #[serde(deserialize_with = "given")]
    track: Option<String>,
    #[serde(deserialize_with = "given")]
    to: Option<String>,
    #[serde(deserialize_with = "given")]
    flag: Option<String>,
    #[serde(deserialize_with = "given")]
    fact: Option<String>,
    #[serde(deserialize_with = "given")]
    value: Option<Value>,
    #[serde(deserialize_with = "given")]
    id: Option<String>,
    #[serde(deserialize_with = "given")]
    text: Option<String>,
    #[serde(deserialize_with = "given")]
    notice: Option<String>,
    #[serde(deserialize_with = "given")]
    what: Option<Box<event::Change>>,
}

/// A key that is there has a value: `null` is none.
fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// Takes a key that a kind needs.
fn need<T>(key: &'static str, slot: &mut Option<T>) -> Result<T, String> {
    slot.take().ok_or_else(|| format!("missing field `{key}`"))
}

fn one_of(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    format!("expected one of {}", words.join(", "))
}

fn refuse_rest<T: Default + PartialEq>(rest: &T) -> Result<(), String> {
    if *rest == T::default() { Ok(()) } else { Err("a key that does not go with this kind".to_owned()) }
}

impl TryFrom<Body> for EventBody {
    type Error = String;

    fn try_from(mut form: Body) -> Result<Self, String> {
        let kind = std::mem::take(&mut form.kind);
        let changes = |form: &mut Body| need("changes", &mut form.changes);
        let body = match kind.as_str() {
            "opened" => Self::Opened { changes: changes(&mut form)? },
            "handled" => Self::Handled {
                command: need("command", &mut form.command)?,
                by: need("by", &mut form.by)?,
                arguments: form.arguments.take().unwrap_or_default(),
                changes: changes(&mut form)?,
            },
            "moment_reached" => Self::MomentReached {
                moment: need("moment", &mut form.moment)?,
                member: form.member.take(),
                changes: changes(&mut form)?,
            },
            "told" => Self::Told { changes: changes(&mut form)? },
            "adopted" => {
                Self::Adopted { from: need("from", &mut form.from)?, act: need("act", &mut form.act)? }
            }
            "" => return Err("missing field `kind`".to_owned()),
            _ => return Err(one_of(&KINDS)),
        };
        refuse_rest(&form).map(|()| body)
    }
}

impl TryFrom<Change> for event::Change {
    type Error = String;

    fn try_from(mut form: Change) -> Result<Self, String> {
        let kind = std::mem::take(&mut form.kind);
        let delegate = |form: &mut Change| need("delegate", &mut form.delegate);
        let person = |form: &mut Change| need("codice_fiscale", &mut form.codice_fiscale);
        let fact = |form: &mut Change| need("fact", &mut form.fact);
        let text = |form: &mut Change| need("text", &mut form.text);
        let change = match kind.as_str() {
            "recorded" => Self::Recorded { delegate: delegate(&mut form)? },
            "unrecorded" => {
                Self::Unrecorded { role: need("role", &mut form.role)?, codice_fiscale: person(&mut form)? }
            }
            "enabled" => Self::Enabled { delegate: delegate(&mut form)? },
            "moved" => Self::Moved { track: need("track", &mut form.track)?, to: need("to", &mut form.to)? },
            "flag_set" => Self::FlagSet { flag: need("flag", &mut form.flag)? },
            "flag_cleared" => Self::FlagCleared { flag: need("flag", &mut form.flag)? },
            "fact_set" => Self::FactSet { fact: fact(&mut form)?, value: need("value", &mut form.value)? },
            "fact_appended" => Self::FactAppended { fact: fact(&mut form)?, text: text(&mut form)? },
            "fact_forgotten" => Self::FactForgotten { fact: fact(&mut form)? },
            "drafted" => Self::Drafted { delegate: delegate(&mut form)? },
            "undrafted" => Self::Undrafted { codice_fiscale: person(&mut form)? },
            "granted" => Self::Granted {},
            "owed" => Self::Owed { id: need("id", &mut form.id)? },
            "settled" => Self::Settled { id: need("id", &mut form.id)? },
            "commented" => Self::Commented { text: text(&mut form)? },
            "of_member" => {
                let what = need("what", &mut form.what)?;
                if !what.fits_a_member() {
                    return Err("expected a change that can be one of a member".to_owned());
                }
                Self::OfMember { codice_fiscale: person(&mut form)?, what }
            }
            "message" => {
                Self::Message { to: need("to", &mut form.to)?, notice: need("notice", &mut form.notice)? }
            }
            "" => return Err("missing field `change`".to_owned()),
            _ => return Err(one_of(&CHANGES)),
        };
        refuse_rest(&form).map(|()| change)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each is known, though what it needs is missing.
    #[test]
    fn the_words_that_are_told_are_those_that_are_read() {
        for word in KINDS {
            let body = Body { kind: word.to_owned(), ..Body::default() };
            assert!(
                EventBody::try_from(body).is_err_and(|error| error.starts_with("missing field")),
                "{word}"
            );
        }
        for word in CHANGES {
            let change = event::Change::try_from(Change { kind: word.to_owned(), ..Change::default() });
            assert!(change.map_or_else(|error| error.starts_with("missing field"), |_| true), "{word}");
        }
    }
}
