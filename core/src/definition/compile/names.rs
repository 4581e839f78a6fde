//! The first pass: every name that a definition declares, so that the second can resolve them in any order.

use super::super::problem::ProblemCode;
use super::super::reader::{Item, Log, Named, Reader};
use super::super::tree::Node;
use super::super::wording::Wording;
use super::members::OfMembers;
use super::values::value_type;
use crate::campaign::{
    CommandId, FactId, FlagId, FunctionId, HintId, Id, MEMBER, MomentId, RefusalId, Registry, RoleId, RuleId,
    SET_CAPACITY, Set, SourceId, StateId, StatementId, TrackId, ValueType, WindowId,
};
use crate::text::{Code, CodeKind};

/// All declared names.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub(crate) roles: Registry<RoleId>,
    pub(crate) functions: Registry<FunctionId>,
    pub(crate) moments: Registry<MomentId>,
    pub(crate) windows: Registry<WindowId>,
    /// With the type of each, where it is one.
    pub(crate) facts: Registry<FactId, Option<ValueType>>,
    /// Parameters are facts that follow the others.
    first_parameter: usize,
    /// The roles that persons of a roster can have.
    pub(crate) listed: Set<RoleId>,
    /// The roles that persons of the record can have.
    pub(crate) on_record: Set<RoleId>,
    pub(crate) flags: Registry<FlagId>,
    pub(crate) tracks: Registry<TrackId, Registry<StateId>>,
    /// Of the facts, flags and tracks, those `of = "member"`.
    pub(super) of_members: OfMembers,
    pub(crate) hints: Registry<HintId>,
    pub(crate) refusals: Registry<RefusalId>,
    pub(crate) commands: Registry<CommandId>,
    pub(crate) rules: Registry<RuleId>,
    pub(crate) sources: Registry<SourceId>,
    pub(crate) statements: Registry<StatementId>,
}

/// The words that a condition knows as roles without any declaration.
pub(super) const OF_THE_CASE: &str = "of_the_case";
pub(super) const ANONYMOUS: &str = "anonymous";

impl Names {
    pub(super) fn collect(root: &mut Reader<'_>) -> Self {
        let mut names = Self {
            roles: registry(root.named("roles"), SET_CAPACITY),
            functions: registry(root.named("functions"), usize::MAX),
            moments: registry(root.named("moments"), usize::MAX),
            windows: registry(root.named("windows"), usize::MAX),
            facts: Registry::default(),
            first_parameter: 0,
            listed: Set::default(),
            on_record: Set::default(),
            flags: registry(root.named("flags"), SET_CAPACITY),
            hints: registry(root.named("hints"), usize::MAX),
            refusals: registry(root.named("refusals"), usize::MAX),
            commands: registry(root.named("commands"), usize::MAX),
            sources: registry(root.named("sources"), usize::MAX),
            statements: registry(root.named("statements"), usize::MAX),
            rules: registry(root.named("rules"), usize::MAX),
            tracks: Registry::default(),
            of_members: OfMembers::collect(root),
        };
        for named in root.named("facts") {
            names.add_fact(&named);
        }
        names.first_parameter = names.facts.len();
        for named in root.named("parameters") {
            if names.facts.find(named.name).is_some() {
                named.taken(Wording::NOT_OF_A_FACT);
            }
            names.add_fact(&named);
        }
        for named in root.named("roles") {
            if [OF_THE_CASE, ANONYMOUS, MEMBER].contains(&named.name) {
                named.taken(Wording::ANOTHER_NAME);
            }
            let table = named.item.node().as_table();
            let is = |key| table.and_then(|table| table.get(key)).is_some_and(Node::is_true);
            let Some(role) = names.roles.find(named.name) else { continue };
            if is("listed") {
                names.listed.insert(role);
            }
            if is("on_record") {
                names.on_record.insert(role);
            }
        }
        for named in root.named("refusals") {
            if Code::from_code(named.name).is_some_and(|code| code.kind() == CodeKind::Refusal) {
                named.taken(Wording::NOT_OF_THE_LIBRARY);
            }
        }
        for named in root.named("tracks") {
            let states = states_of(&named.item);
            if names.tracks.add(named.name, states).is_none() {
                named.too_many();
            }
        }
        names
    }
}

impl Names {
    fn add_fact(&mut self, named: &Named<'_>) {
        if self.facts.add(named.name, type_of(named.item.node())).is_none() {
            named.too_many();
        }
    }

    pub(super) fn type_of(&self, fact: FactId) -> Option<&ValueType> {
        self.facts.get(fact)?.as_ref()
    }

    pub(super) fn is_parameter(&self, fact: FactId) -> bool {
        fact.index() >= self.first_parameter
    }

    pub(super) fn parameters(&self) -> impl Iterator<Item = &str> {
        self.facts.names().skip(self.first_parameter)
    }
}

fn registry<I: Id>(things: Vec<Named<'_>>, capacity: usize) -> Registry<I> {
    let mut registry = Registry::default();
    for (index, named) in things.into_iter().enumerate() {
        if index >= capacity || registry.add(named.name, ()).is_none() {
            named.too_many();
            break;
        }
    }
    registry
}

/// The type that a fact declares; what is wrong with it is reported when facts are compiled.
fn type_of(fact: &Node) -> Option<ValueType> {
    let log = Log::default();
    value_type(&Item::root(fact, &log))
}

/// States are a list of names, or a table of them with texts.
fn states_of(track: &Item<'_>) -> Registry<StateId> {
    let mut states = Registry::default();
    let Some(item) = track.table().and_then(|mut table| table.get("states")) else { return states };
    if item.is_table() {
        return registry(item.named(), SET_CAPACITY);
    }
    for (index, state) in item.list().into_iter().enumerate() {
        let Some(name) = state.text() else { continue };
        if states.find(name).is_some() {
            state.tell(state.problem(ProblemCode::DuplicateName).finding(name));
        } else if index >= SET_CAPACITY || states.add(name, ()).is_none() {
            state.tell(state.problem(ProblemCode::TooMany).finding(name));
            break;
        }
    }
    states
}

/// Resolves a name, or tells that nothing of the kind is declared under it.
pub(super) fn resolve<I: Id, T>(item: &Item<'_>, what: Wording, registry: &Registry<I, T>) -> Option<I> {
    let name = item.text()?;
    let id = registry.find(name);
    if id.is_none() {
        item.unknown_name(what, name, registry.names());
    }
    id
}
