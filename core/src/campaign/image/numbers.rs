//! The form of what stands for a name: a number, which is read only where there is something of it.

use super::form::{Form, Reader, Writer};
use crate::campaign::names::{
    CommandId, FactId, FlagId, FunctionId, HintId, Id, MilestoneId, MomentId, Registry, RoleId, RuleId,
    SET_CAPACITY, Set, StateId, TrackId, WindowId,
};
use crate::campaign::{Program, Trigger};

/// How many there are of each kind. They stand before everything else, so that a number is known to name something when it
/// is read; whether they are right is seen in the end.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    roles: usize,
    functions: usize,
    moments: usize,
    windows: usize,
    facts: usize,
    flags: usize,
    hints: usize,
    rules: usize,
    milestones: usize,
    /// For each track, how many states it has.
    states: Vec<usize>,
    /// For each command, how many arguments it has.
    arguments: Vec<usize>,
}

impl Counts {
    pub(super) fn of(program: &Program) -> Self {
        Self {
            roles: program.roles.len(),
            functions: program.functions.len(),
            moments: program.moments.len(),
            windows: program.windows.len(),
            facts: program.facts.len(),
            flags: program.flags.len(),
            hints: program.hints.len(),
            rules: program.rules.len(),
            milestones: program.milestones.len(),
            states: program.tracks.iter().map(|(_, _, track)| track.states.len()).collect(),
            arguments: program.commands.iter().map(|(_, _, command)| command.arguments.len()).collect(),
        }
    }

    /// How many arguments are there when a transition happens.
    pub(super) fn arguments_of(&self, trigger: Trigger) -> usize {
        match trigger {
            Trigger::Command(command) => self.arguments.get(command.index()).copied().unwrap_or(0),
            Trigger::Moment(_) => 0,
        }
    }

    /// True if there are as many at most as a [`Set`] holds, of each kind that stands in one.
    fn fit_sets(&self) -> bool {
        self.states.iter().chain([&self.roles, &self.flags]).all(|count| *count <= SET_CAPACITY)
    }
}

impl Form for Counts {
    fn write(&self, to: &mut Writer) {
        let each =
            [self.roles, self.functions, self.moments, self.windows, self.facts, self.flags, self.hints];
        for count in each.into_iter().chain([self.rules, self.milestones]) {
            count.write(to);
        }
        self.states.write(to);
        self.arguments.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let read = Self {
            roles: Form::read(from),
            functions: Form::read(from),
            moments: Form::read(from),
            windows: Form::read(from),
            facts: Form::read(from),
            flags: Form::read(from),
            hints: Form::read(from),
            rules: Form::read(from),
            milestones: Form::read(from),
            states: Form::read(from),
            arguments: Form::read(from),
        };
        if read.fit_sets() { read } else { from.damaged() }
    }
}

/// How many there are of a kind, where something is read.
trait Counted: Id {
    fn count(from: &Reader<'_>) -> usize;
}

macro_rules! counted {
    ($($id:ident: $from:ident => $count:expr;)*) => {$(
        impl Counted for $id {
            fn count($from: &Reader<'_>) -> usize {
                $count
            }
        }

        impl Form for $id {
            fn write(&self, to: &mut Writer) {
                to.count(self.index());
            }

            fn read(from: &mut Reader<'_>) -> Self {
                numbered(index_below(Self::count(from), from), from)
            }
        }
    )*};
}

counted! {
    RoleId: from => from.counts.roles;
    FunctionId: from => from.counts.functions;
    MomentId: from => from.counts.moments;
    WindowId: from => from.counts.windows;
    FactId: from => from.counts.facts;
    FlagId: from => from.counts.flags;
    TrackId: from => from.counts.states.len();
    StateId: from => from.states;
    HintId: from => from.counts.hints;
    CommandId: from => from.counts.arguments.len();
    RuleId: from => from.counts.rules;
    MilestoneId: from => from.counts.milestones;
}

fn index_below(count: usize, from: &mut Reader<'_>) -> usize {
    let index = usize::read(from);
    if index < count { index } else { from.damaged() }
}

fn numbered<I: Id>(index: usize, from: &mut Reader<'_>) -> I {
    I::from_index(u16::try_from(index).unwrap_or_else(|_| from.damaged()))
}

/// A bit for each.
impl<I: Counted> Form for Set<I> {
    fn write(&self, to: &mut Writer) {
        to.number(self.iter().fold(0, |bits, id| bits | 1 << id.index()));
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let bits = from.number();
        let count = I::count(from);
        let set: Self = (0..64).filter(|index| bits >> index & 1 == 1).map(I::from_index).collect();
        if set.iter().all(|id| id.index() < count) { set } else { from.damaged() }
    }
}

/// A track with one of its states, or some of them.
pub(super) mod of_track {
    use super::{Form, Id as _, Reader, TrackId, Writer};

    pub(in super::super) fn write(track: TrackId, state: &impl Form, to: &mut Writer) {
        track.write(to);
        state.write(to);
    }

    pub(in super::super) fn read<S: Form>(from: &mut Reader<'_>) -> (TrackId, S) {
        let track = TrackId::read(from);
        let states = from.counts.states.get(track.index()).copied().unwrap_or(0);
        let outer = std::mem::replace(&mut from.states, states);
        let state = S::read(from);
        from.states = outer;
        (track, state)
    }
}

/// The number of an argument of the command.
pub(super) mod argument {
    use super::{Form as _, Reader, Writer, index_below};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "as every form is written")]
    pub(in super::super) fn write(argument: &usize, to: &mut Writer) {
        argument.write(to);
    }

    pub(in super::super) fn read(from: &mut Reader<'_>) -> usize {
        index_below(from.arguments, from)
    }
}

/// Names in their order. No two are the same.
impl<I: Id, T: Form> Form for Registry<I, T> {
    fn write(&self, to: &mut Writer) {
        to.count(self.len());
        for (_, name, thing) in self.iter() {
            to.text(name);
            thing.write(to);
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let count = from.count();
        let mut registry = Self::default();
        for index in 0..count {
            let name = from.text();
            let thing = T::read(from);
            let added = registry.add(name, thing).is_some_and(|id| id.index() == index);
            if !added {
                from.damaged::<()>();
                break;
            }
        }
        registry
    }
}
