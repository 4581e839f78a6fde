//! The names of a scenario become persons, cases and askers.

use std::borrow::Cow;

use super::ScenarioError;
use super::format::{Account, File, Institute, Login, Person as PersonInFile, RosterEntry};
use crate::access::Asker;
use crate::calendar;
use crate::campaign::{Campaign, RoleHolders, Value};
use crate::definition::Library;
use crate::identity::{Identity, Scheme};
use crate::person::{Person, PersonId};
use crate::procedure::{Case, CaseId, Event, Opening, OpeningError, ReplayError};
use crate::roster::Delegate;
use crate::wire::{Json, Malformed, Named, Written};

/// People and cases by their keys in the file, and all that has happened to the cases.
pub(super) struct Cast {
    people: Vec<(String, Person)>,
    cases: Vec<(String, Case)>,
    log: Vec<Event>,
}

impl Cast {
    /// Opens every case before every moment.
    pub(super) fn of(file: &File, campaign: &Campaign) -> Result<Self, ScenarioError> {
        let people = file.people.iter().map(|(key, person)| (key.to_owned(), as_person(person)));
        let mut cast = Self { people: people.collect(), cases: Vec::new(), log: Vec::new() };
        let of_persons = campaign.case_kind() == "person";
        for (key, institute) in file.institutes.iter() {
            let path = format!("institutes.{key}");
            if of_persons {
                return Err(Malformed::new(path, "a case of this campaign is a person's account").into());
            }
            let opening = cast.institute(institute, campaign, &path)?;
            cast.open(campaign, key, opening, &path)?;
        }
        for (key, account) in file.accounts.iter() {
            let path = format!("accounts.{key}");
            if !of_persons {
                return Err(Malformed::new(path, "a case of this campaign is no person's account").into());
            }
            let opening = cast.account(key, account, campaign, &path)?;
            cast.open(campaign, key, opening, &path)?;
        }
        Ok(cast)
    }

    fn open(
        &mut self,
        campaign: &Campaign,
        key: &str,
        opening: Opening,
        path: &str,
    ) -> Result<(), ScenarioError> {
        let wrong = |reason: String| Malformed::new(path, reason);
        let event =
            campaign.open(CaseId::new(key), opening, calendar::FIRST).map_err(|error| match error {
                OpeningError::UnknownRole(name, _) => unknown(path, "role that can stand there", &name),
                OpeningError::UnknownFact(name) => unknown(path, "fact", &name),
                OpeningError::UnknownState(track, state) => {
                    unknown(path, "track with a state", &format!("{track}: {state}"))
                }
                error @ (OpeningError::WrongFact(_)
                | OpeningError::ParameterRefused(_)
                | OpeningError::UnknownMember
                | OpeningError::OutOfRange) => wrong(error.to_string()).into(),
            })?;
        let case = campaign.replay([&event]).map_err(|error| wrong(error.to_string()))?;
        self.cases.push((key.to_owned(), case));
        self.log.push(event);
        Ok(())
    }

    fn institute(
        &self,
        institute: &Institute,
        campaign: &Campaign,
        path: &str,
    ) -> Result<Opening, ScenarioError> {
        let mut opening = Opening::new();
        if let Some(head) = &institute.head {
            opening = opening.on_record("head", self.person(head, &format!("{path}.head"))?.clone());
        }
        for (role, key) in institute.record.iter() {
            let person = self.person(key, &format!("{path}.record.{role}"))?;
            opening = opening.on_record(role, person.clone());
        }
        for (index, entry) in institute.enabled.iter().enumerate() {
            let delegate = self.delegate(entry, &format!("{path}.enabled[{index}]"))?;
            opening = opening.enabled(delegate.role(), delegate.person().clone());
        }
        let declared = |name: &str| campaign.facts().any(|(fact, _)| fact == name);
        for (name, text) in [
            ("code", &institute.code),
            ("name", &institute.name),
            ("dedicated_mailbox", &institute.dedicated_mailbox),
            ("zone_referent", &institute.zone_referent),
        ] {
            if let Some(text) = text.as_deref().filter(|_| declared(name)) {
                opening = opening.fact(name, text);
            }
        }
        for (key, member) in institute.members.iter() {
            let path = format!("{path}.members.{key}");
            let person = self.person(key, &path)?.id();
            for (name, json) in member.facts.iter() {
                opening = opening.member_fact(person.clone(), name, fact_of(name, json, &path)?);
            }
            for (track, state) in member.tracks.iter() {
                opening = opening.member_state(person.clone(), track, state);
            }
        }
        facts_and_tracks(opening, &institute.facts, &institute.tracks, path)
    }

    /// The holder of an account is on record, in the first role that can.
    fn account(
        &self,
        key: &str,
        account: &Account,
        campaign: &Campaign,
        path: &str,
    ) -> Result<Opening, ScenarioError> {
        let role = campaign.roles().find(|(_, holders)| *holders == RoleHolders::OnRecord);
        let (role, _) = role.ok_or_else(|| unknown(path, "role on record", "of the holder"))?;
        let holder = self.person(key, path)?.clone();
        let opening = Opening::new().on_record(role, holder);
        facts_and_tracks(opening, &account.facts, &account.tracks, path)
    }

    pub(super) fn cases(&self) -> impl Iterator<Item = &Case> {
        self.cases.iter().map(|(_, case)| case)
    }

    pub(super) fn case(&self, key: &str, path: &str) -> Result<&Case, ScenarioError> {
        let found = self.cases.iter().find(|(known, _)| known == key);
        found.map(|(_, case)| case).ok_or_else(|| unknown(path, "case", key))
    }

    /// Lets events of any of the cases happen. One that does not fit would be a defect of the engine, and is reported as one.
    pub(super) fn apply(&mut self, campaign: &Campaign, events: Vec<Event>) -> Result<(), ReplayError> {
        for event in &events {
            let case = self.cases.iter_mut().map(|(_, case)| case).find(|case| case.id() == event.case());
            case.map_or(Ok(()), |case| campaign.apply(case, event))?;
        }
        self.log.extend(events);
        Ok(())
    }

    pub(super) fn into_log(self) -> Vec<Event> {
        self.log
    }

    pub(super) fn person(&self, key: &str, path: &str) -> Result<&Person, ScenarioError> {
        let found = self.people.iter().find(|(known, _)| known == key);
        found.map(|(_, person)| person).ok_or_else(|| unknown(path, "person", key))
    }

    /// The person behind a key or, for who is not in `people`, a codice fiscale.
    pub(super) fn person_id(&self, key: &str) -> PersonId {
        self.person(key, "").map_or_else(|_| PersonId::new(key), |person| person.id().clone())
    }

    /// How a person is named in a report: by key, never by codice fiscale.
    pub(super) fn key_of(&self, id: &PersonId) -> &str {
        self.people.iter().find(|(_, person)| person.id() == id).map_or("(somebody else)", |(key, _)| key)
    }

    pub(super) fn delegate(&self, entry: &RosterEntry, path: &str) -> Result<Delegate, ScenarioError> {
        let inline = [&entry.codice_fiscale, &entry.name, &entry.surname, &entry.email];
        let person = match &entry.person {
            Some(_) if inline.into_iter().any(Option::is_some) => {
                return Err(Malformed::new(path, "a person by key or by data, not both").into());
            }
            Some(key) => self.person(key, &format!("{path}.person"))?.clone(),
            None => {
                let [codice_fiscale, name, surname, email] =
                    inline.map(|text| text.as_deref().unwrap_or_default());
                Person::new(codice_fiscale).named(name, surname).with_email(email)
            }
        };
        Ok(Delegate::new(&entry.role, person))
    }

    /// Who asks. A login that is left out is SPID at level 2 of that person; `null` is none.
    pub(super) fn asker(
        &self,
        campaign: &Campaign,
        who: Option<&str>,
        role: Option<&str>,
        identity: &Written<Login>,
        path: &str,
    ) -> Result<Asker, ScenarioError> {
        let person = who.map(|key| self.person(key, &format!("{path}.who"))).transpose()?;
        if let Some(role) = role.filter(|role| !is_a_role(campaign, role)) {
            return Err(unknown(&format!("{path}.as"), "role", role));
        }
        let vouched =
            role.is_some_and(|role| campaign.roles().any(|known| known == (role, RoleHolders::Vouched)));
        let mut asker = match (role, person) {
            (Some(role), Some(person)) if vouched => Asker::vouched(role).who_is(person.id().as_str()),
            (Some(role), None) if vouched => Asker::vouched(role),
            (_, Some(person)) => Asker::person(person.id().as_str()),
            (_, None) => Asker::anonymous(),
        };
        if let Some(role) = role.filter(|_| !vouched) {
            asker = asker.acting_as(role);
        }
        Ok(match identity {
            Written::Absent => asker.logged_in(Scheme::SPID, 2),
            Written::Null => asker,
            Written::Given(login) => {
                let own = person.map(|person| person.id().as_str());
                let holder = login.codice_fiscale.as_deref().or(own).unwrap_or_default();
                asker.with_identity(Identity::new(Scheme::new(&login.scheme), login.level.0, holder))
            }
        })
    }
}

/// The data of a person, by their names in a file.
pub(super) const PERSON_FIELDS: [&str; 4] = ["codice_fiscale", "name", "surname", "email"];

/// An argument of a command. Where a person is expected, a text is a key of `people` and an object the person's data; what
/// cannot be of the type is put to the engine all the same, as something it refuses.
pub(super) fn argument(
    cast: &Cast,
    json: &Json<'_>,
    is_person: bool,
    path: &str,
) -> Result<Value, ScenarioError> {
    let no_person = Value::Texts(Vec::new());
    match json {
        Json::Text(key) if is_person => cast.person(key, path).map(|person| person.clone().into()),
        Json::Object(object) if is_person => Ok(inline_person(object, path)?.map_or(no_person, Into::into)),
        _ if is_person => Ok(no_person),
        plain => Ok(plain.to_value().unwrap_or_else(|| Person::new("").into())),
    }
}

fn inline_person(object: &[(Cow<'_, str>, Json<'_>)], path: &str) -> Result<Option<Person>, ScenarioError> {
    let mut person = PersonInFile::default();
    for (key, value) in object {
        let field = match &**key {
            "codice_fiscale" => &mut person.codice_fiscale,
            "name" => &mut person.name,
            "surname" => &mut person.surname,
            "email" => &mut person.email,
            _ => return Err(Malformed::new(path, format!("a person has no `{key}`")).into()),
        };
        let Json::Text(text) = value else { return Ok(None) };
        text.as_ref().clone_into(field);
    }
    Ok(Some(as_person(&person)))
}

fn as_person(person: &PersonInFile) -> Person {
    Person::new(&person.codice_fiscale).named(&person.name, &person.surname).with_email(&person.email)
}

fn facts_and_tracks(
    mut opening: Opening,
    facts: &Named<Json<'static>>,
    tracks: &Named<String>,
    path: &str,
) -> Result<Opening, ScenarioError> {
    for (name, json) in facts.iter() {
        opening = opening.fact(name, fact_of(name, json, path)?);
    }
    for (track, state) in tracks.iter() {
        opening = opening.state(track, state);
    }
    Ok(opening)
}

/// The value of a fact, as the file writes it.
pub(super) fn fact_of(name: &str, json: &Json<'_>, path: &str) -> Result<Value, ScenarioError> {
    let wrong = || Malformed::new(format!("{path}.facts.{name}"), "no fact is of this form");
    Ok(json.to_value().ok_or_else(wrong)?)
}

/// A role of this campaign; or of another edition, which is one that nobody holds in this.
fn is_a_role(campaign: &Campaign, role: &str) -> bool {
    campaign.roles().any(|(known, _)| known == role) || Library::built_in().declares_role(role)
}

pub(super) fn unknown(path: &str, what: &'static str, name: &str) -> ScenarioError {
    ScenarioError::UnknownName { path: path.to_owned(), what, name: name.to_owned() }
}
