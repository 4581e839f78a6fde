//! Commands, and the tracks whose transitions say what a command or a moment does.

use super::super::problem::ProblemCode;
use super::super::reader::{Item, Named, Reader};
use super::super::wording::Wording;
use super::conditions::Arguments;
use super::members::refuse_acts_for_every;
use super::names::resolve;
use super::values::{value_type, whole_value};
use super::{Compiler, collect, scope, text_of, title_only};
use crate::campaign::{
    Act, Command, CommandId, FactId, FlagId, Given, MEMBER, Message, MomentId, NamedMoment, Registry, Scope,
    Set, StateId, Target, Track, TrackId, Transition, Trigger, ValueKind, ValueType,
};
use crate::roster::Stage;
use crate::text::Text;

impl Compiler {
    pub(super) fn commands(&self, root: &mut Reader<'_>) -> Registry<CommandId, Command> {
        collect(root.named("commands"), |item| self.command(item))
    }

    fn command(&self, item: &Item<'_>) -> Option<Command> {
        let mut table = item.table()?;
        let title = text_of(table.get("title"));
        let function = table.require("function").and_then(|item| self.function(&item));
        let arguments = table.named("arguments").into_iter();
        let arguments =
            arguments.filter_map(|named| Some((Box::from(named.name), value_type(&named.item)?))).collect();
        table.finish();
        Some(Command { title, function: function.unwrap_or_default(), arguments })
    }

    pub(super) fn tracks(
        &self,
        root: &mut Reader<'_>,
        commands: &Registry<CommandId, Command>,
        moments: &Registry<MomentId, NamedMoment>,
    ) -> Registry<TrackId, Track> {
        collect(root.named("tracks"), |item| self.track_of(item, commands, moments))
    }

    fn track_of(
        &self,
        item: &Item<'_>,
        commands: &Registry<CommandId, Command>,
        moments: &Registry<MomentId, NamedMoment>,
    ) -> Option<Track> {
        let mut table = item.table()?;
        let title = text_of(table.get("title"));
        let scope = scope(&mut table);
        let states = match table.require("states") {
            Some(item) if item.is_table() => collect(item.named(), |item| Some(title_only(item))),
            Some(item) => {
                let mut states = Registry::default();
                for name in item.texts() {
                    states.add(name, Text::default());
                }
                states
            }
            None => Registry::default(),
        };
        let initial = table.require("initial").and_then(|item| resolve(&item, Wording::STATE, &states));
        let transitions = table
            .named("on")
            .into_iter()
            .filter_map(|named| {
                let transition = self.transition(&named, scope, &states, commands);
                let trigger = transition.as_ref().map(|transition| transition.trigger);
                match scope {
                    Scope::Case => self.refuse_members_of_case_track(&named.item, trigger, moments),
                    Scope::Member => {
                        let target = transition.as_ref().map(|transition| transition.target);
                        if target == Some(Target::Every) {
                            refuse_acts_for_every(&named.item);
                        }
                    }
                }
                transition
            })
            .collect();
        table.finish();
        Some(Track { title, scope, states, initial, transitions })
    }

    fn transition(
        &self,
        Named { name, item, .. }: &Named<'_>,
        scope: Scope,
        states: &Registry<StateId, Text>,
        commands: &Registry<CommandId, Command>,
    ) -> Option<Transition> {
        let mut table = item.table()?;
        let command = table.get("command");
        let moment = table.get("moment");
        let trigger = match (&command, &moment) {
            (Some(item), None) => resolve(item, Wording::COMMAND, &self.names.commands).map(Trigger::Command),
            (None, Some(item)) => self.moment(item).map(Trigger::Moment),
            _ => {
                table
                    .tell(ProblemCode::Contradiction, |problem| problem.expected(Wording::COMMAND_OR_MOMENT));
                None
            }
        };
        let arguments = match trigger {
            Some(Trigger::Command(id)) => commands.get(id).map(|command| command.arguments.as_slice()),
            _ => command.as_ref().map(|_| [].as_slice()), // one that nothing declares
        };
        let wanted = scope == Scope::Member && command.is_some();
        let target = target(&mut table, wanted, arguments);
        let from = table.get("from").map(|item| {
            let states = item.names().into_iter().filter_map(|item| resolve(&item, Wording::STATE, states));
            states.collect::<Set<StateId>>()
        });
        let to = table.get("to").and_then(|item| resolve(&item, Wording::STATE, states));
        let cites = self.cites(&mut table).unwrap_or_default();
        let require = self.checks(&mut table, "require", arguments);
        let acts = table.get("do").map(|item| self.acts(&item, arguments)).unwrap_or_default();
        if matches!(trigger, Some(Trigger::Moment(_))) {
            refuse_acts_of_commands(item);
        }
        let send = table.get("send").map(|item| item.one_or_many()).unwrap_or_default();
        let send = send.iter().filter_map(|item| self.message(item)).collect();
        let guard = self.condition(&mut table, arguments);
        table.finish();
        let trigger = trigger?;
        let name = (*name).into();
        Some(Transition { name, trigger, target, from, guard, to, require, acts, send, cites })
    }

    /// What a transition does beside moving its track.
    fn acts(&self, item: &Item<'_>, arguments: Arguments<'_>) -> Vec<Act> {
        let Some(mut table) = item.table() else { return Vec::new() };
        let mut acts = Vec::new();
        self.acts_on_tracks_and_flags(&mut table, &mut acts);
        self.acts_on_facts(&mut table, arguments, &mut acts);
        acts_on_the_roster(&mut table, arguments, &mut acts);
        let mut with = |key, kind, act: fn(usize) -> Act| {
            let argument = table.get(key).and_then(|item| argument_of(&item, arguments, kind));
            acts.extend(argument.map(act));
        };
        with("owe", ValueKind::Text, |id| Act::Owe { id });
        with("settle", ValueKind::Text, |id| Act::Settle { id });
        with("comment", ValueKind::Text, |text| Act::Comment { text });
        table.finish();
        acts
    }

    fn acts_on_tracks_and_flags(&self, table: &mut Reader<'_>, acts: &mut Vec<Act>) {
        for named in table.some_named("move") {
            let Some(track) = self.track(&named) else { continue };
            acts.extend(self.state(track, &named.item).map(|state| Act::Move(track, state)));
        }
        for (key, act) in [("set_flag", Act::SetFlag as fn(FlagId) -> Act), ("clear_flag", Act::ClearFlag)] {
            for item in table.get(key).map(|item| item.one_or_many()).unwrap_or_default() {
                let flag = resolve(&item, Wording::FLAG, &self.names.flags);
                acts.extend(flag.map(act));
            }
        }
    }

    fn acts_on_facts(&self, table: &mut Reader<'_>, arguments: Arguments<'_>, acts: &mut Vec<Act>) {
        for (key, append) in [("set", false), ("append", true)] {
            for named in table.some_named(key) {
                let Some(fact) = self.names.facts.find(named.name) else {
                    let names = self.names.facts.names();
                    named.unknown(Wording::FACT, names);
                    continue;
                };
                self.refuse_parameter(fact, &named.item);
                let Some(declared) = self.names.type_of(fact) else { continue };
                acts.extend(if append {
                    let Some(element) = declared.element() else {
                        named.item.wrong_value(named.name, Wording::fact_of(ValueKind::Texts));
                        continue;
                    };
                    self.given(&named.item, &element, arguments).map(|given| Act::Append(fact, given))
                } else {
                    self.given(&named.item, declared, arguments).map(|given| Act::SetFact(fact, given))
                });
            }
        }
        for item in table.get("forget").map(|item| item.one_or_many()).unwrap_or_default() {
            let Some(fact) = self.fact(&item) else { continue };
            self.refuse_parameter(fact, &item);
            acts.push(Act::Forget(fact));
        }
    }

    fn refuse_parameter(&self, fact: FactId, item: &Item<'_>) {
        if self.names.is_parameter(fact) {
            item.wrong_value(self.names.facts.name(fact), Wording::NO_PARAMETER);
        }
    }

    /// A plain value of a type, or where one is taken from: `{ argument = … }`, `{ fact = … }` or `{ now = true }`.
    fn given(&self, item: &Item<'_>, wanted: &ValueType, arguments: Arguments<'_>) -> Option<Given> {
        if !item.is_table() {
            return whole_value(item, wanted).map(Given::Value);
        }
        let mut table = item.table()?;
        let from_argument = table.get("argument");
        let from_fact = table.get("fact");
        let now = table.get("now");
        let given = match (&from_argument, &from_fact, &now) {
            (Some(item), None, None) => {
                let index = any_argument(item, arguments);
                let found = index.and_then(|index| arguments?.get(index)).map(|(_, declared)| declared);
                refuse_other_type(item, found, wanted);
                index.map(Given::Argument)
            }
            (None, Some(item), None) => {
                let fact = self.fact(item);
                refuse_other_type(item, fact.and_then(|fact| self.names.type_of(fact)), wanted);
                fact.map(Given::Fact)
            }
            (None, None, Some(item)) => {
                if !matches!(wanted.kind, ValueKind::Date | ValueKind::Instant) {
                    item.wrong_value("now", Wording::NOW_IS_A_TIME);
                }
                if item.bool() == Some(false) {
                    item.wrong_value("false", Wording::ONE_GIVEN);
                }
                Some(Given::Now)
            }
            _ => {
                table.tell(ProblemCode::Contradiction, |problem| problem.expected(Wording::ONE_GIVEN));
                None
            }
        };
        table.finish();
        given
    }

    /// `{ to = "operator", notice = "submitted" }`.
    fn message(&self, item: &Item<'_>) -> Option<Message> {
        let mut table = item.table()?;
        let to = table.require("to").and_then(|item| self.recipient(&item));
        let notice = table.require("notice").and_then(|item| item.text());
        table.finish();
        Some(Message { to: to?, notice: notice?.into() })
    }

    /// Whom a message goes to: a role, the member it is about, or a fact that holds a mailbox.
    pub(super) fn recipient(&self, item: &Item<'_>) -> Option<Box<str>> {
        let name = item.text()?;
        if name == MEMBER {
            return Some(name.into());
        }
        let (roles, facts) = (&self.names.roles, &self.names.facts);
        let kind = facts.find(name).and_then(|fact| self.names.type_of(fact)).map(|declared| declared.kind);
        if roles.find(name).is_none() && facts.find(name).is_none() {
            item.unknown_name(Wording::RECIPIENT, name, roles.names().chain(facts.names()));
        } else if kind.is_some_and(|kind| !matches!(kind, ValueKind::Text | ValueKind::Email)) {
            item.wrong_value(name, Wording::fact_of(ValueKind::Email));
        }
        Some(name.into())
    }

    pub(super) fn track(&self, named: &Named<'_>) -> Option<TrackId> {
        let track = self.names.tracks.find(named.name);
        if track.is_none() {
            named.unknown(Wording::TRACK, self.names.tracks.names());
        }
        track
    }

    pub(super) fn state(&self, track: TrackId, item: &Item<'_>) -> Option<StateId> {
        resolve(item, Wording::STATE_OF_TRACK, self.names.tracks.get(track)?)
    }

    pub(super) fn states(&self, track: TrackId, item: &Item<'_>) -> Set<StateId> {
        item.names().iter().filter_map(|item| self.state(track, item)).collect()
    }
}

/// At a moment nobody asks: there is nobody to refuse, and no role or login to test.
fn refuse_acts_of_commands(transition: &Item<'_>) {
    Compiler::refuse_asker(transition);
    let Some(mut table) = transition.table() else { return };
    if let Some(item) = table.get("require") {
        item.no_meaning("require", Wording::NOBODY_IS_REFUSED);
    }
    let acts = table.get("do").filter(Item::is_table).and_then(|item| item.table());
    if let Some(item) = acts.and_then(|mut acts| acts.get("check_roster")) {
        item.no_meaning("check_roster", Wording::NOBODY_IS_REFUSED);
    }
}

/// Whom a command moves on a track of members: `"asker"`, `"every"`, or `{ argument = "person" }`.
fn target(table: &mut Reader<'_>, wanted: bool, arguments: Arguments<'_>) -> Target {
    let item = if wanted { table.require("member") } else { table.get("member") };
    let Some(item) = item else { return Target::Every };
    if !wanted {
        item.wrong_value("member", Wording::MEMBER_OF_COMMAND);
    }
    if item.is_table() {
        let Some(mut table) = item.table() else { return Target::Every };
        let argument = table.require("argument");
        let argument = argument.and_then(|item| argument_of(&item, arguments, ValueKind::Person));
        table.finish();
        return argument.map_or(Target::Every, Target::Argument);
    }
    match item.text() {
        Some("asker") => Target::Asker,
        None | Some("every") => Target::Every,
        Some(other) => {
            item.unknown_name(Wording::TARGET, other, ["asker", "every"].into_iter());
            Target::Every
        }
    }
}

fn acts_on_the_roster(table: &mut Reader<'_>, arguments: Arguments<'_>, acts: &mut Vec<Act>) {
    let person = |item: &Item<'_>| argument_of(item, arguments, ValueKind::Person);
    acts.extend(table.get("confirm").and_then(|item| person(&item)).map(|person| Act::Confirm { person }));
    acts.extend(table.get("remove").and_then(|item| person(&item)).map(|person| Act::Remove { person }));
    if let Some(mut insert) = table.get("insert").and_then(|item| item.table()) {
        let who = insert.require("person").and_then(|item| person(&item));
        let role = insert.require("role");
        let role = role.and_then(|item| argument_of(&item, arguments, ValueKind::Role));
        insert.finish();
        acts.extend(who.zip(role).map(|(person, role)| Act::Insert { person, role }));
    }
    acts.extend(table.get("check_roster").and_then(|item| stage(&item)).map(Act::CheckRoster));
    if table.get("grant_roster").and_then(|item| item.bool()) == Some(true) {
        acts.push(Act::Grant);
    }
}

/// What a fact is given must always be a value of its type.
fn refuse_other_type(item: &Item<'_>, found: Option<&ValueType>, wanted: &ValueType) {
    if found.is_some_and(|found| !wanted.takes(found)) {
        item.wrong_value(item.text().unwrap_or_default(), Wording::values_of(wanted));
    }
}

/// An argument of any type, by its name.
fn any_argument(item: &Item<'_>, arguments: Arguments<'_>) -> Option<usize> {
    let name = item.text()?;
    let arguments = arguments.unwrap_or_default();
    let index = arguments.iter().position(|(argument, _)| &**argument == name);
    if index.is_none() {
        let names = arguments.iter().map(|(name, _)| &**name);
        item.unknown_name(Wording::ARGUMENT, name, names);
    }
    index
}

/// An argument of one type, by its name.
fn argument_of(item: &Item<'_>, arguments: Arguments<'_>, kind: ValueKind) -> Option<usize> {
    let index = any_argument(item, arguments)?;
    let (name, ValueType { kind: declared, .. }) = arguments?.get(index)?;
    if *declared == kind {
        return Some(index);
    }
    item.wrong_value(name, Wording::argument_of(kind));
    None
}

fn stage(item: &Item<'_>) -> Option<Stage> {
    let word = item.text()?;
    let stage = Stage::ALL.into_iter().find(|stage| stage.as_str() == word);
    if stage.is_none() {
        item.unknown_name(Wording::STAGE, word, Stage::ALL.into_iter().map(Stage::as_str));
    }
    stage
}
