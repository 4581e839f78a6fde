//! What time alone brings.

use std::borrow::Cow;
use std::iter;

use super::{Case, Change, Event, EventBody, Standing};
use crate::access::AskError;
use crate::calendar::{Announcement, Instant, is_storable};
use crate::campaign::{About, Campaign, Clock, MomentId, Scope, Situation, Trigger};
use crate::person::PersonId;

/// A moment that is to fire: of the case, or of a member of it.
struct Pending<'a> {
    at: Instant,
    moment: MomentId,
    member: Option<&'a PersonId>,
}

impl Campaign {
    /// The events that time has brought by `now` and that the case does not have yet, each dated at its due instant.
    ///
    /// Idempotent: asking once a minute or once a year gives the same events with the same instants. A moment that a fact
    /// or an announcement puts into the past is dated when it became known.
    ///
    /// # Errors
    /// The case runs under another definition.
    ///
    /// ```
    /// use abilita::{Campaign, CaseId, Opening, format_instant, parse_instant};
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let event = campaign.open(CaseId::new("7f3a"), Opening::new(), parse_instant("2025-09-01T00:00:00+02:00")?)?;
    /// let mut case = campaign.replay([&event])?;
    /// let due = campaign.due(&case, parse_instant("2026-01-01T00:00:00+01:00")?)?;
    /// assert_eq!(format_instant(due[0].at()), "2025-10-25T22:00:00Z");
    /// campaign.apply(&mut case, &due[0])?;
    /// assert_eq!(campaign.flags_of(&case), ["late"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn due(&self, case: &Case, now: Instant) -> Result<Vec<Event>, AskError> {
        self.check_definition(case)?;
        Ok(self.carried_on(case, Clock::at(now)).1)
    }

    /// The next instant at which [`due`](Self::due) will bring something, with the moment that comes then, as known at
    /// `known_at`. A host can set a timer for it.
    ///
    /// # Errors
    /// The case runs under another definition.
    ///
    /// ```
    /// use abilita::{Campaign, CaseId, Opening, format_instant, parse_instant};
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let opened = campaign.open(CaseId::new("7f3a"), Opening::new(), parse_instant("2025-09-01T00:00:00+02:00")?)?;
    /// let case = campaign.replay([&opened])?;
    /// let (at, moment) = campaign.next_due(&case, opened.at())?.unwrap();
    /// assert_eq!((format_instant(at).as_str(), moment), ("2025-10-25T22:00:00Z", "deadline"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn next_due<'c>(
        &'c self,
        case: &Case,
        known_at: Instant,
    ) -> Result<Option<(Instant, &'c str)>, AskError> {
        self.check_definition(case)?;
        let next = self.pending(case, known_at).min_by_key(|pending| pending.at);
        Ok(next.map(|pending| (pending.at, self.program.moments.name(pending.moment))))
    }

    /// The case as it stands at the clock's instant.
    pub(crate) fn advanced<'a>(&self, case: &'a Case, clock: Clock) -> Cow<'a, Case> {
        // Mostly nothing is due: then a reference is returned, and no case is moved about.
        let mut pending = self.pending(case, clock.known_at);
        if pending.any(|pending| pending.at <= clock.at) {
            self.carried_on(case, clock).0
        } else {
            Cow::Borrowed(case)
        }
    }

    /// The case as it stands at the clock's instant, and the events that brought it there.
    pub(crate) fn carried_on<'a>(&self, case: &'a Case, clock: Clock) -> (Cow<'a, Case>, Vec<Event>) {
        let mut events = Vec::new();
        let mut case = Cow::Borrowed(case);
        while let Some(instant) = self.next_firing(&case, clock) {
            let batch = self.fire(&case, instant, clock);
            for body in batch {
                let Some(body) = of_those_still_there(&case, body) else { continue };
                let sequence = case.sequence.saturating_add(1);
                let (id, definition) = (case.id.clone(), *case.definition);
                let event = Event { sequence, at: instant, case: id, definition, body };
                let applied = self.apply(case.to_mut(), &event);
                debug_assert_eq!(applied, Ok(()), "an event that this definition produced applies");
                events.push(event);
            }
        }
        (case, events)
    }

    /// The earliest instant, up to the clock's, at which a moment is to fire that has not fired yet.
    fn next_firing(&self, case: &Case, clock: Clock) -> Option<Instant> {
        let due = self.pending(case, clock.known_at).map(|pending| pending.at);
        due.filter(|at| *at <= clock.at).min()
    }

    /// The moments that have not fired, each with the instant at which it is to: those of the case, and those of each
    /// member.
    fn pending<'a>(&'a self, case: &'a Case, known_at: Instant) -> impl Iterator<Item = Pending<'a>> + 'a {
        let own = self.waiting(case, &case.own, Scope::Case, None, known_at);
        let members = case.members.iter();
        own.chain(members.flat_map(move |member| {
            self.waiting(case, &member.standing, Scope::Member, Some(&member.person), known_at)
        }))
    }

    fn waiting<'a>(
        &'a self,
        case: &'a Case,
        standing: &'a Standing,
        scope: Scope,
        member: Option<&'a PersonId>,
        known_at: Instant,
    ) -> impl Iterator<Item = Pending<'a>> + 'a {
        let about = About { case: Some(&case.own), member: member.map(|_| standing) };
        let firing = self.program.firing.iter().copied();
        let waiting = firing.filter(move |moment| {
            self.program.scope_of_moment(*moment) == scope && !standing.has_fired(*moment)
        });
        waiting.filter_map(move |moment| {
            let at = self.firing_instant(about, moment, known_at)?.max(case.last_at);
            // What is computed beyond the years that can be stored never comes.
            is_storable(at).then_some(Pending { at, moment, member })
        })
    }

    /// When a moment fires: the first instant at which, with what was known then, it had come. What is announced after
    /// that does not undo it.
    fn firing_instant(&self, about: About<'_>, moment: MomentId, known_at: Instant) -> Option<Instant> {
        if self.announcements.is_empty() {
            return self.position(moment, about, known_at).map(|position| position.at);
        }
        // Announcements stand in the order in which they became known: each begins a time of one knowledge.
        let learned = || {
            let learned = self.announcements.iter().map(Announcement::known_from);
            learned.take_while(|from| *from <= known_at)
        };
        let superseded = learned().map(Some).chain([None]);
        iter::once(Instant::MIN_UTC).chain(learned()).zip(superseded).find_map(|(from, until)| {
            let at = self.position(moment, about, from)?.at.max(from);
            until.is_none_or(|until| at < until).then_some(at)
        })
    }

    /// What happens at each moment of an instant. All of them look at the case as it stood before that instant.
    fn fire(&self, case: &Case, instant: Instant, clock: Clock) -> Vec<EventBody> {
        let now = Clock { at: instant, known_at: clock.known_at.min(instant) };
        let moments = self.pending(case, clock.known_at).filter(|pending| pending.at == instant);
        let body = |Pending { moment, member, .. }| {
            let standing = member.and_then(|person| case.member(person));
            let situation = Situation::of_time(self, case, now).about(standing);
            let matching = self.matching(&situation, Trigger::Moment(moment), member);
            let mut changes = self.changes(&situation, &matching);
            changes.extend(self.notified(&situation, moment, member));
            let member = member.cloned();
            let moment = self.program.moments.name(moment).into();
            EventBody::MomentReached { moment, member, changes }
        };
        moments.map(body).collect()
    }
}

/// What still happens once the other moments of the instant have: nothing to a member whom one of them took off the lists.
fn of_those_still_there(case: &Case, mut body: EventBody) -> Option<EventBody> {
    let is_gone = |person: &PersonId| case.member(person).is_none();
    if let EventBody::MomentReached { member, changes, .. } = &mut body {
        if member.as_ref().is_some_and(is_gone) {
            return None;
        }
        changes.retain(|change| !matches!(change, Change::OfMember { person, .. } if is_gone(person)));
    }
    Some(body)
}
