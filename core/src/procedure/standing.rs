//! Where something stands: the case itself, or one of its members. States, facts, flags, and what has happened once.

use smallvec::SmallVec;

use crate::calendar::Instant;
use crate::campaign::{Campaign, FactId, FlagId, Id as _, MomentId, Scope, Set, StateId, TrackId, Value};

/// States and facts have a place for each name of the definition; those of the other scope stay as they began.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub(crate) states: SmallVec<[StateId; 8]>,
    pub(crate) facts: Box<[Option<Value>]>,
    /// The first entering of each state, in order of time: an amended definition may ask for any of them.
    pub(crate) entered: SmallVec<[(TrackId, StateId, Instant); 2]>,
    pub(crate) flags: Set<FlagId>,
    /// The moments that have come, by number.
    pub(crate) fired: Vec<MomentId>,
    pub(crate) former: Option<Box<Former>>,
}

/// What happened under names that the definition, amended since, has no more. It is kept by name for one that has them
/// again: what has happened is not undone, and does not happen twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Former {
    pub(crate) entered: Vec<(Box<str>, Box<str>, Instant)>,
    pub(crate) fired: Vec<Box<str>>,
}

impl Standing {
    pub(crate) fn state(&self, track: TrackId) -> Option<StateId> {
        self.states.get(track.index()).copied()
    }

    pub(crate) fn fact(&self, fact: FactId) -> Option<&Value> {
        self.facts.get(fact.index())?.as_ref()
    }

    /// When a track first entered a state.
    pub(crate) fn entered(&self, track: TrackId, state: StateId) -> Option<Instant> {
        let found = self.entered.iter().find(|(known, at, _)| (*known, *at) == (track, state));
        found.map(|(_, _, at)| *at)
    }

    pub(crate) fn has_fired(&self, moment: MomentId) -> bool {
        self.fired.binary_search(&moment).is_ok()
    }

    /// A track enters a state.
    pub(super) fn enter(&mut self, track: TrackId, to: StateId, at: Instant) {
        if let Some(state) = self.states.get_mut(track.index()) {
            *state = to;
            self.note_entered(track, to, at);
        }
    }

    /// Remembers that a track is in a state, where it has not been before.
    pub(super) fn note_entered(&mut self, track: TrackId, state: StateId, at: Instant) {
        if self.entered(track, state).is_none() {
            self.entered.push((track, state, at));
        }
    }

    pub(super) fn note_fired(&mut self, moment: MomentId) {
        if let Err(place) = self.fired.binary_search(&moment) {
            self.fired.insert(place, moment);
        }
    }

    /// The moment may come again.
    pub(super) fn rearm(&mut self, moment: MomentId) {
        self.fired.retain(|fired| *fired != moment);
    }

    pub(super) fn set_fact(&mut self, fact: FactId, value: Option<Value>) {
        if let Some(slot) = self.facts.get_mut(fact.index()) {
            *slot = value;
        }
    }
}

impl Campaign {
    /// Where everything begins: initial states, nothing known, nothing entered yet.
    pub(super) fn beginning(&self) -> Standing {
        let program = &self.program;
        let initial = |track: &crate::campaign::Track| track.initial.unwrap_or(StateId::from_index(0));
        Standing {
            states: program.tracks.iter().map(|(_, _, track)| initial(track)).collect(),
            facts: vec![None; program.facts.len()].into(),
            entered: SmallVec::new(),
            flags: Set::default(),
            fired: Vec::new(),
            former: None,
        }
    }

    /// Remembers the states in which the tracks of a scope are.
    pub(super) fn note_states(&self, standing: &mut Standing, scope: Scope, at: Instant) {
        for (track, _, _) in self.program.tracks.iter().filter(|(_, _, track)| track.scope == scope) {
            if let Some(state) = standing.state(track) {
                standing.note_entered(track, state, at);
            }
        }
    }
}
