//! A case by the names of its definition: what a snapshot stores, and how a case goes over to an amended definition.

use super::case::{Debt, Member};
use super::standing::Former;
use super::{Case, CaseId, Event, EventBody, Listed, ReplayError, Standing};
use crate::calendar::{Instant, is_storable};
use crate::campaign::{Campaign, Clock, Hash, Id as _, Scope, Value};
use crate::person::PersonId;
use crate::roster::Delegate;

/// Everything a case is, by name. Stored, it saves replaying a long log; it never replaces the log.
#[derive(Clone, PartialEq, Eq)]
pub struct CaseState {
    pub(crate) id: CaseId,
    pub(crate) definition: Hash,
    pub(crate) sequence: u64,
    pub(crate) last_at: Instant,
    pub(crate) record: Vec<Delegate>,
    pub(crate) register: Vec<Delegate>,
    pub(crate) draft: Vec<Delegate>,
    pub(crate) own: StandingState,
    pub(crate) members: Vec<MemberState>,
    pub(crate) debts: Vec<DebtState>,
    pub(crate) comments: Vec<Box<str>>,
}

/// Where the case or one of its members stands, by name.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct StandingState {
    pub(crate) facts: Vec<(Box<str>, Value)>,
    pub(crate) states: Vec<(Box<str>, Box<str>)>,
    pub(crate) entered: Vec<(Box<str>, Box<str>, Instant)>,
    pub(crate) flags: Vec<Box<str>>,
    pub(crate) fired: Vec<Box<str>>,
}

/// The states, facts and flags of one person of the register or draft, by name.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct MemberState {
    pub(crate) person: PersonId,
    pub(crate) standing: StandingState,
}

/// Something that was owed once, and whether it has been settled.
#[derive(Clone, PartialEq, Eq)]
pub struct DebtState {
    /// What was done on the interim channel.
    pub id: Box<str>,
    /// True once it was entered on the portal.
    pub settled: bool,
}

/// Which case it is and where it stands; free texts and persons stay hidden.
impl std::fmt::Debug for CaseState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CaseState")
            .field("id", &self.id)
            .field("sequence", &self.sequence)
            .field("last_at", &self.last_at)
            .field("states", &self.own.states)
            .field("flags", &self.own.flags)
            .finish_non_exhaustive()
    }
}

impl std::fmt::Debug for DebtState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.settled { "DebtState(settled)" } else { "DebtState(owed)" })
    }
}

impl Campaign {
    /// A snapshot of a case of this campaign.
    ///
    /// ```
    /// use abilita::{Campaign, CaseId, Opening, Person, parse_instant};
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let opening = Opening::new().on_record("head", Person::new("CNTDRO68C54L219H"));
    /// let event = campaign.open(CaseId::new("7f3a"), opening, parse_instant("2025-09-01T00:00:00+02:00")?)?;
    /// let case = campaign.replay([&event])?;
    /// let again = campaign.restore(campaign.snapshot(&case))?;
    /// assert_eq!(campaign.snapshot(&again), campaign.snapshot(&case));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn snapshot(&self, case: &Case) -> CaseState {
        let program = &self.program;
        let listed = |listed: &[Listed]| {
            let delegate =
                |entry: &Listed| Delegate::new(program.roles.name(entry.role), entry.person.clone());
            listed.iter().map(delegate).collect()
        };
        CaseState {
            id: case.id.clone(),
            definition: *case.definition,
            sequence: case.sequence,
            last_at: case.last_at,
            record: listed(&case.record),
            register: listed(&case.register),
            draft: listed(&case.draft),
            own: self.standing_by_name(&case.own, Scope::Case),
            members: (case.members.iter())
                .map(|member| MemberState {
                    person: member.person.clone(),
                    standing: self.standing_by_name(&member.standing, Scope::Member),
                })
                .collect(),
            debts: (case.debts.iter())
                .map(|debt| DebtState { id: debt.id.clone(), settled: debt.settled })
                .collect(),
            comments: case.comments.clone(),
        }
    }

    fn standing_by_name(&self, standing: &Standing, scope: Scope) -> StandingState {
        let program = &self.program;
        let facts = program.facts.iter().filter(|(_, _, fact)| fact.scope == scope);
        let tracks = program.tracks.iter().filter(|(_, _, track)| track.scope == scope);
        let states = tracks.filter_map(|(id, name, _)| {
            Some((name.into(), program.state_name(id, standing.state(id)?).into()))
        });
        let entered = standing.entered.iter().map(|(track, state, at)| {
            (program.tracks.name(*track).into(), program.state_name(*track, *state).into(), *at)
        });
        let fired = standing.fired.iter().map(|moment| program.moments.name(*moment).into());
        let former = standing.former.as_deref().cloned().unwrap_or_default();
        StandingState {
            facts: facts
                .filter_map(|(id, name, _)| Some((name.into(), standing.fact(id)?.clone())))
                .collect(),
            states: states.collect(),
            entered: entered.chain(former.entered).collect(),
            flags: standing.flags.iter().map(|flag| program.flags.name(flag).into()).collect(),
            fired: fired.chain(former.fired).collect(),
        }
    }

    /// The case of a snapshot.
    ///
    /// # Errors
    /// The snapshot was taken under another definition, names what this one does not have, or holds a fact that is not of
    /// the declared type.
    pub fn restore(&self, state: CaseState) -> Result<Case, ReplayError> {
        if state.definition != *self.program.hash {
            return Err(ReplayError::DefinitionMismatch(state.sequence));
        }
        self.by_name(state)
    }

    /// The event by which a case of `old` goes over to this amended definition, after those that time has brought under the
    /// old one (apply these with [`old.apply`](Self::apply), the last with [`apply_adopted`](Self::apply_adopted)): roles, facts, states and flags are kept by
    /// name. What has happened is not undone; moments that are new to the case are for [`due`](Self::due).
    ///
    /// # Errors
    /// The case is not one of `old`, its time is later than `at`, `at` is not of the years 0000 to 9999, or the case has
    /// something that this definition does not name, or a fact that is not of the type it declares.
    pub fn adopt(
        &self,
        old: &Campaign,
        case: &Case,
        act: &str,
        at: Instant,
    ) -> Result<Vec<Event>, ReplayError> {
        if case.definition != old.program.hash {
            return Err(ReplayError::DefinitionMismatch(case.sequence));
        }
        // What time has brought under the old definition stays as it was, whether or not anybody asked for it.
        let (case, mut events) = old.carried_on(case, Clock::at(at));
        let case = &*case;
        let sequence = case.sequence.saturating_add(1);
        let body = EventBody::Adopted { from: *case.definition, act: act.into() };
        let event = Event { sequence, at, case: case.id.clone(), definition: *self.program.hash, body };
        self.apply_adopted(old, case, &event)?;
        events.push(event);
        Ok(events)
    }

    /// Applies the event of an adoption: the case of `old`, under this definition.
    ///
    /// # Errors
    /// As [`adopt`](Self::adopt).
    pub fn apply_adopted(&self, old: &Campaign, case: &Case, event: &Event) -> Result<Case, ReplayError> {
        let sequence = event.sequence;
        let from = match &event.body {
            EventBody::Adopted { from, .. } => *from,
            _ => return Err(ReplayError::DefinitionMismatch(sequence)),
        };
        let stays_within = from == *case.definition && from == *old.program.hash;
        if !stays_within || event.definition != *self.program.hash {
            return Err(ReplayError::DefinitionMismatch(sequence));
        }
        if sequence != case.sequence.saturating_add(1) {
            return Err(ReplayError::Gap { expected: case.sequence.saturating_add(1), found: sequence });
        }
        if event.case != case.id {
            return Err(ReplayError::OtherCase(sequence));
        }
        if event.at < case.last_at {
            return Err(ReplayError::TimeReversed(sequence));
        }
        if !is_storable(event.at) {
            return Err(ReplayError::OutOfRange(sequence));
        }
        let state = old.snapshot(case);
        self.by_name(CaseState { definition: *self.program.hash, sequence, last_at: event.at, ..state })
    }

    fn by_name(&self, state: CaseState) -> Result<Case, ReplayError> {
        let program = &self.program;
        let sequence = state.sequence;
        let unknown = |name: &str| ReplayError::UnknownName(sequence, name.to_owned());
        let listed = |delegates: Vec<Delegate>| -> Result<Vec<Listed>, ReplayError> {
            let entry = |delegate: Delegate| {
                let role = program.roles.find(delegate.role()).ok_or_else(|| unknown(delegate.role()))?;
                Ok(Listed { role, person: delegate.person().clone() })
            };
            delegates.into_iter().map(entry).collect()
        };
        let mut case = self.blank_case(state.id, state.last_at);
        case.sequence = sequence;
        case.record = listed(state.record)?.into_iter().collect();
        case.register = listed(state.register)?.into_iter().collect();
        case.draft = listed(state.draft)?;
        case.own = self.standing(state.own, Scope::Case, sequence)?;
        self.note_states(&mut case.own, Scope::Case, state.last_at);
        for MemberState { person, standing } in state.members {
            let mut standing = self.standing(standing, Scope::Member, sequence)?;
            self.note_states(&mut standing, Scope::Member, state.last_at);
            case.members.push(Member { person, standing });
        }
        self.admit_everybody(&mut case);
        let debts = state.debts.into_iter();
        case.debts = debts.map(|debt| Debt { id: debt.id, settled: debt.settled }).collect();
        case.comments = state.comments;
        Ok(case)
    }

    /// An amended definition may be the first that keeps something of members, or not do so any more.
    fn admit_everybody(&self, case: &mut Case) {
        if !self.program.has_members {
            case.members.clear();
        }
        let listed = case.register.iter().chain(&case.draft);
        let persons: Vec<PersonId> = listed.map(|listed| listed.person.id().clone()).collect();
        let at = case.last_at;
        for person in &persons {
            self.admit(case, person, at);
        }
    }

    fn standing(&self, state: StandingState, scope: Scope, sequence: u64) -> Result<Standing, ReplayError> {
        let program = &self.program;
        let unknown = |name: &str| ReplayError::UnknownName(sequence, name.to_owned());
        let mut standing = self.beginning();
        for (name, value) in state.facts {
            let fact = program.facts.find(&name).filter(|id| program.scope_of_fact(*id) == scope);
            let fact = fact.ok_or_else(|| unknown(&name))?;
            let declared = program.facts.get(fact).map(|fact| &fact.value_type);
            let value = declared.and_then(|declared| declared.accept_stored(value));
            let value = value.ok_or_else(|| ReplayError::WrongFact(sequence, name.to_string()))?;
            standing.set_fact(fact, Some(value));
        }
        for (name, state) in state.states {
            let track = program.tracks.find(&name).filter(|id| program.scope_of_track(*id) == scope);
            let track = track.ok_or_else(|| unknown(&name))?;
            let found = program.tracks.get(track).and_then(|track| track.states.find(&state));
            let found = found.ok_or_else(|| unknown(&state))?;
            standing.states.get_mut(track.index()).into_iter().for_each(|state| *state = found);
        }
        for name in state.flags {
            let flag = program.flags.find(&name).filter(|id| program.scope_of_flag(*id) == scope);
            standing.flags.insert(flag.ok_or_else(|| unknown(&name))?);
        }
        self.note_past(&mut standing, state.entered, state.fired);
        Ok(standing)
    }

    /// What has happened is kept by number, or by name where this definition does not have the name.
    fn note_past(
        &self,
        standing: &mut Standing,
        entered: Vec<(Box<str>, Box<str>, Instant)>,
        fired: Vec<Box<str>>,
    ) {
        let mut former = Former::default();
        for (track, state, at) in entered {
            let id = self.program.tracks.find(&track);
            let found = id.and_then(|id| Some((id, self.program.tracks.get(id)?.states.find(&state)?)));
            match found {
                Some((track, state)) => standing.note_entered(track, state, at),
                None => former.entered.push((track, state, at)),
            }
        }
        for name in fired {
            match self.firing_moment(&name) {
                Some(moment) => standing.note_fired(moment),
                None => former.fired.push(name),
            }
        }
        standing.former = (former != Former::default()).then(|| Box::new(former));
    }
}
