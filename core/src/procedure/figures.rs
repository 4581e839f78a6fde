//! Figures over many cases: what the office that runs a campaign looks at every morning.

use super::{Case, Standing};
use crate::access::{AskError, Asker, Grounds};
use crate::calendar::Instant;
use crate::campaign::{
    Campaign, Clock, FunctionId, Id as _, RoleHolders, RoleId, Scope, Set, Situation, Test, Who,
};
use crate::person::PersonId;

/// Progress over the cases counted. Persons are counted once, whatever number of cases they stand in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// How many cases were counted.
    pub cases: usize,
    /// For each track, how many cases (of a track of members: how many members) are in each state; every state is there, in
    /// the order of the definition.
    pub tracks: Vec<TrackFigures>,
    /// For each flag, how many cases, or members, have it.
    pub flags: Vec<(String, usize)>,
    /// How many enabled persons a forbid keeps from everything that their roles permit, in some case.
    pub locked_out: usize,
    /// How much is owed from interim channels.
    pub debts: usize,
}

/// How many cases are in each state of one track.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrackFigures {
    /// The track.
    pub track: String,
    /// Its states, each with the number of cases in it.
    pub states: Vec<(String, usize)>,
}

impl Figures {
    /// The number of cases in a state of a track; 0 for names that do not exist.
    pub fn in_state(&self, track: &str, state: &str) -> usize {
        let track = self.tracks.iter().find(|figures| figures.track == track);
        let state = track.and_then(|figures| figures.states.iter().find(|(name, _)| name == state));
        state.map_or(0, |(_, count)| *count)
    }

    /// The number of cases that have a flag.
    pub fn with_flag(&self, flag: &str) -> usize {
        self.flags.iter().find(|(name, _)| name == flag).map_or(0, |(_, count)| *count)
    }
}

impl Campaign {
    /// Counts cases as they stand at an instant. What time alone has brought until then is counted in.
    ///
    /// # Errors
    /// A case runs under another definition.
    ///
    /// ```
    /// use abilita::{Campaign, CaseId, Opening, Person, parse_instant};
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let opening = Opening::new().enabled("delegate", Person::new("RSSNNA75S42D205F"));
    /// let event = campaign.open(CaseId::new("7f3a"), opening, parse_instant("2025-09-01T00:00:00+02:00")?)?;
    /// let case = campaign.replay([&event])?;
    /// let figures = campaign.figures([&case], parse_instant("2025-11-01T08:00:00+01:00")?)?;
    /// assert_eq!(figures.in_state("renewal", "not_started"), 1);
    /// assert_eq!((figures.with_flag("late"), figures.locked_out), (1, 1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn figures<'c>(
        &self,
        cases: impl IntoIterator<Item = &'c Case>,
        at: Instant,
    ) -> Result<Figures, AskError> {
        let clock = Clock::at(at);
        let mut count = Count::none(self);
        for case in cases {
            self.check_definition(case)?;
            count.add(self, &self.advanced(case, clock), clock);
        }
        Ok(count.figures())
    }

    /// True if what the person's listed roles permit is forbidden to them, all of it.
    fn is_locked_out(&self, case: &Case, person: &PersonId, clock: Clock) -> bool {
        let held = case.roles_of(person);
        let listed = |role: &RoleId| {
            self.program.roles.get(*role).is_some_and(|role| role.holders == RoleHolders::Listed)
        };
        let listed: Set<RoleId> = held.iter().filter(listed).collect();
        let who = Who { person: Some(person), roles: listed, ..Who::default() };
        let situation = Situation::of_asker(self, case, clock, who);
        let functions = self.program.functions.iter().filter(|(_, _, function)| {
            let rules = function.permits.iter().filter_map(|id| self.program.rules.get(*id));
            let by_role = |test: &Test| matches!(test, Test::Role(test) if test.roles.intersects(listed));
            rules
                .into_iter()
                .any(|rule| rule.applies.tests.iter().any(by_role) && situation.holds(&rule.applies))
        });
        let asker = Asker::person(person.as_str());
        let mut functions = functions.map(|(id, _, _)| self.is_forbidden(case, &asker, id, clock)).peekable();
        functions.peek().is_some() && functions.all(|forbidden| forbidden)
    }

    fn is_forbidden(&self, case: &Case, asker: &Asker, function: FunctionId, clock: Clock) -> bool {
        matches!(self.verdict(case, asker, function, clock).grounds, Grounds::Forbids(_))
    }
}

/// Figures that are still being counted.
struct Count {
    figures: Figures,
    locked_out: Vec<PersonId>,
}

impl Count {
    /// Nothing of anything that there can be.
    fn none(campaign: &Campaign) -> Self {
        let nothing_of = |name: &str| (name.to_owned(), 0);
        let tracks = campaign.program.tracks.iter().map(|(_, name, track)| TrackFigures {
            track: name.to_owned(),
            states: track.states.names().map(nothing_of).collect(),
        });
        let flags = campaign.program.flags.names().map(nothing_of);
        let figures = Figures { tracks: tracks.collect(), flags: flags.collect(), ..Figures::default() };
        Self { figures, locked_out: Vec::new() }
    }

    fn add(&mut self, campaign: &Campaign, case: &Case, clock: Clock) {
        self.figures.cases += 1;
        self.figures.debts += case.debts().count();
        self.add_standing(campaign, &case.own, Scope::Case);
        for member in &case.members {
            self.add_standing(campaign, &member.standing, Scope::Member);
        }
        let enabled = case.register.iter().map(|listed| listed.person.id());
        let locked = enabled.filter(|person| campaign.is_locked_out(case, person, clock));
        self.locked_out.extend(locked.cloned());
    }

    fn add_standing(&mut self, campaign: &Campaign, standing: &Standing, scope: Scope) {
        let Figures { tracks, flags, .. } = &mut self.figures;
        for ((id, _, track), figures) in campaign.program.tracks.iter().zip(tracks) {
            let state = standing.state(id).filter(|_| track.scope == scope);
            if let Some((_, count)) = state.and_then(|state| figures.states.get_mut(state.index())) {
                *count += 1;
            }
        }
        for flag in standing.flags.iter() {
            if let Some((_, count)) = flags.get_mut(flag.index()) {
                *count += 1;
            }
        }
    }

    fn figures(mut self) -> Figures {
        self.locked_out.sort_unstable();
        self.locked_out.dedup();
        Figures { locked_out: self.locked_out.len(), ..self.figures }
    }
}
