//! What would lead back to itself: a definition that has any of it is refused, so that no question runs for ever.

use super::cycles::in_cycles;
use super::names::{HintId, Id, MomentId, Registry};
use super::program::{Act, Hint, NamedMoment, Program, Trigger};

/// For each moment, whether it is computed from itself: it would have no instant.
pub(crate) fn circular_moments(moments: &Registry<MomentId, NamedMoment>) -> Vec<bool> {
    let bases = moments.iter().map(|(_, _, named)| named.moment.bases().map(Id::index).collect());
    in_cycles(bases.collect())
}

/// For each hint, whether it chooses itself.
pub(crate) fn circular_hints(hints: &Registry<HintId, Hint>) -> Vec<bool> {
    let chosen =
        hints.iter().map(|(_, _, hint)| hint.first.iter().filter_map(|(_, next)| next.map(Id::index)));
    in_cycles(chosen.map(Iterator::collect).collect())
}

/// For each moment, whether it makes itself come again by what happens at it: time alone would never end.
pub(crate) fn moments_that_bring_themselves(program: &Program) -> Vec<bool> {
    let mut brings = vec![Vec::new(); program.moments.len()];
    for transition in program.tracks.iter().flat_map(|(_, _, track)| &track.transitions) {
        let Trigger::Moment(moment) = transition.trigger else { continue };
        let changed = transition.acts.iter().filter_map(|act| match act {
            Act::SetFact(fact, _) | Act::Forget(fact) => Some(*fact),
            _ => None,
        });
        let counted =
            changed.flat_map(|fact| program.counted_from.iter().filter(move |(from, _)| *from == fact));
        let counted = counted.map(|(_, moment)| moment.index());
        brings
            .get_mut(moment.index())
            .into_iter()
            .for_each(|those: &mut Vec<usize>| those.extend(counted.clone()));
    }
    in_cycles(brings)
}
