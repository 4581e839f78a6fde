//! How a decision is found: forbids, then the login, then who may, then what else must hold.
//!
//! Default deny, forbid overrides permit. The order of declaration decides which reason is reported first, never whether
//! somebody may.

use smallvec::SmallVec;

use super::{Asker, Decision, Request};
use crate::calendar::Instant;
use crate::campaign::{
    Campaign, Clock, Function, FunctionId, HintId, Login, RoleHolders, RoleId, RuleId, Set, Situation, Who,
};
use crate::person::PersonId;
use crate::procedure::Case;
use crate::text::Code;

/// Why a question cannot be answered at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AskError {
    /// The case runs under another definition than this campaign's: adopt the new one first.
    #[error("the case runs under another definition")]
    DefinitionMismatch,
    /// The definition has no function of this name.
    #[error("the definition has no function `{0}`")]
    UnknownFunction(String),
}

impl AskError {
    /// The entry of the closed table of codes.
    pub fn code(&self) -> Code {
        match self {
            Self::DefinitionMismatch => Code::DefinitionMismatch,
            Self::UnknownFunction(_) => Code::UnknownFunction,
        }
    }
}

/// The rules behind an answer: so few that they stand in place, and an answer takes no allocation.
type Few<T> = SmallVec<[T; 6]>;

/// An answer, by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) grounds: Grounds,
    pub(crate) next: Option<HintId>,
}

/// What an answer rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Grounds {
    /// All needs of this permit hold.
    Permit(RuleId),
    /// These forbids apply.
    Forbids(Few<RuleId>),
    /// The login is missing, of a scheme or level not accepted, or somebody else's.
    Login(LoginFault),
    /// For each permit that names a role of the asker: the first need that fails.
    Needs(Few<(RuleId, u16)>),
    /// No permit names a role of the asker.
    NoRole,
}

/// What is wrong with a login.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LoginFault {
    /// There is none, or its scheme or level is not accepted.
    Scheme,
    /// It is another person's.
    Identity,
}

impl Verdict {
    pub(crate) fn is_allowed(&self) -> bool {
        matches!(self.grounds, Grounds::Permit(_))
    }
}

impl Campaign {
    /// Decides whether the asker may use the function in this case at this instant. What time alone has brought until
    /// then is taken into account; the case itself is not changed.
    ///
    /// # Errors
    /// The case runs under another definition, or the function is not one of this definition.
    ///
    /// ```
    /// use abilita::{Asker, Campaign, CaseId, Opening, Person, Request, Scheme, parse_instant};
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let opening = Opening::new()
    ///     .on_record("head", Person::new("CNTDRO68C54L219H"))
    ///     .enabled("delegate", Person::new("RSSNNA75S42D205F"));
    /// let event = campaign.open(CaseId::new("7f3a"), opening, parse_instant("2025-09-01T00:00:00+02:00")?)?;
    /// let case = campaign.replay([&event])?;
    ///
    /// let anna = Asker::person("RSSNNA75S42D205F").logged_in(Scheme::SPID, 2);
    /// let request = Request::new("interventions.request", anna);
    /// let during = parse_instant("2025-10-06T00:00:00+02:00")?;
    /// let decision = campaign.decide(&case, &request, during)?;
    /// assert!(!decision.is_allowed());
    /// assert_eq!(decision.because().collect::<Vec<_>>(), ["F25-02", "F25-10"]);
    /// assert_eq!(decision.next(), Some("mail_zone_referent"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn decide<'a>(
        &'a self,
        case: &'a Case,
        request: &'a Request,
        at: Instant,
    ) -> Result<Decision<'a>, AskError> {
        self.check_definition(case)?;
        let function = self.program.functions.find(request.function());
        let function = function.ok_or_else(|| AskError::UnknownFunction(request.function().to_owned()))?;
        let clock = Clock::at(at);
        let advanced = self.advanced(case, clock);
        let verdict = self.verdict(&advanced, request.asker(), function, clock);
        Ok(Decision::new(self, case, request.asker(), function, clock, verdict))
    }

    pub(crate) fn check_definition(&self, case: &Case) -> Result<(), AskError> {
        if case.definition == self.program.hash { Ok(()) } else { Err(AskError::DefinitionMismatch) }
    }

    /// The verdict on a case that time has been carried on to the clock's instant.
    pub(crate) fn verdict(&self, case: &Case, asker: &Asker, function: FunctionId, clock: Clock) -> Verdict {
        let who = self.who(case, asker, clock);
        let situation = Situation { function: Some(function), ..Situation::of_asker(self, case, clock, who) };
        let Some(found) = self.program.functions.get(function) else {
            return Verdict { grounds: Grounds::NoRole, next: None };
        };
        self.forbidden(&situation, found)
            .or_else(|| found.login.as_ref().and_then(|login| login_verdict(login, &situation)))
            .unwrap_or_else(|| self.permitted(&situation, found))
    }

    fn forbidden(&self, situation: &Situation<'_>, function: &Function) -> Option<Verdict> {
        let rule = |id: &RuleId| self.program.rules.get(*id);
        let applies = |id: &&RuleId| rule(id).is_some_and(|rule| situation.holds(&rule.applies));
        let mut forbids = Few::new();
        for id in function.forbids.iter().filter(applies) {
            forbids.push(*id);
        }
        let first = rule(forbids.first()?)?;
        let next = first.next.and_then(|hint| situation.hint(hint));
        Some(Verdict { grounds: Grounds::Forbids(forbids), next })
    }

    fn permitted(&self, situation: &Situation<'_>, function: &Function) -> Verdict {
        let mut failing = Few::new();
        let mut hint = None;
        for id in &function.permits {
            let Some(rule) = self.program.rules.get(*id) else { continue };
            if !situation.holds(&rule.applies) {
                continue;
            }
            match rule.needs.iter().position(|need| !situation.passes(need)) {
                None => {
                    let next = rule.next.and_then(|hint| situation.hint(hint));
                    return Verdict { grounds: Grounds::Permit(*id), next };
                }
                Some(index) => {
                    let need = rule.needs.get(index);
                    hint = hint.or(need.and_then(|need| need.next));
                    failing.push((*id, u16::try_from(index).unwrap_or(u16::MAX)));
                }
            }
        }
        let grounds = if failing.is_empty() { Grounds::NoRole } else { Grounds::Needs(failing) };
        Verdict { grounds, next: hint.and_then(|hint| situation.hint(hint)) }
    }

    /// Whom conditions see: the roles that the asker holds in this case, narrowed to the one they act in.
    pub(crate) fn who<'a>(&self, case: &Case, asker: &'a Asker, clock: Clock) -> Who<'a> {
        let mut who = Who { person: asker.person_id(), identity: asker.identity(), ..Who::default() };
        let chosen = asker.role().map(|name| self.program.roles.find(name));
        if asker.is_vouched() {
            let held = chosen.flatten().filter(|role| self.is_vouched_role(*role)).into_iter().collect();
            who.roles = self.in_force(case, asker.person_id(), held, clock);
            who.vouched = !who.roles.is_empty();
        } else if let Some(person) = asker.person_id() {
            let held = case.roles_of(person);
            let held = match chosen {
                None => held,
                Some(role) => role.filter(|role| held.contains(*role)).into_iter().collect(),
            };
            who.roles = self.in_force(case, asker.person_id(), held, clock);
        }
        who
    }

    fn is_vouched_role(&self, role: RoleId) -> bool {
        self.program.roles.get(role).is_some_and(|role| role.holders == RoleHolders::Vouched)
    }

    /// Some roles are held only under a condition.
    fn in_force(
        &self,
        case: &Case,
        person: Option<&PersonId>,
        mut held: Set<RoleId>,
        clock: Clock,
    ) -> Set<RoleId> {
        if !held.intersects(self.program.conditional_roles) {
            return held;
        }
        let member = person.and_then(|person| case.member(person));
        let situation = Situation::of_time(self, case, clock).about(member);
        for id in self.program.conditional_roles.iter() {
            if !self.program.roles.get(id).is_some_and(|role| situation.holds(&role.condition)) {
                held.remove(id);
            }
        }
        held
    }

    /// What is wrong with the login for a function, if anything.
    pub(crate) fn login_fault(&self, function: FunctionId, who: &Who<'_>) -> Option<(LoginFault, &Login)> {
        let login = self.program.functions.get(function)?.login.as_ref()?;
        login_fault(login, who).map(|fault| (fault, login))
    }

    /// The roles that the record and the register of a case give.
    fn roles_of_a_case(&self) -> impl Iterator<Item = RoleId> {
        let roles = self.program.roles.iter();
        roles.filter(|(_, _, role)| role.holders != RoleHolders::Vouched).map(|(id, _, _)| id)
    }

    /// The permits of a function: who may at all.
    pub(crate) fn roles_that_may(&self, function: FunctionId) -> Vec<&str> {
        let permits = self.program.functions.get(function).map(|function| function.permits.as_slice());
        let mut roles: Set<RoleId> = Set::default();
        for rule in permits.unwrap_or_default().iter().filter_map(|id| self.program.rules.get(*id)) {
            for test in &rule.applies.tests {
                if let crate::campaign::Test::Role(test) = test {
                    test.roles.iter().for_each(|role| roles.insert(role));
                    if test.of_the_case {
                        self.roles_of_a_case().for_each(|role| roles.insert(role));
                    }
                }
            }
        }
        roles.iter().map(|role| self.program.roles.name(role)).filter(|name| !name.is_empty()).collect()
    }
}

fn login_verdict(login: &Login, situation: &Situation<'_>) -> Option<Verdict> {
    let fault = login_fault(login, &situation.who)?;
    let next = login.next.and_then(|hint| situation.hint(hint));
    Some(Verdict { grounds: Grounds::Login(fault), next })
}

fn login_fault(login: &Login, who: &Who<'_>) -> Option<LoginFault> {
    if who.vouched {
        return None;
    }
    let Some(identity) = who.identity else { return Some(LoginFault::Scheme) };
    if !login.schemes.contains(identity.scheme()) || identity.level() < login.level {
        return Some(LoginFault::Scheme);
    }
    (who.person != Some(identity.holder())).then_some(LoginFault::Identity)
}
