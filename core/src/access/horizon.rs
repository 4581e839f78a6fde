//! Until when an answer holds.

use super::Asker;
use super::decide::Verdict;
use crate::calendar::Instant;
use crate::campaign::{Campaign, Clock, FunctionId, Id as _, MomentId, Value};
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
        let because = |verdict: &Verdict| -> Vec<&str> { self.because(function, &verdict.grounds).collect() };
        let (allowed, reasons) = (verdict.is_allowed(), because(verdict));
        let mut clock = clock;
        let mut case = self.advanced(case, clock);
        loop {
            clock.at = self.next_change(&case, clock)?;
            let carried_on = self.advanced(&case, clock).into_owned();
            let later = self.verdict(&carried_on, asker, function, clock);
            let same =
                later.is_allowed() == allowed && later.next == verdict.next && because(&later) == reasons;
            if !same {
                return Some(clock.at);
            }
            case = std::borrow::Cow::Owned(carried_on);
        }
    }

    /// The next instant at which some condition may change by time alone.
    fn next_change(&self, case: &Case, clock: Clock) -> Option<Instant> {
        let moments = (0..self.program.moments.len()).filter_map(|index| u16::try_from(index).ok());
        let moments = moments
            .filter_map(|index| self.position(MomentId::from_index(index), Some(case), clock.known_at))
            .map(|position| position.at);
        let ages = self.program.ages.iter().filter_map(|(fact, days)| self.comes_of_age(case, *fact, *days));
        // Asked about its own past, a case has what came later: its milestones, and what waits for its last event.
        let own = case.milestones.iter().flatten().copied().chain([case.last_at]);
        moments.chain(ages).chain(own).filter(|at| *at > clock.at).min()
    }

    /// The instant from which a fact is older than so many days.
    fn comes_of_age(&self, case: &Case, fact: crate::campaign::FactId, days: i64) -> Option<Instant> {
        let zone = self.program.zone;
        let day = match self.fact(Some(case), fact)? {
            Value::Date(day) => *day,
            Value::Instant(instant) => zone.civil(*instant).date(),
            _ => return None,
        };
        let days = chrono::Days::new(u64::try_from(days).ok()?);
        Some(zone.end_of(day.checked_add_days(days)?))
    }
}
