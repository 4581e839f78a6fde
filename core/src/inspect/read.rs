//! From numbers back to names.

use super::{
    Act, Argument, Bound, Check, Claim, Command, Condition, Edge, Fact, Flag, Function, Given, Hint,
    Inspection, Invariant, Login, Message, Milestone, Moment, Notice, Origin, Requirement, Role, Rule, Scope,
    Shift, Subject, Target, Test, Track, Transition, Trigger, When, Window, Year,
};
use crate::campaign::{self as compiled, Campaign, Id, MilestoneId, Program, Registry, moment};
use crate::roster::Stage;

impl Campaign {
    /// The content of the definition, by name.
    ///
    /// ```
    /// let definition = abilita::Campaign::built_in("istanze-online")?.inspect();
    /// assert_eq!(definition.function("enter").unwrap().permits, ["enter"]);
    /// assert_eq!(definition.track("email").unwrap().states, ["validated", "change_pending"]);
    /// # Ok::<(), abilita::Problems>(())
    /// ```
    pub fn inspect(&self) -> Inspection {
        let program = &*self.program;
        Inspection {
            id: program.id.to_string(),
            statements: program.statements.names().map(str::to_owned).collect(),
            roles: all(&program.roles, |name, role| program.read_role(name, role)),
            functions: all(&program.functions, |name, function| program.read_function(name, function)),
            rules: program.read_rules(),
            moments: all(&program.moments, |name, moment| program.read_moment(name, moment)),
            windows: all(&program.windows, |name, window| Window {
                name,
                from: window.from.map(|bound| program.read_bound(bound)),
                until: window.until.map(|bound| program.read_bound(bound)),
            }),
            facts: all(&program.facts, |name, fact| Fact {
                name,
                scope: scope(fact.scope),
                kind: fact.value_type.kind,
                one_of: fact.value_type.one_of.as_deref().map(texts),
                max_length: fact.value_type.max_length,
                max_items: fact.value_type.max_items,
                default: fact.parameter.as_ref().map(|parameter| parameter.default.clone()),
                valid: fact
                    .parameter
                    .as_ref()
                    .map(|parameter| program.read_condition(&parameter.valid))
                    .unwrap_or_default(),
            }),
            flags: all(&program.flags, |name, flag| Flag { name, scope: scope(flag.scope) }),
            commands: all(&program.commands, |name, command| program.read_command(name, command)),
            tracks: all(&program.tracks, |name, track| program.read_track(name, track)),
            notices: all(&program.notices, |name, notice| Notice {
                name,
                to: notice.to.to_string(),
                condition: program.read_condition(&notice.condition),
                moments: names(&program.moments, notice.moments.iter().copied()),
            }),
            requirements: program.requirements.iter().map(|own| program.read_requirement(own)).collect(),
            hints: all(&program.hints, |name, hint| program.read_hint(name, hint)),
            refusals: program.refusals.names().map(str::to_owned).collect(),
            always: program.always.iter().map(|own| program.read_invariant(own)).collect(),
        }
    }
}

impl Program {
    fn read_role(&self, name: String, role: &compiled::Role) -> Role {
        let condition = self.read_condition(&role.condition);
        let compiled::Fields { name: needs_name, surname: needs_surname, email: needs_email } = role.fields;
        Role { name, holders: role.holders, condition, needs_name, needs_surname, needs_email }
    }

    fn read_function(&self, name: String, function: &compiled::Function) -> Function {
        Function {
            name,
            login: function.login.as_ref().map(|login| Login {
                schemes: login.schemes.iter().map(|scheme| scheme.as_str().to_owned()).collect(),
                level: login.level,
                cites: texts(&login.cites),
                next: login.next.map(|hint| self.hints.name(hint).to_owned()),
            }),
            forbids: names(&self.rules, function.forbids.iter().copied()),
            permits: names(&self.rules, function.permits.iter().copied()),
        }
    }

    fn read_rules(&self) -> Vec<Rule> {
        let permits = |id| self.functions.iter().any(|(_, _, function)| function.permits.contains(&id));
        let rules = self.rules.iter();
        let read = rules.map(|(id, name, rule)| Rule {
            name: name.to_owned(),
            cites: texts(&rule.cites),
            permits: permits(id),
            applies: self.read_condition(&rule.applies),
            needs: rule.needs.iter().map(|need| self.read_check(need)).collect(),
            next: rule.next.map(|hint| self.hints.name(hint).to_owned()),
            refusal: rule.refusal.as_deref().map(str::to_owned),
        });
        read.collect()
    }

    fn read_check(&self, check: &compiled::Check) -> Check {
        Check {
            applies: self.read_condition(&check.applies),
            holds: self.read_condition(&check.holds),
            cites: check.cites.as_deref().map(texts),
            next: check.next.map(|hint| self.hints.name(hint).to_owned()),
            refusal: check.refusal.as_deref().map(str::to_owned),
        }
    }

    fn read_moment(&self, name: String, named: &compiled::NamedMoment) -> Moment {
        let when = match &named.moment {
            moment::Moment::Stated(at) => When::Stated(*at),
            moment::Moment::Announced => When::Announced,
            counted => When::Counted(counted.origins().iter().map(|from| self.read_origin(*from)).collect()),
        };
        let (shift, reached) = match &named.moment {
            moment::Moment::Computed { shift, edge, .. } => {
                (Shift { months: shift.months, days: shift.days, to_year_end: shift.to_year_end }, *edge)
            }
            _ => (Shift::default(), named.edge),
        };
        Moment {
            name,
            scope: scope(named.scope),
            when,
            shift,
            edge: edge(reached),
            latest: matches!(named.moment, moment::Moment::Extreme { latest: true, .. }),
            is_deadline: named.edge.ends_a_day(),
            cites: texts(&named.cites),
        }
    }

    fn read_origin(&self, origin: moment::Origin) -> Origin {
        match origin {
            moment::Origin::Moment(id) => Origin::Moment(self.moments.name(id).to_owned()),
            moment::Origin::Fact(id) => Origin::Fact(self.facts.name(id).to_owned()),
            moment::Origin::Entered(id) => Origin::Entered(self.read_milestone(id)),
            moment::Origin::Yearly { month, day, year } => {
                let year = match year {
                    moment::Year::Stated(year) => Year::Stated(year),
                    moment::Year::Fact(id) => Year::Fact(self.facts.name(id).to_owned()),
                };
                Origin::DayOfYear { month, day, year }
            }
        }
    }

    fn read_bound(&self, bound: compiled::Bound) -> Bound {
        match bound {
            compiled::Bound::Moment(id) => Bound::Moment(self.moments.name(id).to_owned()),
            compiled::Bound::Milestone(id) => Bound::Entered(self.read_milestone(id)),
        }
    }

    fn read_milestone(&self, id: MilestoneId) -> Milestone {
        let found = self.milestones.get(id.index()).copied().unwrap_or_default();
        self.read_state(found)
    }

    fn read_state(&self, (track, state): (compiled::TrackId, compiled::StateId)) -> Milestone {
        let name = self.state_name(track, state).to_owned();
        Milestone { track: self.tracks.name(track).to_owned(), state: name }
    }

    fn read_command(&self, name: String, command: &compiled::Command) -> Command {
        let arguments = command.arguments.iter().map(|(name, value_type)| Argument {
            name: name.to_string(),
            kind: value_type.kind,
            one_of: value_type.one_of.as_deref().map(texts),
            max_length: value_type.max_length,
            max_items: value_type.max_items,
        });
        let function = self.functions.name(command.function).to_owned();
        Command { name, function, arguments: arguments.collect() }
    }

    fn read_track(&self, name: String, track: &compiled::Track) -> Track {
        let state = |id| track.states.name(id).to_owned();
        Track {
            name,
            scope: scope(track.scope),
            states: track.states.names().map(str::to_owned).collect(),
            initial: track.initial.map(state).unwrap_or_default(),
            transitions: track.transitions.iter().map(|own| self.read_transition(track, own)).collect(),
        }
    }

    fn read_transition(&self, track: &compiled::Track, transition: &compiled::Transition) -> Transition {
        let state = |id| track.states.name(id).to_owned();
        Transition {
            name: transition.name.to_string(),
            trigger: match transition.trigger {
                compiled::Trigger::Command(id) => Trigger::Command(self.commands.name(id).to_owned()),
                compiled::Trigger::Moment(id) => Trigger::Moment(self.moments.name(id).to_owned()),
            },
            target: match transition.target {
                compiled::Target::Every => Target::Every,
                compiled::Target::Asker => Target::Asker,
                compiled::Target::Argument(index) => Target::Argument(index),
            },
            from: transition
                .from
                .map(|from| from.iter().map(state).filter(|name| !name.is_empty()).collect()),
            guard: self.read_condition(&transition.guard),
            to: transition.to.map(state),
            require: transition.require.iter().map(|check| self.read_check(check)).collect(),
            acts: transition.acts.iter().map(|act| self.read_act(act)).collect(),
            send: transition
                .send
                .iter()
                .map(|message| Message { to: message.to.to_string(), notice: message.notice.to_string() })
                .collect(),
            cites: texts(&transition.cites),
        }
    }

    fn read_act(&self, act: &compiled::Act) -> Act {
        let fact = |id| self.facts.name(id).to_owned();
        match act {
            compiled::Act::SetFlag(id) => Act::SetFlag(self.flags.name(*id).to_owned()),
            compiled::Act::ClearFlag(id) => Act::ClearFlag(self.flags.name(*id).to_owned()),
            compiled::Act::Move(track, state) => Act::Move(self.read_state((*track, *state))),
            compiled::Act::SetFact(id, given) => Act::SetFact(fact(*id), self.read_given(given)),
            compiled::Act::Append(id, given) => Act::Append(fact(*id), self.read_given(given)),
            compiled::Act::Forget(id) => Act::Forget(fact(*id)),
            compiled::Act::Confirm { person } => Act::Confirm { person: *person },
            compiled::Act::Insert { person, role } => Act::Insert { person: *person, role: *role },
            compiled::Act::Remove { person } => Act::Remove { person: *person },
            compiled::Act::CheckRoster(stage) => {
                Act::CheckRoster { at_submission: *stage == Stage::Submission }
            }
            compiled::Act::Grant => Act::Grant,
            compiled::Act::Owe { id } => Act::Owe { id: *id },
            compiled::Act::Settle { id } => Act::Settle { id: *id },
            compiled::Act::Comment { text } => Act::Comment { text: *text },
        }
    }

    fn read_given(&self, given: &compiled::Given) -> Given {
        match given {
            compiled::Given::Value(value) => Given::Value(value.clone()),
            compiled::Given::Argument(index) => Given::Argument(*index),
            compiled::Given::Fact(id) => Given::Fact(self.facts.name(*id).to_owned()),
            compiled::Given::Now => Given::Now,
        }
    }

    fn read_hint(&self, name: String, hint: &compiled::Hint) -> Hint {
        let first = hint.first.iter().map(|(condition, next)| {
            (self.read_condition(condition), next.map(|hint| self.hints.name(hint).to_owned()))
        });
        Hint { name, first: first.collect() }
    }

    fn read_requirement(&self, requirement: &compiled::Requirement) -> Requirement {
        Requirement {
            name: requirement.name.to_string(),
            role: self.roles.name(requirement.role).to_owned(),
            applies: self.read_condition(&requirement.applies),
            whose: self.read_condition(&requirement.whose),
            each: self.read_condition(&requirement.each),
            at_least: requirement.at_least,
            at_most: requirement.at_most,
            stand_ins: requirement.stand_ins,
            at_draft: requirement.draft,
            at_submission: requirement.submission,
            cites: texts(&requirement.cites),
        }
    }

    fn read_invariant(&self, invariant: &compiled::Invariant) -> Invariant {
        let functions = |ids: &[compiled::FunctionId]| names(&self.functions, ids.iter().copied());
        Invariant {
            name: invariant.name.to_string(),
            cites: texts(&invariant.cites),
            applies: self.read_condition(&invariant.applies),
            claim: match &invariant.claim {
                compiled::Claim::Forbid(ids) => Claim::Forbid(functions(ids)),
                compiled::Claim::Permit(ids) => Claim::Permit(functions(ids)),
                compiled::Claim::To(goal) => Claim::To(self.read_condition(goal)),
                compiled::Claim::Needs(needs) => {
                    Claim::Needs(needs.iter().map(|need| self.read_condition(need)).collect())
                }
            },
        }
    }

    fn read_condition(&self, condition: &compiled::Condition) -> Condition {
        Condition {
            tests: condition.tests.iter().map(|test| self.read_test(test)).collect(),
            unless: condition.unless.iter().map(|exception| self.read_condition(exception)).collect(),
        }
    }

    fn read_test(&self, test: &compiled::Test) -> Test {
        match test {
            compiled::Test::Role(test) => Test::Role {
                roles: names(&self.roles, test.roles.iter()),
                of_the_case: test.of_the_case,
                anonymous: test.anonymous,
            },
            compiled::Test::Scheme(schemes) => {
                Test::Scheme(schemes.iter().map(|scheme| scheme.as_str().to_owned()).collect())
            }
            compiled::Test::Level(level) => Test::Level(*level),
            compiled::Test::During(windows) => Test::During(names(&self.windows, windows.iter().copied())),
            compiled::Test::Before(moment) => Test::Before(self.moments.name(*moment).to_owned()),
            compiled::Test::After(moment) => Test::After(self.moments.name(*moment).to_owned()),
            compiled::Test::State(track, states) => {
                let states = states.iter().map(|state| self.state_name(*track, state).to_owned());
                Test::State { track: self.tracks.name(*track).to_owned(), states: states.collect() }
            }
            compiled::Test::Entered(milestone) => Test::Entered(self.read_milestone(*milestone)),
            compiled::Test::Flag(flags) => Test::Flag(names(&self.flags, flags.iter())),
            compiled::Test::Owing(owing) => Test::Owing(*owing),
            compiled::Test::Vacant(roles) => Test::Vacant(names(&self.roles, roles.iter())),
            compiled::Test::Function(functions) => {
                Test::Function(names(&self.functions, functions.iter().copied()))
            }
            compiled::Test::Value(subject, test) => {
                let subject = match subject {
                    compiled::Subject::Fact(id) => Subject::Fact(self.facts.name(*id).to_owned()),
                    compiled::Subject::Argument(index) => Subject::Argument(*index),
                };
                Test::Value(subject, self.read_value_test(test))
            }
        }
    }

    fn read_value_test(&self, test: &compiled::ValueTest) -> super::ValueTest {
        use super::ValueTest as Read;
        use compiled::ValueTest as Own;
        match test {
            Own::Known(known) => Read::Known(*known),
            Own::OneOf(values) => Read::OneOf(values.to_vec()),
            Own::AtLeast(least) => Read::AtLeast(*least),
            Own::AtMost(most) => Read::AtMost(*most),
            Own::ContainsAll(needed) => Read::ContainsAll(texts(needed)),
            Own::AnyDomain(domains) => Read::AnyDomain(texts(domains)),
            Own::Before(moment) => Read::Before(self.moments.name(*moment).to_owned()),
            Own::After(moment) => Read::After(self.moments.name(*moment).to_owned()),
            Own::OlderThanDays(days) => Read::OlderThanDays(*days),
            Own::SameMailboxAs(fact) => Read::SameMailboxAs(self.facts.name(*fact).to_owned()),
            Own::SamePersonAs(role) => Read::SamePersonAs(self.roles.name(*role).to_owned()),
        }
    }
}

fn all<I: Id, T, R>(registry: &Registry<I, T>, read: impl Fn(String, &T) -> R) -> Vec<R> {
    registry.iter().map(|(_, name, thing)| read(name.to_owned(), thing)).collect()
}

fn names<I: Id, T>(registry: &Registry<I, T>, ids: impl Iterator<Item = I>) -> Vec<String> {
    ids.map(|id| registry.name(id).to_owned()).collect()
}

fn texts(texts: &[Box<str>]) -> Vec<String> {
    texts.iter().map(ToString::to_string).collect()
}

fn scope(scope: compiled::Scope) -> Scope {
    match scope {
        compiled::Scope::Case => Scope::Case,
        compiled::Scope::Member => Scope::Member,
    }
}

fn edge(edge: moment::Edge) -> Edge {
    match edge {
        moment::Edge::From => Edge::From,
        moment::Edge::Through => Edge::Through,
        moment::Edge::FromHour(hour) => Edge::FromHour(hour),
        moment::Edge::ThroughMinute(minute) => Edge::ThroughMinute(minute),
        moment::Edge::SameTime => Edge::SameTime,
    }
}
