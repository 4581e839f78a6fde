//! How a case begins: what the host knows of it before anything has happened under the campaign.

use std::sync::Arc;

use smallvec::SmallVec;

use super::evolve::refuse_strangers;
use super::{Case, CaseId, Change, Event, EventBody};
use crate::calendar::{Instant, is_storable};
use crate::campaign::{
    About, Campaign, Clock, Condition, MomentId, RoleHolders, RoleId, Scope, Situation, Test, Value,
    ValueTest,
};
use crate::person::{Person, PersonId};
use crate::roster::Delegate;
use crate::text::Code;

/// What a case starts with: who is on record, who was enabled by the edition before, facts, and the states of tracks that
/// do not start at the beginning.
///
/// ```
/// use abilita::{Opening, Person};
/// let opening = Opening::new()
///     .on_record("head", Person::new("CNTDRO68C54L219H").named("Dora", "Conti"))
///     .enabled("delegate", Person::new("RSSNNA75S42D205F").named("Anna", "Rossi"))
///     .fact("dedicated_mailbox", "factotum@scuola.example.org");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    pub(crate) record: Vec<Delegate>,
    pub(crate) register: Vec<Delegate>,
    pub(crate) facts: Vec<(Box<str>, Value)>,
    pub(crate) states: Vec<(Box<str>, Box<str>)>,
    /// What is known of those in the register.
    pub(crate) members: Vec<Change>,
}

impl Opening {
    /// A case of which nothing is known.
    pub fn new() -> Self {
        Self::default()
    }

    /// Somebody who is in the record in a role `on_record`: the head of an institute, the person of an account.
    #[must_use]
    pub fn on_record(mut self, role: &str, person: Person) -> Self {
        self.record.push(Delegate::new(role, person));
        self
    }

    /// Somebody who is in the register in a listed role.
    #[must_use]
    pub fn enabled(mut self, role: &str, person: Person) -> Self {
        self.register.push(Delegate::new(role, person));
        self
    }

    /// A fact of the case.
    #[must_use]
    pub fn fact(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.facts.push((name.into(), value.into()));
        self
    }

    /// A fact of somebody in the register, of those that the definition declares `of = "member"`.
    #[must_use]
    pub fn member_fact(mut self, person: PersonId, name: &str, value: impl Into<Value>) -> Self {
        let change = Change::FactSet { fact: name.into(), value: value.into() };
        self.members.push(Change::OfMember { person, change: Box::new(change) });
        self
    }

    /// The state of somebody in the register, on a track `of = "member"`.
    #[must_use]
    pub fn member_state(mut self, person: PersonId, track: &str, state: &str) -> Self {
        let change = Change::Moved { track: track.into(), to: state.into() };
        self.members.push(Change::OfMember { person, change: Box::new(change) });
        self
    }

    /// The state of a track.
    #[must_use]
    pub fn state(mut self, track: &str, state: &str) -> Self {
        self.states.push((track.into(), state.into()));
        self
    }
}

/// Why a case cannot be opened as asked. Nothing is opened then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OpeningError {
    /// There is no role of this name whose holders are in that place.
    #[error("no role `{0}` whose holders are {1}")]
    UnknownRole(String, &'static str),
    /// The definition declares no such fact.
    #[error("the definition declares no fact `{0}`")]
    UnknownFact(String),
    /// The fact is not of the type that the definition declares.
    #[error("the fact `{0}` is not of the type that the definition declares")]
    WrongFact(String),
    /// The parameter is not within what the definition allows.
    #[error("the parameter `{0}` is not within what the definition allows")]
    ParameterRefused(String),
    /// Something is said of a person who is neither in the register nor in the draft.
    #[error("something is said of a person who is neither in the register nor in the draft")]
    UnknownMember,
    /// The definition has no such track, or the track no such state.
    #[error("no track `{0}` with a state `{1}`")]
    UnknownState(String, String),
    /// The instant is beyond the years that can be stored.
    #[error("the instant is not within the years 0000 to 9999")]
    OutOfRange,
}

impl OpeningError {
    /// The entry of the closed table of codes.
    pub fn code(&self) -> Code {
        match self {
            Self::UnknownRole(..) => Code::OpeningUnknownRole,
            Self::UnknownFact(_) => Code::OpeningUnknownFact,
            Self::WrongFact(_) => Code::OpeningWrongFact,
            Self::ParameterRefused(_) => Code::OpeningParameterRefused,
            Self::UnknownMember => Code::UnknownPerson,
            Self::UnknownState(..) => Code::OpeningUnknownState,
            Self::OutOfRange => Code::InstantOutOfRange,
        }
    }
}

impl Campaign {
    /// Opens a case: its first event. Moments that lie before `at` are for [`due`](Campaign::due) to catch up with, dated
    /// `at`.
    ///
    /// # Errors
    /// The opening names a role, fact, track or state that the definition does not have, or a fact of another type, or a
    /// parameter is not within what the definition allows; or the instant is not of the years 0000 to 9999.
    ///
    /// ```
    /// use abilita::{Campaign, CaseId, Opening, OpeningError, Person, parse_instant};
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let at = parse_instant("2025-09-01T00:00:00+02:00")?;
    /// let opening = Opening::new().on_record("head", Person::new("CNTDRO68C54L219H").named("Dora", "Conti"));
    /// assert_eq!(campaign.open(CaseId::new("7f3a"), opening, at)?.changes().len(), 1);
    ///
    /// let wrong = Opening::new().on_record("janitor", Person::new("CNTDRO68C54L219H"));
    /// let error = campaign.open(CaseId::new("7f3a"), wrong, at).unwrap_err();
    /// assert!(matches!(error, OpeningError::UnknownRole(role, _) if role == "janitor"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn open(&self, id: CaseId, opening: Opening, at: Instant) -> Result<Event, OpeningError> {
        if !is_storable(at) {
            return Err(OpeningError::OutOfRange);
        }
        let Opening { record, register, facts, states, members } = opening;
        for delegate in &record {
            self.refuse_unknown_role(delegate.role(), RoleHolders::OnRecord, "on record")?;
        }
        for delegate in &register {
            self.refuse_unknown_role(delegate.role(), RoleHolders::Listed, "in the register")?;
        }
        let mut changes: Vec<Change> = Vec::new();
        changes.extend(record.into_iter().map(Change::Recorded));
        changes.extend(register.into_iter().map(Change::Enabled));
        for (fact, value) in facts {
            changes.push(self.fact_set_by_host(fact, value, Scope::Case)?);
        }
        for (track, state) in states {
            changes.push(self.state_set_by_host(track, state, Scope::Case)?);
        }
        for change in members {
            changes.push(self.fitting_member(change)?);
        }
        let body = EventBody::Opened { changes };
        let event = Event { sequence: 1, at, case: id, definition: *self.program.hash, body };
        let blank = self.blank_case(event.case.clone(), at);
        refuse_strangers(&blank, &event).map_err(|_| OpeningError::UnknownMember)?;
        self.refuse_parameters(&blank, &event)?;
        Ok(event)
    }

    /// Refuses an event by which a parameter would get a value that the definition does not allow.
    pub(super) fn refuse_parameters(&self, case: &Case, event: &Event) -> Result<(), OpeningError> {
        let parameter = |change: &Change| match change {
            Change::FactSet { fact, .. } => {
                let fact = self.program.facts.get(self.program.facts.find(fact)?)?;
                fact.parameter.as_ref().filter(|parameter| !parameter.valid.is_empty())
            }
            _ => None,
        };
        if !event.changes().iter().any(|change| parameter(change).is_some()) {
            return Ok(());
        }
        let mut changed = case.clone();
        let evolved = self.evolve(&mut changed, event);
        debug_assert_eq!(evolved, Ok(()), "an event that this definition produced applies");
        let situation = Situation::of_time(self, &changed, Clock::at(event.at));
        for change in event.changes() {
            if let (Change::FactSet { fact, .. }, Some(parameter)) = (change, parameter(change))
                && !situation.holds(&parameter.valid)
            {
                return Err(OpeningError::ParameterRefused(fact.to_string()));
            }
        }
        Ok(())
    }

    /// Whether the defaults of the definition satisfy a condition on parameters; `None` where that takes more to know:
    /// what day it is, or a moment that a case or an announcement gives.
    pub(crate) fn allows_by_itself(&self, valid: &Condition) -> Option<bool> {
        let is_known = |moment: MomentId| self.position(moment, About::default(), Instant::MIN_UTC).is_some();
        let decided = valid.tests.iter().all(|test| match test {
            Test::Value(_, ValueTest::Before(moment) | ValueTest::After(moment)) => is_known(*moment),
            Test::Value(
                _,
                ValueTest::OlderThanDays(_) | ValueTest::SamePersonAs(_) | ValueTest::SameMailboxAs(_),
            ) => false,
            _ => true,
        });
        let case = self.blank_case(CaseId::new(""), Instant::MIN_UTC);
        decided.then(|| Situation::of_time(self, &case, Clock::at(Instant::MIN_UTC)).holds(valid))
    }

    pub(super) fn refuse_unknown_role(
        &self,
        role: &str,
        holders: RoleHolders,
        place: &'static str,
    ) -> Result<(), OpeningError> {
        let stands_there =
            |id: RoleId| self.program.roles.get(id).is_some_and(|role| role.holders == holders);
        if self.program.roles.find(role).is_some_and(stands_there) {
            return Ok(());
        }
        Err(OpeningError::UnknownRole(role.to_owned(), place))
    }

    /// A fact as the host tells it, in the form in which the definition keeps it.
    pub(super) fn fact_set_by_host(
        &self,
        fact: Box<str>,
        value: Value,
        scope: Scope,
    ) -> Result<Change, OpeningError> {
        let declared = self.program.facts.named(&fact);
        let declared = declared.filter(|declared| declared.scope == scope);
        let declared = declared.ok_or_else(|| OpeningError::UnknownFact(fact.to_string()))?;
        let value = declared.value_type.accept(value);
        let value = value.ok_or_else(|| OpeningError::WrongFact(fact.to_string()))?;
        Ok(Change::FactSet { fact, value })
    }

    fn state_set_by_host(
        &self,
        track: Box<str>,
        state: Box<str>,
        scope: Scope,
    ) -> Result<Change, OpeningError> {
        let known = self.program.tracks.named(&track);
        let known = known.filter(|known| known.scope == scope);
        if known.and_then(|track| track.states.find(&state)).is_none() {
            return Err(OpeningError::UnknownState(track.into(), state.into()));
        }
        Ok(Change::Moved { track, to: state })
    }

    /// What the host says of a member, in the form in which the definition keeps it.
    pub(super) fn fitting_member(&self, change: Change) -> Result<Change, OpeningError> {
        let Change::OfMember { person, change } = change else { return Ok(change) };
        let change = match *change {
            Change::FactSet { fact, value } => self.fact_set_by_host(fact, value, Scope::Member)?,
            Change::Moved { track, to } => self.state_set_by_host(track, to, Scope::Member)?,
            Change::FactForgotten(fact) if !self.has_fact(&fact, Scope::Member) => {
                return Err(OpeningError::UnknownFact(fact.into()));
            }
            other => other,
        };
        Ok(Change::OfMember { person, change: Box::new(change) })
    }

    pub(super) fn has_fact(&self, name: &str, scope: Scope) -> bool {
        self.program.facts.find(name).is_some_and(|fact| self.program.scope_of_fact(fact) == scope)
    }

    /// A case before its first event.
    pub(crate) fn blank_case(&self, id: CaseId, at: Instant) -> Case {
        Case {
            id,
            definition: Arc::clone(&self.program.hash),
            sequence: 0,
            last_at: at,
            record: SmallVec::new(),
            register: SmallVec::new(),
            draft: Vec::new(),
            own: self.beginning(),
            members: Vec::new(),
            debts: Vec::new(),
            comments: Vec::new(),
        }
    }
}
