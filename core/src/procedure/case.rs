//! The state of one case: an institute's, or an account's.
//!
//! A portal keeps thousands, and what it decides about is in no cache. So what a decision reads of a case stands in place
//! as far as it can.

use std::sync::Arc;

use smallvec::SmallVec;
use smol_str::SmolStr;

use crate::calendar::Instant;
use crate::campaign::{About, Campaign, Hash, RoleId, Scope, Set, Value};
use crate::person::{Person, PersonId};

use super::standing::Standing;

/// The name of a case, chosen by the host. Opaque to abilita: keep personal data out of it, it stands in event logs and
/// idempotency keys.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseId(SmolStr);

impl CaseId {
    /// A case by its name.
    ///
    /// ```
    /// assert_eq!(abilita::CaseId::new("7f3a").as_str(), "7f3a");
    /// ```
    pub fn new(name: &str) -> Self {
        Self(name.into())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One case under one definition. It is made by [`Campaign::replay`] from events and changed by [`Campaign::apply`] alone.
///
/// `Debug` shows no personal data.
#[derive(Clone)]
pub struct Case {
    pub(crate) id: CaseId,
    /// The campaign's own, where that made the case: comparing the two is then comparing two addresses.
    pub(crate) definition: Arc<Hash>,
    pub(crate) sequence: u64,
    pub(crate) last_at: Instant,
    /// Mostly the head, alone.
    pub(crate) record: SmallVec<[Listed; 1]>,
    /// Up to six in place: finding somebody's roles is then no further trip to memory.
    pub(crate) register: SmallVec<[Listed; 6]>,
    pub(crate) draft: Vec<Listed>,
    pub(crate) own: Standing,
    /// Whoever is in the register or in the draft, where the definition keeps something of them.
    pub(crate) members: Vec<Member>,
    pub(crate) debts: Vec<Debt>,
    pub(crate) comments: Vec<Box<str>>,
}

impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Case")
            .field("id", &self.id)
            .field("sequence", &self.sequence)
            .field("last_at", &self.last_at)
            .field("register", &self.register.len())
            .field("draft", &self.draft.len())
            .finish_non_exhaustive()
    }
}

/// What a case keeps of one person of its register or draft.
#[derive(Clone)]
pub(crate) struct Member {
    pub(crate) person: PersonId,
    pub(crate) standing: Standing,
}

impl std::fmt::Debug for Member {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Member(…)")
    }
}

/// A person in a role of the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub(crate) role: RoleId,
    pub(crate) person: Person,
}

impl Listed {
    /// The person.
    pub fn person(&self) -> &Person {
        &self.person
    }
}

/// Something done on an interim channel that must be entered on the portal later.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Debt {
    pub(crate) id: Box<str>,
    pub(crate) settled: bool,
}

impl std::fmt::Debug for Debt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.settled { "Debt(settled)" } else { "Debt(owed)" })
    }
}

impl Case {
    /// Its name.
    pub fn id(&self) -> &CaseId {
        &self.id
    }

    /// How many events made it: what a command must expect.
    pub fn sequence(&self) -> u64 {
        self.sequence
    }

    /// The instant of its last event. Nothing can be done to it before.
    pub fn last_at(&self) -> Instant {
        self.last_at
    }

    /// What was done on the interim channel and is not entered yet, oldest first.
    pub fn debts(&self) -> impl Iterator<Item = &str> {
        self.debts.iter().filter(|debt| !debt.settled).map(|debt| &*debt.id)
    }

    /// The comments left for the operator, oldest first. Free text may hold personal data.
    pub fn comments(&self) -> impl Iterator<Item = &str> {
        self.comments.iter().map(|comment| &**comment)
    }

    /// The states, facts and flags of a person of the register or draft.
    pub(crate) fn member(&self, person: &PersonId) -> Option<&Standing> {
        self.members.iter().find(|member| member.person == *person).map(|member| &member.standing)
    }

    /// The roles that the record and the register give to a person. Standing in the draft gives none.
    ///
    /// A blank code is nobody's: it never makes two people one.
    pub(crate) fn roles_of(&self, person: &PersonId) -> Set<RoleId> {
        if person.is_blank() {
            return Set::default();
        }
        let held = self.record.iter().chain(&self.register);
        held.filter(|listed| listed.person.id() == person).map(|listed| listed.role).collect()
    }

    pub(crate) fn holds_on_record(&self, person: &PersonId, role: RoleId) -> bool {
        let holds = |listed: &Listed| listed.role == role && listed.person.id() == person;
        !person.is_blank() && self.record.iter().any(holds)
    }

    /// In the register or in the draft. An entry without a codice fiscale is found by a blank one, so that it can be
    /// removed; that says nothing about who is asking.
    pub(crate) fn lists(&self, person: &PersonId) -> bool {
        self.register.iter().chain(&self.draft).any(|listed| listed.person.id() == person)
    }

    pub(crate) fn has_debt(&self, id: &str) -> Option<&Debt> {
        self.debts.iter().find(|debt| &*debt.id == id)
    }
}

/// The parts of a case, by the names of its campaign.
impl Campaign {
    /// The state of a track of the case; `None` for one of its members, too.
    ///
    /// ```
    /// use abilita::{Campaign, CaseId, Opening, parse_instant};
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let event = campaign.open(CaseId::new("7f3a"), Opening::new(), parse_instant("2025-09-01T00:00:00+02:00")?)?;
    /// let case = campaign.replay([&event])?;
    /// assert_eq!(campaign.state_of(&case, "renewal"), Some("not_started"));
    /// assert_eq!(campaign.state_of(&case, "weather"), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn state_of(&self, case: &Case, track: &str) -> Option<&str> {
        let track = self.program.tracks.find(track)?;
        if self.program.scope_of_track(track) == Scope::Member {
            return None;
        }
        Some(self.program.state_name(track, case.own.state(track)?))
    }

    /// The flags that are set, in the order of the definition.
    pub fn flags_of(&self, case: &Case) -> Vec<&str> {
        case.own
            .flags
            .iter()
            .map(|flag| self.program.flags.name(flag))
            .filter(|name| !name.is_empty())
            .collect()
    }

    /// A fact of the case, where it is known; a parameter always is.
    pub fn fact_of<'a>(&'a self, case: &'a Case, fact: &str) -> Option<&'a Value> {
        self.fact(About::case(case), self.program.facts.find(fact)?)
    }

    /// The persons on record, each with the role they have there.
    pub fn record_of<'a>(&'a self, case: &'a Case) -> impl Iterator<Item = (&'a str, &'a Person)> {
        self.listed(&case.record)
    }

    /// The register: whoever is enabled, suspended or not, each with their role.
    pub fn register_of<'a>(&'a self, case: &'a Case) -> impl Iterator<Item = (&'a str, &'a Person)> {
        self.listed(&case.register)
    }

    /// The draft of the next roster, each with the role they are to have.
    pub fn draft_of<'a>(&'a self, case: &'a Case) -> impl Iterator<Item = (&'a str, &'a Person)> {
        self.listed(&case.draft)
    }

    /// Of whom the case keeps something: whoever is in the register or in the draft, where the definition has tracks,
    /// facts or flags `of = "member"`.
    pub fn members_of<'a>(&self, case: &'a Case) -> impl Iterator<Item = &'a PersonId> {
        case.members.iter().map(|member| &member.person)
    }

    /// The state of a member on a track `of = "member"`.
    pub fn member_state(&self, case: &Case, person: &PersonId, track: &str) -> Option<&str> {
        let track = self.program.tracks.find(track)?;
        let of_members = self.program.scope_of_track(track) == Scope::Member;
        Some(self.program.state_name(track, case.member(person).filter(|_| of_members)?.state(track)?))
    }

    /// A fact of a member, where it is known.
    pub fn member_fact<'a>(&self, case: &'a Case, person: &PersonId, fact: &str) -> Option<&'a Value> {
        case.member(person)?.fact(self.program.facts.find(fact)?)
    }

    /// The flags of a member that are set, in the order of the definition.
    pub fn member_flags(&self, case: &Case, person: &PersonId) -> Vec<&str> {
        let flags = case.member(person).map(|standing| standing.flags).unwrap_or_default();
        flags.iter().map(|flag| self.program.flags.name(flag)).collect()
    }

    fn listed<'a>(&'a self, listed: &'a [Listed]) -> impl Iterator<Item = (&'a str, &'a Person)> {
        listed.iter().map(|listed| (self.program.roles.name(listed.role), &listed.person))
    }
}
