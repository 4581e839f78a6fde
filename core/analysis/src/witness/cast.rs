//! Who stands where, and the scenario as it is written. People are invented, with the codici fiscali that their data give.

use std::collections::BTreeMap;

use abilita::codice_fiscale::{CodiceFiscale, Person, PlaceCode, Sex};
use abilita::{RoleHolders, Value, format_instant};
use chrono::NaiveDate;
use serde_json::{Map, Value as Json, json};

use super::script::Script;

pub(super) const STRANGER: &str = "somebody_else";

impl Script<'_> {
    /// The keys of all people: a holder for each role of the case, another to be listed, and somebody else.
    fn keys(&self) -> Vec<String> {
        let roles = self.model.roles_held(RoleHolders::OnRecord).into_iter().chain(self.model.listed_roles());
        let others = self.model.listed_roles().into_iter().map(|role| format!("new_{role}"));
        roles.chain(others).chain([STRANGER.to_owned()]).collect()
    }

    pub(super) fn person(&self, key: &str) -> Option<Json> {
        let number = self.keys().iter().position(|known| known == key)?;
        invented(number)
    }

    pub(super) fn scenario(self, name: &str, cites: &[String]) -> Json {
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

/// A value as scenarios write it.
pub(super) fn as_json(value: &Value) -> Json {
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
