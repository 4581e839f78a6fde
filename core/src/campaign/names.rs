//! Names become small numbers: every name of a definition is interned once, when it is compiled.

use std::marker::PhantomData;

/// A number that stands for a name of one kind.
pub(crate) trait Id: Copy {
    fn from_index(index: u16) -> Self;
    fn index(self) -> usize;
}

macro_rules! ids {
    ($($(#[doc = $doc:literal])* $name:ident)*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) struct $name(u16);

        impl Id for $name {
            fn from_index(index: u16) -> Self {
                Self(index)
            }

            fn index(self) -> usize {
                usize::from(self.0)
            }
        }
    )*};
}

ids! {
    /// A role.
    RoleId
    /// A function of the portal.
    FunctionId
    /// A named instant.
    MomentId
    /// A window.
    WindowId
    /// A fact of the case.
    FactId
    /// A flag of the case.
    FlagId
    /// A track.
    TrackId
    /// A state of one track.
    StateId
    /// A hint: what to do instead, or next.
    HintId
    /// A refusal of the campaign's own.
    RefusalId
    /// A command.
    CommandId
    /// An act.
    SourceId
    /// A statement of an act.
    StatementId
    /// A rule.
    RuleId
    /// A notice.
    NoticeId
    /// A state whose first entering is remembered.
    MilestoneId
}

/// Things of one kind, each with its name, found by number or by name.
#[derive(Clone, Debug)]
pub(crate) struct Registry<I, T = ()> {
    names: Names,
    things: Vec<T>,
    kind: PhantomData<I>,
}

impl<I, T> Default for Registry<I, T> {
    fn default() -> Self {
        Self { names: Names::default(), things: Vec::new(), kind: PhantomData }
    }
}

impl<I: Id, T> Registry<I, T> {
    /// Adds a thing. `None` when there are more than a definition may have; a name that is there already keeps its thing.
    pub(crate) fn add(&mut self, name: &str, thing: T) -> Option<I> {
        if let Some(id) = self.find(name) {
            return Some(id);
        }
        let index = self.names.add(name)?;
        self.things.push(thing);
        Some(I::from_index(index))
    }

    pub(crate) fn find(&self, name: &str) -> Option<I> {
        self.names.find(name).map(I::from_index)
    }

    /// The name behind a number; empty for a number of another definition.
    pub(crate) fn name(&self, id: I) -> &str {
        self.names.get(id.index())
    }

    pub(crate) fn get(&self, id: I) -> Option<&T> {
        self.things.get(id.index())
    }

    pub(crate) fn named(&self, name: &str) -> Option<&T> {
        self.get(self.find(name)?)
    }

    pub(crate) fn get_mut(&mut self, id: I) -> Option<&mut T> {
        self.things.get_mut(id.index())
    }

    pub(crate) fn len(&self) -> usize {
        self.things.len()
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.all.iter().map(|name| &**name)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (I, &str, &T)> {
        let named = self.names().zip(&self.things).enumerate();
        named.map(|(index, (name, thing))| (numbered(index), name, thing))
    }
}

/// The names themselves, so that one search serves every kind.
#[derive(Clone, Debug, Default)]
struct Names {
    all: Vec<Box<str>>,
    /// Their indices: of short names before those of long ones, whose lengths are told apart at once.
    in_order: Vec<u16>,
}

impl Names {
    /// Adds a name that is not there; its index.
    fn add(&mut self, name: &str) -> Option<u16> {
        let index = u16::try_from(self.all.len()).ok()?;
        if let Err(place) = self.place(name) {
            self.in_order.insert(place, index);
        }
        self.all.push(name.into());
        Some(index)
    }

    fn find(&self, name: &str) -> Option<u16> {
        self.in_order.get(self.place(name).ok()?).copied()
    }

    fn get(&self, index: usize) -> &str {
        self.all.get(index).map_or("", |name| name)
    }

    /// Where a name stands in the order, or would stand.
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.in_order.binary_search_by(|index| {
            let known = self.get(usize::from(*index));
            known.len().cmp(&name.len()).then_with(|| known.cmp(name))
        })
    }
}

/// The number of what was added at an index.
#[expect(clippy::cast_possible_truncation, reason = "nothing is added beyond")]
fn numbered<I: Id>(index: usize) -> I {
    I::from_index(index as u16)
}

/// A set of things of which a definition has at most 64 of a kind: roles, states of a track, flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Set<I> {
    bits: u64,
    kind: PhantomData<I>,
}

/// How many of a kind a [`Set`] can hold.
pub(crate) const SET_CAPACITY: usize = 64;

impl<I> Default for Set<I> {
    fn default() -> Self {
        Self { bits: 0, kind: PhantomData }
    }
}

impl<I: Id> Set<I> {
    pub(crate) fn insert(&mut self, id: I) {
        self.bits |= Self::bit(id);
    }

    pub(crate) fn remove(&mut self, id: I) {
        self.bits &= !Self::bit(id);
    }

    pub(crate) fn contains(self, id: I) -> bool {
        self.bits & Self::bit(id) != 0
    }

    pub(crate) fn intersects(self, other: Self) -> bool {
        self.bits & other.bits != 0
    }

    pub(crate) fn is_empty(self) -> bool {
        self.bits == 0
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = I> {
        (0u16..64).map(I::from_index).filter(move |id| self.contains(*id))
    }

    /// Numbers beyond the capacity are refused when a definition is compiled; here they are in no set.
    fn bit(id: I) -> u64 {
        u32::try_from(id.index()).ok().and_then(|index| 1u64.checked_shl(index)).unwrap_or(0)
    }
}

impl<I: Id> FromIterator<I> for Set<I> {
    fn from_iter<It: IntoIterator<Item = I>>(ids: It) -> Self {
        let mut set = Self::default();
        ids.into_iter().for_each(|id| set.insert(id));
        set
    }
}
