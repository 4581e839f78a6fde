//! What is `of = "member"`, and where no member is looked at: there a test on one would never hold, and an act on one never
//! be done. That is reported, rather than passed over.

use rustc_hash::FxHashSet;

use super::super::reader::{Item, Reader};
use super::super::wording::Wording;
use super::Compiler;
use crate::campaign::moment::{Origin, Year};
use crate::campaign::{FactId, Id as _, MEMBER, MomentId, NamedMoment, Registry, Scope, Trigger};

/// The names of what is kept for each member.
#[derive(Debug, Default)]
pub(super) struct OfMembers {
    facts: FxHashSet<Box<str>>,
    flags: FxHashSet<Box<str>>,
    tracks: FxHashSet<Box<str>>,
}

impl OfMembers {
    pub(super) fn collect(root: &mut Reader<'_>) -> Self {
        let mut names = |key| {
            let of_member = |item: &Item<'_>| {
                let of = item.node().as_table().and_then(|table| table.get("of"));
                of.and_then(|of| of.as_text()) == Some(MEMBER)
            };
            let named = root.named(key).into_iter().filter(|named| of_member(&named.item));
            named.map(|named| named.name.into()).collect()
        };
        Self { facts: names("facts"), flags: names("flags"), tracks: names("tracks") }
    }
}

impl Compiler {
    /// True if the moment is one of each member's: it is counted from a fact or a track of theirs, directly or through others.
    pub(super) fn is_counted_from_a_member(&self, origin: &Origin) -> bool {
        let fact = |fact: FactId| self.names.of_members.facts.contains(self.names.facts.name(fact));
        match origin {
            Origin::Fact(id) | Origin::Yearly { year: Year::Fact(id), .. } => fact(*id),
            Origin::Entered(milestone) => {
                let milestones = self.milestones.borrow();
                milestones.get(milestone.index()).is_some_and(|(track, _)| {
                    self.names.of_members.tracks.contains(self.names.tracks.name(*track))
                })
            }
            Origin::Moment(_) | Origin::Yearly { .. } => false,
        }
    }

    /// Tells what looks at a member, or does something to one, in a transition of a track of the case. Whoever gives a
    /// command is looked at; so is the member whose moment it is.
    pub(super) fn refuse_members_of_case_track(
        &self,
        transition: &Item<'_>,
        trigger: Option<Trigger>,
        moments: &Registry<MomentId, NamedMoment>,
    ) {
        let of_case = |moment: MomentId| moments.get(moment).is_some_and(|named| named.scope == Scope::Case);
        if matches!(trigger, Some(Trigger::Moment(moment)) if of_case(moment)) {
            self.refuse_tests_on_members(transition);
        }
        let Some(mut table) = transition.table() else { return };
        let acts = table.get("do").filter(Item::is_table).and_then(|item| item.table());
        if let Some(mut acts) = acts {
            self.refuse_acts_on_members(&mut acts);
        }
        for message in table.get("send").map(|item| item.one_or_many()).unwrap_or_default() {
            let to =
                message.is_table().then(|| message.table()).flatten().and_then(|mut table| table.get("to"));
            if let Some(item) = to.filter(|item| item.node().as_text() == Some(MEMBER)) {
                item.wrong_value(MEMBER, Wording::NO_MEMBER_IS_MOVED);
            }
        }
    }

    /// Tells the tests on members where no member is looked at.
    pub(super) fn refuse_tests_on_members(&self, condition: &Item<'_>) {
        let Some(mut table) = condition.is_table().then(|| condition.table()).flatten() else { return };
        let of_members = &self.names.of_members;
        for (key, names) in
            [("state", &of_members.tracks), ("entered", &of_members.tracks), ("fact", &of_members.facts)]
        {
            refuse_keys(&mut table, key, names, &Wording::NO_MEMBER_IS_LOOKED_AT);
        }
        refuse_names(&mut table, "flag", &of_members.flags, &Wording::NO_MEMBER_IS_LOOKED_AT);
        let unless = table.get("unless").map(|item| item.one_or_many()).unwrap_or_default();
        for item in &unless {
            self.refuse_tests_on_members(item);
        }
    }

    /// Tells the tracks of members under a key that names tracks of the case.
    pub(super) fn refuse_tracks_of_members(&self, table: &mut Reader<'_>, key: &'static str) {
        refuse_keys(table, key, &self.names.of_members.tracks, &Wording::NO_MEMBER_IS_LOOKED_AT);
    }

    fn refuse_acts_on_members(&self, acts: &mut Reader<'_>) {
        let of_members = &self.names.of_members;
        for (key, names) in
            [("move", &of_members.tracks), ("set", &of_members.facts), ("append", &of_members.facts)]
        {
            refuse_keys(acts, key, names, &Wording::NO_MEMBER_IS_MOVED);
        }
        for (key, names) in [
            ("set_flag", &of_members.flags),
            ("clear_flag", &of_members.flags),
            ("forget", &of_members.facts),
        ] {
            refuse_names(acts, key, names, &Wording::NO_MEMBER_IS_MOVED);
        }
    }
}

/// What is done once for the case is not done by every member.
pub(super) fn refuse_acts_for_every(transition: &Item<'_>) {
    let acts = transition.table().and_then(|mut table| table.get("do"));
    let Some(mut acts) = acts.filter(Item::is_table).and_then(|item| item.table()) else { return };
    for key in ["confirm", "insert", "remove", "check_roster", "grant_roster", "owe", "settle", "comment"] {
        if let Some(item) = acts.get(key) {
            item.no_meaning(key, Wording::ONCE_FOR_THE_CASE);
        }
    }
}

fn refuse_keys(table: &mut Reader<'_>, key: &'static str, names: &FxHashSet<Box<str>>, expected: &Wording) {
    let Some(item) = table.get(key).filter(Item::is_table) else { return };
    for named in item.named().into_iter().filter(|named| names.contains(named.name)) {
        named.item.wrong_value(named.name, expected.clone());
    }
}

fn refuse_names(table: &mut Reader<'_>, key: &'static str, names: &FxHashSet<Box<str>>, expected: &Wording) {
    for item in table.get(key).map(|item| item.one_or_many()).unwrap_or_default() {
        if let Some(name) = item.node().as_text().filter(|name| names.contains(*name)) {
            item.wrong_value(name, expected.clone());
        }
    }
}
