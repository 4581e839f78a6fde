//! What sets a transition off, and what it does.

use abilita::inspect::{Act, Command, Given, Message, Target, Transition, Trigger};

use super::Speaker;

impl Speaker<'_> {
    /// What sets a transition off.
    pub(crate) fn trigger(&self, trigger: &Trigger) -> String {
        match trigger {
            Trigger::Command(command) => self.command(command),
            Trigger::Moment(moment) => self.moment(moment),
        }
    }

    /// What is said of a transition by name: its trigger, which has the label.
    pub(crate) fn transition(&self, transition: &Transition) -> String {
        self.trigger(&transition.trigger)
    }

    /// Whom a transition of a track of members moves.
    pub(crate) fn target(&self, target: Target, command: Option<&Command>) -> String {
        match target {
            Target::Every => self.say("ogni persona dell'elenco", "everybody on the list").to_owned(),
            Target::Asker => self.say("chi chiede", "whoever asks").to_owned(),
            Target::Argument(index) => self.argument(index, command),
        }
    }

    pub(crate) fn message(&self, message: &Message) -> String {
        let is_fact = self.definition.facts.iter().any(|fact| fact.name == message.to);
        let to = if is_fact { self.fact(&message.to) } else { self.role(&message.to) };
        let notice = message.notice.replace('_', " ");
        format!("{} {to} («{notice}»)", self.say("messaggio a", "message to"))
    }

    /// An act, in words that begin with a verb.
    pub(crate) fn act(&self, act: &Act, command: Option<&Command>) -> String {
        let argument = |index: usize| self.argument(index, command);
        match act {
            Act::SetFlag(flag) => format!("{} {}", self.say("segna", "marks as"), self.flag(flag)),
            Act::ClearFlag(flag) => format!("{} {}", self.say("toglie il segno", "clears"), self.flag(flag)),
            Act::Move(milestone) => {
                let (track, state) =
                    (self.track(&milestone.track), self.state(&milestone.track, &milestone.state));
                self.say(format!("porta {track} a {state}"), format!("moves {track} to {state}"))
            }
            Act::SetFact(fact, given) => {
                format!(
                    "{} {}: {}",
                    self.say("registra", "records"),
                    self.fact(fact),
                    self.given(given, command)
                )
            }
            Act::Append(fact, given) => self.say(
                format!("aggiunge a {}: {}", self.fact(fact), self.given(given, command)),
                format!("adds to {}: {}", self.fact(fact), self.given(given, command)),
            ),
            Act::Forget(fact) => format!("{} {}", self.say("dimentica", "forgets"), self.fact(fact)),
            Act::Confirm { .. } => {
                self.say("conferma la persona nell'elenco", "keeps the person on the list").to_owned()
            }
            Act::Insert { .. } => {
                self.say("inserisce la persona nell'elenco", "puts the person on the list").to_owned()
            }
            Act::Remove { .. } => {
                self.say("toglie la persona dall'elenco", "takes the person off the list").to_owned()
            }
            Act::CheckRoster { at_submission: true } => self
                .say("l'elenco è controllato per l'invio", "the list is checked for submission")
                .to_owned(),
            Act::CheckRoster { at_submission: false } => {
                self.say("l'elenco è controllato come bozza", "the list is checked as a draft").to_owned()
            }
            Act::Grant => {
                self.say("abilita le persone dell'elenco", "enables the persons on the list").to_owned()
            }
            Act::Owe { .. } => {
                self.say("annota una cosa da inserire poi", "notes something to be entered later").to_owned()
            }
            Act::Settle { .. } => self.say("annota che è stata inserita", "notes it as entered").to_owned(),
            Act::Comment { text } => {
                format!("{} {}", self.say("lascia il commento", "leaves the comment"), argument(*text))
            }
            _ => self.say("altro", "something else").to_owned(),
        }
    }

    fn given(&self, given: &Given, command: Option<&Command>) -> String {
        match given {
            Given::Value(value) => self.value(value),
            Given::Argument(index) => self.argument(*index, command),
            Given::Fact(fact) => self.fact(fact),
            Given::Now => self.say("il momento stesso", "the time it happens").to_owned(),
        }
    }
}
