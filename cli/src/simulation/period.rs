//! The days that are played, and the instants among them at which time alone changes something for everybody.

use abilita::inspect::{
    Bound, Condition, Inspection, Origin, Scope, Subject, Test, Trigger, ValueTest, When,
};
use abilita::{Campaign, Instant, Lang, Zone};
use chrono::{Days, NaiveDate, TimeDelta};

use super::behaviour::PeriodHabits;
use super::course::Moment;

/// How many days before the first moment a campaign is played, and after the last.
const BEFORE: u64 = 7;
const AFTER: u64 = 45;
/// How many days, where a definition has no dates.
const UNDATED: u64 = 60;
/// More days than these are not played.
const LONGEST: usize = 3660;

/// The days that are played.
#[derive(Clone, Debug)]
pub(crate) struct Period {
    zone: Zone,
    first: NaiveDate,
    /// The instant at which each day begins, and the end of the last.
    starts: Vec<Instant>,
    /// The last day there would have been, where there are more than are played.
    beyond: Option<NaiveDate>,
    /// The days on which a moment comes that is the same for every case.
    eventful: Vec<bool>,
    /// Times differ from case to case: then every day is eventful.
    is_each_its_own: bool,
    /// The instants at which something begins or ends for everybody, in order.
    cuts: Vec<Instant>,
    /// The moments that are the same for every case.
    known: Vec<(String, Instant)>,
    deadline: Option<(String, Instant)>,
}

impl Period {
    pub(crate) fn new(campaign: &Campaign, definition: &Inspection, habits: &PeriodHabits) -> Self {
        let zone = campaign.zone();
        let moments = campaign.moments(Lang::En).map(|(name, _)| name);
        let known: Vec<(String, Instant)> = moments
            .filter_map(|name| Some((name.to_owned(), campaign.moment(name, Instant::MAX_UTC)?)))
            .collect();
        let learned = campaign.announcements().map(abilita::Announcement::known_from);
        let mut cuts: Vec<Instant> = known.iter().map(|(_, at)| *at).chain(learned).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let day = |at: &Instant| zone.civil(*at).date();
        let undated = NaiveDate::from_ymd_opt(2025, 9, 1).unwrap_or_default();
        let used: Vec<&(String, Instant)> =
            known.iter().filter(|(name, _)| is_used(definition, name)).collect();
        let dated = used.iter().map(|(_, at)| day(at));
        let first = habits.from.unwrap_or_else(|| match dated.clone().min() {
            Some(first) => first.checked_sub_days(Days::new(BEFORE)).unwrap_or(first),
            None => undated,
        });
        let last = habits.until.unwrap_or_else(|| match dated.max() {
            Some(last) => last.max(first).checked_add_days(Days::new(AFTER)).unwrap_or(last),
            None => first.checked_add_days(Days::new(UNDATED - 1)).unwrap_or(first),
        });
        let days = first.iter_days().take_while(|day| *day <= last.max(first)).take(LONGEST);
        let mut starts: Vec<Instant> = days.map(|day| zone.start_of(day)).collect();
        let beyond = starts.last().and_then(|start| zone.civil(*start).date().succ_opt());
        let beyond = beyond.filter(|next| *next <= last).map(|_| last);
        starts.extend(starts.last().map(|last| zone.end_of(zone.civil(*last).date())));
        let mut period = Self {
            zone,
            first,
            eventful: vec![false; starts.len().saturating_sub(1)],
            starts,
            beyond,
            is_each_its_own: is_each_its_own(campaign, definition),
            cuts,
            known,
            deadline: None,
        };
        for cut in period.cuts.clone() {
            if let Some(day) = period.day_of(cut)
                && let Some(eventful) = period.eventful.get_mut(day)
            {
                *eventful = true;
            }
        }
        period
    }

    /// Finds the deadline that acting refers to: the one named; else, of the moments after `opening` that something in the
    /// definition hangs on, the first deadline; else the first.
    pub(crate) fn find_deadline(&mut self, definition: &Inspection, habits: &PeriodHabits, opening: Instant) {
        if let Some(deadline) = &habits.deadline {
            self.deadline = self.known.iter().find(|(name, _)| name == deadline).cloned();
            return;
        }
        let is_deadline = |name: &str| definition.moment(name).is_some_and(|moment| moment.is_deadline);
        let within = |at: &Instant| *at > opening && *at <= self.end();
        let mut used: Vec<&(String, Instant)> =
            self.known.iter().filter(|(name, at)| within(at) && is_used(definition, name)).collect();
        used.sort_by_key(|(_, at)| *at);
        let deadline = used.iter().find(|(name, _)| is_deadline(name)).or_else(|| used.first());
        self.deadline = deadline.copied().cloned();
    }

    /// The last day there would have been, where there are more than are played.
    pub(crate) fn beyond(&self) -> Option<NaiveDate> {
        self.beyond
    }

    /// How many days are played.
    pub(crate) fn days(&self) -> usize {
        self.eventful.len()
    }

    /// The date of a day.
    pub(crate) fn date(&self, day: usize) -> NaiveDate {
        let days = u64::try_from(day).unwrap_or_default();
        self.first.checked_add_days(Days::new(days)).unwrap_or(self.first)
    }

    /// The day of an instant; `None` beyond what is played.
    pub(crate) fn day_of(&self, at: Instant) -> Option<usize> {
        let after = self.starts.partition_point(|start| *start <= at);
        after.checked_sub(1).filter(|day| *day < self.days())
    }

    /// The moments of these days that something in the definition hangs on, in order.
    pub(crate) fn moments(&self, definition: &Inspection) -> Vec<Moment> {
        let moments = self.known.iter().filter(|(name, _)| is_used(definition, name));
        let moments = moments.filter_map(|(name, at)| {
            let is_deadline = definition.moment(name).is_some_and(|moment| moment.is_deadline);
            let instant = if is_deadline { last_second(*at) } else { *at };
            let day = self.date(self.day_of(instant)?);
            Some(Moment { name: name.clone(), day, is_deadline })
        });
        let mut moments: Vec<Moment> = moments.collect();
        moments.sort_by_key(|moment| (moment.day, moment.is_deadline));
        moments
    }

    /// When the play begins.
    pub(crate) fn begin(&self) -> Instant {
        self.starts.first().copied().unwrap_or_default()
    }

    /// When the play is over.
    pub(crate) fn end(&self) -> Instant {
        self.starts.last().copied().unwrap_or_default()
    }

    /// The last second of a day: when its figures are taken.
    pub(crate) fn evening(&self, day: usize) -> Instant {
        let next = self.starts.get(day.saturating_add(1)).copied().unwrap_or_else(|| self.end());
        last_second(next)
    }

    /// An hour of a day, in minutes since its midnight on the clock.
    pub(crate) fn at(&self, day: usize, minutes: i64) -> Instant {
        let midnight = self.date(day).and_time(chrono::NaiveTime::MIN);
        let civil = midnight.checked_add_signed(TimeDelta::minutes(minutes)).unwrap_or(midnight);
        self.zone.instant(civil)
    }

    /// True if something may have changed by the evening of a day, though nothing happened to the case.
    pub(crate) fn is_eventful(&self, day: usize) -> bool {
        self.is_each_its_own || self.eventful.get(day).copied().unwrap_or_default()
    }

    /// The instants at which something begins or ends for everybody, the beginning of the play first.
    pub(crate) fn cuts(&self) -> impl Iterator<Item = Instant> {
        let within = self.cuts.iter().copied().filter(|cut| *cut > self.begin() && *cut < self.end());
        std::iter::once(self.begin()).chain(within)
    }

    /// The deadline that acting refers to: its name, and the first instant that is too late.
    pub(crate) fn deadline(&self) -> Option<(&str, Instant)> {
        self.deadline.as_ref().map(|(name, at)| (name.as_str(), *at))
    }

    /// The last day of the deadline; without one, the last that is played.
    pub(crate) fn last_day(&self) -> usize {
        let end = self.deadline().map_or(self.end(), |(_, at)| at);
        self.day_of(last_second(end)).unwrap_or_else(|| self.days().saturating_sub(1))
    }
}

fn last_second(end: Instant) -> Instant {
    end.checked_sub_signed(TimeDelta::seconds(1)).unwrap_or(end)
}

/// True if a transition, a window or a test refers to a moment.
fn is_used(definition: &Inspection, moment: &str) -> bool {
    let bound = |bound: &Option<Bound>| matches!(bound, Some(Bound::Moment(name)) if name == moment);
    definition.windows.iter().any(|window| bound(&window.from) || bound(&window.until))
        || transitions(definition).any(|transition| transition.trigger == Trigger::Moment(moment.to_owned()))
        || conditions(definition).iter().flat_map(|condition| condition.all_tests()).any(|test| {
            matches!(test, Test::Before(name) | Test::After(name)
                | Test::Value(_, ValueTest::Before(name) | ValueTest::After(name)) if name == moment)
        })
}

/// True if there is a time that differs from case to case: counted from a fact, of a member, from the entering of a state.
fn is_each_its_own(campaign: &Campaign, definition: &Inspection) -> bool {
    let own_moment = definition.moments.iter().any(|moment| {
        let from_case = |origin: &Origin| matches!(origin, Origin::Fact(_) | Origin::Entered(_));
        let counted = matches!(&moment.when, When::Counted(origins) if origins.iter().any(from_case));
        let is_known = campaign.moment(&moment.name, Instant::MAX_UTC).is_some();
        moment.scope == Scope::Member || counted && !is_known
    });
    let ages = |test: &&Test| matches!(test, Test::Value(Subject::Fact(_), ValueTest::OlderThanDays(_)));
    own_moment
        || conditions(definition).iter().flat_map(|condition| condition.all_tests()).any(|test| ages(&test))
}

fn transitions(definition: &Inspection) -> impl Iterator<Item = &abilita::inspect::Transition> {
    definition.tracks.iter().flat_map(|track| &track.transitions)
}

/// Every condition of a definition that can look at the clock.
fn conditions(definition: &Inspection) -> Vec<&Condition> {
    let rules = definition.rules.iter().flat_map(|rule| {
        let needs = rule.needs.iter().flat_map(|need| [&need.applies, &need.holds]);
        std::iter::once(&rule.applies).chain(needs)
    });
    let transitions = transitions(definition).flat_map(|transition| {
        let required = transition.require.iter().flat_map(|check| [&check.applies, &check.holds]);
        std::iter::once(&transition.guard).chain(required)
    });
    let of_roles = definition.roles.iter().map(|role| &role.condition);
    rules.chain(transitions).chain(of_roles).collect()
}
