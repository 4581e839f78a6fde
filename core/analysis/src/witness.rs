//! From a path through the model to a scenario that the engine plays.
//!
//! People are invented; their codici fiscali are made from their names. What the model says is possible counts for nothing
//! until the engine has played it.

use std::collections::BTreeMap;

use abilita::codice_fiscale::{CodiceFiscale, Person, PlaceCode, Sex};
use abilita::inspect::{Act, Subject, Test, Transition, Trigger, ValueTest};
use abilita::scenario::Scenario;
use abilita::{Instant, RoleHolders, Value, ValueKind, format_instant};
use chrono::{NaiveDate, TimeDelta};
use serde_json::{Map, Value as Json, json};

use crate::asker::Asker;
use crate::explore::Label;
use crate::model::Model;
use crate::values::Known;

/// How often what the model proposes is tried: plainly, then with a full list of persons wherever one is named.
const TRIES: [Persons; 2] = [Persons::One, Persons::OneForEachRole];

/// How many days are waited for a moment that is counted from something of the case's own.
const WAITS: [i64; 6] = [1, 8, 32, 100, 400, 1600];

/// Who is meant where a command names a person of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Persons {
    One,
    /// The command is given for one of each role, so that a list is complete.
    OneForEachRole,
}

/// What is done, asked or looked at once a path has been gone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Finale {
    steps: Vec<Last>,
}

#[derive(Clone, Debug)]
enum Last {
    Ask {
        function: String,
        asker: Asker,
        facts: Vec<(String, Known)>,
        expect: Json,
    },
    /// Asked to see what is answered: the engine's answer is what is expected.
    Survey {
        function: String,
        asker: Asker,
    },
    State(Json),
    /// The host tells facts.
    Tell(Vec<(String, Known)>),
    /// What follows happens once so many stated instants have come.
    At(u8),
}

impl Finale {
    pub(crate) fn ask(
        mut self,
        function: &str,
        asker: &Asker,
        facts: &[(String, Known)],
        expect: Json,
    ) -> Self {
        let (function, asker, facts) = (function.to_owned(), asker.clone(), facts.to_vec());
        self.steps.push(Last::Ask { function, asker, facts, expect });
        self
    }

    pub(crate) fn survey(mut self, function: &str, asker: &Asker) -> Self {
        self.steps.push(Last::Survey { function: function.to_owned(), asker: asker.clone() });
        self
    }

    pub(crate) fn tell(mut self, facts: &[(String, Known)]) -> Self {
        self.steps.push(Last::Tell(facts.to_vec()));
        self
    }

    pub(crate) fn state(mut self, expect: Json) -> Self {
        self.steps.push(Last::State(expect));
        self
    }

    pub(crate) fn at(mut self, place: u8) -> Self {
        self.steps.push(Last::At(place));
        self
    }
}

/// The scenario of a path and what comes after, if the engine plays it as expected.
pub(crate) fn confirmed(
    model: &Model<'_>,
    name: &str,
    cites: &[String],
    path: &[&Label],
    finale: &Finale,
) -> Option<Json> {
    let waits =
        path.iter().any(|label| matches!(label, Label::Comes { moment, .. } if model.is_counted(moment)));
    let waits = if waits { WAITS.as_slice() } else { &[0] };
    let tries = waits.iter().flat_map(|days| TRIES.map(|persons| (persons, *days)));
    tries.into_iter().find_map(|(persons, days)| {
        let mut script = Script::new(model, persons, TimeDelta::days(days), path, finale);
        for label in path {
            script.play(label)?;
        }
        script.finish(finale)?;
        let surveyed = std::mem::take(&mut script.surveyed);
        let mut scenario = script.scenario(name, cites);
        let play = |scenario: &Json| Scenario::parse(&scenario.to_string()).ok()?.run(model.campaign).ok();
        let first = play(&scenario)?;
        let otherwise = first.failures().iter().map(abilita::scenario::Failure::step);
        for step in otherwise.filter(|step| surveyed.contains(step)) {
            *scenario.get_mut("steps")?.get_mut(step)?.get_mut("expect")? = json!({"decision": "allow"});
        }
        (first.passed() || play(&scenario)?.passed()).then_some(scenario)
    })
}

/// The key of the one case.
const CASE: &str = "caso";

struct Script<'m> {
    model: &'m Model<'m>,
    persons: Persons,
    /// How long is waited for a moment of the case's own.
    wait: TimeDelta,
    /// Further roles that the holder of a role has.
    doubles: Vec<(String, String)>,
    told: BTreeMap<String, Known>,
    opening: Map<String, Json>,
    place: u8,
    at: Instant,
    owed: usize,
    steps: Vec<Json>,
    /// Whoever was taken into the draft last.
    inserted: Option<String>,
    /// The steps whose answer is the engine's to give.
    surveyed: Vec<usize>,
}

impl<'m> Script<'m> {
    fn new(
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
    fn tick(&mut self) -> String {
        let next = self.model.instants.get(usize::from(self.place));
        let room = next.map(|next| (*next - self.at) / 16);
        let tick = room.map_or(TimeDelta::hours(1), |room| room.min(TimeDelta::hours(1)));
        self.at = self.at.checked_add_signed(tick).unwrap_or(self.at);
        // Whole seconds read better.
        self.at = chrono::SubsecRound::trunc_subsecs(self.at, 0);
        format_instant(self.at)
    }

    fn play(&mut self, label: &Label) -> Option<()> {
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
                _ if declared.scope == abilita::inspect::Scope::Member => return None,
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

    fn finish(&mut self, finale: &Finale) -> Option<()> {
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

    fn case(&self) -> String {
        if self.is_of_persons() { self.holder() } else { CASE.to_owned() }
    }

    fn is_of_persons(&self) -> bool {
        self.model.campaign.case_kind() == "person"
    }

    fn holder(&self) -> String {
        self.model.roles_held(RoleHolders::OnRecord).first().cloned().unwrap_or_default()
    }

    /// The host tells what has to be so, where it is not.
    fn tell(&mut self, facts: &[(String, Known)]) {
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
    fn who(&self, asker: &Asker) -> Option<Map<String, Json>> {
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

    fn command(&mut self, label: &Label, expect: &Json) -> Option<()> {
        let Label::Command { name, asker, facts, arguments } = label else { return None };
        self.tell(facts);
        let transitions = self.transitions(name);
        let acts: Vec<&Act> = transitions.iter().flat_map(|transition| &transition.acts).collect();
        let inserts = acts.iter().any(|act| matches!(act, Act::Insert { .. }));
        let picks = acts.iter().any(|act| matches!(act, Act::Confirm { .. }));
        let listed = self.model.listed_roles();
        let rounds: Vec<Option<String>> = match self.persons {
            Persons::OneForEachRole if inserts || picks => listed.iter().cloned().map(Some).collect(),
            _ => vec![None],
        };
        for role in rounds {
            let with = self.arguments(name, arguments, role.as_deref(), inserts)?;
            let mut order = self.who(asker)?;
            order.insert("command".to_owned(), Json::from(name.as_str()));
            if !with.is_empty() {
                order.insert("with".to_owned(), Json::Object(with));
            }
            let at = self.tick();
            self.steps.push(json!({"at": at, "do": order, "expect": expect}));
        }
        // What a command brings, the host need not have told.
        for act in acts {
            if let Act::SetFact(fact, _) | Act::Append(fact, _) | Act::Forget(fact) = act {
                self.told.insert(fact.clone(), Some(Value::from("(brought by a command)")));
            }
        }
        Some(())
    }

    fn transitions(&self, command: &str) -> Vec<&'m Transition> {
        let all = self.model.definition.tracks.iter().flat_map(|track| &track.transitions);
        all.filter(|own| matches!(&own.trigger, Trigger::Command(name) if name == command)).collect()
    }

    fn arguments(
        &mut self,
        command: &str,
        chosen: &[Known],
        role: Option<&str>,
        inserts: bool,
    ) -> Option<Map<String, Json>> {
        let declared = self.model.definition.commands.iter().find(|own| own.name == command)?;
        let transitions = self.transitions(command);
        let mut with = Map::new();
        for (index, argument) in declared.arguments.iter().enumerate() {
            let value = chosen.get(index).cloned().flatten();
            let listed = self.model.listed_roles();
            let named = role.map(str::to_owned).or_else(|| listed.first().cloned());
            let json = match argument.kind {
                ValueKind::Person if inserts => {
                    let person = format!("new_{}", named.unwrap_or_default());
                    self.inserted = Some(person.clone());
                    Json::from(person)
                }
                ValueKind::Person => Json::from(named.unwrap_or_else(|| self.holder())),
                ValueKind::Role => role.map(Json::from).or_else(|| value.as_ref().map(as_json))?,
                _ => match self.special(&transitions, index) {
                    Some(json) => json,
                    None => as_json(&value?),
                },
            };
            with.insert(argument.name.clone(), json);
        }
        Some(with)
    }

    /// An argument that must be what something else is.
    fn special(&mut self, transitions: &[&Transition], index: usize) -> Option<Json> {
        for act in transitions.iter().flat_map(|transition| &transition.acts) {
            match act {
                Act::Owe { id } if *id == index => {
                    self.owed += 1;
                    return Some(Json::from(format!("r{}", self.owed)));
                }
                Act::Settle { id } if *id == index => {
                    return Some(Json::from(format!("r{}", self.owed.max(1))));
                }
                _ => {}
            }
        }
        let tests = transitions.iter().flat_map(|own| {
            let checks = own.require.iter().flat_map(|check| [&check.applies, &check.holds]);
            std::iter::once(&own.guard).chain(checks).flat_map(|condition| condition.all_tests())
        });
        for test in tests {
            match test {
                Test::Value(Subject::Argument(own), ValueTest::SamePersonAs(role)) if *own == index => {
                    return self.person(role)?.get("codice_fiscale").cloned();
                }
                Test::Value(Subject::Argument(own), ValueTest::SameMailboxAs(fact)) if *own == index => {
                    return self.told.get(fact)?.as_ref().map(as_json);
                }
                _ => {}
            }
        }
        None
    }

    /// The keys of all people: a holder for each role of the case, another to be listed, and somebody else.
    fn keys(&self) -> Vec<String> {
        let roles = self.model.roles_held(RoleHolders::OnRecord).into_iter().chain(self.model.listed_roles());
        let others = self.model.listed_roles().into_iter().map(|role| format!("new_{role}"));
        roles.chain(others).chain([STRANGER.to_owned()]).collect()
    }

    fn person(&self, key: &str) -> Option<Json> {
        let number = self.keys().iter().position(|known| known == key)?;
        invented(number)
    }

    fn scenario(self, name: &str, cites: &[String]) -> Json {
        let written = Json::from(self.steps.clone()).to_string();
        let is_used = |key: &str| written.contains(&format!("\"{key}\""));
        let cast = self.cast();
        let mut people = Map::new();
        for key in self.keys() {
            let is_cast = cast.to_string().contains(&format!("\"{key}\""));
            if let Some(person) = self.person(&key).filter(|_| is_cast || is_used(&key)) {
                people.insert(key, person);
            }
        }
        let kind = if self.is_of_persons() { "accounts" } else { "institutes" };
        let mut scenario = Map::new();
        scenario.insert("format".to_owned(), Json::from("abilita-scenario/1"));
        scenario.insert("name".to_owned(), Json::from(name));
        scenario.insert("rules".to_owned(), Json::from(cites.to_vec()));
        scenario.insert("campaign".to_owned(), Json::from(self.model.campaign.id()));
        scenario.insert("people".to_owned(), Json::Object(people));
        scenario.insert(kind.to_owned(), json!({self.case(): cast}));
        scenario.insert("steps".to_owned(), Json::from(self.steps));
        Json::Object(scenario)
    }

    /// Who stands where when the case is opened.
    fn cast(&self) -> Json {
        let mut cast = Map::new();
        if !self.is_of_persons() {
            let mut record: BTreeMap<String, String> = self
                .model
                .roles_held(RoleHolders::OnRecord)
                .into_iter()
                .map(|role| (role.clone(), role))
                .collect();
            let listed = self.model.listed_roles();
            let mut enabled: Vec<Json> =
                listed.iter().map(|role| json!({"person": role, "role": role})).collect();
            for (one, other) in &self.doubles {
                if listed.contains(other) {
                    enabled.push(json!({"person": one, "role": other}));
                } else {
                    record.insert(other.clone(), one.clone());
                }
            }
            if let Some(head) = record.remove("head") {
                cast.insert("head".to_owned(), Json::from(head));
            }
            if !record.is_empty() {
                cast.insert("record".to_owned(), json!(record));
            }
            cast.insert("enabled".to_owned(), Json::from(enabled));
        }
        cast.insert("facts".to_owned(), Json::Object(self.opening.clone()));
        Json::Object(cast)
    }
}

const STRANGER: &str = "somebody_else";

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

/// A value as scenarios write it.
pub(crate) fn as_json(value: &Value) -> Json {
    match value {
        Value::Text(text) => Json::from(&**text),
        Value::Bool(value) => Json::from(*value),
        Value::Integer(number) => Json::from(*number),
        Value::Date(day) => Json::from(day.to_string()),
        Value::Instant(at) => Json::from(format_instant(*at)),
        Value::Texts(texts) => texts.iter().map(|text| Json::from(&**text)).collect(),
        _ => Json::Null,
    }
}

/// The person of this number: invented, with the codice fiscale that the data give.
fn invented(number: usize) -> Option<Json> {
    const NAMES: [(&str, &str, Sex); 8] = [
        ("Dora", "Conti", Sex::Female),
        ("Anna", "Rossi", Sex::Female),
        ("Bruno", "Bianchi", Sex::Male),
        ("Carla", "Verdi", Sex::Female),
        ("Dario", "Neri", Sex::Male),
        ("Elena", "Gallo", Sex::Female),
        ("Fabio", "Moro", Sex::Male),
        ("Gina", "Serra", Sex::Female),
    ];
    let (name, surname, sex) = NAMES.get(number % NAMES.len()).copied()?;
    let year = 1960 + i32::try_from(number / NAMES.len()).ok()?;
    let birth_date = NaiveDate::from_ymd_opt(year, 3, 14)?;
    let person = Person { surname, name, sex, birth_date, place: PlaceCode::new("L219")? };
    let code = CodiceFiscale::encode(&person).ok()?;
    let email = format!("{}.{}@example.org", name.to_lowercase(), surname.to_lowercase());
    Some(json!({"codice_fiscale": code.as_str(), "name": name, "surname": surname, "email": email}))
}
