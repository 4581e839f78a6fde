//! Commands, and the tracks whose transitions say what a command or a moment does.

use super::super::reader::{Item, Named, Reader};
use super::super::wording::Wording;
use super::acts::argument_of;
use super::conditions::Arguments;
use super::members::refuse_acts_for_every;
use super::names::resolve;
use super::values::value_type;
use super::{Compiler, collect, scope, text_of, title_only};
use crate::campaign::{
    Command, CommandId, MEMBER, Message, MomentId, NamedMoment, Registry, Scope, Set, StateId, Target, Track,
    TrackId, Transition, Trigger, ValueKind,
};
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
                let triggers = [&command, &moment].into_iter().flatten();
                table.expect_one(triggers.count(), Wording::COMMAND_OR_MOMENT);
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
