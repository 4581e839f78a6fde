//! What is derived from a program once everything is compiled.

use super::moment::{Origin, Year};
use super::names::{FactId, Id as _, MomentId};
use super::program::{Program, Scope, Trigger};

impl Program {
    /// Derives what questions would otherwise have to look for each time.
    pub(crate) fn index(&mut self) {
        self.firing = self.firing_moments();
        let conditional = self.roles.iter().filter(|(_, _, role)| !role.condition.is_empty());
        self.conditional_roles = conditional.map(|(id, _, _)| id).collect();
        self.has_members = self.tracks.iter().any(|(_, _, track)| track.scope == Scope::Member)
            || self.facts.iter().any(|(_, _, fact)| fact.scope == Scope::Member)
            || self.flags.iter().any(|(_, _, flag)| flag.scope == Scope::Member);
        let counted = self.counted();
        for moment in self.moments_of_members(&counted) {
            self.moments.get_mut(moment).into_iter().for_each(|named| named.scope = Scope::Member);
        }
        self.counted_from = self.counted_from_facts(&counted);
    }

    /// The moments at which some track has a transition or some notice is due, in the order of declaration.
    fn firing_moments(&self) -> Vec<MomentId> {
        let transitions = self.tracks.iter().flat_map(|(_, _, track)| &track.transitions);
        let moments = transitions.filter_map(|transition| match transition.trigger {
            Trigger::Moment(moment) => Some(moment),
            Trigger::Command(_) => None,
        });
        let notices = self.notices.iter().flat_map(|(_, _, notice)| notice.moments.iter().copied());
        let mut firing: Vec<MomentId> = moments.chain(notices).collect();
        firing.sort_unstable();
        firing.dedup();
        firing
    }

    /// For each moment, those that are counted from it.
    fn counted(&self) -> Vec<Vec<MomentId>> {
        let mut counted: Vec<Vec<MomentId>> = vec![Vec::new(); self.moments.len()];
        for (id, _, named) in self.moments.iter() {
            for origin in named.moment.origins() {
                if let Origin::Moment(base) = origin {
                    counted.get_mut(base.index()).into_iter().for_each(|those| those.push(id));
                }
            }
        }
        counted
    }

    fn moments_of_members(&self, counted: &[Vec<MomentId>]) -> Vec<MomentId> {
        let of_member = |origin: &Origin| match origin {
            Origin::Fact(fact) | Origin::Yearly { year: Year::Fact(fact), .. } => {
                self.scope_of_fact(*fact) == Scope::Member
            }
            Origin::Entered(milestone) => self
                .milestones
                .get(milestone.index())
                .is_some_and(|(track, _)| self.scope_of_track(*track) == Scope::Member),
            Origin::Moment(_) | Origin::Yearly { .. } => false,
        };
        let first = self.moments.iter().filter(|(_, _, named)| named.moment.origins().iter().any(of_member));
        reached(first.map(|(id, _, _)| id).collect(), counted)
    }

    fn counted_from_facts(&self, counted: &[Vec<MomentId>]) -> Vec<(FactId, MomentId)> {
        let mut from = Vec::new();
        for (fact, _, _) in self.facts.iter() {
            let names_it = |origin: &Origin| match origin {
                Origin::Fact(own) | Origin::Yearly { year: Year::Fact(own), .. } => *own == fact,
                _ => false,
            };
            let first =
                self.moments.iter().filter(|(_, _, named)| named.moment.origins().iter().any(names_it));
            let moments = reached(first.map(|(id, _, _)| id).collect(), counted);
            let firing = moments.into_iter().filter(|moment| self.firing.binary_search(moment).is_ok());
            from.extend(firing.map(|moment| (fact, moment)));
        }
        from
    }
}

/// The moments themselves, and all that are counted from them at whatever remove.
fn reached(mut open: Vec<MomentId>, counted: &[Vec<MomentId>]) -> Vec<MomentId> {
    let mut seen = vec![false; counted.len()];
    let mut found = Vec::new();
    while let Some(moment) = open.pop() {
        let Some(seen) = seen.get_mut(moment.index()) else { continue };
        if !std::mem::replace(seen, true) {
            found.push(moment);
            open.extend(counted.get(moment.index()).into_iter().flatten());
        }
    }
    found
}
