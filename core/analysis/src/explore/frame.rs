//! The variables of a question, and what a situation is of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Var;

/// What a situation is of the variables of a frame, in their order.
pub(crate) type World = Box<[u8]>;

/// The variables that are looked at together. Of time, the stated instants that matter to them.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    vars: Vec<Var>,
    place: BTreeMap<Var, usize>,
    instants: BTreeSet<u8>,
}

impl Frame {
    pub(crate) fn new(mut vars: BTreeSet<Var>) -> Self {
        let instants = vars.iter().filter_map(|var| match var {
            Var::Instant(place) => Some(*place),
            _ => None,
        });
        let instants: BTreeSet<u8> = instants.collect();
        vars.retain(|var| !matches!(var, Var::Instant(_)));
        if !instants.is_empty() {
            vars.insert(Var::Time);
        }
        let vars: Vec<Var> = vars.into_iter().collect();
        let place = vars.iter().cloned().enumerate().map(|(place, var)| (var, place)).collect();
        Self { vars, place, instants }
    }

    pub(crate) fn vars(&self) -> &[Var] {
        &self.vars
    }

    pub(crate) fn has(&self, var: &Var) -> bool {
        match var {
            Var::Instant(place) => self.instants.contains(place),
            _ => self.place.contains_key(var),
        }
    }

    /// The stated instants that matter, and the beginning.
    pub(crate) fn times(&self) -> impl Iterator<Item = u8> {
        std::iter::once(0).chain(self.instants.iter().copied())
    }

    /// The time just before an instant of this number.
    pub(crate) fn time_before(&self, place: u8) -> u8 {
        self.instants.range(..place).next_back().copied().unwrap_or(0)
    }

    /// The stated instant that comes next.
    pub(super) fn next_instant(&self, now: u8) -> Option<u8> {
        self.instants.range(now.saturating_add(1)..).next().copied()
    }

    pub(crate) fn value(&self, world: &[u8], var: &Var) -> Option<u8> {
        if let Var::Instant(place) = var {
            let now = world.get(*self.place.get(&Var::Time)?)?;
            return self.has(var).then_some(u8::from(now >= place));
        }
        world.get(*self.place.get(var)?).copied()
    }

    /// The values of some variables, those of the frame alone.
    pub(crate) fn project<'v>(&self, world: &[u8], vars: impl IntoIterator<Item = &'v Var>) -> World {
        vars.into_iter().filter_map(|var| self.value(world, var)).collect()
    }

    pub(crate) fn write(&self, world: &mut World, var: &Var, value: u8) {
        if let Some(slot) = self.place.get(var).and_then(|place| world.get_mut(*place)) {
            *slot = value;
        }
    }
}
