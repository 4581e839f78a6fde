//! The state of one case, and its snapshot.

use std::collections::HashMap;
use std::sync::Arc;

use abilita::{procedure, wire};

use crate::error::AbilitaError;
use crate::instant::PointInTime;
use crate::person::PersonId;
use crate::roster::{Delegate, listed};
use crate::value::Value;

/// One case under one definition. `Campaign.replay` makes it from events, `Campaign.apply` makes the next one; a case itself
/// never changes, so threads may share it.
#[derive(Debug, uniffi::Object)]
#[uniffi::export(Display, Eq)]
pub struct Case {
    pub(crate) case: procedure::Case,
    /// Whose names are used.
    campaign: abilita::Campaign,
}

impl Case {
    pub(crate) fn of(campaign: &abilita::Campaign, case: procedure::Case) -> Arc<Self> {
        Arc::new(Self { case, campaign: campaign.clone() })
    }

    fn stored(&self) -> wire::Snapshot {
        wire::Snapshot::from(&self.campaign.snapshot(&self.case))
    }
}

#[uniffi::export]
impl Case {
    /// Its name.
    pub fn id(&self) -> String {
        self.case.id().as_str().to_owned()
    }

    /// How many events made it: what a command must expect.
    pub fn sequence(&self) -> i64 {
        i64::try_from(self.case.sequence()).unwrap_or(i64::MAX)
    }

    /// The instant of its last event. Nothing can be done to it before.
    pub fn last_at(&self) -> PointInTime {
        self.case.last_at()
    }

    /// The content hash of the definition it runs under.
    pub fn definition(&self) -> String {
        self.stored().definition
    }

    /// The state by track.
    pub fn tracks(&self) -> HashMap<String, String> {
        let state =
            |track: &str| Some((track.to_owned(), self.campaign.state_of(&self.case, track)?.to_owned()));
        self.campaign.tracks().filter_map(|(track, _)| state(track)).collect()
    }

    /// The state of one track; absent if the definition has no such track of cases.
    pub fn state(&self, track: &str) -> Option<String> {
        self.campaign.state_of(&self.case, track).map(str::to_owned)
    }

    /// The flags that are set, in the order of the definition.
    pub fn flags(&self) -> Vec<String> {
        self.campaign.flags_of(&self.case).into_iter().map(str::to_owned).collect()
    }

    /// The facts that are known, by name.
    pub fn facts(&self) -> Result<HashMap<String, Value>, AbilitaError> {
        let known = |fact: &str| Some((fact.to_owned(), self.campaign.fact_of(&self.case, fact)?));
        let known = self.campaign.facts().filter_map(|(fact, _)| known(fact));
        known.map(|(name, value)| Ok((name, value.try_into()?))).collect()
    }

    /// Who is on record.
    pub fn record(&self) -> Vec<Delegate> {
        listed(self.campaign.record_of(&self.case))
    }

    /// The register: whoever is enabled, suspended or not.
    pub fn register(&self) -> Vec<Delegate> {
        listed(self.campaign.register_of(&self.case))
    }

    /// The draft of the next roster.
    pub fn draft(&self) -> Vec<Delegate> {
        listed(self.campaign.draft_of(&self.case))
    }

    /// What is kept of each person of the register or the draft, where the definition keeps anything.
    pub fn members(&self) -> Result<Vec<Member>, AbilitaError> {
        self.campaign.members_of(&self.case).map(|person| self.member(person)).collect()
    }

    /// What was done on the interim channel and is not entered yet, oldest first.
    pub fn debts(&self) -> Vec<String> {
        self.case.debts().map(str::to_owned).collect()
    }

    /// The comments left for the operator, oldest first. Free text may hold personal data.
    pub fn comments(&self) -> Vec<String> {
        self.case.comments().map(str::to_owned).collect()
    }

    /// Everything it is, as JSON to be stored, codici fiscali in full: it saves replaying a long log, and never replaces it.
    /// `Campaign.restore` makes the case again.
    pub fn snapshot(&self) -> String {
        self.stored().to_json()
    }
}

impl Case {
    fn member(&self, person: &PersonId) -> Result<Member, AbilitaError> {
        let (campaign, case) = (&self.campaign, &self.case);
        let state =
            |track: &str| Some((track.to_owned(), campaign.member_state(case, person, track)?.to_owned()));
        let fact = |fact: &str| Some((fact.to_owned(), campaign.member_fact(case, person, fact)?));
        let facts = campaign.facts().filter_map(|(name, _)| fact(name));
        Ok(Member {
            person: person.clone(),
            tracks: campaign.tracks().filter_map(|(track, _)| state(track)).collect(),
            facts: facts
                .map(|(name, value)| Ok((name, value.try_into()?)))
                .collect::<Result<_, AbilitaError>>()?,
            flags: campaign.member_flags(case, person).into_iter().map(str::to_owned).collect(),
        })
    }
}

/// What a case keeps of one person of its register or draft.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Member {
    /// The person.
    pub person: PersonId,
    /// The state by track.
    pub tracks: HashMap<String, String>,
    /// The facts that are known, by name.
    pub facts: HashMap<String, Value>,
    /// The flags that are set.
    pub flags: Vec<String>,
}

/// Two cases are equal if they stand alike, whatever way they came there.
impl PartialEq for Case {
    fn eq(&self, other: &Self) -> bool {
        self.case.sequence() == other.case.sequence() && self.stored() == other.stored()
    }
}

impl Eq for Case {}

impl std::fmt::Display for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (campaign, sequence) = (self.campaign.id(), self.case.sequence());
        write!(f, "Case {} of {campaign} at sequence {sequence}", self.case.id().as_str())
    }
}
