//! The one thing that changes a case: an event.

use super::{Case, Change, Event, EventBody, Standing};
use crate::calendar::Instant;
use crate::campaign::{Campaign, MomentId, Scope};
use crate::person::PersonId;
use crate::text::Code;

/// Why events do not make a case. The case they were applied to stays as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReplayError {
    /// The first event must open the case, and no later one may.
    #[error("event {0} is not the one a case begins with, or is a second one of that kind")]
    NotOpened(u64),
    /// An event is missing, or stands there twice.
    #[error("event {expected} was expected, and event {found} came")]
    Gap {
        /// The number that would follow.
        expected: u64,
        /// The number that came.
        found: u64,
    },
    /// The event is of another case.
    #[error("event {0} is of another case")]
    OtherCase(u64),
    /// The event is of an earlier instant than the one before it.
    #[error("event {0} is earlier than the one before it")]
    TimeReversed(u64),
    /// The event came about under another definition.
    #[error("event {0} came about under another definition")]
    DefinitionMismatch(u64),
    /// A moment comes to a case once.
    #[error("event {0} lets a moment come a second time")]
    FiredTwice(u64),
    /// Something happens to a person who is neither in the register nor in the draft.
    #[error("event {0} is about a person who is neither in the register nor in the draft")]
    UnknownMember(u64),
    /// The event names something that the definition does not have.
    #[error("event {0} names `{1}`, which the definition does not have")]
    UnknownName(u64, String),
    /// A fact is not of the type that the definition declares: an adoption must not take it along.
    #[error("after event {0} the fact `{1}` is not of the type that the definition declares")]
    WrongFact(u64, String),
    /// The instant is beyond the years that can be stored.
    #[error("the instant of event {0} is not within the years 0000 to 9999")]
    OutOfRange(u64),
}

impl ReplayError {
    /// The entry of the closed table of codes.
    pub fn code(&self) -> Code {
        match self {
            Self::NotOpened(_) => Code::ReplayNotOpened,
            Self::Gap { .. } => Code::ReplayGap,
            Self::OtherCase(_) => Code::ReplayOtherCase,
            Self::TimeReversed(_) => Code::TimeReversed,
            Self::DefinitionMismatch(_) => Code::DefinitionMismatch,
            Self::FiredTwice(_) => Code::ReplayFiredTwice,
            Self::UnknownMember(_) => Code::ReplayUnknownMember,
            Self::UnknownName(..) => Code::ReplayUnknownName,
            Self::WrongFact(..) => Code::ReplayWrongFact,
            Self::OutOfRange(_) => Code::InstantOutOfRange,
        }
    }
}

impl Campaign {
    /// Makes a case from its events, the first of which opened it.
    ///
    /// # Errors
    /// The events have a gap, are of several cases or definitions, or name what this definition does not have.
    ///
    /// ```
    /// use abilita::{Campaign, CaseId, Opening, parse_instant};
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let opened = campaign.open(CaseId::new("7f3a"), Opening::new(), parse_instant("2025-09-01T00:00:00+02:00")?)?;
    /// let case = campaign.replay([&opened])?;
    /// assert_eq!(campaign.state_of(&case, "renewal"), Some("not_started"));
    /// assert!(campaign.replay([&opened, &opened]).is_err()); // a case is opened once
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn replay<'e>(&self, events: impl IntoIterator<Item = &'e Event>) -> Result<Case, ReplayError> {
        let mut events = events.into_iter();
        let first = events.next().ok_or(ReplayError::NotOpened(1))?;
        if !matches!(first.body, EventBody::Opened { .. }) {
            return Err(ReplayError::NotOpened(first.sequence));
        }
        let mut case = self.blank_case(first.case.clone(), first.at);
        self.evolve(&mut case, first)?;
        for event in events {
            self.apply(&mut case, event)?;
        }
        Ok(case)
    }

    /// The case as it was at an instant, from its events: those up to the instant are replayed, what they had not
    /// caught up with yet is for [`due`](Self::due). `None` where the case was not open yet.
    ///
    /// # Errors
    /// As [`replay`](Self::replay).
    ///
    /// ```
    /// use abilita::{Campaign, CaseId, Opening, parse_instant};
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let opened = campaign.open(CaseId::new("7f3a"), Opening::new(), parse_instant("2025-09-01T00:00:00+02:00")?)?;
    /// let mut events = vec![opened];
    /// events.extend(campaign.due(&campaign.replay(&events)?, parse_instant("2026-01-01T00:00:00+01:00")?)?);
    /// let at = |instant| -> Result<_, Box<dyn std::error::Error>> {
    ///     let case = campaign.replay_until(&events, parse_instant(instant)?)?;
    ///     Ok(case.map(|case| campaign.flags_of(&case).len()))
    /// };
    /// assert_eq!(at("2025-08-31T23:59:59+02:00")?, None);
    /// assert_eq!(at("2025-10-25T23:59:59+02:00")?, Some(0));
    /// assert_eq!(at("2025-10-26T00:00:00+02:00")?, Some(1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn replay_until<'e>(
        &self,
        events: impl IntoIterator<Item = &'e Event>,
        at: Instant,
    ) -> Result<Option<Case>, ReplayError> {
        let mut past = events.into_iter().take_while(|event| event.at <= at).peekable();
        if past.peek().is_none() { Ok(None) } else { self.replay(past).map(Some) }
    }

    /// Applies one event to a case.
    ///
    /// # Errors
    /// The event is not the next of this case under this definition. The case is then as it was.
    ///
    /// ```
    /// use abilita::{Campaign, CaseId, Opening, parse_instant};
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let opened = campaign.open(CaseId::new("7f3a"), Opening::new(), parse_instant("2025-09-01T00:00:00+02:00")?)?;
    /// let mut case = campaign.replay([&opened])?;
    /// for event in campaign.due(&case, parse_instant("2026-01-01T00:00:00+01:00")?)? {
    ///     campaign.apply(&mut case, &event)?; // and store it
    /// }
    /// assert_eq!(campaign.flags_of(&case), ["late"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn apply(&self, case: &mut Case, event: &Event) -> Result<(), ReplayError> {
        if matches!(event.body, EventBody::Opened { .. }) {
            return Err(ReplayError::NotOpened(event.sequence));
        }
        self.evolve(case, event)
    }

    pub(super) fn evolve(&self, case: &mut Case, event: &Event) -> Result<(), ReplayError> {
        self.check_next(case, event)?;
        let steps = event.changes().iter().map(|change| {
            self.step(change).map_err(|name| ReplayError::UnknownName(event.sequence, name.to_owned()))
        });
        let steps = steps.collect::<Result<Vec<_>, _>>()?;
        refuse_strangers(case, event)?;
        let fired = match &event.body {
            EventBody::MomentReached { moment, member, .. } => {
                let standing = standing_of(case, member.as_ref(), event.sequence)?;
                Some((self.fired(standing, event.sequence, moment)?, member))
            }
            _ => None,
        };
        if let Some((moment, member)) = fired
            && let Some(standing) = case.standing_mut(member.as_ref())
        {
            standing.note_fired(moment);
        }
        for step in steps {
            self.carry_out(case, step, event.at);
        }
        case.sequence = event.sequence;
        case.last_at = event.at;
        self.note_states(&mut case.own, Scope::Case, event.at);
        Ok(())
    }

    fn check_next(&self, case: &Case, event: &Event) -> Result<(), ReplayError> {
        let expected = case.sequence.saturating_add(1);
        if event.sequence != expected {
            return Err(ReplayError::Gap { expected, found: event.sequence });
        }
        if event.case != case.id {
            return Err(ReplayError::OtherCase(event.sequence));
        }
        if event.at < case.last_at {
            return Err(ReplayError::TimeReversed(event.sequence));
        }
        let adopted = matches!(event.body, EventBody::Adopted { .. });
        if event.definition != *self.program.hash || case.definition != self.program.hash || adopted {
            return Err(ReplayError::DefinitionMismatch(event.sequence));
        }
        Ok(())
    }

    fn fired(&self, standing: &Standing, sequence: u64, moment: &str) -> Result<MomentId, ReplayError> {
        let unknown = || ReplayError::UnknownName(sequence, moment.to_owned());
        let id = self.firing_moment(moment).ok_or_else(unknown)?;
        if standing.has_fired(id) { Err(ReplayError::FiredTwice(sequence)) } else { Ok(id) }
    }

    /// A moment at which some track has a transition or some notice is due.
    pub(super) fn firing_moment(&self, name: &str) -> Option<MomentId> {
        let id = self.program.moments.find(name)?;
        self.program.firing.binary_search(&id).is_ok().then_some(id)
    }
}

fn standing_of<'c>(
    case: &'c Case,
    member: Option<&PersonId>,
    sequence: u64,
) -> Result<&'c Standing, ReplayError> {
    match member {
        Some(person) => case.member(person).ok_or(ReplayError::UnknownMember(sequence)),
        None => Ok(&case.own),
    }
}

/// What happens to a member happens to somebody who is one, or becomes one in the same event.
pub(super) fn refuse_strangers(case: &Case, event: &Event) -> Result<(), ReplayError> {
    let mut coming: Vec<&PersonId> = Vec::new();
    for change in event.changes() {
        match change {
            Change::Enabled(delegate) | Change::Drafted(delegate) => coming.push(delegate.person().id()),
            Change::OfMember { person, .. } if !coming.contains(&person) && case.member(person).is_none() => {
                return Err(ReplayError::UnknownMember(event.sequence));
            }
            _ => {}
        }
    }
    Ok(())
}
