//! What a definition asks of whom: read once from the compiled campaign, then looked up for every case.
//!
//! Each track has a goal, and for each of its states the commands on the shortest way there, with who gives them. This is
//! only what people *want*; whether they may is the engine's answer each time.

mod argument;
mod goal;

use abilita::inspect::{Act, Inspection, Scope, Target, Test, Trigger};
use abilita::{RoleHolders, Scheme, Severity};

pub(crate) use self::argument::{ArgumentPlan, Filling, value};
use super::behaviour::Behaviour;

/// What a definition asks of whom.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) tracks: Vec<TrackPlan>,
    pub(crate) commands: Vec<CommandPlan>,
    pub(crate) roster: RosterPlan,
    /// Commands that note something owed to the portal.
    pub(crate) owing: Vec<usize>,
    /// The command by which it is entered.
    pub(crate) settling: Option<usize>,
    /// The roles that somebody holds on record, in the order of the definition.
    pub(crate) on_record: Vec<String>,
    /// True if somebody works through a queue here.
    pub(crate) has_office: bool,
}

/// A track, with its goal.
#[derive(Clone, Debug)]
pub(crate) struct TrackPlan {
    pub(crate) name: String,
    pub(crate) scope: Scope,
    pub(crate) states: Vec<String>,
    pub(crate) goal: usize,
    /// For each state, what leads nearer to the goal.
    pub(crate) forward: Vec<Vec<usize>>,
    /// For each state, what an office or a machine has that leads away from it.
    pub(crate) back: Vec<Vec<usize>>,
}

/// Who gives a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Giver {
    /// The person on record in the role of this number.
    Record(usize),
    /// Somebody of the register, in this role.
    Listed(String),
    /// Whoever belongs to the case.
    OfTheCase,
    /// Each member on their own.
    Member,
    /// An operator, in this role, when its turn has come.
    Office(String),
    /// A machine, in this role.
    Automatic(String),
}

/// A command, with everything needed to give it.
#[derive(Clone, Debug)]
pub(crate) struct CommandPlan {
    pub(crate) name: String,
    pub(crate) function: String,
    pub(crate) giver: Option<Giver>,
    /// By what login, where one is asked.
    pub(crate) login: Option<(Scheme, u8)>,
    /// True if its state alone does not tell whether it is open: it is then looked for in the menu before it is given.
    pub(crate) is_guarded: bool,
    /// True if it needs the list, or makes it.
    pub(crate) is_of_roster: bool,
    /// True if it moves the member who is its argument.
    pub(crate) is_about_member: bool,
    pub(crate) arguments: Vec<ArgumentPlan>,
}

/// How a list is entered, and what it must have.
#[derive(Clone, Debug, Default)]
pub(crate) struct RosterPlan {
    pub(crate) confirm: Option<usize>,
    pub(crate) insert: Option<usize>,
    pub(crate) remove: Option<usize>,
    /// The role of most delegates: the first that is listed.
    pub(crate) role: Option<String>,
    /// How many of that role there may be.
    pub(crate) at_most: Option<usize>,
    /// Each role that must be on the list, as often as it must.
    pub(crate) required: Vec<String>,
}

impl Plan {
    pub(crate) fn new(definition: &Inspection, behaviour: &Behaviour) -> Self {
        let on_record: Vec<String> = definition
            .roles
            .iter()
            .filter(|role| role.holders == RoleHolders::OnRecord && role.condition.is_empty())
            .map(|role| role.name.clone())
            .collect();
        let staff = Staff::new(definition, behaviour);
        let commands: Vec<CommandPlan> = definition
            .commands
            .iter()
            .map(|command| staff.command(definition, &on_record, command))
            .collect();
        let tracks = goal::tracks(definition, behaviour, &commands);
        let acting = |wanted: fn(&Act) -> bool| {
            let position = |name: &str| commands.iter().position(|command| command.name == name);
            transitions(definition)
                .filter(|(_, acts)| acts.iter().any(wanted))
                .filter_map(|(command, _)| position(command))
                .collect::<Vec<usize>>()
        };
        let first = |wanted: fn(&Act) -> bool| acting(wanted).first().copied();
        let has_office = tracks.iter().flat_map(|track| track.forward.iter().flatten()).any(|command| {
            commands.get(*command).is_some_and(|command| matches!(command.giver, Some(Giver::Office(_))))
        });
        Self {
            roster: RosterPlan {
                confirm: first(|act| matches!(act, Act::Confirm { .. })),
                insert: first(|act| matches!(act, Act::Insert { .. })),
                remove: first(|act| matches!(act, Act::Remove { .. })),
                ..roster(definition)
            },
            owing: acting(|act| matches!(act, Act::Owe { .. })),
            settling: first(|act| matches!(act, Act::Settle { .. })),
            tracks,
            commands,
            on_record,
            has_office,
        }
    }
}

/// Who of the vouched roles works through a queue, and who does not.
struct Staff {
    office: Vec<String>,
    automatic: Vec<String>,
}

impl Staff {
    fn new(definition: &Inspection, behaviour: &Behaviour) -> Self {
        let vouched = definition.roles.iter().filter(|role| role.holders == RoleHolders::Vouched);
        let vouched: Vec<String> = vouched.map(|role| role.name.clone()).collect();
        let system = || vouched.iter().filter(|role| *role == "system").cloned().collect();
        let automatic = behaviour.automatic.roles.clone().unwrap_or_else(system);
        let others = || vouched.iter().filter(|role| !automatic.contains(role)).cloned().collect();
        Self { office: behaviour.office.roles.clone().unwrap_or_else(others), automatic }
    }

    fn command(
        &self,
        definition: &Inspection,
        on_record: &[String],
        command: &abilita::inspect::Command,
    ) -> CommandPlan {
        let own = || {
            let tracks = definition.tracks.iter().flat_map(|track| &track.transitions);
            tracks.filter(|transition| transition.trigger == Trigger::Command(command.name.clone()))
        };
        let function = definition.function(&command.function);
        let login = function.and_then(|function| function.login.as_ref());
        let is_of_roster =
            |act: &Act| matches!(act, Act::Confirm { .. } | Act::Insert { .. } | Act::CheckRoster { .. });
        let is_by_member = own().any(|transition| transition.target == Target::Asker);
        CommandPlan {
            name: command.name.clone(),
            function: command.function.clone(),
            giver: if is_by_member {
                Some(Giver::Member)
            } else {
                self.giver(definition, on_record, command)
            },
            login: login.map(|login| {
                let first = login.schemes.first().map_or("spid", String::as_str);
                let scheme = if login.schemes.iter().any(|scheme| scheme == "spid") { "spid" } else { first };
                (Scheme::new(scheme), login.level.max(2))
            }),
            is_guarded: own().any(|transition| {
                let moves_others = transition.acts.iter().any(|act| matches!(act, Act::Move(_)));
                moves_others || !transition.guard.is_empty()
            }),
            is_of_roster: own().any(|transition| transition.acts.iter().any(is_of_roster)),
            is_about_member: own().any(|transition| matches!(transition.target, Target::Argument(_))),
            arguments: argument::plans(definition, command),
        }
    }

    /// Of those to whom a permit gives the function: whoever is on record before whoever is listed, and persons before the
    /// office and machines.
    fn giver(
        &self,
        definition: &Inspection,
        on_record: &[String],
        command: &abilita::inspect::Command,
    ) -> Option<Giver> {
        let function = definition.function(&command.function)?;
        let permits = function.permits.iter().filter_map(|rule| definition.rule(rule));
        let tests = permits.flat_map(|rule| &rule.applies.tests);
        let mut roles: Vec<&str> = Vec::new();
        let mut is_of_all = false;
        for test in tests {
            if let Test::Role { roles: named, of_the_case, .. } = test {
                roles.extend(named.iter().map(String::as_str));
                is_of_all |= of_the_case;
            }
        }
        let has =
            |known: &[String]| roles.iter().find(|role| known.iter().any(|known| known == *role)).copied();
        let is_listed = |name: &&&str| {
            let role = definition.roles.iter().find(|role| role.name == **name);
            role.is_some_and(|role| role.holders == RoleHolders::Listed)
        };
        let record = on_record.iter().position(|known| roles.contains(&known.as_str()));
        record
            .map(Giver::Record)
            .or_else(|| roles.iter().find(is_listed).map(|role| Giver::Listed((*role).to_owned())))
            .or_else(|| is_of_all.then_some(Giver::OfTheCase))
            .or_else(|| has(&self.office).map(|role| Giver::Office(role.to_owned())))
            .or_else(|| has(&self.automatic).map(|role| Giver::Automatic(role.to_owned())))
    }
}

/// What a list must have, by the requirements that stop a submission.
fn roster(definition: &Inspection) -> RosterPlan {
    let listed = definition.roles.iter().find(|role| role.holders == RoleHolders::Listed);
    let role = listed.map(|role| role.name.clone());
    let errors = || {
        let requirements = definition.requirements.iter();
        requirements.filter(|requirement| requirement.at_submission == Severity::Error)
    };
    let required = errors().flat_map(|requirement| {
        let count = requirement.at_least.unwrap_or_default();
        std::iter::repeat_n(requirement.role.clone(), count)
    });
    let limits = errors().filter(|requirement| Some(&requirement.role) == role.as_ref());
    let at_most = limits.filter_map(|requirement| requirement.at_most).min();
    let required = required.filter(|needed| Some(needed) != role.as_ref()).collect();
    RosterPlan { role, at_most, required, ..RosterPlan::default() }
}

/// Every command that a transition is on, with what the transition does.
fn transitions(definition: &Inspection) -> impl Iterator<Item = (&str, &[Act])> {
    let transitions = definition.tracks.iter().flat_map(|track| &track.transitions);
    transitions.filter_map(|transition| match &transition.trigger {
        Trigger::Command(command) => Some((command.as_str(), transition.acts.as_slice())),
        Trigger::Moment(_) => None,
    })
}
