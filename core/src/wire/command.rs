//! Commands and what comes of them.

use super::value::to_domain;
use super::{Asker, Delegate, Finding, Named, Value, WireError, record};
use crate::person::PersonId;
use crate::procedure;
use crate::text::Lang;

record! {
    /// What a case starts with.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Opening {
        /// Who is on record, with their role.
        pub record: Vec<Delegate> = optional,
        /// Who was enabled before, with their role.
        pub register: Vec<Delegate> = optional,
        /// Facts by name.
        pub facts: Named<Value> = optional,
        /// States of tracks, by track, where they are not the initial ones.
        pub tracks: Named<String> = optional,
        /// What is known of persons of the register.
        pub members: Vec<OpeningMember> = omitted,
    }
}

record! {
    /// What is known of one person of the register when a case begins.
    #[derive(Clone, Default, PartialEq, Eq)]
    pub struct OpeningMember {
        /// Who.
        pub codice_fiscale: String,
        /// Facts of their own, by name.
        pub facts: Named<Value> = optional,
        /// States of their own tracks.
        pub tracks: Named<String> = optional,
    }
}

/// Masked.
impl std::fmt::Debug for OpeningMember {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OpeningMember").field("tracks", &self.tracks).finish_non_exhaustive()
    }
}

impl Opening {
    /// The opening.
    pub fn parse(&self) -> procedure::Opening {
        let mut opening = procedure::Opening::new();
        for delegate in &self.record {
            opening = opening.on_record(&delegate.role, delegate.person.parse());
        }
        for delegate in &self.register {
            opening = opening.enabled(&delegate.role, delegate.person.parse());
        }
        for (name, value) in self.facts.iter() {
            opening = opening.fact(name, value.0.clone());
        }
        for (track, state) in self.tracks.iter() {
            opening = opening.state(track, state);
        }
        for member in &self.members {
            let person = PersonId::new(&member.codice_fiscale);
            for (name, value) in member.facts.iter() {
                opening = opening.member_fact(person.clone(), name, value.0.clone());
            }
            for (track, state) in member.tracks.iter() {
                opening = opening.member_state(person.clone(), track, state);
            }
        }
        opening
    }
}

record! {
    /// A command.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Command {
        /// Its name.
        pub name: String,
        /// Who gives it.
        pub asker: Asker,
        /// The number of events of the case that they knew of.
        pub expected_sequence: u64,
        /// Its arguments by name.
        pub arguments: Named<Value> = optional,
    }
}

impl Command {
    /// The command.
    ///
    /// # Errors
    /// As [`Asker::parse`].
    pub fn parse(&self) -> Result<procedure::Command, WireError> {
        let command = procedure::Command::new(&self.name, self.asker.parse()?, self.expected_sequence);
        let arguments = to_domain(&self.arguments).into_iter();
        Ok(arguments.fold(command, |command, (name, value)| command.with(&name, value)))
    }
}

record! {
    /// A refused command.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Refusal {
        /// The kind of refusal.
        pub code: String,
        /// The rules it is based on.
        pub because: Vec<String>,
        /// What to do instead.
        pub next: Option<String> = optional,
        /// The argument that is wrong.
        pub argument: Option<String> = optional,
        /// What is wrong with the roster.
        pub findings: Vec<Finding>,
        /// What it says, in Italian.
        pub it: String,
        /// What it says, in English.
        pub en: String,
    }
}

impl From<&procedure::Refusal> for Refusal {
    fn from(refusal: &procedure::Refusal) -> Self {
        Self {
            code: refusal.code().to_owned(),
            because: refusal.because().map(str::to_owned).collect(),
            next: refusal.next().map(str::to_owned),
            argument: refusal.argument().map(str::to_owned),
            findings: refusal.findings().iter().map(Finding::from).collect(),
            it: refusal.text(Lang::It).to_owned(),
            en: refusal.text(Lang::En).to_owned(),
        }
    }
}

record! {
    /// A message to send.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Effect {
        /// `mail:` and to whom.
        pub name: String,
        /// To whom: a role, or a fact that holds a mailbox.
        pub to: String,
        /// Which message.
        pub notice: String,
        /// The case it is about.
        pub case: String,
        /// The idempotency key.
        pub key: String,
    }
}

impl From<&procedure::Effect> for Effect {
    fn from(effect: &procedure::Effect) -> Self {
        Self {
            name: effect.name(),
            to: effect.to().to_owned(),
            notice: effect.notice().to_owned(),
            case: effect.case().as_str().to_owned(),
            key: effect.key().to_owned(),
        }
    }
}

record! {
    /// A command that may be given now.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct CommandOffer {
        /// The command.
        pub name: String,
        /// The function it belongs to.
        pub function: String,
        /// Its arguments, each with its type.
        pub arguments: Named<String>,
    }
}

impl From<&procedure::CommandOffer<'_>> for CommandOffer {
    fn from(offer: &procedure::CommandOffer<'_>) -> Self {
        let arguments = offer.arguments.iter();
        let arguments = arguments.map(|(name, kind)| ((*name).to_owned(), kind.as_str().to_owned()));
        Self {
            name: offer.name.to_owned(),
            function: offer.function.to_owned(),
            arguments: Named(arguments.collect()),
        }
    }
}

record! {
    /// Progress over many cases.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Figures {
        /// How many cases were counted.
        pub cases: usize,
        /// By track and state, how many cases are there.
        pub tracks: Named<Named<usize>>,
        /// By flag, how many cases have it.
        pub flags: Named<usize>,
        /// How many enabled persons are locked out.
        pub locked_out: usize,
        /// How much is owed from interim channels.
        pub debts: usize,
    }
}

impl From<&procedure::Figures> for Figures {
    fn from(figures: &procedure::Figures) -> Self {
        let tracks = figures.tracks.iter();
        Self {
            cases: figures.cases,
            tracks: Named(tracks.map(|track| (track.track.clone(), Named(track.states.clone()))).collect()),
            flags: Named(figures.flags.clone()),
            locked_out: figures.locked_out,
            debts: figures.debts,
        }
    }
}
