//! What is derived from a program once everything is compiled.

use super::moment::{Origin, Year};
use super::names::{FactId, Id as _, MomentId, Registry};
use super::program::{MEMBER, NamedMoment, Program, Scope, Trigger};

impl Program {
    /// Derives what questions would otherwise have to look for each time.
    pub(crate) fn index(&mut self) {
        self.firing = self.firing_moments();
        let conditional = self.roles.iter().filter(|(_, _, role)| !role.condition.is_empty());
        self.conditional_roles = conditional.map(|(id, _, _)| id).collect();
        self.has_members = self.tracks.iter().any(|(_, _, track)| track.scope == Scope::Member)
            || self.facts.iter().any(|(_, _, fact)| fact.scope == Scope::Member)
            || self.flags.iter().any(|(_, _, flag)| flag.scope == Scope::Member)
            || self.notices.iter().any(|(_, _, notice)| &*notice.to == MEMBER);
        self.counted_from = self.counted_from_facts(&counted(&self.moments));
    }

    /// The moments at which some track has a transition or some notice is due, in the order of declaration.
    fn firing_moments(&self) -> Vec<MomentId> {
        let mut firing = Vec::new();
        for transition in self.tracks.iter().flat_map(|(_, _, track)| &track.transitions) {
            if let Trigger::Moment(moment) = transition.trigger {
                firing.push(moment);
            }
        }
        for (_, _, notice) in self.notices.iter() {
            firing.extend_from_slice(&notice.moments);
        }
        firing.sort_unstable();
        firing.dedup();
        firing
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

/// Marks the moments that are counted from something of a member, directly or through others: each member has their own.
pub(crate) fn mark_moments_of_members(
    moments: &mut Registry<MomentId, NamedMoment>,
    of_member: impl Fn(&Origin) -> bool,
) {
    let first = moments.iter().filter(|(_, _, named)| named.moment.origins().iter().any(&of_member));
    let first = first.map(|(id, _, _)| id).collect();
    for moment in reached(first, &counted(moments)) {
        moments.get_mut(moment).into_iter().for_each(|named| named.scope = Scope::Member);
    }
}

/// For each moment, those that are counted from it.
fn counted(moments: &Registry<MomentId, NamedMoment>) -> Vec<Vec<MomentId>> {
    let mut counted: Vec<Vec<MomentId>> = vec![Vec::new(); moments.len()];
    for (id, _, named) in moments.iter() {
        for base in named.moment.bases() {
            counted.get_mut(base.index()).into_iter().for_each(|those| those.push(id));
        }
    }
    counted
}

/// The moments themselves, and all that are counted from them directly or through others.
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
