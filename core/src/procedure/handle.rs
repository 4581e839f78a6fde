//! How a command is carried out: refused for the first reason that holds, in a fixed order, or turned into events.

use super::changes::{Firing, person_argument};
use super::{Actor, Case, Command, Event, EventBody, Refusal};
use crate::access::{Grounds, LoginFault};
use crate::calendar::{Instant, is_storable};
use crate::campaign::{
    Act, Campaign, Clock, CommandId, FunctionId, Scope, Situation, Target, Trigger, Value, ValueKind, Who,
};
use crate::person::PersonId;
use crate::roster::{Delegate, Severity, Stage};
use crate::text::{Code, Text};

impl Campaign {
    /// Carries out a command at an instant: the events it leads to, after those that time has brought by then. Apply all
    /// of them, or none.
    ///
    /// # Errors
    /// The first that holds of `definition_mismatch`, `stale_sequence`, `time_reversed`, `instant_out_of_range`,
    /// `unknown_command`, `invalid_argument`, `scheme_not_accepted`, `identity_mismatch`, the refusal of a forbid (such as `frozen`) or
    /// `not_allowed`, `wrong_state`, `unknown_person`, then the command's own. Nothing is changed.
    ///
    /// ```
    /// use abilita::{Asker, Campaign, CaseId, Command, Opening, Person, Scheme, parse_instant};
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let opening = Opening::new()
    ///     .on_record("head", Person::new("CNTDRO68C54L219H"))
    ///     .enabled("delegate", Person::new("RSSNNA75S42D205F").named("Anna", "Rossi"));
    /// let opened = campaign.open(CaseId::new("7f3a"), opening, parse_instant("2025-09-01T00:00:00+02:00")?)?;
    /// let mut case = campaign.replay([&opened])?;
    ///
    /// let head = Asker::person("CNTDRO68C54L219H").logged_in(Scheme::SPID, 2);
    /// let confirm = Command::new("confirm", head.clone(), case.sequence()).with("person", Person::new("RSSNNA75S42D205F"));
    /// let at = parse_instant("2025-10-08T10:00:00+02:00")?;
    /// for event in campaign.handle(&case, &confirm, at)? {
    ///     campaign.apply(&mut case, &event)?;
    /// }
    /// let submit = Command::new("submit", head, case.sequence());
    /// let refusal = campaign.handle(&case, &submit, at).unwrap_err();
    /// assert_eq!(refusal.code(), "roster_invalid"); // the RSPP is missing
    /// assert_eq!(refusal.because().collect::<Vec<_>>(), ["F25-07"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn handle(&self, case: &Case, command: &Command, at: Instant) -> Result<Vec<Event>, Refusal> {
        self.refuse_stale(case, command, at)?;
        let clock = Clock::at(at);
        let (advanced, mut events) = self.carried_on(case, clock);
        let id = self.program.commands.find(&command.name);
        let id = id.ok_or_else(|| Refusal::library(Code::UnknownCommand))?;
        let arguments = self.arguments(id, command)?;
        let function = self.program.commands.get(id).map(|command| command.function);
        let function = function.ok_or_else(|| Refusal::library(Code::UnknownCommand))?;
        self.refuse_denied(&advanced, command, function, clock)?;

        let who = self.who(&advanced, &command.asker, clock);
        let situation = Situation {
            function: Some(function),
            arguments: &arguments,
            ..Situation::of_asker(self, &advanced, clock, who)
        };
        let firing = self.matching(&situation, Trigger::Command(id), None);
        if firing.is_empty() {
            return Err(Refusal::library(self.why_nothing_fires(&situation, id)));
        }
        self.refuse_unready(&situation, &firing)?;
        self.refuse_unfit(id, &situation, &firing)?;
        let changes = self.changes(&situation, &firing);
        let body = EventBody::Handled {
            command: command.name.clone(),
            by: self.actor(command, &situation.who),
            arguments: self.named_arguments(id, arguments),
            changes,
        };
        let sequence = advanced.sequence.saturating_add(1);
        events.push(Event { sequence, at, case: case.id.clone(), definition: *case.definition, body });
        Ok(events)
    }

    /// What concerns the stored case, whatever the command.
    fn refuse_stale(&self, case: &Case, command: &Command, at: Instant) -> Result<(), Refusal> {
        if case.definition != self.program.hash {
            return Err(Refusal::library(Code::DefinitionMismatch));
        }
        if case.sequence != command.expected_sequence {
            return Err(Refusal::library(Code::StaleSequence));
        }
        if at < case.last_at {
            return Err(Refusal::library(Code::TimeReversed));
        }
        if !is_storable(at) {
            return Err(Refusal::library(Code::InstantOutOfRange));
        }
        Ok(())
    }

    /// The arguments in the order of declaration: every one, of its type, and none beyond.
    fn arguments(&self, id: CommandId, command: &Command) -> Result<Vec<Value>, Refusal> {
        let invalid = |name: &str| Refusal::library(Code::InvalidArgument).of_argument(name);
        let declared = self.program.commands.get(id).map(|command| command.arguments.as_slice());
        let declared = declared.unwrap_or_default();
        let is_declared = |name: &str| declared.iter().any(|(known, _)| &**known == name);
        if let Some(unknown) = command.arguments.iter().map(|(name, _)| name).find(|name| !is_declared(name))
        {
            return Err(invalid(unknown));
        }
        let argument = |(name, value_type): &(Box<str>, crate::campaign::ValueType)| {
            let given = command.argument(name);
            let value = given.and_then(|value| value_type.accept(value.clone()));
            let fits = |value: &Value| match (value_type.kind, value) {
                (ValueKind::Role, Value::Text(role)) => self.program.listed_role(role).is_some(),
                _ => true,
            };
            value.filter(fits).ok_or_else(|| invalid(name))
        };
        declared.iter().map(argument).collect()
    }

    fn named_arguments(&self, id: CommandId, values: Vec<Value>) -> Vec<(Box<str>, Value)> {
        let declared = self.program.commands.get(id).map(|command| command.arguments.as_slice());
        let names = declared.unwrap_or_default().iter().map(|(name, _)| name.clone());
        names.zip(values).collect()
    }

    /// A command is allowed exactly when its function is. The login comes first here, so that a refusal tells what is
    /// wrong with it whoever asks.
    fn refuse_denied(
        &self,
        case: &Case,
        command: &Command,
        function: FunctionId,
        clock: Clock,
    ) -> Result<(), Refusal> {
        let hint = |id| self.program.hints.name(id);
        let who = self.who(case, &command.asker, clock);
        if let Some((fault, login)) = self.login_fault(function, &who) {
            let code = match fault {
                LoginFault::Scheme => Code::SchemeNotAccepted,
                LoginFault::Identity => Code::IdentityMismatch,
            };
            let cites = login.cites.iter().map(|cite| &**cite);
            let function = Some(function);
            let situation = Situation { function, ..Situation::of_asker(self, case, clock, who) };
            let next = login.next.and_then(|id| situation.hint(id));
            return Err(Refusal::library(code).citing(cites).hinting(next.map(hint)));
        }
        let verdict = self.verdict(case, &command.asker, function, clock);
        let own = match &verdict.grounds {
            Grounds::Permit(_) => return Ok(()),
            Grounds::Forbids(rules) => {
                rules.first().and_then(|rule| self.program.rules.get(*rule)?.refusal.as_deref())
            }
            Grounds::Needs(needs) => needs.first().and_then(|(rule, need)| {
                self.program.rules.get(*rule)?.needs.get(usize::from(*need))?.refusal.as_deref()
            }),
            Grounds::Login(_) | Grounds::NoRole => None,
        };
        let refusal = own.map_or_else(|| Refusal::library(Code::NotAllowed), |code| self.own_refusal(code));
        Err(refusal.citing(self.because(function, &verdict.grounds)).hinting(verdict.next.map(hint)))
    }

    /// The state is wrong; or the person whom a track of members is to move is no member.
    fn why_nothing_fires(&self, situation: &Situation<'_>, command: CommandId) -> Code {
        let tracks = self.program.tracks.iter().filter(|(_, _, track)| track.scope == Scope::Member);
        let mut transitions = tracks.flat_map(|(_, _, track)| &track.transitions);
        let stranger =
            |person: Option<&PersonId>| person.is_none_or(|person| situation.case.member(person).is_none());
        let is_about_a_stranger = transitions.any(|transition| {
            transition.trigger == Trigger::Command(command)
                && match transition.target {
                    Target::Every => false,
                    Target::Asker => stranger(situation.who.person),
                    Target::Argument(index) => stranger(person_argument(situation.arguments, index)),
                }
        });
        if is_about_a_stranger { Code::UnknownPerson } else { Code::WrongState }
    }

    /// What the state, the persons, the requirements and the roster say against it.
    fn refuse_unready(&self, situation: &Situation<'_>, firing: &[Firing<'_>]) -> Result<(), Refusal> {
        let acts = || firing.iter().flat_map(|firing| &firing.transition.acts);
        for act in acts() {
            if let Act::Confirm { person } | Act::Remove { person } = act
                && !person_argument(situation.arguments, *person).is_some_and(|id| situation.case.lists(id))
            {
                return Err(Refusal::library(Code::UnknownPerson));
            }
        }
        for firing in firing {
            let (situation, transition) = (firing.situation(situation), firing.transition);
            let failed = transition.require.iter().find(|check| !situation.passes(check));
            let Some(check) = failed else { continue };
            let code = check.refusal.as_deref();
            let refusal =
                code.map_or_else(|| Refusal::library(Code::RequirementFailed), |code| self.own_refusal(code));
            let cites = check.cites.as_deref().unwrap_or(&transition.cites).iter().map(|cite| &**cite);
            let next = check.next.and_then(|hint| situation.hint(hint));
            return Err(refusal.citing(cites).hinting(next.map(|hint| self.program.hints.name(hint))));
        }
        acts().try_for_each(|act| match act {
            Act::CheckRoster(stage) => self.refuse_faulty_roster(situation.case, *stage, situation.clock.at),
            _ => Ok(()),
        })
    }

    /// An argument that becomes a fact is of the fact's type too: what is stored always fits its definition.
    fn refuse_unfit(
        &self,
        id: CommandId,
        situation: &Situation<'_>,
        firing: &[Firing<'_>],
    ) -> Result<(), Refusal> {
        let unfit = |firing: &Firing<'_>| {
            let situation = firing.situation(situation);
            firing.transition.acts.iter().find_map(|act| self.unfit_argument(&situation, act))
        };
        let Some(index) = firing.iter().find_map(unfit) else { return Ok(()) };
        let declared = self.program.commands.get(id).and_then(|command| command.arguments.get(index));
        let name = declared.map(|(name, _)| &**name).unwrap_or_default();
        Err(Refusal::library(Code::InvalidArgument).of_argument(name))
    }

    fn refuse_faulty_roster(&self, case: &Case, stage: Stage, at: Instant) -> Result<(), Refusal> {
        let roster: Vec<Delegate> =
            self.draft_of(case).map(|(role, person)| Delegate::new(role, person.clone())).collect();
        let findings = self.findings(case, &roster, stage, at);
        if !findings.has_errors() {
            return Ok(());
        }
        let cites: Vec<String> =
            findings.of(Severity::Error).flat_map(crate::roster::Finding::cites).map(str::to_owned).collect();
        let refusal = Refusal::library(Code::RosterInvalid).citing(cites.iter().map(String::as_str));
        Err(refusal.with_findings(findings))
    }

    fn own_refusal(&self, code: &str) -> Refusal {
        let text = self.program.refusals.named(code);
        Refusal::campaign(code, text.cloned().unwrap_or_else(Text::default))
    }

    /// Who gave the command, for the audit. A role that they chose and do not hold is not one they acted in.
    fn actor(&self, command: &Command, who: &Who<'_>) -> Actor {
        let asker = &command.asker;
        let holds = |role: &&str| self.program.roles.find(role).is_some_and(|id| who.roles.contains(id));
        Actor {
            person: asker.person_id().cloned(),
            role: asker.role().filter(holds).map(Into::into),
            scheme: asker.identity().map(|identity| identity.scheme().clone()),
            level: asker.identity().map(crate::identity::Identity::level),
        }
    }
}
