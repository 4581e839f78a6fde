//! From the tree to the [`Program`]: one pass that decodes, resolves names, checks and compiles.
//!
//! `names` reads what is declared; then each file compiles one construct of the language: `time` (moments, windows),
//! `conditions`, `access` (login, functions, rules), `people` (roles, facts, roster requirements), `procedure` (commands,
//! tracks) with `acts` (what a transition does), `notices`, `always` (invariants). `members` tells what looks for a member where
//! nobody is one. They share [`Compiler`], and all of them tell their problems to one log.

mod access;
mod acts;
mod always;
mod conditions;
mod members;
mod names;
mod notices;
mod people;
mod procedure;
mod time;
mod values;

use std::cell::RefCell;

use self::names::{Names, resolve};
use super::problem::ProblemCode;
use super::reader::{Item, Log, Named, Reader};
use super::tree::Node;
use super::wording::Wording;
use crate::calendar::Zone;
use crate::campaign::{
    Campaign, Cites, Conflict, FactId, Flag, Hash, Hint, HintId, Id, MEMBER, MilestoneId, Program, Registry,
    Scope, Set, Source, StateId, Statement, StatementId, TrackId, circular_hints,
    moments_that_bring_themselves,
};
use crate::text::Text;

/// The format this build reads.
pub(crate) const FORMAT: &str = "abilita-definition/1";

/// What every part of the compilation needs.
struct Compiler {
    names: Names,
    zone: Zone,
    /// States whose first entering something asks for; filled as conditions and windows are compiled.
    milestones: RefCell<Vec<(TrackId, StateId)>>,
    /// Facts whose age some condition asks for; filled likewise.
    ages: RefCell<Vec<(FactId, i64)>>,
}

/// Compiles a definition. `None`, or problems in the log, mean that it is not sound.
pub(super) fn compile(tree: &Node, hash: Hash, log: &Log) -> Option<Program> {
    let mut root = Item::root(tree, log).table()?;
    check_format(&mut root);
    root.get("extends").map(|item| item.text()); // resolved before this: here only its type is told
    let id = root.require("id")?;
    if id.text() == Some("") {
        id.wrong_value("", Wording::A_NAME);
    }
    let id = id.text()?;
    let zone = root.require("zone").and_then(|item| zone(&item)).unwrap_or(Zone::UTC);
    let names = Names::collect(&mut root);
    let compiler = Compiler { names, zone, milestones: RefCell::default(), ages: RefCell::default() };
    let program = compiler.program(id, hash, &mut root);
    root.finish();
    Some(program)
}

fn check_format(root: &mut Reader<'_>) {
    let Some(item) = root.require("format") else { return };
    if let Some(format) = item.text().filter(|format| *format != FORMAT) {
        item.tell(item.problem(ProblemCode::Format).finding(format).expecting(FORMAT));
    }
}

fn zone(item: &Item<'_>) -> Option<Zone> {
    let name = item.text()?;
    let zone = name.parse().ok();
    if zone.is_none() {
        item.wrong_value(name, Wording::ZONE);
    }
    zone
}

impl Compiler {
    fn program(&self, id: &str, hash: Hash, root: &mut Reader<'_>) -> Program {
        let case_kind = root.require("case").and_then(|item| item.text()).unwrap_or_default().into();
        let portal = root.get("portal").and_then(|item| item.text()).unwrap_or_default().into();
        let mut moments = self.moments(root);
        let rules = self.rules(root);
        let notices = self.notices(root, &mut moments);
        let commands = self.commands(root);
        let tracks = self.tracks(root, &commands, &moments);
        let mut program = Program {
            id: id.into(),
            portal,
            case_kind,
            title: text_of(root.get("title")),
            zone: self.zone,
            hash: hash.into(),
            sources: sources(root),
            statements: self.statements(root),
            conflicts: self.conflicts(root),
            roles: self.roles(root),
            functions: self.functions(root),
            windows: self.windows(root, &moments),
            moments,
            facts: self.facts(root),
            flags: collect(root.named("flags"), flag),
            hints: self.hints(root),
            refusals: collect(root.named("refusals"), |item| Some(text_of(Some(item.clone())))),
            commands,
            notices,
            requirements: self.requirements(root),
            always: self.always(root),
            rules,
            tracks,
            milestones: Vec::new(),
            firing: Vec::new(),
            has_members: false,
            counted_from: Vec::new(),
            conditional_roles: Set::default(),
            ages: Vec::new(),
        };
        program.milestones = self.milestones.take();
        program.ages = self.ages.take();
        program.index();
        // By what happens at it, a moment must not make itself come again.
        refuse_circles(root, "moments", moments_that_bring_themselves(&program));
        program
    }

    fn hints(&self, root: &mut Reader<'_>) -> Registry<HintId, Hint> {
        let hints: Registry<HintId, Hint> = collect(root.named("hints"), |item| {
            if !item.is_table() {
                return Some(Hint { text: text_of(Some(item.clone())), first: Vec::new() });
            }
            let mut table = item.table()?;
            let choices = table.get("first");
            let first = choices.as_ref().map(Item::list).unwrap_or_default();
            if let Some(item) = choices.as_ref().filter(|item| item.is_empty_list()) {
                item.nothing();
            }
            let first = first.iter().filter_map(|choice| self.choice(choice)).collect::<Vec<_>>();
            let text = if choices.is_none() { texts(&mut table) } else { Text::default() };
            table.finish();
            Some(Hint { text, first })
        });
        refuse_circles(root, "hints", circular_hints(&hints));
        hints
    }

    /// One of several hints: the first whose condition holds is the one.
    fn choice(&self, item: &Item<'_>) -> Option<(crate::campaign::Condition, Option<HintId>)> {
        let mut table = item.table()?;
        let condition = self.condition(&mut table, None);
        let next = table.get("next").and_then(|item| self.hint(&item));
        table.finish();
        Some((condition, next))
    }

    fn hint(&self, item: &Item<'_>) -> Option<HintId> {
        resolve(item, Wording::HINT, &self.names.hints)
    }

    fn milestone(&self, track: TrackId, state: StateId) -> Option<MilestoneId> {
        let mut milestones = self.milestones.borrow_mut();
        let known = milestones.iter().position(|entry| *entry == (track, state));
        let index = known.unwrap_or_else(|| {
            milestones.push((track, state));
            milestones.len() - 1
        });
        u16::try_from(index).ok().map(MilestoneId::from_index)
    }
}

fn sources(root: &mut Reader<'_>) -> Vec<Source> {
    let source = |named: Named<'_>| {
        let mut table = named.item.table()?;
        let title = text_of(table.require("title"));
        let date = table.get("date").and_then(|item| item.date());
        table.finish();
        Some(Source { name: named.name.into(), title, date })
    };
    root.named("sources").into_iter().filter_map(source).collect()
}

impl Compiler {
    /// The statements of the acts, for whoever wants every citation to lead to one.
    fn statements(&self, root: &mut Reader<'_>) -> Registry<StatementId, Statement> {
        collect(root.named("statements"), |item| {
            let mut table = item.table()?;
            let source = table.require("source");
            let source =
                source.and_then(|item| resolve(&item, Wording::SOURCE, &self.names.sources).zip(item.text()));
            let text = text_of(table.get("text"));
            table.finish();
            Some(Statement { source: source?.1.into(), text })
        })
    }

    fn conflicts(&self, root: &mut Reader<'_>) -> Vec<Conflict> {
        let conflict = |named: Named<'_>| {
            let mut table = named.item.table()?;
            let cites = self.cites(&mut table).unwrap_or_default();
            let reading = text_of(table.require("reading"));
            table.finish();
            Some(Conflict { name: named.name.into(), cites, reading })
        };
        root.named("conflicts").into_iter().filter_map(conflict).collect()
    }

    /// `cites`, where the table has it: names of statements, where the definition declares any.
    fn cites(&self, table: &mut Reader<'_>) -> Option<Cites> {
        let item = table.get("cites")?;
        let declared = self.names.statements.len() > 0;
        let cite = |item: &Item<'_>| {
            if declared {
                resolve(item, Wording::STATEMENT, &self.names.statements)?;
            }
            item.text().map(Into::into)
        };
        Some(item.one_or_many().iter().filter_map(cite).collect())
    }
}

/// Tells the things of a table that lead back to themselves.
fn refuse_circles(root: &mut Reader<'_>, table: &'static str, are_circular: Vec<bool>) {
    for (named, is_circular) in root.named(table).into_iter().zip(are_circular) {
        if is_circular {
            named.item.tell(named.item.problem(ProblemCode::Cycle).finding(named.name));
        }
    }
}

/// The default of a parameter must be one of the values that `valid` allows. What the definition alone does not decide,
/// such as a moment that is to be announced, is not told.
pub(super) fn refuse_unfit_defaults(tree: &Node, campaign: &Campaign, log: &Log) {
    let Some(mut root) = Item::root(tree, log).table() else { return };
    for named in root.named("parameters") {
        let fact = campaign.program.facts.named(named.name);
        let Some(parameter) = fact.and_then(|fact| fact.parameter.as_ref()) else { continue };
        let default = named.item.table().and_then(|mut table| table.get("default"));
        if let Some(item) = default.filter(|_| campaign.allows_by_itself(&parameter.valid) == Some(false)) {
            let found = item.node().as_text().map_or_else(|| item.node().value.kind(), Wording::from);
            item.tell(
                item.problem(ProblemCode::Contradiction).finding(found).expecting(Wording::VALID_DEFAULT),
            );
        }
    }
}

/// Compiles each named thing of a table, in order, under the numbers that the first pass gave them.
///
/// A thing that does not compile has told its problem; an empty one takes its number, so that the others keep theirs and
/// what is reported of them is right.
fn collect<I: Id, T: Default>(
    things: Vec<Named<'_>>,
    compile: impl Fn(&Item<'_>) -> Option<T>,
) -> Registry<I, T> {
    let mut registry = Registry::default();
    for named in things {
        registry.add(named.name, compile(&named.item).unwrap_or_default());
    }
    registry
}

/// A text in Italian and English: a table of both, or one text for both.
fn text_of(item: Option<Item<'_>>) -> Text {
    let Some(item) = item else { return Text::default() };
    if !item.is_table() {
        return item.text().map(|text| Text::new(text, text)).unwrap_or_default();
    }
    let Some(mut table) = item.table() else { return Text::default() };
    let text = texts(&mut table);
    table.finish();
    text
}

/// `it` and `en` of a table.
fn texts(table: &mut Reader<'_>) -> Text {
    let it = table.get("it").and_then(|item| item.text());
    let en = table.get("en").and_then(|item| item.text());
    if !table.has("it") && !table.has("en") {
        table.tell(ProblemCode::MissingKey, |problem| problem.expecting(Wording::IT_OR_EN));
    }
    Text::new(it.or(en).unwrap_or_default(), en.or(it).unwrap_or_default())
}

/// Of what a fact, flag or track is: `of = "member"`, or the case if nothing is said.
fn scope(table: &mut Reader<'_>) -> Scope {
    let Some(item) = table.get("of") else { return Scope::Case };
    match item.text() {
        None | Some("case") => Scope::Case,
        Some(MEMBER) => Scope::Member,
        Some(other) => {
            item.unknown_name(Wording::SCOPE, other, ["case", MEMBER].into_iter());
            Scope::Case
        }
    }
}

fn flag(item: &Item<'_>) -> Option<Flag> {
    let mut table = item.table()?;
    let title = text_of(table.get("title"));
    let scope = scope(&mut table);
    table.finish();
    Some(Flag { title, scope })
}

/// A table that has nothing but a `title`.
fn title_only(item: &Item<'_>) -> Text {
    let Some(mut table) = item.table() else { return Text::default() };
    let text = text_of(table.get("title"));
    table.finish();
    text
}
