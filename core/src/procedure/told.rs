//! What the host tells of a case: facts from elsewhere, and who is on record now.

use super::evolve::refuse_strangers;
use super::{Case, Change, Event, EventBody, OpeningError};
use crate::access::AskError;
use crate::calendar::{Instant, is_storable};
use crate::campaign::{Campaign, Clock, RoleHolders, Scope, Value};
use crate::person::{Person, PersonId};
use crate::roster::Delegate;
use crate::text::Code;

/// News of a case that no command of the campaign brings: another body's act, a new head teacher on 1 September.
///
/// ```
/// use abilita::{Person, PersonId, Told};
/// let appointed = Told::new()
///     .off_record("head", PersonId::new("CNTDRO68C54L219H"))
///     .on_record("head", Person::new("NREMRA79H57E379O").named("Mara", "Neri"))
///     .fact("zone_referent", "zona.sud@example.org");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told(Vec<Change>);

impl Told {
    /// No news.
    pub fn new() -> Self {
        Self::default()
    }

    /// A fact is known, or another one than before.
    #[must_use]
    pub fn fact(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.push(Change::FactSet { fact: name.into(), value: value.into() });
        self
    }

    /// A fact is no longer known.
    #[must_use]
    pub fn forget(mut self, name: &str) -> Self {
        self.0.push(Change::FactForgotten(name.into()));
        self
    }

    /// A fact of somebody in the register or draft is known, of those that the definition declares `of = "member"`.
    #[must_use]
    pub fn member_fact(mut self, person: PersonId, name: &str, value: impl Into<Value>) -> Self {
        let change = Change::FactSet { fact: name.into(), value: value.into() };
        self.0.push(Change::OfMember { person, change: Box::new(change) });
        self
    }

    /// A fact of somebody in the register or draft is no longer known.
    #[must_use]
    pub fn forget_of_member(mut self, person: PersonId, name: &str) -> Self {
        let change = Change::FactForgotten(name.into());
        self.0.push(Change::OfMember { person, change: Box::new(change) });
        self
    }

    /// Somebody is on record from now on.
    #[must_use]
    pub fn on_record(mut self, role: &str, person: Person) -> Self {
        self.0.push(Change::Recorded(Delegate::new(role, person)));
        self
    }

    /// Somebody stands there no more.
    #[must_use]
    pub fn off_record(mut self, role: &str, person: PersonId) -> Self {
        self.0.push(Change::Unrecorded { role: role.into(), person });
        self
    }
}

/// Why news of a case were not taken. Nothing is changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ToldError {
    /// The case runs under another definition.
    #[error(transparent)]
    Ask(#[from] AskError),
    /// The instant is before the last event of the case.
    #[error("the instant is before the last event of the case")]
    TimeReversed,
    /// The instant is beyond the years that can be stored.
    #[error("the instant is not within the years 0000 to 9999")]
    OutOfRange,
    /// A role or fact is not one of the definition, or a fact not of its type.
    #[error(transparent)]
    Unfit(#[from] OpeningError),
}

impl ToldError {
    /// The entry of the closed table of codes.
    pub fn code(&self) -> Code {
        match self {
            Self::Ask(error) => error.code(),
            Self::TimeReversed => Code::TimeReversed,
            Self::OutOfRange => Code::InstantOutOfRange,
            Self::Unfit(error) => error.code(),
        }
    }
}

impl Campaign {
    /// Takes news of a case: the event it leads to, after those that time has brought by then.
    ///
    /// # Errors
    /// The case runs under another definition, the instant is before its last event or not of the years 0000 to 9999, or
    /// the news do not fit the definition. Nothing is changed.
    ///
    /// ```
    /// use abilita::{Asker, Campaign, CaseId, Opening, Person, PersonId, Request, Scheme, Told, parse_instant};
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let opening = Opening::new().on_record("head", Person::new("CNTDRO68C54L219H"));
    /// let event = campaign.open(CaseId::new("7f3a"), opening, parse_instant("2025-08-01T00:00:00+02:00")?)?;
    /// let mut case = campaign.replay([&event])?;
    /// let told = Told::new()
    ///     .off_record("head", PersonId::new("CNTDRO68C54L219H"))
    ///     .on_record("head", Person::new("NREMRA79H57E379O"));
    /// for event in campaign.tell(&case, told, parse_instant("2025-09-01T00:00:00+02:00")?)? {
    ///     campaign.apply(&mut case, &event)?;
    /// }
    /// let (_, head) = campaign.record_of(&case).next().unwrap();
    /// assert_eq!(head.id(), &PersonId::new("NREMRA79H57E379O"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn tell(&self, case: &Case, told: Told, at: Instant) -> Result<Vec<Event>, ToldError> {
        self.check_definition(case)?;
        if at < case.last_at {
            return Err(ToldError::TimeReversed);
        }
        if !is_storable(at) {
            return Err(ToldError::OutOfRange);
        }
        let changes = told.0.into_iter().map(|change| self.fitting(change));
        let changes = changes.collect::<Result<Vec<Change>, OpeningError>>()?;
        let (advanced, mut events) = self.carried_on(case, Clock::at(at));
        let body = EventBody::Told { changes };
        let sequence = advanced.sequence.saturating_add(1);
        let event = Event { sequence, at, case: case.id.clone(), definition: *case.definition, body };
        refuse_strangers(&advanced, &event).map_err(|_| OpeningError::UnknownMember)?;
        self.refuse_parameters(&advanced, &event)?;
        events.push(event);
        Ok(events)
    }

    fn fitting(&self, change: Change) -> Result<Change, OpeningError> {
        match &change {
            Change::Recorded(delegate) => {
                self.refuse_unknown_role(delegate.role(), RoleHolders::OnRecord, "on record")?;
            }
            Change::Unrecorded { role, .. } => {
                self.refuse_unknown_role(role, RoleHolders::OnRecord, "on record")?;
            }
            Change::FactForgotten(fact) if !self.has_fact(fact, Scope::Case) => {
                return Err(OpeningError::UnknownFact(fact.to_string()));
            }
            _ => {}
        }
        match change {
            Change::FactSet { fact, value } => self.fact_set_by_host(fact, value, Scope::Case),
            other => self.fitting_member(other),
        }
    }
}
