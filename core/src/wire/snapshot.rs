//! Snapshots of cases as they are stored.

use super::event::{hash, hex};
use super::value::{to_domain, to_wire};
use super::{Delegate, Named, ToJson, Value, WireError, check_version, instant, record, stored, to_json};
use crate::calendar::format_instant;
use crate::person::PersonId;
use crate::procedure::{self, CaseId, CaseState, DebtState, MemberState, StandingState};

/// The version of stored snapshots that this build writes.
pub const SNAPSHOT_VERSION: u32 = 1;

record! {
    /// A stored snapshot of a case.
    ///
    /// ```
    /// use abilita::{Campaign, CaseId, Opening, parse_instant, wire};
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let event = campaign.open(CaseId::new("7f3a"), Opening::new(), parse_instant("2025-09-01T00:00:00+02:00")?)?;
    /// let case = campaign.replay([&event])?;
    /// let stored = wire::Snapshot::from(&campaign.snapshot(&case)).to_json();
    /// let restored = campaign.restore(wire::Snapshot::from_json(&stored)?.parse()?)?;
    /// assert_eq!(restored.sequence(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[derive(Clone, PartialEq, Eq)]
    pub struct Snapshot {
        /// The version of this form.
        pub version: u32,
        /// The case.
        pub case: String,
        /// The content hash of the definition, in hexadecimal.
        pub definition: String,
        /// How many events it stands for.
        pub sequence: u64,
        /// The instant of the last of them.
        pub last_at: String,
        /// Who is on record.
        pub record: Vec<Delegate>,
        /// Who is in the register.
        pub register: Vec<Delegate>,
        /// Who is in the draft of the next roster.
        pub draft: Vec<Delegate>,
        /// Where the case itself stands.
        pub own: Standing,
        /// The states, facts and flags of each person of the register and draft, if anything is kept of them.
        pub members: Vec<Member> = omitted,
        /// What was owed, settled or not.
        pub debts: Vec<Debt>,
        /// The comments left for the operator.
        pub comments: Vec<String>,
    }
}

record! {
    /// Where something stands: the case, or one of its members.
    #[derive(Clone, PartialEq, Eq)]
    pub struct Standing {
        /// The facts by name.
        pub facts: Named<Value>,
        /// The state of each track.
        pub tracks: Named<String>,
        /// The first entering of each state, also of states that the definition has no more.
        pub entered: Vec<Entered>,
        /// The flags that are set.
        pub flags: Vec<String>,
        /// The moments that have come, also those that the definition has no more.
        pub fired: Vec<String>,
    }
}

record! {
    /// The states, facts and flags of one person of the register or draft.
    #[derive(Clone, PartialEq, Eq)]
    pub struct Member {
        /// Who.
        pub codice_fiscale: String,
        /// Where.
        pub standing: Standing,
    }
}

record! {
    /// The first entering of a state.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Entered {
        /// The track.
        pub track: String,
        /// The state.
        pub state: String,
        /// When it was entered first.
        pub at: String,
    }
}

record! {
    /// Something that was owed.
    #[derive(Clone, PartialEq, Eq)]
    pub struct Debt {
        /// What was done on the interim channel.
        pub id: String,
        /// True once it was entered on the portal.
        pub settled: bool,
    }
}

/// Which case it is and where it stands; free texts and persons stay hidden.
impl std::fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Snapshot")
            .field("case", &self.case)
            .field("sequence", &self.sequence)
            .field("own", &self.own)
            .field("members", &self.members.len())
            .finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Standing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Standing")
            .field("tracks", &self.tracks)
            .field("flags", &self.flags)
            .finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Member {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Member").field("standing", &self.standing).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Debt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.settled { "Debt(settled)" } else { "Debt(owed)" })
    }
}

impl Snapshot {
    /// Reads a stored snapshot.
    ///
    /// # Errors
    /// Not JSON, not a snapshot, or one of a newer version.
    pub fn from_json(json: &str) -> Result<Self, WireError> {
        stored(json, SNAPSHOT_VERSION)
    }

    /// The snapshot as it is stored.
    pub fn to_json(&self) -> String {
        to_json(self)
    }

    /// The state of the case.
    ///
    /// # Errors
    /// An instant or hash is not one, or the version is none or newer than this build knows.
    pub fn parse(&self) -> Result<CaseState, WireError> {
        check_version(&self.version.as_json(), SNAPSHOT_VERSION)?;
        let delegates = |delegates: &[Delegate]| delegates.iter().map(Delegate::parse).collect();
        let members = self.members.iter().enumerate().map(|(index, member)| {
            let standing = member.standing.parse(&format!("members[{index}].standing"))?;
            Ok(MemberState { person: PersonId::new(&member.codice_fiscale), standing })
        });
        Ok(CaseState {
            id: CaseId::new(&self.case),
            definition: hash(&self.definition, "definition")?,
            sequence: self.sequence,
            last_at: instant(&self.last_at, "last_at")?,
            record: delegates(&self.record),
            register: delegates(&self.register),
            draft: delegates(&self.draft),
            own: self.own.parse("own")?,
            members: members.collect::<Result<_, WireError>>()?,
            debts: (self.debts.iter())
                .map(|debt| DebtState { id: debt.id.as_str().into(), settled: debt.settled })
                .collect(),
            comments: boxed(&self.comments),
        })
    }
}

impl Standing {
    fn parse(&self, path: &str) -> Result<StandingState, WireError> {
        let entered = self.entered.iter().enumerate().map(|(index, entry)| {
            let at = instant(&entry.at, &format!("{path}.entered[{index}].at"))?;
            Ok((entry.track.as_str().into(), entry.state.as_str().into(), at))
        });
        Ok(StandingState {
            facts: to_domain(&self.facts),
            states: self.tracks.iter().map(|(track, state)| (track.into(), state.as_str().into())).collect(),
            entered: entered.collect::<Result<_, WireError>>()?,
            flags: boxed(&self.flags),
            fired: boxed(&self.fired),
        })
    }
}

fn boxed(texts: &[String]) -> Vec<Box<str>> {
    texts.iter().map(|text| text.as_str().into()).collect()
}

fn owned(texts: &[Box<str>]) -> Vec<String> {
    texts.iter().map(ToString::to_string).collect()
}

impl From<&procedure::CaseState> for Snapshot {
    fn from(state: &procedure::CaseState) -> Self {
        let delegates =
            |delegates: &[crate::roster::Delegate]| delegates.iter().map(Delegate::from).collect();
        Self {
            version: SNAPSHOT_VERSION,
            case: state.id.as_str().to_owned(),
            definition: hex(&state.definition),
            sequence: state.sequence,
            last_at: format_instant(state.last_at),
            record: delegates(&state.record),
            register: delegates(&state.register),
            draft: delegates(&state.draft),
            own: Standing::from(&state.own),
            members: (state.members.iter())
                .map(|member| Member {
                    codice_fiscale: member.person.as_str().to_owned(),
                    standing: Standing::from(&member.standing),
                })
                .collect(),
            debts: (state.debts.iter())
                .map(|debt| Debt { id: debt.id.to_string(), settled: debt.settled })
                .collect(),
            comments: owned(&state.comments),
        }
    }
}

impl From<&StandingState> for Standing {
    fn from(state: &StandingState) -> Self {
        let entered = state.entered.iter().map(|(track, entered, at)| Entered {
            track: track.to_string(),
            state: entered.to_string(),
            at: format_instant(*at),
        });
        Self {
            facts: to_wire(&state.facts),
            tracks: Named(state.states.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect()),
            entered: entered.collect(),
            flags: owned(&state.flags),
            fired: owned(&state.fired),
        }
    }
}
