//! Conditions, evaluated: one case, one instant, somebody who asks.

use chrono::Days;

use super::condition::{Condition, RoleTest, Subject, Test, ValueTest};
use super::names::{
    FactId, FlagId, FunctionId, HintId, MilestoneId, MomentId, RoleId, Set, StateId, TrackId, WindowId,
};
use super::program::{Bound, Check, RoleHolders, Scope};
use super::value::Value;
use super::{Campaign, Hint};
use crate::calendar::Instant;
use crate::identity::Identity;
use crate::person::{PersonId, email_domain};
use crate::procedure::{Case, Standing};
use crate::text::lower_case;

/// The instant that is asked about, and the one whose knowledge counts: an answer for the past knows only what was
/// announced then.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    pub(crate) at: Instant,
    pub(crate) known_at: Instant,
}

impl Clock {
    pub(crate) fn at(at: Instant) -> Self {
        Self { at, known_at: at }
    }
}

/// Who asks, as far as conditions can see him.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Who<'a> {
    pub(crate) person: Option<&'a PersonId>,
    pub(crate) identity: Option<&'a Identity>,
    pub(crate) roles: Set<RoleId>,
    /// The host vouches for him: no login is asked.
    pub(crate) vouched: bool,
}

/// What a moment is asked about: the campaign alone, one of its cases, or a member of a case.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct About<'a> {
    pub(crate) case: Option<&'a Standing>,
    pub(crate) member: Option<&'a Standing>,
}

impl<'a> About<'a> {
    pub(crate) fn case(case: &'a Case) -> Self {
        Self { case: Some(&case.own), member: None }
    }

    pub(crate) fn member(case: &'a Case, member: &'a Standing) -> Self {
        Self { case: Some(&case.own), member: Some(member) }
    }

    pub(crate) fn standing(self, scope: Scope) -> Option<&'a Standing> {
        match scope {
            Scope::Case => self.case,
            Scope::Member => self.member,
        }
    }
}

/// Everything a condition can look at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Situation<'a> {
    pub(crate) campaign: &'a Campaign,
    pub(crate) case: &'a Case,
    /// The member that is looked at: whoever asks, or whom a transition moves.
    pub(crate) member: Option<&'a Standing>,
    pub(crate) clock: Clock,
    pub(crate) who: Who<'a>,
    pub(crate) function: Option<FunctionId>,
    pub(crate) arguments: &'a [Value],
}

impl<'a> Situation<'a> {
    /// Nobody asks: time alone passes.
    pub(crate) fn of_time(campaign: &'a Campaign, case: &'a Case, clock: Clock) -> Self {
        let who = Who::default();
        Self { campaign, case, member: None, clock, who, function: None, arguments: &[] }
    }

    /// Somebody asks; if he is a member, conditions look at him.
    pub(crate) fn of_asker(campaign: &'a Campaign, case: &'a Case, clock: Clock, who: Who<'a>) -> Self {
        let member = who.person.and_then(|person| case.member(person));
        Self { campaign, case, member, clock, who, function: None, arguments: &[] }
    }

    /// The same, about a member.
    pub(crate) fn about(self, member: Option<&'a Standing>) -> Self {
        Self { member, ..self }
    }

    fn looked_at(&self) -> About<'a> {
        About { case: Some(&self.case.own), member: self.member }
    }

    pub(crate) fn state(&self, track: TrackId) -> Option<StateId> {
        self.looked_at().standing(self.campaign.program.scope_of_track(track))?.state(track)
    }

    /// A flag of the case or, where there is one, of the member looked at.
    fn has_flag(&self, flags: Set<FlagId>) -> bool {
        let of = |standing: &Standing| standing.flags.intersects(flags);
        of(&self.case.own) || self.member.is_some_and(of)
    }

    pub(crate) fn holds(&self, condition: &Condition) -> bool {
        condition.tests.iter().all(|test| self.test(test))
            && !condition.unless.iter().any(|exception| self.holds(exception))
    }

    /// True where the check does not apply or holds.
    pub(crate) fn passes(&self, check: &Check) -> bool {
        (!check.applies.is_empty() && !self.holds(&check.applies)) || self.holds(&check.holds)
    }

    /// The hint to show: where it is a choice, the first whose condition holds.
    pub(crate) fn hint(&self, id: HintId) -> Option<HintId> {
        let hint: &Hint = self.campaign.program.hints.get(id)?;
        if hint.first.is_empty() {
            return Some(id);
        }
        let chosen = hint.first.iter().find(|(condition, _)| self.holds(condition));
        // Hints do not refer to themselves in a circle: compilation refuses that.
        chosen.and_then(|(_, next)| *next).and_then(|next| self.hint(next))
    }

    fn test(&self, test: &Test) -> bool {
        match test {
            Test::Role(test) => self.role(*test),
            Test::Scheme(schemes) => {
                self.who.identity.is_some_and(|identity| schemes.contains(identity.scheme()))
            }
            Test::Level(level) => self.who.identity.is_some_and(|identity| identity.level() >= *level),
            Test::During(windows) => windows.iter().any(|window| self.during(*window)),
            Test::Before(moment) => self.moment(*moment).is_none_or(|at| self.clock.at < at),
            Test::After(moment) => self.moment(*moment).is_some_and(|at| at <= self.clock.at),
            Test::State(track, states) => self.state(*track).is_some_and(|state| states.contains(state)),
            Test::Entered(milestone) => self.entered(*milestone).is_some(),
            Test::Flag(flags) => self.has_flag(*flags),
            Test::Owing(owing) => self.case.debts().next().is_some() == *owing,
            Test::Vacant(roles) => {
                let mut held = self.case.record.iter().chain(&self.case.register);
                !held.any(|listed| roles.contains(listed.role))
            }
            Test::Function(functions) => self.function.is_some_and(|function| functions.contains(&function)),
            Test::Value(subject, test) => self.value(*subject, test),
        }
    }

    fn role(&self, test: RoleTest) -> bool {
        self.who.roles.intersects(test.roles)
            || (test.anonymous && self.who.identity.is_none() && !self.who.vouched)
            || (test.of_the_case && self.is_of_the_case())
    }

    /// He acts in a role of the record, or stands in the register or in the draft.
    fn is_of_the_case(&self) -> bool {
        let roles = &self.campaign.program.roles;
        let on_record = |role| roles.get(role).is_some_and(|role| role.holders == RoleHolders::OnRecord);
        self.who.roles.iter().any(on_record)
            || self.who.person.is_some_and(|person| !person.is_blank() && self.case.lists(person))
    }

    pub(crate) fn during(&self, window: WindowId) -> bool {
        let Some(window) = self.campaign.program.windows.get(window) else { return false };
        let begun = match window.from {
            None => true,
            Some(bound) => self.bound(bound).is_some_and(|from| from <= self.clock.at),
        };
        begun && window.until.and_then(|bound| self.bound(bound)).is_none_or(|until| self.clock.at < until)
    }

    fn bound(&self, bound: Bound) -> Option<Instant> {
        match bound {
            Bound::Moment(moment) => self.moment(moment),
            Bound::Milestone(milestone) => self.entered(milestone),
        }
    }

    fn entered(&self, milestone: MilestoneId) -> Option<Instant> {
        self.campaign.entered(self.looked_at(), milestone).filter(|at| *at <= self.clock.at)
    }

    fn moment(&self, moment: MomentId) -> Option<Instant> {
        self.campaign.position(moment, self.looked_at(), self.clock.known_at).map(|position| position.at)
    }

    /// A fact of the case or of the member looked at, or what the definition says where nobody does.
    pub(crate) fn fact(&self, fact: FactId) -> Option<&'a Value> {
        self.campaign.fact(self.looked_at(), fact)
    }

    fn value(&self, subject: Subject, test: &ValueTest) -> bool {
        let value = match subject {
            Subject::Fact(fact) => self.fact(fact),
            Subject::Argument(index) => self.arguments.get(index),
        };
        let Some(value) = value else { return matches!(test, ValueTest::Known(false)) };
        match (test, value) {
            (ValueTest::Known(known), _) => *known,
            (ValueTest::OneOf(values), Value::Texts(texts)) => {
                values.iter().any(|value| matches!(value, Value::Text(one) if texts.contains(one)))
            }
            (ValueTest::OneOf(values), value) => values.contains(value),
            (ValueTest::AtLeast(least), Value::Integer(number)) => number >= least,
            (ValueTest::AtMost(most), Value::Integer(number)) => number <= most,
            (ValueTest::ContainsAll(needed), Value::Texts(texts)) => {
                needed.iter().all(|text| texts.contains(text))
            }
            (ValueTest::AnyDomain(domains), Value::Text(address)) => has_domain(address, domains),
            (ValueTest::AnyDomain(domains), Value::Texts(addresses)) => {
                addresses.iter().any(|address| has_domain(address, domains))
            }
            (ValueTest::Before(moment), value) => {
                self.instant_of(value).zip(self.moment(*moment)).is_some_and(|(own, other)| own < other)
            }
            (ValueTest::After(moment), value) => {
                self.instant_of(value).zip(self.moment(*moment)).is_some_and(|(own, other)| own >= other)
            }
            (ValueTest::OlderThanDays(days), value) => self.older_than(value, *days),
            (ValueTest::SameMailboxAs(fact), Value::Text(mailbox)) => {
                matches!(self.fact(*fact), Some(Value::Text(other)) if same_mailbox(mailbox, other))
            }
            (ValueTest::SamePersonAs(role), Value::Text(codice_fiscale)) => {
                self.case.holds_on_record(&PersonId::new(codice_fiscale), *role)
            }
            (ValueTest::SamePersonAs(role), Value::Person(person)) => {
                self.case.holds_on_record(person.id(), *role)
            }
            _ => false,
        }
    }

    fn instant_of(&self, value: &Value) -> Option<Instant> {
        match value {
            Value::Instant(instant) => Some(*instant),
            Value::Date(day) => Some(self.campaign.program.zone.start_of(*day)),
            _ => None,
        }
    }

    /// Counted on civil dates: more than `days` days before the day of the instant asked about.
    fn older_than(&self, value: &Value, days: i64) -> bool {
        let zone = self.campaign.program.zone;
        let Some(instant) = self.instant_of(value) else { return false };
        let distance = Days::new(u64::try_from(days).unwrap_or(0));
        zone.civil(instant)
            .date()
            .checked_add_days(distance)
            .is_some_and(|limit| limit < zone.civil(self.clock.at).date())
    }
}

fn has_domain(address: &str, domains: &[Box<str>]) -> bool {
    email_domain(address).is_some_and(|own| domains.iter().any(|domain| own.eq_ignore_ascii_case(domain)))
}

/// Mailboxes compare without regard to case.
fn same_mailbox(a: &str, b: &str) -> bool {
    lower_case(a).eq(lower_case(b))
}
