//! Where something stands: the case itself, or one of its members. States, facts, flags, and what has happened once.

use crate::calendar::Instant;
use crate::campaign::{
    Campaign, FactId, FlagId, Id as _, MilestoneId, MomentId, Scope, Set, StateId, TrackId, Value,
};

/// Every vector has a place for each name of the definition; those of the other scope stay as they began.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub(crate) states: Box<[StateId]>,
    pub(crate) facts: Box<[Option<Value>]>,
    pub(crate) milestones: Box<[Option<Instant>]>,
    pub(crate) flags: Set<FlagId>,
    pub(crate) fired: Vec<MomentId>,
}

impl Standing {
    pub(crate) fn state(&self, track: TrackId) -> Option<StateId> {
        self.states.get(track.index()).copied()
    }

    pub(crate) fn fact(&self, fact: FactId) -> Option<&Value> {
        self.facts.get(fact.index())?.as_ref()
    }

    pub(crate) fn entered(&self, milestone: MilestoneId) -> Option<Instant> {
        self.milestones.get(milestone.index()).copied().flatten()
    }

    pub(crate) fn set_state(&mut self, track: TrackId, to: StateId) {
        if let Some(state) = self.states.get_mut(track.index()) {
            *state = to;
        }
    }

    pub(crate) fn set_fact(&mut self, fact: FactId, value: Option<Value>) {
        if let Some(slot) = self.facts.get_mut(fact.index()) {
            *slot = value;
        }
    }

    pub(crate) fn set_entered(&mut self, milestone: MilestoneId, at: Instant) {
        if let Some(slot) = self.milestones.get_mut(milestone.index()) {
            *slot = Some(at);
        }
    }
}

impl Campaign {
    /// Where everything begins: initial states, nothing known, nothing entered.
    pub(super) fn beginning(&self) -> Standing {
        let program = &self.program;
        let initial = |track: &crate::campaign::Track| track.initial.unwrap_or(StateId::from_index(0));
        let states: Vec<_> = program.tracks.iter().map(|(_, _, track)| initial(track)).collect();
        Standing {
            states: states.into(),
            facts: vec![None; program.facts.len()].into(),
            milestones: vec![None; program.milestones.len()].into(),
            flags: Set::default(),
            fired: Vec::new(),
        }
    }

    /// Remembers the first entering of the states of a scope that something asks for.
    pub(super) fn note_milestones(&self, standing: &mut Standing, scope: Scope, at: Instant) {
        let Standing { milestones, states, .. } = standing;
        for ((track, state), entered) in self.program.milestones.iter().zip(milestones.iter_mut()) {
            let is = states.get(track.index()) == Some(state);
            if is && entered.is_none() && self.program.scope_of_track(*track) == scope {
                *entered = Some(at);
            }
        }
    }
}
