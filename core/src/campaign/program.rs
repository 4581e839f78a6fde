//! What a definition compiles to: everything the four questions need, by number.

use std::sync::Arc;

use super::condition::Condition;
use super::hash::Hash;
use super::names::{
    CommandId, FactId, FlagId, FunctionId, HintId, MilestoneId, MomentId, NoticeId, RefusalId, Registry,
    RoleId, RuleId, Set, StateId, StatementId, TrackId, WindowId,
};
use super::source::{Conflict, Source, Statement};
use super::value::{Value, ValueType};
use crate::calendar::Zone;
use crate::campaign::moment::{Edge, Moment};
use crate::identity::Scheme;
use crate::roster::{Severity, Stage};
use crate::text::Text;

/// The rule ids of acts: `F25-02`.
pub(crate) type Cites = Box<[Box<str>]>;

/// A compiled definition.
#[derive(Debug)]
pub(crate) struct Program {
    pub(crate) id: Box<str>,
    pub(crate) portal: Box<str>,
    pub(crate) case_kind: Box<str>,
    pub(crate) title: Text,
    pub(crate) zone: Zone,
    pub(crate) hash: Arc<Hash>,
    pub(crate) sources: Vec<Source>,
    pub(crate) statements: Registry<StatementId, Statement>,
    pub(crate) conflicts: Vec<Conflict>,
    pub(crate) roles: Registry<RoleId, Role>,
    pub(crate) functions: Registry<FunctionId, Function>,
    pub(crate) moments: Registry<MomentId, NamedMoment>,
    pub(crate) windows: Registry<WindowId, Window>,
    pub(crate) facts: Registry<FactId, Fact>,
    pub(crate) flags: Registry<FlagId, Flag>,
    pub(crate) tracks: Registry<TrackId, Track>,
    pub(crate) hints: Registry<HintId, Hint>,
    pub(crate) refusals: Registry<RefusalId, Text>,
    pub(crate) commands: Registry<CommandId, Command>,
    pub(crate) notices: Registry<NoticeId, Notice>,
    pub(crate) rules: Registry<RuleId, Rule>,
    pub(crate) requirements: Vec<Requirement>,
    pub(crate) always: Vec<Invariant>,
    pub(crate) milestones: Vec<(TrackId, StateId)>,
    /// The moments at which some track has a transition or some notice is due, in the order of declaration.
    pub(crate) firing: Vec<MomentId>,
    /// True if anything is kept of single persons of the roster.
    pub(crate) has_members: bool,
    /// For a fact, the firing moments that are counted from it, directly or through others.
    pub(crate) counted_from: Vec<(FactId, MomentId)>,
    /// The roles that are held only under a condition.
    pub(crate) conditional_roles: Set<RoleId>,
    /// The facts whose age in days some condition asks for.
    pub(crate) ages: Vec<(FactId, i64)>,
}

/// Where the holders of a role come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RoleHolders {
    /// They are in the record of the case.
    #[default]
    OnRecord,
    /// They are in the register of the case, with this role.
    Listed,
    /// The host vouches for them.
    Vouched,
}

impl RoleHolders {
    /// The word by which a definition says so.
    ///
    /// ```
    /// let campaign = abilita::Campaign::built_in("factotum-2025")?;
    /// let (_, holders) = campaign.roles().find(|(role, _)| *role == "head").unwrap();
    /// assert_eq!(holders.as_str(), "on_record");
    /// # Ok::<(), abilita::Problems>(())
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OnRecord => "on_record",
            Self::Listed => "listed",
            Self::Vouched => "vouched",
        }
    }
}

#[derive(Debug, Default)]
pub(crate) struct Role {
    pub(crate) title: Text,
    pub(crate) holders: RoleHolders,
    pub(crate) fields: Fields,
    /// Held only while this holds.
    pub(crate) condition: Condition,
}

/// Which data of a person a role needs. The codice fiscale is always needed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fields {
    pub(crate) name: bool,
    pub(crate) surname: bool,
    pub(crate) email: bool,
}

impl Fields {
    /// What every role of the roster asks of a person: the least that can be asked of one whose role is not known.
    pub(crate) fn common(program: &Program) -> Self {
        let listed = || program.roles_held_by(RoleHolders::Listed).map(|(_, _, role)| role.fields);
        Self {
            name: listed().all(|fields| fields.name),
            surname: listed().all(|fields| fields.surname),
            email: listed().count() > 0 && listed().all(|fields| fields.email),
        }
    }
}

#[derive(Debug, Default)]
pub(crate) struct Function {
    pub(crate) title: Text,
    pub(crate) login: Option<Login>,
    pub(crate) forbids: Vec<RuleId>,
    pub(crate) permits: Vec<RuleId>,
}

/// What a login must be.
#[derive(Clone, Debug, Default)]
pub(crate) struct Login {
    pub(crate) schemes: Box<[Scheme]>,
    pub(crate) level: u8,
    pub(crate) cites: Cites,
    pub(crate) next: Option<HintId>,
}

#[derive(Debug, Default)]
pub(crate) struct NamedMoment {
    pub(crate) title: Text,
    /// A moment is of a member where something that it is counted from is.
    pub(crate) scope: Scope,
    pub(crate) moment: Moment,
    /// Which instant of its civil day it is.
    pub(crate) edge: Edge,
    pub(crate) cites: Cites,
}

#[derive(Debug, Default)]
pub(crate) struct Window {
    pub(crate) title: Text,
    pub(crate) from: Option<Bound>,
    pub(crate) until: Option<Bound>,
}

/// Where a window begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    Moment(MomentId),
    /// The first entering of a state: it does not happen twice.
    Milestone(MilestoneId),
}

#[derive(Debug, Default)]
pub(crate) struct Fact {
    pub(crate) title: Text,
    pub(crate) scope: Scope,
    pub(crate) value_type: ValueType,
    /// What makes it a parameter: only the host tells it, and the definition says what it is where nobody does.
    pub(crate) parameter: Option<Parameter>,
}

#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) default: Value,
    /// What the value of a case must pass.
    pub(crate) valid: Condition,
}

#[derive(Debug, Default)]
pub(crate) struct Flag {
    pub(crate) title: Text,
    pub(crate) scope: Scope,
}

/// Of what something is: of the case, or of each person in its register or draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Scope {
    #[default]
    Case,
    Member,
}

/// What to do instead: a text, or the first of several hints whose condition holds.
#[derive(Debug, Default)]
pub(crate) struct Hint {
    pub(crate) text: Text,
    pub(crate) first: Vec<(Condition, Option<HintId>)>,
}

#[derive(Debug, Default)]
pub(crate) struct Command {
    pub(crate) title: Text,
    pub(crate) function: FunctionId,
    pub(crate) arguments: Vec<(Box<str>, ValueType)>,
}

#[derive(Debug, Default)]
pub(crate) struct Rule {
    pub(crate) cites: Cites,
    /// When a forbid applies; for a permit, who may: the role alone.
    pub(crate) applies: Condition,
    pub(crate) needs: Vec<Check>,
    pub(crate) next: Option<HintId>,
    pub(crate) refusal: Option<Box<str>>,
}

/// A need of a permit or a requirement of a transition: where `applies` holds, `holds` must.
#[derive(Debug, Default)]
pub(crate) struct Check {
    pub(crate) applies: Condition,
    pub(crate) holds: Condition,
    pub(crate) cites: Option<Cites>,
    pub(crate) next: Option<HintId>,
    pub(crate) refusal: Option<Box<str>>,
}

#[derive(Debug, Default)]
pub(crate) struct Track {
    pub(crate) title: Text,
    pub(crate) scope: Scope,
    pub(crate) states: Registry<StateId, Text>,
    pub(crate) initial: Option<StateId>,
    pub(crate) transitions: Vec<Transition>,
}

#[derive(Debug)]
pub(crate) struct Transition {
    pub(crate) name: Box<str>,
    pub(crate) trigger: Trigger,
    /// Of a track of members: whom a command moves.
    pub(crate) target: Target,
    /// `None`: from any state.
    pub(crate) from: Option<Set<StateId>>,
    pub(crate) guard: Condition,
    /// `None`: the state stays.
    pub(crate) to: Option<StateId>,
    pub(crate) require: Vec<Check>,
    pub(crate) acts: Vec<Act>,
    pub(crate) send: Vec<Message>,
    pub(crate) cites: Cites,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trigger {
    Command(CommandId),
    Moment(MomentId),
}

/// Whom the transition of a member's track moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Target {
    /// Every member of whom the state and the conditions hold.
    #[default]
    Every,
    /// Whoever gives the command.
    Asker,
    /// The person in the argument of this number.
    Argument(usize),
}

/// What a transition does besides moving its track. Arguments are numbers in the order of the command's declaration.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    SetFlag(FlagId),
    ClearFlag(FlagId),
    Move(TrackId, StateId),
    SetFact(FactId, Given),
    Append(FactId, Given),
    Forget(FactId),
    Confirm { person: usize },
    Insert { person: usize, role: usize },
    Remove { person: usize },
    CheckRoster(Stage),
    Grant,
    Owe { id: usize },
    Settle { id: usize },
    Comment { text: usize },
}

/// Where the value of a fact comes from.
#[derive(Clone, Debug)]
pub(crate) enum Given {
    Value(Value),
    Argument(usize),
    Fact(FactId),
    /// The instant at which it happens, or its civil day.
    Now,
}

/// The word by which a message goes to the member it is about.
pub(crate) const MEMBER: &str = "member";

/// A message that a transition asks the host to send.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) to: Box<str>,
    pub(crate) notice: Box<str>,
}

/// A message on a schedule, or only the text of one that transitions send.
#[derive(Debug, Default)]
pub(crate) struct Notice {
    pub(crate) text: Text,
    pub(crate) to: Box<str>,
    /// To those of whom this holds when it is due.
    pub(crate) condition: Condition,
    pub(crate) moments: Box<[MomentId]>,
}

/// What a roster must have of a role.
#[derive(Debug)]
pub(crate) struct Requirement {
    pub(crate) name: Box<str>,
    pub(crate) cites: Cites,
    pub(crate) role: RoleId,
    /// It counts only where this holds of the case.
    pub(crate) applies: Condition,
    /// It counts only those of whom this holds.
    pub(crate) whose: Condition,
    /// What must hold of each of them.
    pub(crate) each: Condition,
    pub(crate) at_least: Option<usize>,
    pub(crate) at_most: Option<usize>,
    /// Whoever holds the role should have so many beside them.
    pub(crate) stand_ins: Option<usize>,
    pub(crate) draft: Severity,
    pub(crate) submission: Severity,
}

/// What the definition says of itself, to be proved. No answer depends on it.
#[derive(Debug)]
pub(crate) struct Invariant {
    pub(crate) name: Box<str>,
    pub(crate) title: Text,
    pub(crate) cites: Cites,
    /// Wherever this holds, the claim does.
    pub(crate) applies: Condition,
    pub(crate) claim: Claim,
}

#[derive(Debug)]
pub(crate) enum Claim {
    /// Nobody may use these functions.
    Forbid(Vec<FunctionId>),
    /// Everybody may.
    Permit(Vec<FunctionId>),
    /// These states can still be reached.
    To(Condition),
    /// These hold.
    Needs(Vec<Condition>),
}

impl Program {
    /// The roles a person of the roster can have.
    pub(crate) fn listed_role(&self, name: &str) -> Option<RoleId> {
        let id = self.roles.find(name)?;
        (self.roles.get(id)?.holders == RoleHolders::Listed).then_some(id)
    }

    pub(crate) fn roles_held_by(&self, holders: RoleHolders) -> impl Iterator<Item = (RoleId, &str, &Role)> {
        self.roles.iter().filter(move |(_, _, role)| role.holders == holders)
    }

    pub(crate) fn scope_of_track(&self, track: TrackId) -> Scope {
        self.tracks.get(track).map_or(Scope::Case, |track| track.scope)
    }

    pub(crate) fn scope_of_fact(&self, fact: FactId) -> Scope {
        self.facts.get(fact).map_or(Scope::Case, |fact| fact.scope)
    }

    pub(crate) fn scope_of_flag(&self, flag: FlagId) -> Scope {
        self.flags.get(flag).map_or(Scope::Case, |flag| flag.scope)
    }

    pub(crate) fn scope_of_moment(&self, moment: MomentId) -> Scope {
        self.moments.get(moment).map_or(Scope::Case, |moment| moment.scope)
    }

    pub(crate) fn state_name(&self, track: TrackId, state: StateId) -> &str {
        self.tracks.get(track).map_or("", |track| track.states.name(state))
    }
}
