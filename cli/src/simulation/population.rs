//! Invented persons and institutes. Nobody of them is anybody: names come from short lists, dates and places by chance.

use abilita::codice_fiscale::{CodiceFiscale, Person as Birth, PlaceCode, Sex};
use abilita::inspect::{Inspection, Scope, Subject, Test, ValueTest};
use abilita::{Campaign, CaseId, Opening, Person, Value, ValueKind};
use chrono::{Days, NaiveDate};

use super::behaviour::{Behaviour, Known};
use super::dice::Dice;
use super::plan::{self, Plan};

const SURNAMES: [&str; 16] = [
    "Rossi", "Bianchi", "Conti", "Neri", "Galli", "Ferri", "Monti", "Villa", "Marini", "Greco", "Costa",
    "Leone", "Longo", "Serra", "Vitale", "Barbieri",
];
const NAMES: [(&str, Sex); 8] = [
    ("Anna", Sex::Female),
    ("Gianfranco", Sex::Male),
    ("Dora", Sex::Female),
    ("Paolo", Sex::Male),
    ("Mara", Sex::Female),
    ("Stefano", Sex::Male),
    ("Chiara", Sex::Female),
    ("Luca", Sex::Male),
];
const PLACES: [&str; 8] = ["F205", "L219", "H501", "F839", "G273", "D969", "A944", "D612"];

/// Makes the persons of one institute, each another one.
#[derive(Clone, Debug)]
pub(crate) struct People {
    made: usize,
    first: usize,
}

impl People {
    pub(crate) fn new(dice: &mut Dice) -> Self {
        let first = usize::try_from(dice.below(16)).unwrap_or_default();
        Self { made: 0, first }
    }

    /// The next person: with a correct codice fiscale and an address.
    pub(crate) fn next(&mut self, dice: &mut Dice) -> Person {
        let turn = self.first + self.made;
        self.made += 1;
        let surname = SURNAMES.get(turn % SURNAMES.len()).copied().unwrap_or_default();
        let (name, sex) = NAMES.get(turn % NAMES.len()).copied().unwrap_or(("Anna", Sex::Female));
        // Sixteen surnames in turn, then the names change: within an institute no two persons are alike.
        let place = usize::try_from(dice.below(8)).unwrap_or_default();
        let days = 7_000 * u64::try_from(turn / SURNAMES.len() % 2).unwrap_or_default() + dice.below(7_000);
        let birth_date = NaiveDate::from_ymd_opt(1958, 1, 1)
            .and_then(|first| first.checked_add_days(Days::new(days)))
            .unwrap_or_default();
        let place = PLACES.get(place).copied().and_then(PlaceCode::new);
        let code = place
            .and_then(|place| CodiceFiscale::encode(&Birth { surname, name, sex, birth_date, place }).ok());
        let code = code.as_ref().map_or("", CodiceFiscale::as_str);
        Person::new(code).named(name, surname).with_email("nome.cognome@example.org")
    }
}

/// The same person under a codice fiscale that cannot be one: its check character is another.
pub(crate) fn misspelt(person: &Person) -> Person {
    let code = person.id().as_str();
    let mut letters: Vec<char> = code.chars().collect();
    if let Some(check) = letters.last_mut() {
        *check = if *check == 'A' { 'B' } else { 'A' };
    }
    let wrong: String = letters.into_iter().collect();
    Person::new(&wrong).named(person.name(), person.surname()).with_email(person.email())
}

/// The same person without given name and address.
pub(crate) fn incomplete(person: &Person) -> Person {
    Person::new(person.id().as_str()).named("", person.surname())
}

/// What every case of a campaign is opened with.
#[derive(Clone, Debug)]
pub(crate) struct Openings {
    facts: Vec<(String, Known)>,
    on_record: Vec<String>,
    role: Option<String>,
    delegates: u32,
}

impl Openings {
    pub(crate) fn new(
        campaign: &Campaign,
        definition: &Inspection,
        behaviour: &Behaviour,
        plan: &Plan,
    ) -> Self {
        let facts = definition.facts.iter().filter(|fact| fact.scope == Scope::Case);
        let facts = facts.filter_map(|fact| {
            let derived = || {
                let value = wanted(definition, fact)?;
                fact.default.is_none().then_some(Known { share: 1.0, value })
            };
            let known = behaviour.facts.get(&fact.name).cloned().or_else(derived)?;
            known.fits(campaign, &fact.name).then(|| (fact.name.clone(), known))
        });
        Self {
            facts: facts.collect(),
            on_record: plan.on_record.clone(),
            role: plan.roster.role.clone(),
            delegates: behaviour.roster.delegates,
        }
    }

    /// An institute, and whoever makes more persons for it.
    pub(crate) fn draw(&self, dice: &mut Dice) -> (Opening, People) {
        let mut people = People::new(dice);
        let mut opening = Opening::new();
        for role in &self.on_record {
            opening = opening.on_record(role, people.next(dice));
        }
        if let Some(role) = &self.role {
            for _ in 0..self.delegates {
                opening = opening.enabled(role, people.next(dice));
            }
        }
        for (fact, known) in &self.facts {
            if dice.happens(known.share) {
                opening = opening.fact(fact, known.value.clone());
            }
        }
        (opening, people)
    }
}

/// The name of the case of an institute.
pub(crate) fn case_id(institute: u32) -> CaseId {
    CaseId::new(&institute.to_string())
}

/// What a fact is, if all goes well: what the tests on it ask for; something, for a text on which nothing is asked. Days and
/// instants are not known, since what is counted from them would be invented too.
fn wanted(definition: &Inspection, fact: &abilita::inspect::Fact) -> Option<Value> {
    if matches!(fact.kind, ValueKind::Date | ValueKind::Instant | ValueKind::Integer) {
        return None;
    }
    let permits = definition.rules.iter().filter(|rule| rule.permits);
    let needs = permits.flat_map(|rule| rule.needs.iter().map(|need| &need.holds));
    let transitions = definition.tracks.iter().flat_map(|track| &track.transitions);
    let required = transitions.flat_map(|transition| transition.require.iter().map(|check| &check.holds));
    let tests: Vec<&ValueTest> = needs
        .chain(required)
        .flat_map(|condition| &condition.tests)
        .filter_map(|test| match test {
            Test::Value(Subject::Fact(name), test) if *name == fact.name => Some(test),
            _ => None,
        })
        .collect();
    match fact.kind {
        ValueKind::Bool | ValueKind::Texts if tests.is_empty() => None,
        ValueKind::Text if tests.is_empty() && fact.one_of.is_none() => Some("casella@example.org".into()),
        kind => Some(plan::value(kind, fact.one_of.as_deref(), &tests)),
    }
}
