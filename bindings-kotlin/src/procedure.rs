//! What does this command, or time alone, do to this case? And is this list right?

use std::sync::Arc;

use abilita::{CaseId, wire};

use crate::asker::Asker;
use crate::campaign::Campaign;
use crate::case::Case;
use crate::command::{Command, CommandOffer, Opening, Told};
use crate::effect::Effect;
use crate::error::AbilitaError;
use crate::event::{Event, events_of, parse_all};
use crate::figures::Figures;
use crate::finding::Finding;
use crate::instant::PointInTime;
use crate::roster::Delegate;
use crate::words::Stage;

/// Cases and their events.
#[uniffi::export]
impl Campaign {
    /// Opens a case: its first event. An opening that names what the definition does not have is an error.
    pub fn open(&self, case_id: &str, opening: &Opening, at: PointInTime) -> Result<Event, AbilitaError> {
        Event::try_from(&self.0.open(CaseId::new(case_id), opening.parse(), at)?)
    }

    /// The case of its events, the first of which opened it. Events with a gap, of several cases or definitions, or that name what
    /// this definition does not have, are an error.
    pub fn replay(&self, events: &[Event]) -> Result<Arc<Case>, AbilitaError> {
        Ok(Case::of(&self.0, self.0.replay(&parse_all(events)?)?))
    }

    /// The case as it was at an instant; absent before it was opened.
    pub fn replay_until(&self, events: &[Event], at: PointInTime) -> Result<Option<Arc<Case>>, AbilitaError> {
        let case = self.0.replay_until(&parse_all(events)?, at)?;
        Ok(case.map(|case| Case::of(&self.0, case)))
    }

    /// The case after more events: all of them, or an error where one does not fit. The case given stays as it was.
    pub fn apply(&self, case: &Case, events: &[Event]) -> Result<Arc<Case>, AbilitaError> {
        let mut next = case.case.clone();
        parse_all(events)?.iter().try_for_each(|event| self.0.apply(&mut next, event))?;
        Ok(Case::of(&self.0, next))
    }

    /// The case of a snapshot, as `Case.snapshot` gave it. JSON that is none, or of another definition or a newer version, is an
    /// error.
    pub fn restore(&self, snapshot: &str) -> Result<Arc<Case>, AbilitaError> {
        let state = wire::Snapshot::from_json(snapshot)?.parse()?;
        Ok(Case::of(&self.0, self.0.restore(state)?))
    }

    /// What time alone has brought to the case by `now`. Idempotent: what has fired is in the log.
    pub fn due(&self, case: &Case, now: PointInTime) -> Result<Vec<Event>, AbilitaError> {
        events_of(&self.0.due(&case.case, now)?)
    }

    /// The next instant at which `due` will bring something, with the moment that comes then, as known at `known_at`. A host sets
    /// its alarm by it.
    pub fn next_due(&self, case: &Case, known_at: PointInTime) -> Result<Option<NextDue>, AbilitaError> {
        let next = self.0.next_due(&case.case, known_at)?;
        Ok(next.map(|(at, moment)| NextDue { at, moment: moment.to_owned() }))
    }

    /// Carries out a command: the events it leads to, after those that time has brought by then. Store and apply all of them, or
    /// none. A command that is refused is an error with its code, its rules and the next step; nothing is changed then.
    pub fn handle(
        &self,
        case: &Case,
        command: &Command,
        at: PointInTime,
    ) -> Result<Vec<Event>, AbilitaError> {
        events_of(&self.0.handle(&case.case, &command.parse()?, at)?)
    }

    /// Takes news of a case: the events it leads to. News that does not fit the definition is an error.
    pub fn tell(&self, case: &Case, told: &Told, at: PointInTime) -> Result<Vec<Event>, AbilitaError> {
        events_of(&self.0.tell(&case.case, told.parse(), at)?)
    }

    /// The commands that the asker may give in this case at this instant. What depends on the arguments is for `handle` to say.
    pub fn open_commands(
        &self,
        case: &Case,
        asker: &Asker,
        at: PointInTime,
    ) -> Result<Vec<CommandOffer>, AbilitaError> {
        let offers = self.0.open_commands(&case.case, &asker.parse()?, at)?;
        Ok(offers.iter().map(CommandOffer::from).collect())
    }

    /// Takes over a case of an older definition: the events by which it goes over, the last of them the adoption. Apply these with
    /// `applyAdopted`.
    pub fn adopt(
        &self,
        old: &Campaign,
        case: &Case,
        act: &str,
        at: PointInTime,
    ) -> Result<Vec<Event>, AbilitaError> {
        events_of(&self.0.adopt(&old.0, &case.case, act, at)?)
    }

    /// The case after the events of an adoption, under this definition.
    pub fn apply_adopted(
        &self,
        old: &Campaign,
        case: &Case,
        events: &[Event],
    ) -> Result<Arc<Case>, AbilitaError> {
        let events = parse_all(events)?;
        let Some((adopted, before)) = events.split_last() else {
            return Err(AbilitaError::argument("events", "the events of an adoption"));
        };
        let mut last = case.case.clone();
        before.iter().try_for_each(|event| old.0.apply(&mut last, event))?;
        Ok(Case::of(&self.0, self.0.apply_adopted(&old.0, &last, adopted)?))
    }

    /// Checks a roster for a case at a stage: every codice fiscale, the fields that each role needs, and what the definition
    /// demands of the whole.
    pub fn check(
        &self,
        case: &Case,
        roster: &[Delegate],
        stage: Stage,
        at: PointInTime,
    ) -> Result<Vec<Finding>, AbilitaError> {
        let roster: Vec<abilita::Delegate> = roster.iter().map(abilita::Delegate::from).collect();
        Ok(self.0.check(&case.case, &roster, stage, at)?.iter().map(Finding::from).collect())
    }

    /// Progress over many cases as they stand at an instant. What time alone has brought until then is counted in.
    pub fn figures(&self, cases: &[Arc<Case>], at: PointInTime) -> Result<Figures, AbilitaError> {
        Ok(Figures::from(&self.0.figures(cases.iter().map(|case| &case.case), at)?))
    }

    /// The addresses that the messages of an event go to, in their order, as far as the case knows them. Empty where the host
    /// knows better.
    pub fn addresses(&self, case: &Case, event: &Event) -> Result<Vec<Message>, AbilitaError> {
        let message = |effect: &abilita::Effect| Message {
            effect: effect.into(),
            addresses: self.0.addresses(&case.case, effect).into_iter().map(str::to_owned).collect(),
        };
        Ok(event.parse()?.effects().iter().map(message).collect())
    }
}

/// When time will next bring something to a case.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct NextDue {
    /// The instant.
    pub at: PointInTime,
    /// The moment that comes then.
    pub moment: String,
}

/// A message to send, with where to.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Message {
    /// The message.
    pub effect: Effect,
    /// The addresses that the case knows.
    pub addresses: Vec<String>,
}
