//! What a host does to a case: opens it, gives commands, tells news.

use std::collections::HashMap;

use crate::asker::Asker;
use crate::error::AbilitaError;
use crate::person::PersonId;
use crate::roster::Delegate;
use crate::value::{Value, Values, by_name};
use crate::words::ValueKind;

/// What a case starts with.
#[derive(Clone, Debug, Default, PartialEq, Eq, uniffi::Record)]
pub struct Opening {
    /// Who is on record, with their role.
    #[uniffi(default)]
    pub record: Vec<Delegate>,
    /// Who was enabled before, with their role.
    #[uniffi(default)]
    pub register: Vec<Delegate>,
    /// Facts by name.
    #[uniffi(default)]
    pub facts: HashMap<String, Value>,
    /// States by track, where they are not the initial ones.
    #[uniffi(default)]
    pub tracks: HashMap<String, String>,
    /// What is known of persons of the register.
    #[uniffi(default)]
    pub members: Vec<MemberOpening>,
}

/// What is known of a person of the register from the start.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct MemberOpening {
    /// Who.
    pub person: PersonId,
    /// Facts by name.
    #[uniffi(default)]
    pub facts: HashMap<String, Value>,
    /// States by track, where they are not the initial ones.
    #[uniffi(default)]
    pub tracks: HashMap<String, String>,
}

/// States in the order of their tracks: what comes of them must not hang on the order of a map.
fn in_order(tracks: &HashMap<String, String>) -> Vec<(&String, &String)> {
    let mut tracks: Vec<_> = tracks.iter().collect();
    tracks.sort_unstable();
    tracks
}

impl Opening {
    pub(crate) fn parse(&self) -> abilita::Opening {
        let mut opening = abilita::Opening::new();
        for Delegate { role, person } in &self.record {
            opening = opening.on_record(role, person.into());
        }
        for Delegate { role, person } in &self.register {
            opening = opening.enabled(role, person.into());
        }
        for (name, value) in by_name(&self.facts) {
            opening = opening.fact(name, value);
        }
        for (track, state) in in_order(&self.tracks) {
            opening = opening.state(track, state);
        }
        for member in &self.members {
            for (name, value) in by_name(&member.facts) {
                opening = opening.member_fact(member.person.clone(), name, value);
            }
            for (track, state) in in_order(&member.tracks) {
                opening = opening.member_state(member.person.clone(), track, state);
            }
        }
        opening
    }
}

/// A command.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Command {
    /// Its name.
    pub name: String,
    /// Who gives it.
    pub asker: Asker,
    /// The number of events of the case that they knew of: `case.sequence()`. So two persons editing one list do not lose each
    /// other's work.
    pub expected_sequence: i64,
    /// Its arguments by name.
    #[uniffi(default)]
    pub arguments: HashMap<String, Value>,
}

impl Command {
    pub(crate) fn parse(&self) -> Result<abilita::Command, AbilitaError> {
        let command =
            abilita::Command::new(&self.name, self.asker.parse()?, sequence(self.expected_sequence)?);
        let arguments = by_name(&self.arguments).into_iter();
        Ok(arguments.fold(command, |command, (name, value)| command.with(name, value)))
    }
}

/// Signed numbers cross: Java has no others.
pub(crate) fn sequence(sequence: i64) -> Result<u64, AbilitaError> {
    u64::try_from(sequence).map_err(|_| AbilitaError::argument("sequence", "a number of events"))
}

/// News of a case that no command of the campaign brings: another body's act, a new head teacher on 1 September.
#[derive(Clone, Debug, Default, PartialEq, Eq, uniffi::Record)]
pub struct Told {
    /// Who is no longer on record.
    #[uniffi(default)]
    pub leaving: Vec<Delegate>,
    /// Who is on record from now on.
    #[uniffi(default)]
    pub record: Vec<Delegate>,
    /// Facts that are known no more.
    #[uniffi(default)]
    pub forget: Vec<String>,
    /// Facts that are known now.
    #[uniffi(default)]
    pub facts: HashMap<String, Value>,
    /// News of persons of the register or the draft.
    #[uniffi(default)]
    pub members: Vec<MemberNews>,
}

/// News of a person of the register or the draft.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct MemberNews {
    /// Who.
    pub person: PersonId,
    /// Facts that are known no more.
    #[uniffi(default)]
    pub forget: Vec<String>,
    /// Facts that are known now.
    #[uniffi(default)]
    pub facts: Values,
}

impl Told {
    pub(crate) fn parse(&self) -> abilita::Told {
        let mut told = abilita::Told::new();
        for Delegate { role, person } in &self.leaving {
            told = told.off_record(role, person.codice_fiscale.clone());
        }
        for Delegate { role, person } in &self.record {
            told = told.on_record(role, person.into());
        }
        told = self.forget.iter().fold(told, |told, fact| told.forget(fact));
        for (name, value) in by_name(&self.facts) {
            told = told.fact(name, value);
        }
        for MemberNews { person, forget, facts } in &self.members {
            told = forget.iter().fold(told, |told, fact| told.forget_of_member(person.clone(), fact));
            for (name, value) in by_name(facts) {
                told = told.member_fact(person.clone(), name, value);
            }
        }
        told
    }
}

/// A command that may be given now, with the arguments it takes.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct CommandOffer {
    /// The command.
    pub name: String,
    /// The function it belongs to.
    pub function: String,
    /// Its arguments in order.
    pub arguments: Vec<ArgumentKind>,
}

/// The name of an argument, and its type.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct ArgumentKind {
    /// The name.
    pub name: String,
    /// The type.
    pub kind: ValueKind,
}

impl ArgumentKind {
    pub(crate) fn all(arguments: &[(&str, abilita::ValueKind)]) -> Vec<Self> {
        let argument = |(name, kind): &(&str, abilita::ValueKind)| Self {
            name: (*name).to_owned(),
            kind: (*kind).into(),
        };
        arguments.iter().map(argument).collect()
    }
}

impl From<&abilita::CommandOffer<'_>> for CommandOffer {
    fn from(offer: &abilita::CommandOffer<'_>) -> Self {
        Self {
            name: offer.name.to_owned(),
            function: offer.function.to_owned(),
            arguments: ArgumentKind::all(&offer.arguments),
        }
    }
}
