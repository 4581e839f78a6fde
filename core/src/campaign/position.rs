//! Where moments stand: for one case, as known at one instant.

use chrono::NaiveTime;

use super::moment::{Edge, Moment, Origin, Year, computed, day_of_year};
use super::names::{FactId, Id as _, MilestoneId, MomentId};
use super::value::Value;
use super::{About, Campaign};
use crate::calendar::{Instant, Position};

impl Campaign {
    /// Where a moment stands, as known at `known_at`; those that depend on a case or member need one.
    pub(crate) fn position(&self, id: MomentId, about: About<'_>, known_at: Instant) -> Option<Position> {
        match self.program.moments.get(id)?.moment {
            // The usual moment of a condition, and nothing to look for.
            Moment::Stated(at) if self.announcements.is_empty() => Some(Position { at, known_from: None }),
            _ => self.positions(about, known_at).of(id),
        }
    }

    /// Where several moments stand: what they are computed from in common is computed once.
    pub(crate) fn positions<'a>(&'a self, about: About<'a>, known_at: Instant) -> Positions<'a> {
        Positions { campaign: self, about, known_at, found: Vec::new() }
    }

    /// A fact of the case or member; of a parameter that the case does not have, and without a case, what the definition
    /// says.
    pub(crate) fn fact<'a>(&'a self, about: About<'a>, fact: FactId) -> Option<&'a Value> {
        let declared = self.program.facts.get(fact)?;
        let told = about.standing(declared.scope).and_then(|standing| standing.fact(fact));
        told.or_else(|| Some(&declared.parameter.as_ref()?.default))
    }

    /// When the state of a milestone was first entered.
    pub(crate) fn entered(&self, about: About<'_>, milestone: MilestoneId) -> Option<Instant> {
        let (track, state) = *self.program.milestones.get(milestone.index())?;
        about.standing(self.program.scope_of_track(track))?.entered(track, state)
    }
}

/// The positions of a campaign's moments, each found when it is asked for and then remembered.
#[derive(Debug)]
pub(crate) struct Positions<'a> {
    campaign: &'a Campaign,
    about: About<'a>,
    known_at: Instant,
    /// Of moments that are computed from others, in the order of their numbers: they cost something to find.
    found: Vec<(MomentId, Option<Found>)>,
}

/// An instant, and whether it ends its day: "the 24th" of `through = 2026-10-24` is the 25th at 00:00, and days are counted
/// from the 24th.
#[derive(Clone, Copy, Debug)]
struct Found {
    position: Position,
    ends_a_day: bool,
}

impl Positions<'_> {
    /// Where a moment stands; `None` while that is not known.
    ///
    /// Moments may be computed from moments to any depth: what one starts from is found before it, each once, and
    /// without recursion. Compilation has refused circles.
    pub(crate) fn of(&mut self, id: MomentId) -> Option<Position> {
        let campaign = self.campaign;
        let mut open = Vec::new();
        let mut next = Some(id);
        while let Some(id) = next {
            let moment = campaign.program.moments.get(id).map(|named| &named.moment);
            let bases = moment.into_iter().flat_map(Moment::bases);
            let waiting = open.len();
            if !self.is_at_hand(id) {
                open.push(id);
                open.extend(bases.filter(|base| !self.is_at_hand(*base)));
            }
            if open.len() == waiting + 1 {
                open.pop();
                let found = self.find(id);
                if let Err(place) = self.place(id) {
                    self.found.insert(place, (id, found));
                }
            }
            next = open.pop();
        }
        self.at_hand(id).map(|found| found.position)
    }

    /// True if nothing else must be found first.
    fn is_at_hand(&self, id: MomentId) -> bool {
        !self.is_computed(id) || self.place(id).is_ok()
    }

    /// Where a moment stands among those found, or would stand.
    fn place(&self, id: MomentId) -> Result<usize, usize> {
        self.found.binary_search_by_key(&id, |(known, _)| *known)
    }

    fn is_computed(&self, id: MomentId) -> bool {
        let named = self.campaign.program.moments.get(id);
        named.is_some_and(|named| matches!(named.moment, Moment::Computed { .. } | Moment::Extreme { .. }))
    }

    fn at_hand(&self, id: MomentId) -> Option<Found> {
        if self.is_computed(id) { self.found.get(self.place(id).ok()?)?.1 } else { self.find(id) }
    }

    /// Where a moment stands whose bases are at hand.
    fn find(&self, id: MomentId) -> Option<Found> {
        let Campaign { program, announcements } = self.campaign;
        let named = program.moments.get(id)?;
        let announced = |stated| announcements.resolve(program.moments.name(id), stated, self.known_at);
        match &named.moment {
            Moment::Stated(at) if announcements.is_empty() => {
                Some(Found { ends_a_day: named.edge.ends_a_day(), ..Found::at(*at) })
            }
            Moment::Stated(at) => {
                Some(Found { position: announced(Some(*at))?, ends_a_day: named.edge.ends_a_day() })
            }
            Moment::Announced => Some(Found { position: announced(None)?, ends_a_day: false }),
            Moment::Computed { base, shift, edge } => {
                let base = self.origin(*base)?;
                let at = computed(base.position.at, base.ends_a_day, *shift, *edge, program.zone)?;
                let ends_a_day = if *edge == Edge::SameTime { base.ends_a_day } else { edge.ends_a_day() };
                let position = Position { at, ..base.position };
                let moved = named.moment.is_announceable().then(|| announced(Some(at)));
                Some(Found { position: moved.unwrap_or(Some(position))?, ends_a_day })
            }
            Moment::Extreme { of, latest } => {
                let known = of.iter().filter_map(|origin| self.origin(*origin));
                // At one instant, the end of a day comes before the beginning of the next.
                let order = |found: &Found| (found.position.at, !found.ends_a_day);
                if *latest { known.max_by_key(order) } else { known.min_by_key(order) }
            }
        }
    }

    fn origin(&self, origin: Origin) -> Option<Found> {
        let zone = self.campaign.program.zone;
        let begins = |day: chrono::NaiveDate| Found::at(zone.instant(day.and_time(NaiveTime::MIN)));
        match origin {
            Origin::Moment(id) => self.at_hand(id),
            Origin::Entered(milestone) => self.campaign.entered(self.about, milestone).map(Found::at),
            Origin::Fact(fact) => match self.campaign.fact(self.about, fact)? {
                Value::Instant(at) => Some(Found::at(*at)),
                Value::Date(day) => Some(begins(*day)),
                _ => None,
            },
            Origin::Yearly { month, day, year } => {
                let year = match year {
                    Year::Stated(year) => year,
                    Year::Fact(fact) => match self.campaign.fact(self.about, fact)? {
                        Value::Integer(year) => *year,
                        _ => return None,
                    },
                };
                day_of_year(year, month, day).map(begins)
            }
        }
    }
}

impl Found {
    /// An instant that has always been known, and ends nothing.
    fn at(at: Instant) -> Self {
        Self { position: Position { at, known_from: None }, ends_a_day: false }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use crate::calendar::{format_instant, parse_instant};
    use crate::{Announcement, Campaign};

    fn campaign(moments: &str) -> Campaign {
        let head = r#""format":"abilita-definition/1","id":"m","case":"institute","zone":"Europe/Rome""#;
        let text = format!(r#"{{{head},"functions":{{"enter":{{}}}},"moments":{{{moments}}}}}"#);
        Campaign::from_json(&text).unwrap_or_else(|problems| panic!("{problems}"))
    }

    fn at(campaign: &Campaign, moment: &str) -> String {
        let now = parse_instant("2026-12-31T00:00:00Z").unwrap();
        format_instant(campaign.moment(moment, now).unwrap())
    }

    #[test]
    fn what_is_counted_from_the_chosen_one_starts_from_the_day_that_it_ends() {
        let campaign = campaign(
            r#""deadline": {"through": "2026-10-24"}, "minute": {"through": "2026-10-24", "at": "23:59"},
               "opening": {"from": "2026-10-05"}, "next_day": {"from": "2026-10-25"},
               "last": {"latest": ["opening", "deadline"]}, "first": {"earliest": ["deadline"]},
               "of_last": {"earliest": ["last"]}, "either": {"earliest": ["next_day", "deadline"]},
               "same": {"through": {"after": "deadline", "days": 2, "same_time": true}},
               "a": {"from": {"after": "deadline", "days": 3}}, "b": {"from": {"after": "last", "days": 3}},
               "c": {"from": {"after": "first", "days": 3}}, "d": {"from": {"after": "of_last", "days": 3}},
               "e": {"from": {"after": "either", "days": 3}}, "f": {"from": {"after": "minute", "days": 3}},
               "g": {"from": {"after": "same", "days": 1}}"#,
        );
        for moment in ["a", "b", "c", "d", "e", "f", "g"] {
            assert_eq!(at(&campaign, moment), "2026-10-26T23:00:00Z", "{moment} is the 27th in Rome");
        }
    }

    #[test]
    fn the_day_that_begins_is_the_later_of_two_at_one_instant() {
        let campaign = campaign(
            r#""deadline": {"through": "2026-10-24"}, "next_day": {"from": "2026-10-25"},
               "last": {"latest": ["next_day", "deadline"]}, "a": {"from": {"after": "last", "days": 3}}"#,
        );
        assert_eq!(at(&campaign, "a"), "2026-10-27T23:00:00Z");
    }

    #[test]
    fn moments_of_moments_are_found_to_any_depth() {
        let mut moments = String::from(r#""m0": {"from": "2026-01-01"}, "x": {"announced": true}"#);
        for depth in 1..=20_000 {
            let below = depth - 1;
            let _ = write!(moments, r#", "m{depth}": {{"latest": ["m{below}", "x", "m{below}"]}}"#);
        }
        let campaign = campaign(&moments);
        assert_eq!(at(&campaign, "m20000"), "2025-12-31T23:00:00Z");
        let announced = parse_instant("2026-02-01T00:00:00Z").unwrap();
        let campaign = campaign.announce(Announcement::new("x", announced, announced)).unwrap();
        assert_eq!(at(&campaign, "m20000"), "2026-02-01T00:00:00Z");
    }
}
