//! The script of a scenario: what is told, done, asked and looked at, each at its instant.

use std::collections::BTreeMap;

use abilita::{Instant, RoleHolders, Value, ValueKind, format_instant};
use chrono::{NaiveDate, TimeDelta};
use serde_json::{Map, Value as Json, json};

use super::cast::{STRANGER, as_json};
use super::{Finale, Last, Persons};
use crate::asker::Asker;
use crate::explore::Label;
use crate::model::Model;
use crate::values::Known;

/// The key of the one case.
const CASE: &str = "caso";

/// A scenario as it is being written.
pub(super) struct Script<'m> {
    pub(super) model: &'m Model<'m>,
    pub(super) persons: Persons,
    /// How long is waited for a moment of the case's own.
    pub(super) wait: TimeDelta,
    /// Further roles that the holder of a role has.
    pub(super) doubles: Vec<(String, String)>,
    pub(super) told: BTreeMap<String, Known>,
    pub(super) opening: Map<String, Json>,
    pub(super) place: u8,
    pub(super) at: Instant,
    pub(super) owed: usize,
    pub(super) steps: Vec<Json>,
    /// Whoever was taken into the draft last.
    pub(super) inserted: Option<String>,
    /// All of the register have been taken over into the draft.
    pub(super) kept: bool,
    /// The steps whose answer is the engine's to give.
    pub(super) surveyed: Vec<usize>,
}

impl<'m> Script<'m> {
    pub(super) fn new(
        model: &'m Model<'m>,
        persons: Persons,
        wait: TimeDelta,
        path: &[&Label],
        finale: &Finale,
    ) -> Self {
        let of_path = path.iter().filter_map(|label| asker_of(label));
        let of_finale = finale.steps.iter().filter_map(|last| match last {
            Last::Ask { asker, .. } | Last::Survey { asker, .. } => Some(asker),
            _ => None,
        });
        let doubles = of_path.chain(of_finale).filter_map(|asker| {
            let (one, others) = asker.roles.split_first()?;
            Some(others.iter().map(|other| (one.clone(), other.clone())).collect::<Vec<_>>())
        });
        let doubles = doubles.flatten();
        let doubles = doubles.collect();
        let mut script = Self {
            model,
            persons,
            wait,
            doubles,
            told: BTreeMap::new(),
            opening: Map::new(),
            place: 0,
            at: Instant::MIN_UTC,
            owed: 0,
            steps: Vec::new(),
            inserted: None,
            kept: false,
            surveyed: Vec::new(),
        };
        script.at = script.beginning(0);
        script.tell_at_opening();
        script
    }

    /// Texts are known from the beginning; of other facts nobody has told anything.
    fn tell_at_opening(&mut self) {
        for fact in &self.model.definition.facts {
            let is_text = matches!(fact.kind, ValueKind::Text | ValueKind::Email | ValueKind::InstituteCode);
            let is_hosts = fact.default.is_none() && !self.model.is_own_fact(&fact.name);
            if is_text && is_hosts && fact.scope == abilita::inspect::Scope::Case && fact.one_of.is_none() {
                let text = match fact.kind {
                    ValueKind::InstituteCode => "TOIS99901A".to_owned(),
                    _ => format!("{}@example.org", fact.name.replace(['.', ' '], "_")),
                };
                self.opening.insert(fact.name.clone(), Json::from(text.as_str()));
                self.told.insert(fact.name.clone(), Some(Value::from(text.as_str())));
            }
        }
    }

    /// Where the first instant after so many stated ones lies.
    fn beginning(&self, place: u8) -> Instant {
        let instants = &self.model.instants;
        let before = usize::from(place).checked_sub(1).and_then(|index| instants.get(index));
        let first = || self.model.first_instant()?.checked_sub_signed(TimeDelta::days(30));
        before.copied().or_else(first).unwrap_or(NO_DATES)
    }

    /// A little later, and still before the next stated instant.
    pub(super) fn tick(&mut self) -> String {
        let next = self.model.instants.get(usize::from(self.place));
        let room = next.map(|next| (*next - self.at) / 16);
        let tick = room.map_or(TimeDelta::hours(1), |room| room.min(TimeDelta::hours(1)));
        self.at = self.at.checked_add_signed(tick).unwrap_or(self.at);
        // Whole seconds read better.
        self.at = chrono::SubsecRound::trunc_subsecs(self.at, 0);
        format_instant(self.at)
    }

    pub(super) fn play(&mut self, label: &Label) -> Option<()> {
        match label {
            Label::Command { .. } => self.command(label, &json!({"accepted": true})),
            Label::Instant { place, facts } => {
                self.tell(facts);
                self.go_to(*place);
                Some(())
            }
            Label::Comes { moment, facts } => {
                self.tell(facts);
                if self.model.is_counted(moment) {
                    return self.wait_for(moment);
                }
                let at = self.tick();
                self.steps.push(json!({"at": at, "happens": moment}));
                Some(())
            }
            Label::Rearmed(moment) => self.count_from_today(moment),
        }
    }

    /// A moment that is counted comes: at the instant that the definition gives it where the case has told nothing, or some
    /// time after what it is counted from.
    fn wait_for(&mut self, moment: &str) -> Option<()> {
        match self.model.campaign.moment(moment, Instant::MAX_UTC) {
            Some(at) if at > self.at => self.at = at,
            _ => {
                self.count_from_today(moment)?;
                self.at = self.at.checked_add_signed(self.wait)?;
            }
        }
        let passed = self.model.instants.iter().filter(|instant| **instant <= self.at).count();
        self.place = self.place.max(u8::try_from(passed).ok()?);
        Some(())
    }

    /// The host tells today for each day that a moment is counted from.
    fn count_from_today(&mut self, moment: &str) -> Option<()> {
        let today = self.model.campaign.zone().civil(self.at).date();
        for fact in self.model.facts_counted(moment) {
            let declared = self.model.definition.facts.iter().find(|known| known.name == fact)?;
            let value = match declared.kind {
                _ if declared.scope == abilita::inspect::Scope::Member => continue,
                ValueKind::Date => Value::Date(today),
                ValueKind::Instant => Value::Instant(self.at),
                _ => continue,
            };
            self.tell(&[(fact, Some(value))]);
        }
        Some(())
    }

    fn go_to(&mut self, place: u8) {
        // What a path has passed already does not come again.
        self.place = self.place.max(place);
        self.at = self.at.max(self.beginning(place));
    }

    pub(super) fn finish(&mut self, finale: &Finale) -> Option<()> {
        for last in &finale.steps {
            match last {
                Last::Ask { function, asker, facts, expect } => {
                    self.tell(facts);
                    let mut ask = self.who(asker)?;
                    ask.insert("function".to_owned(), Json::from(function.as_str()));
                    let at = self.tick();
                    self.steps.push(json!({"at": at, "ask": ask, "expect": expect}));
                }
                Last::Survey { function, asker } => {
                    let mut ask = self.who(asker)?;
                    ask.insert("function".to_owned(), Json::from(function.as_str()));
                    let at = self.tick();
                    self.surveyed.push(self.steps.len());
                    self.steps.push(json!({"at": at, "ask": ask, "expect": {"decision": "deny"}}));
                }
                Last::State(expect) => {
                    let at = self.tick();
                    self.steps.push(json!({"at": at, "state": {"case": self.case()}, "expect": expect}));
                }
                Last::Tell(facts) => self.tell(facts),
                Last::At(place) => self.go_to(*place),
            }
        }
        Some(())
    }

    pub(super) fn case(&self) -> String {
        if self.is_of_persons() { self.holder() } else { CASE.to_owned() }
    }

    pub(super) fn is_of_persons(&self) -> bool {
        self.model.campaign.case_kind() == "person"
    }

    pub(super) fn holder(&self) -> String {
        self.model.roles_held(RoleHolders::OnRecord).first().cloned().unwrap_or_default()
    }

    /// The host tells what has to be so, where it is not.
    pub(super) fn tell(&mut self, facts: &[(String, Known)]) {
        let mut told = Map::new();
        let mut forgotten = Vec::new();
        for (fact, known) in facts {
            if self.told.get(fact).is_some_and(|now| now == known)
                || (known.is_none() && !self.told.contains_key(fact))
            {
                continue;
            }
            match known {
                Some(value) => drop(told.insert(fact.clone(), as_json(value))),
                None => forgotten.push(fact.clone()),
            }
            self.told.insert(fact.clone(), known.clone());
        }
        if told.is_empty() && forgotten.is_empty() {
            return;
        }
        let mut tell = Map::from_iter([("case".to_owned(), Json::from(self.case()))]);
        if !told.is_empty() {
            tell.insert("facts".to_owned(), Json::Object(told));
        }
        if !forgotten.is_empty() {
            tell.insert("forget".to_owned(), Json::from(forgotten));
        }
        let at = self.tick();
        self.steps.push(json!({"at": at, "tell": tell}));
    }

    /// The keys by which a step says who asks.
    pub(super) fn who(&self, asker: &Asker) -> Option<Map<String, Json>> {
        if asker.any_roles {
            return None;
        }
        let mut who = Map::from_iter([("case".to_owned(), Json::from(self.case()))]);
        if asker.vouched {
            who.insert("as".to_owned(), Json::from(asker.roles.first()?.as_str()));
            return Some(who);
        }
        let person = match asker.roles.first() {
            Some(role) => role.as_str(),
            None if asker.listed => self.inserted.as_deref()?,
            None => STRANGER,
        };
        who.insert("who".to_owned(), Json::from(person));
        if let [only] = asker.roles.as_slice() {
            who.insert("as".to_owned(), Json::from(only.as_str()));
        }
        let login = asker.login.as_ref().map(|(scheme, level)| json!({"scheme": scheme, "level": level}));
        who.insert("identity".to_owned(), login.unwrap_or(Json::Null));
        Some(who)
    }
}

/// Where time begins for a campaign that states no date.
const NO_DATES: Instant = match NaiveDate::from_ymd_opt(2026, 1, 7) {
    Some(day) => day.and_time(chrono::NaiveTime::MIN).and_utc(),
    None => Instant::MIN_UTC,
};

fn asker_of(label: &Label) -> Option<&Asker> {
    match label {
        Label::Command { asker, .. } => Some(asker),
        _ => None,
    }
}
