//! Until when an answer holds.

use super::Asker;
use super::decide::Verdict;
use crate::calendar::Instant;
use crate::campaign::{About, Campaign, Clock, FunctionId, Scope, Value};
use crate::procedure::Case;

impl Campaign {
    /// The first instant after the clock's at which the verdict, its reasons or its hint differ, for the same asker and
    /// the case as time alone carries it on.
    ///
    /// Answers change with time only where a moment or the age of a fact lies, and a definition has finitely many of
    /// both: each is tried, in order. What time does to the case on the way is done.
    pub(super) fn horizon(
        &self,
        case: &Case,
        asker: &Asker,
        function: FunctionId,
        clock: Clock,
        verdict: &Verdict,
    ) -> Option<Instant> {
        let same = |later: &Verdict| {
            later.is_allowed() == verdict.is_allowed()
                && later.next == verdict.next
                && self.because(function, &later.grounds).eq(self.because(function, &verdict.grounds))
        };
        let mut clock = clock;
        let mut case = self.advanced(case, clock);
        loop {
            clock.at = self.next_change(&case, clock)?;
            let carried_on = self.advanced(&case, clock).into_owned();
            let later = self.verdict(&carried_on, asker, function, clock);
            if !same(&later) {
                return Some(clock.at);
            }
            case = std::borrow::Cow::Owned(carried_on);
        }
    }

    /// The next instant at which some condition may change by time alone.
    fn next_change(&self, case: &Case, clock: Clock) -> Option<Instant> {
        let mut next = None;
        let mut consider = |at: Instant| {
            if at > clock.at && next.is_none_or(|next| at < next) {
                next = Some(at);
            }
        };
        // Asked about its own past, a case has what came later: states entered, and what waits for its last event.
        consider(case.last_at);
        case.own.entered.iter().for_each(|(_, _, at)| consider(*at));
        self.changes_about(About::case(case), Scope::Case, clock, &mut consider);
        // What time brings to one member may concern all.
        for member in &case.members {
            member.standing.entered.iter().for_each(|(_, _, at)| consider(*at));
            self.changes_about(About::member(case, &member.standing), Scope::Member, clock, &mut consider);
        }
        next
    }

    /// The moments of a scope, and when its facts come of age.
    fn changes_about(&self, about: About<'_>, scope: Scope, clock: Clock, consider: &mut dyn FnMut(Instant)) {
        let mut positions = self.positions(about, clock.known_at);
        for (id, _, named) in self.program.moments.iter() {
            if named.scope == scope
                && let Some(position) = positions.of(id)
            {
                consider(position.at);
            }
        }
        for (fact, days) in &self.program.ages {
            if self.program.scope_of_fact(*fact) == scope
                && let Some(at) = self.comes_of_age(about, *fact, *days)
            {
                consider(at);
            }
        }
    }

    /// The instant from which a fact is older than so many days.
    fn comes_of_age(&self, about: About<'_>, fact: crate::campaign::FactId, days: i64) -> Option<Instant> {
        let zone = self.program.zone;
        let day = match self.fact(about, fact)? {
            Value::Date(day) => *day,
            Value::Instant(instant) => zone.civil(*instant).date(),
            _ => return None,
        };
        let days = chrono::Days::new(u64::try_from(days).ok()?);
        Some(zone.end_of(day.checked_add_days(days)?))
    }
}
